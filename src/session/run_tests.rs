//! Runs over little blogs on the real disk.

use super::{Request, Run, Session};
use crate::lint::{
    BadOption, Define, Family, Findings, Maker, Page, PostRule, Registration, Registry, Severity, Subject,
};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Says where it believes to be, and breaks on a text that asks for it.
struct Witness;

impl Define for Witness {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for Witness {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        assert!(!subject.post.text.contains("break"), "the rule breaks, as asked");
        let generator = subject.generator().name().as_str();
        let zone = subject.clock.zone.iana_name().unwrap_or_default();
        found.at(subject.post.body.span, format!("{generator} {} {zone}", subject.path));
    }
}

const PAGE: Page = Page {
    name: "witness",
    code: "F999",
    summary: "A post.",
    family: Family::Body,
    severity: Severity::Warning,
    default: true,
    fix: None,
    changes: &[],
    unused: false,
    since: "0.1.0",
    options: &[],
    body: "",
};

pub(super) fn session(folder: &Path, change: impl FnOnce(&mut Request)) -> Session {
    let registry = Registry::new([Registration { page: &PAGE, maker: Maker::post::<Witness>() }]);
    let mut request = Request::new(folder.to_owned(), Timestamp::UNIX_EPOCH);
    request.paths.push(PathBuf::from("."));
    change(&mut request);
    Session::new(request, registry).expect("the request is sound")
}

pub(super) fn blogs(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn run(session: &Session) -> Run {
    session.check(&session.plan().expect("the configurations are sound"))
}

/// Each file as shown, with what the witness says of it.
fn said(run: &Run) -> Vec<(&str, &str)> {
    let files = run.outcome.files.iter();
    files.map(|file| (file.path.as_str(), file.diagnostics[0].message.as_str())).collect()
}

#[test]
fn each_file_belongs_to_the_nearest_site_and_configuration() {
    let folder = blogs(&[
        ("hugo/hugo.toml", "baseURL = \"https://example.org/\"\n"),
        ("hugo/content/posts/글.md", "본문\n"),
        ("hugo/content/posts/seoul/matterlint.toml", "time-zone = \"Asia/Seoul\"\n"),
        ("hugo/content/posts/seoul/b.md", "본문\n"),
        ("forced/matterlint.toml", "generator = \"hugo\"\nroot = \"site\"\nexclude = [\"**/old\"]\n"),
        ("forced/site/content/posts/c.md", "text\n"),
        ("forced/site/content/posts/old/d.md", "text\n"),
        ("plain/e.md", "text\n"),
    ]);
    let run = run(&session(folder.path(), |_| {}));
    assert_eq!(
        said(&run),
        [
            ("forced/site/content/posts/c.md", "hugo content/posts/c.md UTC"),
            ("hugo/content/posts/seoul/b.md", "hugo content/posts/seoul/b.md Asia/Seoul"),
            ("hugo/content/posts/글.md", "hugo content/posts/글.md UTC"),
            ("plain/e.md", "plain plain/e.md UTC"),
        ]
    );
    assert_eq!(run.outcome.checked, 4);
    assert!(run.fails);
}

#[test]
fn a_broken_rule_spoils_one_file_only() {
    let folder = blogs(&[("a.md", "please break\n"), ("b.md", "text\n")]);
    let run = run(&session(folder.path(), |_| {}));
    assert_eq!(said(&run), [("b.md", "plain b.md UTC")]);
    let faults = &run.outcome.faults;
    assert_eq!((faults.len(), faults[0].path.as_str()), (1, "a.md"));
    assert!(faults[0].message.starts_with("this is a fault of matterlint"));
}

#[test]
fn the_threshold_is_that_of_each_file() {
    let files = [("a/matterlint.toml", "fail-on = \"error\"\n"), ("a/a.md", "text\n")];
    let folder = blogs(&files);
    assert!(!run(&session(folder.path(), |_| {})).fails);
    assert!(run(&session(folder.path(), |request| request.isolated = true)).fails);
    assert!(run(&session(folder.path(), |request| request.fail_on = Some(crate::config::FailOn::Hint))).fails);
}

#[test]
fn a_text_that_is_no_file_is_checked_at_its_path() {
    let folder = blogs(&[("hugo.toml", ""), ("matterlint.toml", "[rules]\nwitness = \"hint\"\n")]);
    let session = session(folder.path(), |_| {});
    let run =
        session.check_bytes(Path::new("content/posts/new.md"), b"text\n".to_vec()).expect("a sound configuration");
    assert_eq!(said(&run), [("content/posts/new.md", "hugo content/posts/new.md UTC")]);
    assert!(!run.fails);
}

#[test]
fn one_post_is_judged_among_all_posts_of_its_site() {
    let post = |url: &str| format!("---\ntitle: 글\ndate: 2020-05-01\nurl: {url}\n---\n\n본문\n");
    let (first, second) = (post("/walk/"), post("/walk/"));
    let folder = blogs(&[
        ("blog/hugo.toml", "baseURL = \"https://example.org/\"\n"),
        ("blog/content/posts/a.md", &first),
        ("blog/content/posts/b.md", &second),
        ("blog/docs/hugo.toml", "baseURL = \"https://docs.example.org/\"\n"),
        ("blog/docs/content/posts/c.md", &first),
    ]);
    let all = Registry::new(crate::rules::all());
    let mut request = Request::new(folder.path().to_owned(), "2026-01-01T00:00:00Z".parse().expect("a moment"));
    request.paths.push(PathBuf::from("blog/content/posts/b.md"));
    request.paths.push(PathBuf::from("blog/docs"));
    request.select = Some(vec!["url-duplicate".to_owned()]);
    let run = run(&Session::new(request, all).expect("the request is sound"));
    let found = &run.outcome.files;
    assert_eq!(found.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["blog/content/posts/b.md"]);
    let other = found[0].diagnostics[0].related[0].path.as_deref();
    assert_eq!(other, Some("blog/content/posts/a.md"), "the other post is named as the author sees it");
    assert!(run.outcome.elsewhere.contains_key("blog/content/posts/a.md"), "and its text is at hand");
}

#[test]
fn a_post_of_which_no_site_rule_may_speak_is_there_for_the_others() {
    let post = |body: &str| format!("---\ntitle: 글\ndate: 2020-05-01\n---\n\n{body}\n");
    let folder = blogs(&[
        ("hugo.toml", "baseURL = \"https://example.org/\"\n"),
        ("matterlint.toml", "[[overrides]]\npaths = [\"**/quiet.md\"]\nrules = { link-broken = \"off\" }\n"),
        ("content/posts/quiet.md", &post("[없는 글](/posts/none/)")),
        ("content/posts/a.md", &post("[조용한 글](/posts/quiet/) [옛 글](/posts/old/) [없는 글](/posts/none/)")),
    ]);
    let old = [post("").as_bytes(), b"\xb0\xa1".as_slice()].concat();
    fs::write(folder.path().join("content/posts/old.md"), old).expect("a file");
    let all = Registry::new(crate::rules::all());
    let mut request = Request::new(folder.path().to_owned(), "2026-01-01T00:00:00Z".parse().expect("a moment"));
    request.paths.push(PathBuf::from("."));
    request.select = Some(vec!["link-broken".to_owned()]);
    let run = run(&Session::new(request, all).expect("the request is sound"));
    let found: Vec<_> = run.outcome.files.iter().map(|file| (file.path.as_str(), file.diagnostics.len())).collect();
    assert_eq!(found, [("content/posts/a.md", 1)]);
}
