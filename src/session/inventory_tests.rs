//! Inventories of little blogs on the real disk.

use super::Wanted;
use super::run_tests::{blogs, session};
use crate::report::inventory::Inventory;
use std::fs;
use std::path::{Path, PathBuf};

fn inventory(folder: &Path, wanted: &Wanted) -> Inventory {
    session(folder, |_| ()).inventory(wanted).expect("the configurations are sound")
}

fn paths(found: &Inventory) -> Vec<&str> {
    found.entries.iter().map(|entry| entry.path.as_str()).collect()
}

#[test]
fn what_is_not_checked_is_listed_all_the_same_and_templates_are_not() {
    let blog = blogs(&[
        ("hugo.toml", ""),
        ("matterlint.toml", "exclude = [\"content/old/\"]\n"),
        ("archetypes/default.md", "---\ntitle: x\n---\n"),
        ("content/posts/글.md", "---\ntitle: 글\n---\n"),
        ("content/old/a.md", "---\ntitle: a\n---\n"),
        ("README.md", "# A blog\n"),
    ]);
    let found = inventory(blog.path(), &Wanted::default());
    assert_eq!(paths(&found), ["content/old/a.md", "content/posts/글.md"]);
    assert_eq!((found.total, found.entries[1].title.as_deref()), (2, Some("글")));
    let named = session(blog.path(), |request| request.paths = vec![PathBuf::from("archetypes/default.md")]);
    assert_eq!(paths(&named.inventory(&Wanted::default()).expect("sound")), [""; 0]);
}

#[test]
fn several_blogs_are_one_inventory() {
    let blog = blogs(&[
        ("notes/a.md", "# From a heading\n"),
        ("site/_config.yml", ""),
        ("site/_posts/2024-05-01-a.md", "---\ntitle: a\n---\n"),
        ("site/_posts/2024-05-02-a-walk.md", "---\n---\n"),
    ]);
    let found = inventory(blog.path(), &Wanted::default());
    let told: Vec<_> = found.entries.iter().map(|entry| (entry.generator, entry.title.as_deref())).collect();
    assert_eq!(told, [("plain", Some("From a heading")), ("jekyll", Some("a")), ("jekyll", Some("A Walk"))]);
}

#[test]
fn a_file_with_wrong_bytes_is_listed_and_one_that_cannot_be_read_is_a_fault() {
    let blog = blogs(&[("a.md", "")]);
    fs::write(blog.path().join("a.md"), b"---\ntitle: caf\xe9\n---\n").expect("a file");
    let session = session(blog.path(), |request| request.paths.push(PathBuf::from("gone.md")));
    let found = session.inventory(&Wanted::default()).expect("sound");
    assert_eq!(found.entries[0].title.as_deref(), Some("caf\u{fffd}"));
    assert_eq!(found.faults.len(), 1);
    assert_eq!(found.faults[0].path, "gone.md");
}
