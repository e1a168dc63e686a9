//! What happens between reading posts and writing them, and how much is done again for each round.

use super::{FixRun, Request, Session};
use crate::lint::Registry;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const OLD: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n봄 \n여름\n";
/// As it is fixed.
const NEW: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n봄\n여름\n";

fn blog(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("hugo.toml"), "").unwrap();
    fs::create_dir_all(folder.path().join("content/posts")).unwrap();
    for name in names {
        fs::write(folder.path().join("content/posts").join(name), OLD).unwrap();
    }
    folder
}

/// Fixes all posts in memory.
fn fixed(folder: &Path, paths: &[&str]) -> FixRun {
    let request = Request {
        paths: paths.iter().map(Into::into).collect(),
        ..Request::new(folder.to_owned(), "2026-01-01T00:00:00Z".parse().unwrap())
    };
    let registry = Registry::new(crate::rules::all());
    let session = Session::new(request, registry).unwrap();
    session.fix(&session.plan().unwrap())
}

/// The paths of those that were fixed, the faults, and the paths with findings.
fn told(run: &FixRun) -> (Vec<&str>, Vec<(&str, &str)>, Vec<&str>) {
    let outcome = &run.run.outcome;
    (
        outcome.fixed.iter().map(|file| file.path.as_str()).collect(),
        outcome.faults.iter().map(|fault| (fault.path.as_str(), fault.message.as_str())).collect(),
        outcome.files.iter().map(|file| file.path.as_str()).collect(),
    )
}

#[test]
fn what_changes_between_reading_and_writing_is_left_alone() {
    let folder = blog(&["changed.md", "gone.md", "kept.md"]);
    let file = |name: &str| folder.path().join("content/posts").join(name);
    let mut run = fixed(folder.path(), &["."]);
    let all = ["content/posts/changed.md", "content/posts/gone.md", "content/posts/kept.md"];
    assert_eq!(told(&run), (all.to_vec(), vec![], vec![]));
    let other = OLD.replace("여름", "가을");
    fs::write(file("changed.md"), &other).unwrap();
    fs::remove_file(file("gone.md")).unwrap();
    run.write();
    let faults = vec![
        (all[0], "it was not fixed: it changed while it was being checked; run again"),
        (all[1], "it was not fixed: there is no such file or folder"),
    ];
    assert_eq!(told(&run), (vec![all[2]], faults, all[..2].to_vec()), "what was found in them stands again");
    assert_eq!(fs::read_to_string(file("changed.md")).unwrap(), other);
    assert!(!file("gone.md").exists());
    assert_eq!(fs::read_to_string(file("kept.md")).unwrap(), NEW);
}

#[test]
fn nothing_is_written_before_write() {
    let folder = blog(&["a.md"]);
    let post = folder.path().join("content/posts/a.md");
    let run = fixed(folder.path(), &["."]);
    assert_eq!(&*run.run.outcome.fixed[0].after, NEW);
    assert_eq!(fs::read_to_string(post).unwrap(), OLD);
}

#[test]
fn a_finding_points_into_the_fixed_text_of_another_post() {
    let folder = blog(&[]);
    // Mending the line endings moves what follows them.
    let text = "---\ntitle: 글\r\ndate: 2024-05-01\nurl: /같은/\n---\n\n봄\n";
    for name in ["a.md", "b.md"] {
        fs::write(folder.path().join("content/posts").join(name), text).unwrap();
    }
    let run = fixed(folder.path(), &["."]);
    let outcome = &run.run.outcome;
    assert_eq!(outcome.fixed.len(), 2);
    let related: Vec<_> = outcome.files.iter().flat_map(|file| &file.diagnostics).flat_map(|it| &it.related).collect();
    assert!(!related.is_empty());
    for related in related {
        let path = related.path.as_deref().unwrap();
        let text = &outcome.elsewhere[path];
        assert!(!text.contains('\r'));
        assert_eq!(&text[related.span.range()], "/같은/");
    }
}
