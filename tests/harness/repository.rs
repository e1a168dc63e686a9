//! Little git repositories, and the built command run in them as an author runs it.

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Runs git as nobody in particular, by no configuration but the repository's; `made` is the moment of a commit.
pub fn git_at(folder: &Path, made: &str, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(["-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_COMMITTER_DATE", made)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Runs git; a commit is made a month before the tests take place.
pub fn git(folder: &Path, arguments: &[&str]) {
    git_at(folder, "2025-12-01T00:00:00Z", arguments);
}

/// Commits all that is in `folder`.
pub fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "글", "--allow-empty"]);
}

/// A repository with these files, committed on the branch `main`.
pub fn repository(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    commit(folder.path());
    folder
}

/// Writes a file and the folders that hold it.
pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The exit code and what the built command writes on both streams.
pub fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("GITHUB_ACTIONS")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}
