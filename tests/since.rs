//! `--since`: only what changed in a git repository is reported, in repositories as they are met.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::repository::{commit, git, repository, run, write};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Where something is found that counts since `commit`: path and line.
fn found(folder: &Path, commit: &str) -> Vec<String> {
    let (code, out, err) = run(folder, &["--since", commit, "--output-format", "concise"]);
    assert!(code < 2, "{err}");
    let place = |line: &str| line.split(':').take(2).collect::<Vec<_>>().join(":");
    out.lines().map(place).collect()
}

const POST: &str = "---\ntitle: 글\n---\n\n![](옛.png)\n\n가\n\n나\n";

#[test]
fn lines_that_changed_count_and_new_posts() {
    let folder = repository(&[("글 하나.md", POST), ("b.md", POST), (".gitignore", "geheim.md\n")]);
    let here = folder.path();
    assert_eq!(found(here, "HEAD"), [""; 0]);
    let (_, out, _) = run(here, &["--since", "HEAD"]);
    assert!(out.contains("no findings in 2 posts; ") && out.contains("on lines that have not changed"), "{out}");
    write(here, "글 하나.md", &format!("{POST}\n![](새.png)\n"));
    write(here, "c.md", "---\ntitle: 새 글\n---\n\n![](새.png)\n");
    let new = found(here, "HEAD");
    assert!(new.contains(&"글 하나.md:11".to_owned()) && new.contains(&"c.md:5".to_owned()), "{new:?}");
    assert!(!new.iter().any(|place| place == "글 하나.md:5" || place.starts_with("b.md")), "{new:?}");
    commit(here);
    assert_eq!(found(here, "HEAD"), [""; 0]);
    assert_eq!(found(here, "HEAD~1"), new);
    write(here, "geheim.md", POST);
    let (_, out, _) = run(here, &["geheim.md", "--since", "HEAD", "--output-format", "concise"]);
    assert!(out.contains("geheim.md:5"), "{out}");
}

#[test]
fn line_ends_folders_and_renames_change_nothing() {
    let folder = repository(&[("blog/글/a.md", POST), ("blog/b.md", POST)]);
    let here = folder.path();
    write(here, "blog/글/a.md", &POST.replace('\n', "\r\n"));
    assert_eq!(found(here, "HEAD"), [""; 0]);
    assert_eq!(found(&here.join("blog/글"), "HEAD"), [""; 0]);
    git(here, &["mv", "blog/b.md", "blog/옮긴 글.md"]);
    let moved = format!("{POST}\n![](새.png)\n");
    write(here, "blog/옮긴 글.md", &moved);
    let new = found(&here.join("blog"), "HEAD");
    assert!(!new.is_empty() && new.iter().all(|place| place == "옮긴 글.md:11"), "{new:?}");
}

#[test]
fn compared_is_with_where_the_branches_part() {
    let folder = repository(&[("a.md", POST)]);
    let here = folder.path();
    git(here, &["checkout", "-q", "-b", "topic"]);
    write(here, "b.md", POST);
    commit(here);
    git(here, &["checkout", "-q", "main"]);
    write(here, "a.md", &POST.replace("옛", "다른"));
    commit(here);
    git(here, &["checkout", "-q", "topic"]);
    let new = found(here, "main");
    assert!(!new.is_empty() && new.iter().all(|place| place.starts_with("b.md")), "{new:?}");
}

#[test]
fn a_line_taken_out_and_another_place_count() {
    let folder = repository(&[("a.md", POST), ("c.md", "---\ntitle: 글\n---\n\n# 하나\n\n## 둘\n\n### 셋\n")]);
    let here = folder.path();
    write(here, "a.md", &POST.replace("title: 글\n", ""));
    let (_, out, _) = run(here, &["--since", "HEAD", "--output-format", "concise", "--select", "title-missing"]);
    assert!(out.starts_with("a.md:1:1"), "{out}");
    let post = |url: &str| format!("---\ntitle: 글\ndate: 2020-05-01\nurl: {url}\n---\n\n본문\n");
    let (one, two) = (post("/walk/"), post("/talk/"));
    let hugo = "baseURL = \"https://example.org/\"\n";
    let folder = repository(&[("hugo.toml", hugo), ("content/posts/a.md", &one), ("content/posts/b.md", &two)]);
    let here = folder.path();
    write(here, "content/posts/b.md", &one);
    let mut duplicates = found(here, "HEAD");
    // The address that the post had leads nowhere now, which is said at the same place.
    duplicates.dedup();
    assert_eq!(duplicates.len(), 2, "the post that did not change stands in the way too: {duplicates:?}");
}

#[test]
fn unchanged_lines_are_not_fixed() {
    let old = "---\ntitle: 글\n---\n\n옛 줄 \n";
    let folder = repository(&[("a.md", old)]);
    write(folder.path(), "a.md", &format!("{old}\n새 줄 \n"));
    run(folder.path(), &["--fix", "--since", "HEAD"]);
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), format!("{old}\n새 줄\n"));
}

#[test]
fn what_git_cannot_tell_is_said() {
    let folder = repository(&[("a.md", POST)]);
    let here = folder.path();
    let told = |folder: &Path, commit: &str| {
        let (code, out, err) = run(folder, &["--since", commit]);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        err
    };
    let err = told(here, "origin/main");
    assert!(err.starts_with("error: git knows no commit `origin/main`\nhelp: name a branch"), "{err}");
    assert!(told(here, "HEAD:a.md").contains("git knows no commit"));
    for _ in 0..2 {
        commit(here);
    }
    git(here, &["checkout", "-q", "--orphan", "other"]);
    write(here, "other.md", POST);
    commit(here);
    assert!(told(here, "main").contains("HEAD and `main` have no commit in common"));
    git(here, &["checkout", "-q", "main"]);
    git(here, &["checkout", "-q", "-b", "topic", "main~1"]);
    write(here, "topic.md", POST);
    commit(here);
    let shallow = TempDir::new().unwrap();
    let url = format!("file://{}", here.display());
    git(shallow.path(), &["clone", "-q", "--depth", "1", "--branch", "topic", &url, "blog"]);
    let blog = shallow.path().join("blog");
    let err = told(&blog, "HEAD~1");
    assert!(err.contains("the clone is shallow") && err.contains("git fetch --unshallow"), "{err}");
    git(&blog, &["fetch", "-q", "--depth", "1", "origin", "main"]);
    assert!(told(&blog, "FETCH_HEAD").contains("the history is too shallow"));
    let plain = TempDir::new().unwrap();
    write(plain.path(), "a.md", POST);
    assert!(told(plain.path(), "main").contains("is in no git repository"));
}
