//! Where reports go: into files that appear whole, never over a post, and what is told where that cannot be.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::command::{command, run, stderr, stdout};
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

const POST: &str = "---\ntitle: 봄\ndate: 2025-02-30\n---\n\n## \n";

fn blog() -> TempDir {
    let blog = TempDir::new().unwrap();
    fs::write(blog.path().join("봄.md"), POST).unwrap();
    fs::write(blog.path().join("bare.md"), "## \n").unwrap();
    blog
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What is told, with nothing made or changed in the folder.
fn refused(blog: &TempDir, arguments: &[&str]) -> String {
    let before = names(blog.path());
    let output = run(blog.path(), &[], arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
    assert_eq!(names(blog.path()), before, "{arguments:?}");
    assert_eq!(fs::read_to_string(blog.path().join("봄.md")).unwrap(), POST);
    stderr(&output)
}

#[test]
fn no_report_takes_the_place_of_a_post() {
    let blog = blog();
    let other = refused(&blog, &["--output-file", "봄.md", "bare.md"]);
    assert_eq!(other, "error: the report `봄.md` cannot be written: a post stands there\n");
    for path in ["bare.md", "./bare.md"] {
        let told = refused(&blog, &["--output-format", &format!("json={path}")]);
        assert!(
            told.starts_with("error: the report cannot be written over `bare.md`, which is to be checked\n"),
            "{told}"
        );
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("bare.md", blog.path().join("report")).unwrap();
        assert!(refused(&blog, &["--output-file", "report"]).contains("`bare.md`"));
    }
    assert_eq!(fs::read_to_string(blog.path().join("bare.md")).unwrap(), "## \n");
}

#[test]
fn one_file_in_two_spellings_is_one() {
    let blog = blog();
    fs::create_dir(blog.path().join("out")).unwrap();
    let absolute = format!("sarif={}", blog.path().join("out/a").display());
    for other in ["sarif=./out/a", "sarif=out/../out/a", &absolute] {
        let told = refused(&blog, &["--output-format", "json=out/a", "--output-format", other]);
        assert!(told.starts_with("error: two formats would go to the file `"), "{told}");
        assert!(names(&blog.path().join("out")).is_empty());
    }
}

#[test]
fn a_dash_is_standard_output() {
    let blog = blog();
    let plain = stdout(&run(blog.path(), &[], &["--output-format", "json"]));
    for arguments in [&["--output-format", "json=-"][..], &["--output-format", "json", "--output-file", "-"]] {
        assert_eq!(stdout(&run(blog.path(), &[], arguments)), plain);
    }
    assert!(refused(&blog, &["--output-format", "json", "--output-format", "sarif=-"]).contains("standard output"));
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_is_half_done() {
    let blog = blog();
    assert!(
        refused(&blog, &["--output-file", "no/a"]).ends_with("`no/a` cannot be written: there is no such folder\n")
    );
    assert!(refused(&blog, &["--output-file", "new/"]).ends_with("cannot be written: there is no such folder\n"));
    if cfg!(target_os = "linux") {
        let full = refused(&blog, &["--output-file", "/dev/full"]);
        assert_eq!(full, "error: the report `/dev/full` cannot be written: No space left on device\n");
        fs::write(blog.path().join("bare.md"), "## \n".repeat(20_000)).unwrap();
        let full = refused(&blog, &["--output-format", "json=/dev/full"]);
        assert_eq!(full, "error: the report `/dev/full` cannot be written: No space left on device\n");
        let device = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = command(blog.path(), &[]).stdout(device).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).starts_with("error: the output cannot be written: No space left on device"));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_closed() {
    use std::os::unix::fs::PermissionsExt as _;
    let blog = blog();
    let closed = blog.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        return harness::skipped("this user may write anywhere");
    }
    let told = refused(&blog, &["--output-file", "closed/a"]);
    assert!(told.ends_with("`closed/a` cannot be written: the system does not permit writing there\n"), "{told}");
}

#[test]
fn a_reader_that_goes_costs_neither_the_files_nor_the_exit_code() {
    let blog = blog();
    fs::write(blog.path().join("bare.md"), "## \n".repeat(20_000)).unwrap();
    let mut child = command(blog.path(), &[])
        .args(["--output-format", "concise", "--output-format", "json=a.json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 9]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), String::new()));
    let report: serde_json::Value = serde_json::from_slice(&fs::read(blog.path().join("a.json")).unwrap()).unwrap();
    assert!(report["findings"].as_array().unwrap().len() > 20_000);
}
