//! `--staged`: what is staged in git is what is judged, in repositories as they are met, and from hooks that git runs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

#[path = "hooks/repository.rs"]
mod repository;

use repository::{GOOD, HUGO, POST, Repository};
use std::fs;
use std::path::{Path, PathBuf};

/// The arguments of a run that says where something is found.
const STAGED: [&str; 3] = ["--staged", "--output-format", "concise"];

#[test]
fn the_staged_text_is_judged_and_not_the_file() {
    let blog = Repository::new(&[("content/posts/첫 글.md", GOOD), ("content/posts/b.md", GOOD)]);
    assert_eq!(blog.found(&STAGED), [""; 0]);
    let (code, _, err) = blog.run(&["--staged"]);
    assert_eq!((code, err.as_str()), (0, "note: no post is staged\n"));
    assert_eq!(blog.run(&["--staged", "-q"]), (0, String::new(), String::new()));
    blog.write("content/posts/첫 글.md", POST);
    assert_eq!(blog.found(&STAGED), [""; 0], "what is not staged is not judged");
    blog.git(&["add", "-A"]);
    assert_eq!(blog.found(&STAGED), ["content/posts/첫 글.md:6"]);
    blog.write("content/posts/첫 글.md", GOOD);
    assert_eq!(blog.found(&STAGED), ["content/posts/첫 글.md:6"], "what is staged is judged");
    fs::remove_file(blog.path("content/posts/첫 글.md")).unwrap();
    assert_eq!(blog.found(&STAGED), ["content/posts/첫 글.md:6"], "also where the file is gone");
    assert_eq!(blog.found(&["--staged", "--output-format", "concise", "content/posts/첫 글.md"]).len(), 1);
    fs::remove_dir_all(blog.path("content")).unwrap();
    assert_eq!(blog.found(&STAGED), ["content/posts/첫 글.md:6"], "and its folder with it");
    assert_eq!(blog.found(&["--staged", "--output-format", "concise", "content/posts"]).len(), 1);
}

#[test]
fn posts_are_judged_among_those_of_the_index() {
    let at = |url: &str| GOOD.replace("---\n\n", &format!("url: {url}\n---\n\n"));
    let blog = Repository::new(&[("content/posts/a.md", &at("/walk/"))]);
    blog.write("content/posts/untracked.md", &at("/talk/"));
    blog.write("content/posts/b.md", &at("/talk/"));
    blog.git(&["add", "content/posts/b.md"]);
    assert_eq!(blog.found(&STAGED), [""; 0], "nobody else publishes what git does not know");
    blog.write("content/posts/b.md", &at("/walk/"));
    blog.git(&["add", "content/posts/b.md"]);
    assert_eq!(blog.found(&STAGED), ["content/posts/b.md:4"], "only the staged post is reported");
    blog.write("content/posts/a.md", &at("/elsewhere/"));
    assert_eq!(blog.found(&STAGED), ["content/posts/b.md:4"], "the other post has moved away on the disk only");
    blog.git(&["add", "content/posts/a.md"]);
    assert_eq!(blog.found(&STAGED), [""; 0]);
    blog.write("content/posts/b.md", &GOOD.replace("본문", "[여기](/posts/untracked/)"));
    blog.git(&["add", "content/posts/b.md"]);
    let found = blog.found(&["--ignore", "url-lost", "--staged", "--output-format", "concise"]);
    assert_eq!(found, ["content/posts/b.md:6"], "a link to a post that is not committed breaks");
}

#[test]
fn what_a_staged_post_does_to_another_is_told() {
    let old = POST.replace("---\n\n", "aliases:\n- /walk/\n---\n\n");
    let blog = Repository::new(&[("content/posts/a.md", &old), ("content/posts/c.md", POST)]);
    blog.write("content/posts/산책.md", &GOOD.replace("---\n\n", "url: /walk/\n---\n\n"));
    blog.git(&["add", "-A"]);
    let told = ["content/posts/a.md:5"];
    assert_eq!(blog.found(&STAGED), told, "the address of the new post is an old one of the other");
    assert_eq!(blog.found(&["--staged", "--output-format", "concise", "content/posts/산책.md"]), told);
    assert_eq!(blog.run(&["--staged"]).0, 1);
    assert_eq!(blog.run(&["--staged", "--fix"]).0, 1);
    let allowed = old.replace("- /walk/", "- /walk/ # matterlint: ignore[url-duplicate] -- moved");
    blog.write("content/posts/a.md", &allowed);
    blog.git(&["add", "content/posts/a.md"]);
    blog.git(&["commit", "-q", "--no-verify", "-m", "글", "--", "content/posts/a.md"]);
    assert_eq!(blog.found(&STAGED), [""; 0]);
}

#[test]
fn pictures_and_configuration_are_those_of_the_index() {
    let with = |name: &str| GOOD.replace("본문", &format!("![산](/{name})"));
    let blog = Repository::new(&[("content/posts/a.md", GOOD), ("static/옛 산.svg", repository::PICTURE)]);
    blog.write("static/산.svg", repository::PICTURE);
    blog.write("content/posts/a.md", &with("산.svg"));
    blog.git(&["add", "content"]);
    let (_, out, _) = blog.run(&STAGED);
    assert!(out.contains("warning[image-not-tracked]") && blog.found(&STAGED).len() == 1, "{out}");
    blog.git(&["add", "static"]);
    assert_eq!(blog.found(&STAGED), [""; 0]);
    fs::remove_file(blog.path("static/산.svg")).unwrap();
    assert_eq!(blog.found(&STAGED), [""; 0], "the commit holds the picture that the disk has lost");
    blog.write("content/posts/a.md", POST);
    blog.write("matterlint.toml", "exclude = [\"content/\"]\n");
    blog.git(&["add", "content", "matterlint.toml"]);
    blog.write("matterlint.toml", "");
    assert_eq!(blog.found(&STAGED), [""; 0], "the staged configuration counts, also for a file that a hook names");
    assert_eq!(blog.found(&["--staged", "--output-format", "concise", "content/posts/a.md"]), [""; 0]);
    blog.git(&["add", "matterlint.toml"]);
    assert_eq!(blog.found(&STAGED), ["content/posts/a.md:6"]);
}

#[test]
fn renamed_removed_named_and_intended() {
    let blog = Repository::new(&[("content/posts/a.md", POST), ("content/posts/b.md", POST), ("README.md", POST)]);
    blog.git(&["mv", "content/posts/a.md", "content/posts/새 글 이름.md"]);
    assert_eq!(
        blog.found(&STAGED),
        ["content/posts/새 글 이름.md:2", "content/posts/새 글 이름.md:6"],
        "its URL is lost"
    );
    let named = ["--staged", "--output-format", "concise", "content/posts/b.md", "README.md", "content/posts/a.md"];
    assert_eq!(blog.found(&named), ["content/posts/b.md:6"], "a named post counts, a README and what is gone do not");
    blog.commit();
    blog.git(&["rm", "-q", "content/posts/b.md"]);
    let (code, out, err) = blog.run(&["--staged", "--ignore", "url-lost"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", "note: no post is staged\n"));
    blog.commit();
    blog.write("content/posts/c.md", POST);
    blog.git(&["add", "-N", "content/posts/c.md"]);
    assert_eq!(blog.found(&STAGED), [""; 0], "the intent to add is no content");
    let named = ["--staged", "--output-format", "concise", "content/posts/c.md"];
    assert_eq!(blog.found(&named), ["content/posts/c.md:6"]);
}

#[test]
fn line_ends_are_those_of_a_checkout() {
    let blog = Repository::new(&[("content/posts/a.md", GOOD)]);
    blog.write(".gitattributes", "*.md text eol=crlf\n");
    blog.write("content/posts/b.md", &POST.replace('\n', "\r\n"));
    blog.git(&["add", "-A"]);
    fs::remove_file(blog.path("content/posts/b.md")).unwrap();
    let (_, out, _) = blog.run(&["--staged", "--output-format", "json"]);
    let offset = format!("\"offset\": {}", POST.replace('\n', "\r\n").find("(없다").unwrap() + 1);
    assert!(out.contains(&offset) || out.contains(&offset.replace(": ", ":")), "{offset}: {out}");
}

#[test]
fn filters_are_those_of_a_checkout() {
    let blog = Repository::new(&[("content/posts/a.md", GOOD)]);
    blog.git(&["config", "filter.other.clean", "cat"]);
    blog.git(&["config", "filter.other.smudge", "sed s/없다/다른/"]);
    blog.write(".gitattributes", "*.md filter=other\n");
    blog.write("content/posts/첫 글.md", POST);
    blog.git(&["add", "-A"]);
    blog.write("content/posts/첫 글.md", GOOD);
    let (_, out, _) = blog.run(&STAGED);
    assert!(out.contains("첫 글.md:6") && out.contains("다른.png"), "{out}");
}

/// Such a name cannot stand in a post, and must not keep git from bringing the others.
#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_no_text_is_passed_over() {
    use std::os::unix::ffi::OsStrExt as _;
    let blog = Repository::new(&[("content/posts/a.md", GOOD)]);
    let odd = blog.folder().join(std::ffi::OsStr::from_bytes(b"static-\xe9.png"));
    fs::write(&odd, "x").unwrap();
    blog.write("content/posts/첫 글.md", POST);
    blog.git(&["add", "-A"]);
    fs::remove_file(&odd).unwrap();
    blog.write("content/posts/첫 글.md", GOOD);
    assert_eq!(blog.found(&STAGED), ["content/posts/첫 글.md:6"]);
}

#[test]
fn a_hook_may_look_at_another_repository() {
    let other = Repository::new(&[("content/posts/a.md", GOOD)]);
    other.write("content/posts/b.md", POST);
    other.git(&["add", "-A"]);
    let own = Repository::new(&[("content/posts/a.md", GOOD)]);
    let path = other.folder().display();
    own.hook(&format!("#!/bin/sh\nmatterlint --staged --output-format concise . '{path}' >said\n"));
    own.write("content/posts/a.md", POST);
    assert!(!own.try_git(&["commit", "-q", "-a", "-m", "글"]));
    let said = own.read("said");
    let places: Vec<&str> = said.lines().filter(|line| line.contains("error[")).collect();
    assert_eq!(places.len(), 2, "{said}");
    assert!(said.contains("content/posts/a.md:6") && said.contains("content/posts/b.md:6"), "{said}");
}

#[test]
fn only_files_without_other_changes_are_fixed() {
    let spaced = GOOD.replace("본문", "본문 ");
    let blog = Repository::new(&[("content/posts/a.md", GOOD), ("content/posts/b.md", GOOD)]);
    for name in ["content/posts/a.md", "content/posts/b.md"] {
        blog.write(name, &spaced);
    }
    blog.git(&["add", "-A"]);
    let more = format!("{spaced}\n더 \n");
    blog.write("content/posts/b.md", &more);
    let fix = ["--staged", "--fix", "--select", "trailing-space"];
    let (code, _, err) = blog.run(&fix);
    assert_eq!(code, 2);
    assert!(err.contains("content/posts/b.md") && err.contains("stage the rest or stash it"), "{err}");
    assert!(err.contains("note: what was fixed is not staged yet"), "{err}");
    assert_eq!(blog.read("content/posts/a.md"), GOOD);
    assert_eq!(blog.read("content/posts/b.md"), more, "nothing is lost");
    blog.git(&["add", "-A"]);
    assert_eq!(blog.run(&fix).0, 1, "what is staged is not what was fixed");
    blog.git(&["add", "-A"]);
    assert_eq!(blog.run(&fix).0, 0);
    assert_eq!(blog.read("content/posts/b.md"), more.replace(" \n", "\n"));
}

#[test]
fn other_ways_to_choose_go_together_with_it() {
    let blog = Repository::new(&[("content/posts/a.md", POST)]);
    blog.write("content/posts/a.md", &format!("{POST}\n![](새.png)\n"));
    assert_eq!(blog.found(&["--staged", "--since", "HEAD", "--output-format", "concise"]), [""; 0]);
    blog.git(&["add", "-A"]);
    blog.write("content/posts/a.md", POST);
    let new = blog.found(&["--staged", "--since", "HEAD", "--output-format", "concise"]);
    assert!(!new.is_empty() && new.iter().all(|place| place == "content/posts/a.md:8"), "{new:?}");
    assert_eq!(blog.run(&["--staged", "--show-files"]).1, "content/posts/a.md\n");
    assert_eq!(blog.run(&["baseline", "write"]).0, 0);
    let baseline = ["--staged", "--baseline", "matterlint-baseline.json", "--output-format", "concise"];
    assert_eq!(blog.found(&baseline), new, "the baseline is compared with what is staged");
    let (code, _, err) = blog.run(&["--staged", "--stdin-filename", "a.md"]);
    assert!(code == 2 && err.contains("standard input"), "{err}");
}

/// What is found in a first commit is what is found in the files, also once all of them are gone from the disk.
#[test]
fn an_index_alone_is_a_whole_blog() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/site");
    let inside = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut sites: Vec<PathBuf> = inside(fixtures).flat_map(inside).filter(|path| path.is_dir()).collect();
    sites.sort();
    assert!(sites.len() > 50, "the fixtures were not found");
    let run = ["--output-format", "json", "--now", "2026-01-01T00:00:00Z"];
    // Every fourth, to save time.
    for site in sites.into_iter().step_by(4) {
        let blog = Repository::empty();
        copy(&site, blog.folder());
        blog.git(&["add", "-A"]);
        let of_files = blog.run(&run);
        assert_eq!(blog.run(&[&["--staged"], &run[..]].concat()), of_files, "{}", site.display());
        for path in inside(blog.folder().to_owned()).filter(|path| !path.ends_with(".git")) {
            fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path)).unwrap();
        }
        let of_index = blog.run(&[&["--staged"], &run[..]].concat());
        assert_eq!(of_index, of_files, "{} without its files", site.display());
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn what_git_cannot_tell_is_said() {
    let plain = tempfile::TempDir::new().unwrap();
    let (code, _, err) = repository::matterlint(plain.path(), &["--staged"]);
    assert!(code == 2 && err.contains("`.` is in no git repository"), "{err}");
    let blog = Repository::new(&[("content/posts/a.md", GOOD)]);
    blog.git(&["checkout", "-q", "-b", "topic"]);
    blog.write("content/posts/a.md", &GOOD.replace("본문", "하나"));
    blog.commit();
    blog.git(&["checkout", "-q", "main"]);
    blog.write("content/posts/a.md", &GOOD.replace("본문", "둘"));
    blog.commit();
    assert!(!blog.try_git(&["merge", "topic"]));
    let (code, _, err) = blog.run(&["--staged"]);
    assert!(code == 2 && err.contains("`content/posts/a.md` is not merged yet\nhelp: settle the conflict"), "{err}");
}

#[test]
fn a_first_commit_a_worktree_and_a_submodule() {
    let blog = Repository::empty();
    blog.write("hugo.toml", HUGO);
    blog.write("content/posts/a.md", POST);
    blog.git(&["add", "-A"]);
    assert_eq!(blog.found(&STAGED), ["content/posts/a.md:6"]);
    blog.commit();
    let beside = tempfile::TempDir::new().unwrap();
    let beside = beside.path().join("다른 곳");
    blog.git(&["worktree", "add", "-q", beside.to_str().unwrap(), "-b", "topic"]);
    fs::write(beside.join("content/posts/b.md"), POST).unwrap();
    repository::git(&beside, &["add", "-A"]);
    let (_, out, _) = repository::matterlint(&beside, &STAGED);
    assert!(out.starts_with("content/posts/b.md:6"), "{out}");
    let theme = Repository::new(&[("content/posts/theme.md", POST)]);
    blog.git(&["submodule", "--quiet", "add", theme.folder().to_str().unwrap(), "themes/밝은"]);
    assert_eq!(blog.found(&STAGED), [""; 0]);
    blog.write("themes/밝은/content/posts/theme.md", &format!("{POST}\n"));
    repository::git(&blog.path("themes/밝은"), &["add", "-A"]);
    assert_eq!(blog.found(&["--staged", "--output-format", "concise", "themes/밝은"]).len(), 1);
}

#[test]
fn a_plain_hook_sees_what_each_kind_of_commit_takes() {
    let blog = Repository::new(&[("content/posts/a.md", GOOD), ("content/posts/b.md", GOOD)]);
    blog.hook(&repository::readme("`.git/hooks/pre-commit`"));
    blog.write("content/posts/a.md", POST);
    assert!(blog.try_git(&["commit", "-q", "-m", "빈 것", "--allow-empty"]));
    assert!(!blog.try_git(&["commit", "-q", "-a", "-m", "모두"]), "`git commit -a` makes an index of its own");
    assert!(
        !blog.try_git(&["commit", "-q", "-m", "하나", "--", "content/posts/a.md"]),
        "and so does a file that is named"
    );
    blog.write("content/posts/b.md", &GOOD.replace("본문", "고친 본문"));
    assert!(
        blog.try_git(&["commit", "-q", "-m", "둘", "--", "content/posts/b.md"]),
        "the other file is not part of it"
    );
    let inside = blog.path("content/posts");
    assert!(!repository::try_git(&inside, &["commit", "-q", "-a", "-m", "안에서"]));
    blog.write("content/posts/a.md", &GOOD.replace("본문", "고친 본문"));
    assert!(blog.try_git(&["commit", "-q", "-a", "-m", "모두"]));
    let beside = tempfile::TempDir::new().unwrap();
    let beside = beside.path().join("다른 곳");
    blog.git(&["worktree", "add", "-q", beside.to_str().unwrap(), "-b", "topic"]);
    fs::write(beside.join("content/posts/a.md"), POST).unwrap();
    assert!(!repository::try_git(&beside, &["commit", "-q", "-a", "-m", "모두"]));
}
