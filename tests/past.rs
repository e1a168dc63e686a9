//! Rules that compare a blog with what it was, in repositories as they are met.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::repository::{commit, git, git_at, repository, run, write};
use std::fs;
use std::path::Path;

const HUGO: (&str, &str) = ("hugo.toml", "baseURL = \"https://example.org/\"\n");
const RULES: &str = "url-lost,date-changed,lastmod-stale";

fn post(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2024-05-01T09:00:00+09:00\n{more}---\n\n{title}에 대해 쓴 글.\n\n둘째 문단.\n")
}

/// What the rules find since `commit`: path, line and the URL or date that is named first.
fn found(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let all = [&["--select", RULES, "--output-format", "concise", "--now", "2026-01-01T00:00:00Z"], arguments].concat();
    let (code, out, err) = run(folder, &all);
    assert!(code < 2, "{err}");
    let gist = |line: &str| {
        let place = line.split(':').take(2).collect::<Vec<_>>().join(":");
        format!("{place} {}", line.split('`').nth(1).unwrap_or_default())
    };
    out.lines().filter(|line| RULES.split(',').any(|rule| line.contains(rule))).map(gist).collect()
}

fn since(folder: &Path, commit: &str) -> Vec<String> {
    found(folder, &["--since", commit])
}

#[test]
fn a_url_that_leads_nowhere_is_found_committed_or_not() {
    let folder =
        repository(&[HUGO, ("content/posts/a.md", &post("산책", "")), ("content/posts/b.md", &post("다른", ""))]);
    let here = folder.path();
    assert_eq!(since(here, "HEAD"), [""; 0]);
    write(here, "content/posts/a.md", &post("산책", "slug: walk\n"));
    assert_eq!(since(here, "HEAD"), ["content/posts/a.md:4 /posts/a/"]);
    assert_eq!(found(here, &[]), [""; 0], "nothing is compared unless it is asked for");
    commit(here);
    assert_eq!(since(here, "HEAD"), [""; 0]);
    assert_eq!(since(here, "HEAD~1"), ["content/posts/a.md:4 /posts/a/"]);
    assert_eq!(found(here, &["content/posts/b.md", "--since", "HEAD~1"]), [""; 0]);
    write(here, "content/posts/a.md", &post("산책", "slug: walk\naliases: [/posts/a/]\n"));
    assert_eq!(since(here, "HEAD~1"), [""; 0]);
    write(here, "content/posts/a.md", &post("산책", "slug: walk\n"));
    write(here, "content/posts/other.md", &post("새 글", "url: /posts/a/\n"));
    assert_eq!(since(here, "HEAD~1"), [""; 0], "another post stands there");
    fs::remove_file(here.join("content/posts/other.md")).unwrap();
    write(here, "static/_redirects", "/posts/a/ /posts/walk/\n");
    assert_eq!(since(here, "HEAD~1"), [""; 0]);
}

#[test]
fn moved_posts_and_bundles_are_known_again() {
    let folder = repository(&[
        HUGO,
        ("content/posts/옛 이름.md", &post("산책", "")),
        ("content/posts/jeju/index.md", &post("제주", "")),
        ("content/posts/jeju/x.png", "x"),
        ("content/posts/untold.md", &post("아직", "")),
    ]);
    let here = folder.path();
    git(here, &["mv", "content/posts/옛 이름.md", "content/posts/새 이름.md"]);
    git(here, &["mv", "content/posts/jeju", "content/notes"]);
    fs::rename(here.join("content/posts/untold.md"), here.join("content/posts/told.md")).unwrap();
    let moved = [
        "content/notes/index.md:2 /posts/jeju/",
        "content/posts/told.md:2 /posts/untold/",
        "content/posts/새 이름.md:2 /posts/옛-이름/",
    ];
    assert_eq!(since(here, "HEAD"), moved);
    commit(here);
    assert_eq!(since(here, "HEAD~1"), moved);
    let arguments = ["--since", "HEAD~1", "--select", RULES, "--fix", "--unsafe-fixes"];
    let (code, out, err) = run(here, &arguments);
    assert_eq!(code, 0, "{out}{err}");
    assert!(
        fs::read_to_string(here.join("content/notes/index.md")).unwrap().contains("\naliases: [/posts/jeju/]\n---\n")
    );
    assert_eq!(since(here, "HEAD~1"), [""; 0]);
    let (_, out, _) = run(here, &[&arguments[..], &["--diff"]].concat());
    assert_eq!(out, "", "a second run changes nothing");
}

#[test]
fn a_post_that_is_gone_is_found_where_it_was() {
    let folder = repository(&[
        HUGO,
        ("content/posts/a.md", &post("산책", "")),
        ("content/posts/2019/b.md", &post("오래된", "")),
        ("content/posts/c.md", &post("남은", "")),
    ]);
    let here = folder.path();
    fs::remove_file(here.join("content/posts/a.md")).unwrap();
    fs::remove_dir_all(here.join("content/posts/2019")).unwrap();
    let gone = ["content/posts/2019/b.md:2 /posts/2019/b/", "content/posts/a.md:2 /posts/a/"];
    assert_eq!(since(here, "HEAD"), gone);
    let (code, out, _) = run(here, &["--since", "HEAD"]);
    assert!(code == 1 && out.contains("the post is gone since `HEAD`") && out.contains("in 2 of 3 posts"), "{out}");
    assert_eq!(since(&here.join("content"), "HEAD").len(), 2);
    assert_eq!(found(here, &["content/posts/c.md", "--since", "HEAD"]), [""; 0], "nobody asked for it");
    write(here, "content/notes/n.md", &post("노트", ""));
    assert_eq!(found(here, &["content/notes", "--since", "HEAD"]), [""; 0], "nobody asked for it");
    write(
        here,
        "matterlint.toml",
        "[[overrides]]\npaths = [\"content/posts/2019/\"]\nrules = { url-lost = \"off\" }\n",
    );
    assert_eq!(since(here, "HEAD"), ["content/posts/a.md:2 /posts/a/"]);
    write(here, "matterlint.toml", "exclude = [\"content/posts/a.md\", \"content/posts/2019/\"]\n");
    assert_eq!(since(here, "HEAD"), [""; 0]);
    fs::remove_file(here.join("matterlint.toml")).unwrap();
    let (code, out, _) = run(here, &["--since", "HEAD", "--ignore", "url-lost"]);
    assert!(code == 0, "{out}");
    git(here, &["add", "--all"]);
    git(here, &["mv", "content/posts/c.md", "c.md"]);
    assert!(
        since(here, "HEAD").contains(&"content/posts/c.md:2 /posts/c/".to_owned()),
        "a file that is no post any more"
    );
}

#[test]
fn only_what_was_public_is_missed() {
    let draft = post("초안", "draft: true\n");
    let ahead = post("내일", "").replace("2024-05-01T", "2025-12-24T");
    let folder = repository(&[HUGO, ("content/posts/a.md", &draft), ("content/posts/b.md", &ahead)]);
    let here = folder.path();
    write(here, "content/posts/a.md", &post("초안", "slug: ready\n"));
    write(here, "content/posts/b.md", &ahead.replace("12-24", "12-28").replace("---\n\n", "slug: b2\n---\n\n"));
    assert_eq!(since(here, "HEAD"), [""; 0]);
    commit(here);
    write(here, "content/posts/a.md", &post("초안", "slug: ready\ndraft: true\n"));
    assert_eq!(since(here, "HEAD"), ["content/posts/a.md:5 /posts/ready/"]);
    // What was written and moved on the branch was never public: HEAD parted from `main` before.
    git(here, &["checkout", "--quiet", "-b", "topic", "main"]);
    write(here, "content/posts/new.md", &post("새 글", ""));
    commit(here);
    git(here, &["mv", "content/posts/new.md", "content/posts/newer.md"]);
    commit(here);
    assert!(!since(here, "main").iter().any(|line| line.contains("new")), "{:?}", since(here, "main"));
}

#[test]
fn settings_that_move_all_posts_are_told_once() {
    let config = "title = \"x\"\nbaseURL = \"https://example.org/\"\n";
    let mut files = vec![("blog/hugo.toml".to_owned(), config.to_owned())];
    files.extend((0..30).map(|n| (format!("blog/content/posts/p{n}.md"), post(&format!("글 {n}"), ""))));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = repository(&files);
    let here = folder.path();
    write(here, "blog/hugo.toml", &format!("{config}[permalinks]\nposts = \"/:year/:slug/\"\n"));
    assert_eq!(since(here, "HEAD"), ["blog/hugo.toml:3 /posts/p0/"]);
    write(here, "blog/content/posts/p1.md", &post("글 1", "slug: one\n"));
    write(here, "blog/content/posts/p2.md", &post("글 2, 고침", ""));
    assert_eq!(since(here, "HEAD"), ["blog/content/posts/p1.md:4 /posts/p1/", "blog/hugo.toml:3 /posts/p0/"]);
    // The host reads the redirects of a site in a folder from the root of the repository.
    write(here, "netlify.toml", "[[redirects]]\nfrom = \"/posts/*\"\nto = \"/2024/:splat\"\n");
    assert_eq!(since(here, "HEAD"), [""; 0]);
}

#[test]
fn dates_and_last_changes() {
    let name = |day: &str| format!("_posts/{day}-산책.md");
    let config = ("_config.yml", "permalink: /:title/\n");
    let text = "---\ntitle: 산책\nlast_modified_at: 2024-06-01\n---\n\n글.\n";
    let folder = repository(&[
        config,
        (&name("2024-05-01"), text),
        ("matterlint.toml", "[rules]\nlastmod-stale = \"warning\"\n"),
    ]);
    let here = folder.path();
    git(here, &["mv", &name("2024-05-01"), &name("2024-05-02")]);
    assert_eq!(since(here, "HEAD").len(), 1, "the name of the file is the date");
    git(here, &["mv", &name("2024-05-02"), &name("2024-05-01")]);
    write(here, &name("2024-05-01"), &text.replace("글.", "고친 글."));
    let stale = since(here, "HEAD");
    assert!(stale.len() == 1 && stale[0].contains(":3 last_modified_at"), "{stale:?}");
    write(here, &name("2024-05-01"), &text.replace("글.", "고친 글.").replace("2024-06-01", "2025-12-30"));
    assert_eq!(since(here, "HEAD"), [""; 0]);
    // The commit was made before the post came out.
    git_at(here, "2024-04-01T00:00:00Z", &["commit", "--quiet", "--amend", "--no-edit"]);
    git(here, &["reset", "--quiet", "--hard"]);
    git(here, &["mv", &name("2024-05-01"), &name("2024-05-02")]);
    assert_eq!(since(here, "HEAD"), [""; 0]);
}

#[test]
fn a_suppression_outlives_the_change() {
    let comment = "slug: walk # matterlint: ignore[url-lost] -- nobody linked to it\n";
    let folder = repository(&[HUGO, ("content/posts/a.md", &post("산책", ""))]);
    let here = folder.path();
    write(here, "content/posts/a.md", &post("산책", comment));
    for arguments in [&["--since", "HEAD"][..], &[]] {
        let (code, out, err) = run(here, arguments);
        assert!(code == 0 && out.contains("no findings"), "{arguments:?}: {out}{err}");
    }
    let (_, out, _) = run(here, &["explain", "url-lost"]);
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("`--since origin/main`") && words.contains("`--staged`"), "{out}");
}

#[test]
fn clones_that_lack_the_past() {
    let folder =
        repository(&[HUGO, ("content/posts/a.md", &post("산책", "")), ("content/posts/b.md", &post("둘", ""))]);
    let here = folder.path();
    write(here, "content/posts/a.md", &post("산책", "slug: walk\n"));
    commit(here);
    git(here, &["config", "uploadpack.allowFilter", "true"]);
    let clones = tempfile::TempDir::new().unwrap();
    let url = format!("file://{}", here.display());
    git(clones.path(), &["clone", "--quiet", "--depth", "1", &url, "shallow"]);
    let (code, out, err) = run(&clones.path().join("shallow"), &["--since", "HEAD~1"]);
    assert!(code == 2 && out.is_empty() && err.contains("the clone is shallow"), "{err}");
    // A clone without contents fetches those that it is asked for.
    git(clones.path(), &["clone", "--quiet", "--filter=blob:none", &url, "partial"]);
    assert_eq!(since(&clones.path().join("partial"), "HEAD~1"), ["content/posts/a.md:4 /posts/a/"]);
}
