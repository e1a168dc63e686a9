//! A Hugo blog in a git repository, and a git that runs this matterlint in its hooks.

#![allow(dead_code, reason = "each of the two test programs uses a part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub const HUGO: &str = "baseURL = \"https://example.org/\"\n";

/// A post in which nothing is found.
pub const GOOD: &str = "---\ntitle: 글\ndate: 2020-05-01\n---\n\n본문\n";

/// A post with one fault, on line 6.
pub const POST: &str = "---\ntitle: 글\ndate: 2020-05-01\n---\n\n![산](없다.png)\n";

/// Enough of a picture.
pub const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";

pub struct Repository(TempDir);

impl Repository {
    /// A repository without a commit.
    pub fn empty() -> Self {
        let repository = Self(TempDir::new().unwrap());
        repository.git(&["init", "-q", "-b", "main"]);
        repository
    }

    /// A Hugo site with these files, committed.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self::empty();
        repository.write("hugo.toml", HUGO);
        for (name, text) in files {
            repository.write(name, text);
        }
        repository.commit();
        repository
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Commits everything without asking a hook.
    pub fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "글", "--allow-empty", "--no-verify"]);
    }

    pub fn git(&self, arguments: &[&str]) {
        git(self.folder(), arguments);
    }

    pub fn try_git(&self, arguments: &[&str]) -> bool {
        try_git(self.folder(), arguments)
    }

    /// Makes this the hook that runs before a commit.
    pub fn hook(&self, script: &str) {
        self.write(".git/hooks/pre-commit", script);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let path = self.path(".git/hooks/pre-commit");
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    pub fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        matterlint(self.folder(), arguments)
    }

    /// Where something is found: path and line.
    pub fn found(&self, arguments: &[&str]) -> Vec<String> {
        let (code, out, err) = self.run(arguments);
        assert!(code < 2, "{err}");
        let findings = out.lines().filter(|line| line.contains("error[") || line.contains("warning["));
        findings.map(|line| line.split(':').take(2).collect::<Vec<_>>().join(":")).collect()
    }
}

/// A command in `folder` that finds this matterlint, and no configuration of whoever runs the tests.
pub fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    let own = Path::new(env!("CARGO_BIN_EXE_matterlint")).parent().unwrap().to_owned();
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let programs = std::env::var_os("MATTERLINT_HOOK_PROGRAMS").unwrap_or_default();
    let paths = std::iter::once(own).chain(std::env::split_paths(&programs)).chain(std::env::split_paths(&paths));
    command.current_dir(folder).env("PATH", std::env::join_paths(paths).unwrap());
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("NO_COLOR", "1");
    for (role, name) in [("AUTHOR", "가"), ("COMMITTER", "나")] {
        command.env(format!("GIT_{role}_NAME"), name).env(format!("GIT_{role}_EMAIL"), "a@example.org");
    }
    for variable in ["GITHUB_ACTIONS", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
        command.env_remove(variable);
    }
    command
}

pub fn matterlint(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = command(env!("CARGO_BIN_EXE_matterlint"), folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn ask_git(folder: &Path, arguments: &[&str]) -> Output {
    command("git", folder).args(["-c", "protocol.file.allow=always"]).args(arguments).output().unwrap()
}

pub fn git(folder: &Path, arguments: &[&str]) {
    let output = ask_git(folder, arguments);
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The first block of code in the README after the words `after`.
pub fn readme(after: &str) -> String {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, rest) = readme.split_once(after).unwrap();
    let (_, block) = rest.split_once("```").unwrap();
    let (block, _) = block.split_once("\n```").unwrap();
    format!("{}\n", block.split_once('\n').unwrap().1)
}

/// Whether git does it. A hook must not fail because of itself.
pub fn try_git(folder: &Path, arguments: &[&str]) -> bool {
    let output = ask_git(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("not found") && !said.contains("cannot be asked"), "git {arguments:?}: {said}");
    output.status.success()
}
