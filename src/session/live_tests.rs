//! What a blog in memory looks at again after a change, and what it leaves as it is.

use super::{Live, Request, Session};
use crate::lint::Registry;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A session that runs every rule on `paths`.
pub(super) fn session(root: &Path, paths: &[&str]) -> Session {
    let mut request = Request::new(root.to_owned(), "2026-01-01T00:00:00Z".parse().expect("a moment"));
    request.paths = paths.iter().map(PathBuf::from).collect();
    request.extend_select = vec!["all".to_owned()];
    Session::new(request, Registry::new(crate::rules::all())).expect("a sound request")
}

/// What is found from the beginning.
pub(super) fn fresh(root: &Path, paths: &[&str]) -> String {
    let session = session(root, paths);
    session.plan().map_or_else(|error| error.to_string(), |plan| format!("{:#?}", session.check(&plan)))
}

const POST: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n본문\n";

/// A post with a title of its own.
fn titled(name: &str) -> String {
    POST.replace("글", &format!("글 {name}"))
}

fn blog(posts: usize) -> (TempDir, Live) {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "hugo.toml", "baseURL = 'https://e.org/'\n");
    write(folder.path(), "static/images/seed.png", "x");
    for number in 0..posts {
        write(folder.path(), &format!("content/posts/{number}.md"), &titled(&number.to_string()));
    }
    let mut live = Live::new(session(folder.path(), &["."]));
    live.open().expect("a sound configuration");
    (folder, live)
}

fn write(root: &Path, path: &str, text: &str) -> PathBuf {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
    fs::write(&file, text).expect("a file");
    file
}

#[test]
fn only_what_a_change_concerns_is_parsed() {
    let (folder, mut live) = blog(20);
    let root = folder.path();
    let post = titled("3");
    let written = |live: &mut Live, path: &str, text: &str| {
        let file = write(root, path, text);
        let change = live.change(&[file]).expect("a sound configuration");
        assert_eq!(format!("{:#?}", live.run()), fresh(root, &["."]), "{path}");
        (change.posts, change.parsed, change.found.len(), change.is_anew)
    };
    assert_eq!(live.site_runs(), 1);
    assert_eq!(written(&mut live, "content/posts/3.md", &post), (0, 0, 0, false), "written, and the same");
    assert_eq!(written(&mut live, "content/posts/3.md", &post.replace("본문", "다른 본문")), (1, 1, 0, false));
    assert_eq!(live.site_runs(), 1, "prose is no fact");
    let text = post.replace("본문", "![바다](/images/sea.png)");
    assert_eq!(written(&mut live, "content/posts/3.md", &text), (1, 1, 1, false));
    assert_eq!(written(&mut live, "static/images/sea.png", "x"), (0, 1, 1, false), "one post has asked for it");
    assert_eq!(written(&mut live, "static/images/hill.png", "x"), (0, 0, 0, false), "nobody has");
    assert_eq!(
        written(&mut live, "content/posts/new.md", &titled("new")),
        (1, 1, 1, false),
        "the others stay as they are"
    );
    assert_eq!(written(&mut live, "static/top.png", "x"), (0, 21, 0, true), "the generator asks for what lies there");
    assert_eq!(
        written(&mut live, "content/posts/town/index.md", &titled("town")),
        (1, 22, 1, true),
        "and for folders of the content"
    );
    assert_eq!(written(&mut live, "content/posts/town/a.png", "x"), (0, 1, 0, false), "only its own post looks for it");
    let runs = live.site_runs();
    let same = post.replace("date", "url: /posts/4/\ndate");
    assert_eq!(written(&mut live, "content/posts/3.md", &same).2, 2, "and the post that had the address");
    assert_eq!(live.site_runs(), runs + 1);
    assert!(live.report(Path::new("content/posts/4.md")).is_some_and(|report| !report.diagnostics.is_empty()));
    assert_eq!(live.posts(), 22);
}

#[test]
fn a_broken_configuration_is_mended() {
    let (folder, mut live) = blog(2);
    let file = folder.path().join("matterlint.toml");
    fs::write(&file, "rules = 1\n").expect("a file");
    assert!(live.change(std::slice::from_ref(&file)).is_err());
    fs::write(folder.path().join("content/posts/0.md"), "---\ntitle: [\n---\n").expect("a file");
    assert!(live.change(&[folder.path().join("content/posts/0.md")]).is_err());
    fs::remove_file(&file).expect("a file");
    assert!(live.change(&[file]).expect("mended").is_anew);
    assert_eq!(format!("{:#?}", live.run()), fresh(folder.path(), &["."]));
}
