//! The README shows what matterlint really prints, and its configuration example is one that it takes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::example::package;
use harness::lab::matterlint;
use std::fs;
use tempfile::TempDir;

const BEGIN: &str = "```console\n";
const END: &str = "```\n<!-- /drawing -->";

#[test]
fn the_drawing_is_real() {
    let path = package("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let output = matterlint(&package("fixtures/readme"), &[]);
    let drawing = format!("$ matterlint\n{}", String::from_utf8(output.stdout).unwrap());
    let start = readme.find(BEGIN).unwrap() + BEGIN.len();
    let end = start + readme[start..].find(END).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{}{drawing}{}", &readme[..start], &readme[end..])).unwrap();
        return;
    }
    assert_eq!(&readme[start..end], drawing, "run with UPDATE=1");
}

#[test]
fn the_configuration_example_is_taken() {
    let readme = fs::read_to_string(package("README.md")).unwrap();
    let example = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let blog = TempDir::new().unwrap();
    fs::write(blog.path().join("matterlint.toml"), example).unwrap();
    fs::write(blog.path().join("post.md"), "---\ntitle: a\n---\n\nText.\n").unwrap();
    let output = matterlint(blog.path(), &["post.md"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
