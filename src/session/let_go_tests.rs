//! Runs that let texts go, in which the rules of the site find something all the same.

use super::group::Group;
use super::run_tests::blogs;
use super::{Request, Run, Session};
use crate::lint::Registry;
use crate::rules;
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

const POST: &str = "---\ntitle: 같은 제목\ndate: 1969-05-01\n---\n\n본문\n";

/// Checks a blog with two posts of one title, where `change` happens once their own rules have run.
fn check(change: impl FnOnce(&Path)) -> Run {
    let folder = blogs(&[
        ("hugo.toml", "baseURL = \"https://example.org/\"\n"),
        ("content/posts/a.md", POST),
        ("content/posts/b.md", POST),
        ("content/posts/c.md", &POST.replace("같은", "다른")),
    ]);
    let registry = Registry::new(rules::all());
    let mut request = Request::new(folder.path().to_owned(), Timestamp::UNIX_EPOCH);
    request.paths.push(PathBuf::from("."));
    request.select = Some(vec!["title-duplicate".to_owned()]);
    let session = Session::new(request, registry).expect("the request is sound");
    let plan = session.plan().expect("the configurations are sound");
    let examined = session.examine_in_passing(&plan);
    assert!(examined.iter().flatten().all(|examined| examined.let_go.is_some() && examined.text.is_empty()));
    change(folder.path());
    session.check_all(Group::of_plan(&plan, examined))
}

#[test]
fn texts_are_read_again_where_something_is_drawn_in_them() {
    let run = check(|_| {});
    let texts: Vec<_> = run.outcome.files.iter().map(|file| (file.path.as_str(), &*file.text)).collect();
    assert_eq!(texts, [("content/posts/a.md", POST), ("content/posts/b.md", POST)]);
    assert_eq!((run.outcome.checked, run.outcome.elsewhere.len()), (3, 2));
    let found = |at: usize| run.outcome.files[at].diagnostics[0].span.slice(POST);
    assert_eq!((found(0), found(1)), ("같은 제목", "같은 제목"));
}

#[test]
fn nothing_is_drawn_in_another_text_than_was_checked() {
    let run = check(|folder| fs::write(folder.join("content/posts/a.md"), POST.replace("title", "t")).expect("a file"));
    assert_eq!(run.outcome.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["content/posts/b.md"]);
    assert_eq!(run.outcome.faults.len(), 1);
    assert!(run.outcome.faults[0].message.starts_with("it was changed"), "{:?}", run.outcome.faults);
    assert!(run.outcome.elsewhere.is_empty());
}
