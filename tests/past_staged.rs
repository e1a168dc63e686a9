//! What a hook says of published posts that a commit moves or takes away.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::repository::{commit, git, repository, run, write};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const HUGO: (&str, &str) = ("hugo.toml", "baseURL = \"https://example.org/\"\n");

fn post(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2024-05-01T09:00:00+09:00\n{more}---\n\n{title}에 대해 쓴 글.\n")
}

/// Path, line and rule of what is found in what is staged, with the exit code.
fn staged(folder: &Path, arguments: &[&str]) -> (i32, Vec<String>) {
    let all = [&["--staged", "--output-format", "concise", "--now", "2026-01-01T00:00:00Z"], arguments].concat();
    let (code, out, err) = run(folder, &all);
    assert!(code < 2, "{err}");
    let gist = |line: &str| {
        let rule = line.split(['[', ']']).nth(1).unwrap_or_default();
        format!("{} {rule}", line.split(':').take(2).collect::<Vec<_>>().join(":"))
    };
    (code, out.lines().map(gist).collect())
}

fn found(folder: &Path) -> Vec<String> {
    staged(folder, &[]).1
}

fn blog() -> TempDir {
    repository(&[HUGO, ("content/posts/봄 산책.md", &post("봄", "")), ("content/posts/b.md", &post("여름", ""))])
}

#[test]
fn a_commit_that_takes_a_post_away_is_stopped() {
    let blog = blog();
    let here = blog.path();
    git(here, &["rm", "--quiet", "content/posts/b.md"]);
    assert_eq!(staged(here, &[]), (1, vec!["content/posts/b.md:2 url-lost".to_owned()]));
    assert_eq!(staged(here, &["--ignore", "url-lost"]), (0, Vec::new()));
    assert_eq!(staged(here, &["content/posts/봄 산책.md"]).1, ["content/posts/b.md:2 url-lost"], "whoever is named");
    write(here, "content/posts/봄 산책.md", &post("봄", "aliases: [/posts/b/]\n"));
    assert_eq!(found(here).len(), 1, "the alias is not staged");
    git(here, &["add", "--all"]);
    assert_eq!(staged(here, &[]), (0, Vec::new()));
    git(here, &["rm", "--quiet", "-r", "-f", "content"]);
    assert_eq!(found(here).len(), 2, "no post is left");
}

#[test]
fn only_what_is_staged_counts() {
    let blog = blog();
    let here = blog.path();
    write(here, "content/posts/b.md", &post("여름", "slug: summer\n"));
    assert_eq!(found(here), [""; 0]);
    git(here, &["add", "--all"]);
    assert_eq!(found(here), ["content/posts/b.md:4 url-lost"]);
    write(here, "content/posts/b.md", &post("여름", ""));
    assert_eq!(found(here), ["content/posts/b.md:4 url-lost"], "the file on the disk is not what is committed");
    git(here, &["add", "--all"]);
    write(here, "content/posts/b.md", &post("여름", "").replace("2024-05-01", "2024-06-01"));
    git(here, &["add", "--all"]);
    assert_eq!(found(here), ["content/posts/b.md:3 date-changed"]);
}

#[test]
fn what_nobody_has_seen_is_not_lost() {
    let blog = blog();
    let remote = TempDir::new().unwrap();
    git(remote.path(), &["clone", "--quiet", blog.path().to_str().unwrap(), "mine"]);
    let here = &remote.path().join("mine");
    write(here, "content/posts/new.md", &post("가을", ""));
    commit(here);
    git(here, &["mv", "content/posts/new.md", "content/posts/autumn.md"]);
    assert_eq!(found(here), [""; 0], "the post was never pushed");
    commit(here);
    git(here, &["mv", "content/posts/b.md", "content/posts/summer.md"]);
    commit(here);
    write(here, "content/posts/autumn.md", &post("가을", "slug: fall\n"));
    git(here, &["add", "--all"]);
    assert_eq!(found(here), [""; 0], "another commit has moved the other post");
    write(here, "content/posts/summer.md", &post("여름", "tags: [a]\n"));
    git(here, &["add", "--all"]);
    assert_eq!(found(here), ["content/posts/summer.md:2 url-lost"], "its old URL still leads nowhere");
    git(here, &["remote", "remove", "origin"]);
    assert_eq!(found(here), ["content/posts/autumn.md:4 url-lost"], "without a remote, the last commit counts");
}

#[test]
fn pre_commit_names_where_a_range_begins() {
    let blog = blog();
    let here = blog.path();
    write(here, "content/posts/b.md", &post("여름", "slug: summer\n"));
    commit(here);
    let of = |from: &str| {
        let command = &mut Command::new(env!("CARGO_BIN_EXE_matterlint"));
        let command = command.current_dir(here).env("PRE_COMMIT_FROM_REF", from).env("NO_COLOR", "1");
        let output = command.args(["--staged", "--output-format", "concise", "content/posts/b.md"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().filter(|line| line.contains("url-lost")).count()
    };
    assert_eq!((of("HEAD~1"), of("HEAD"), of(&"0".repeat(40))), (1, 0, 0));
}

#[test]
fn the_first_commit_takes_nothing_away() {
    let folder = TempDir::new().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    write(folder.path(), HUGO.0, HUGO.1);
    write(folder.path(), "content/posts/b.md", &post("여름", ""));
    git(folder.path(), &["add", "--all"]);
    assert_eq!(staged(folder.path(), &[]), (0, Vec::new()));
}
