//! The packages as their users meet them: built, installed where nothing of the sources is, and run. What needs tools
//! beside Rust is ignored by default; `.ci/run` installs them and says where they are.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

#[path = "packages/action.rs"]
mod action;
mod harness;
#[path = "packages/npm.rs"]
mod npm;
#[path = "packages/shells.rs"]
mod shells;
#[path = "packages/sources.rs"]
mod sources;
#[path = "packages/wheel.rs"]
mod wheel;

use harness::example::package;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What the packages hold beside the program.
const SHARE: &str = "packaging/wheel/data/share";

/// The folder of a tool that `.ci/run` has installed.
fn tools(variable: &str) -> PathBuf {
    PathBuf::from(std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set; see .ci/run")))
}

/// The path by which a shell finds the built command first.
fn path_with(folder: &Path) -> String {
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap())
}

/// Runs a command that must succeed, and gives what it printed.
fn must(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}\n{}", both(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// What a command said on both streams.
fn both(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A Hugo blog with a fault and a name in Korean, in a folder of which other programs like to make several words.
fn blog(folder: &Path) -> PathBuf {
    let blog = folder.join("내 블로그");
    fs::create_dir_all(blog.join("content/posts")).unwrap();
    fs::write(blog.join("hugo.toml"), "baseURL = \"https://example.org/\"\n").unwrap();
    let post = |day: u32| format!("---\ntitle: 봄\ndate: 2024-04-{day}\ntags: [산책]\n---\n\n봄이 왔다.\n");
    fs::write(blog.join("content/posts/봄 날.md"), post(31)).unwrap();
    fs::write(blog.join("content/posts/good.md"), post(30)).unwrap();
    blog
}

/// Runs an installed matterlint as its users do: a fault is 1, none 0, a bad option 2, a post comes from standard input.
fn try_out(command: impl Fn() -> Command, blog: &Path) {
    let run = |arguments: &[&str]| command().current_dir(blog).args(arguments).output().unwrap();
    let found = run(&["--output-format", "concise"]);
    assert_eq!(found.status.code(), Some(1), "{}", both(&found));
    let text = String::from_utf8(found.stdout).unwrap();
    assert!(text.starts_with("content/posts/봄 날.md:3:7: error[date-invalid]"), "{text}");
    assert_eq!(run(&["content/posts/good.md"]).status.code(), Some(0));
    assert_eq!(run(&["--no-such-flag"]).status.code(), Some(2));
    assert_eq!(run(&["explain", "date-invalid"]).status.code(), Some(0), "the rule book is in the program");
    let post = fs::File::open(blog.join("content/posts/봄 날.md")).unwrap();
    let piped = command().current_dir(blog).args(["--stdin-filename", "content/posts/new.md"]).stdin(post).output();
    assert_eq!(piped.unwrap().status.code(), Some(1));
    let version = String::from_utf8(run(&["--version"]).stdout).unwrap();
    assert_eq!(version, concat!("matterlint ", env!("CARGO_PKG_VERSION"), "\n"));
}

/// The built command's own folder.
fn built() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_matterlint")).parent().unwrap().to_owned()
}

/// A file of this package, read.
fn text(name: &str) -> String {
    fs::read_to_string(package(name)).unwrap()
}
