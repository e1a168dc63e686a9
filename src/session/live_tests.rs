//! A blog in memory against one that is looked at from the beginning, after any changes.

use super::{Live, Request, Session};
use crate::lint::Registry;
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::sample::select;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const POSTS: &[&str] = &[
    "content/posts/봄.md",
    "content/posts/여름.md",
    "content/posts/seoul/index.md",
    "content/posts/seoul/notes.md",
    "content/notes/茶.md",
    "content/_index.md",
    "content/posts/_index.md",
    "docs/_posts/2024-05-01-海.md",
    "_posts/2024-05-01-海.md",
    "archetypes/posts.md",
];

const FRONT_MATTER: &[&str] = &[
    "title: 봄\ndate: 2024-05-01\ntags: [차, 茶]\n",
    "title: 봄\ndate: 2024-05-01\nurl: /같은/\n",
    "title: 여름\ndate: 2024-05-02\nurl: /같은/\naliases: [/posts/봄/]\ntags: [Tea]\n",
    "title: 섬\ndate: 2024-05-32\ndraft: true\ntags: tea\n",
    "title: 섬\ncascade:\n  draft: true\n",
    "title: [\n",
];

const BODIES: &[&str] = &[
    "본문\n",
    "봄 \n\n## 하나\n\n[길](/posts/봄/) [여름](/posts/여름/#하나)\n",
    "![바다](a.png) ![산](/images/b.png) ![](Photo.png)\n",
    "[글](여름.md) {{< ref \"seoul\" >}} <!-- matterlint-disable-line -->\n\n#### 깊은 곳\n",
];

const OTHERS: &[(&str, &[&str])] = &[
    ("content/posts/seoul/a.png", &["", "\u{89}PNG"]),
    ("content/posts/a.png", &["x"]),
    ("content/posts/photo.png", &["x"]),
    ("static/images/b.png", &["x", ""]),
    ("static/_redirects", &["/posts/여름/ /x/\n"]),
    ("layouts/shortcodes/ref.html", &["x"]),
    (".gitignore", &["content/notes\n", "여름.md\n", ""]),
    (
        "matterlint.toml",
        &[
            "exclude = [\"content/notes/\"]\n",
            "[rules]\nbundle-image-unused = \"warning\"\n",
            "[rules]\nno-such-rule = \"off\"\n",
            "extends = \"shared.toml\"\nbaseline = \"old.json\"\n",
        ],
    ),
    ("content/notes/matterlint.toml", &["[rules]\nlink-broken = \"off\"\n", "fail-on ="]),
    ("shared.toml", &["time-zone = \"Asia/Seoul\"\n", "fail-on = \"error\"\n"]),
    ("old.json", &["{\"version\": 1, \"findings\": {}}\n", "x"]),
    ("hugo.toml", &["baseURL = 'https://e.org/'\n", "uglyURLs = true\n[permalinks]\nposts = '/:title/'\n", "x = [\n"]),
    ("zola.toml", &["base_url = 'https://e.org'\n"]),
    ("_config.yml", &["permalink: /:title/\n", "collections: {docs: {output: true}}\n"]),
    ("docs/_config.yml", &["title: docs\n"]),
    ("eleventy.config.js", &["export default function (c) {}\n"]),
    ("content/posts/posts.json", &["{\"draft\": true, \"tags\": [\"x\"]}\n"]),
];

#[derive(Clone, Debug)]
enum Step {
    Write(&'static str, String),
    WriteBytes(&'static str),
    Remove(&'static str),
    RemoveFolder(&'static str),
    Rename(&'static str, &'static str),
}

fn steps() -> impl Strategy<Value = Step> {
    let post = (select(POSTS), select(FRONT_MATTER), select(BODIES));
    let write = post.prop_map(|(path, matter, body)| Step::Write(path, format!("---\n{matter}---\n\n{body}")));
    let of = |others: &'static [(&'static str, &'static [&'static str])]| {
        let texts = |(path, texts): (&'static str, &'static [&'static str])| {
            select(texts).prop_map(move |text| Step::Write(path, text.to_owned()))
        };
        select(others).prop_flat_map(texts)
    };
    // Images most of all: much of what else may change has everything looked at from the beginning.
    let (images, settings) = OTHERS.split_at(4);
    let images_gone = select(images).prop_map(|(path, _)| Step::Remove(path));
    let any = || {
        let others = OTHERS.iter().map(|(path, _)| *path);
        select(POSTS.iter().copied().chain(others).collect::<Vec<_>>())
    };
    let folders = || select(&["content/posts", "content/posts/seoul", "content/notes", "content/moved", "static"][..]);
    proptest::prop_oneof![
        6 => write,
        6 => of(images),
        4 => images_gone,
        2 => of(settings),
        1 => select(POSTS).prop_map(Step::WriteBytes),
        4 => any().prop_map(Step::Remove),
        1 => folders().prop_map(Step::RemoveFolder),
        2 => (folders(), folders()).prop_map(|(from, to)| Step::Rename(from, to)),
    ]
}

impl Step {
    /// Does it; gives what a watcher would tell.
    fn take(&self, root: &Path) -> Vec<PathBuf> {
        let write = |path: &str, bytes: &[u8]| {
            let file = root.join(path);
            let made = file.ancestors().skip(1).take_while(|folder| !folder.exists()).last().map(Path::to_owned);
            let _ = fs::create_dir_all(file.parent().expect("a folder"));
            let _ = fs::write(&file, bytes);
            // Some watchers tell of the folder that is new, others only of what is in it.
            vec![made.filter(|_| bytes.len().is_multiple_of(2)).unwrap_or(file)]
        };
        match self {
            Self::Write(path, text) => write(path, text.as_bytes()),
            Self::WriteBytes(path) => write(path, b"---\ntitle: \xb0\xa1\n---\n"),
            Self::Remove(path) => {
                let _ = fs::remove_file(root.join(path));
                vec![root.join(path)]
            }
            Self::RemoveFolder(path) => {
                let _ = fs::remove_dir_all(root.join(path));
                vec![root.join(path)]
            }
            Self::Rename(from, to) => {
                let _ = fs::rename(root.join(from), root.join(to));
                vec![root.join(from), root.join(to)]
            }
        }
    }
}

fn session(root: &Path, paths: &[&str]) -> Session {
    let mut request = Request::new(root.to_owned(), "2026-01-01T00:00:00Z".parse().expect("a moment"));
    request.paths = paths.iter().map(PathBuf::from).collect();
    request.extend_select = vec!["all".to_owned()];
    Session::new(request, Registry::load(crate::rules::all()).expect("sound pages")).expect("a sound request")
}

/// What is found from the beginning.
fn fresh(root: &Path, paths: &[&str]) -> String {
    let session = session(root, paths);
    session.plan().map_or_else(|error| error.to_string(), |plan| format!("{:#?}", session.check(&plan)))
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, ..Default::default() })]

    #[test]
    fn any_change_is_as_a_run_from_the_beginning(
        named in select(vec![&["."][..], &["content/posts"], &["content/posts/봄.md", "docs"]]),
        first in proptest::collection::vec(steps(), 6..12),
        then in proptest::collection::vec(proptest::collection::vec(steps(), 1..3), 1..8),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        Step::Write("hugo.toml", OTHERS[11].1[0].to_owned()).take(root);
        first.iter().for_each(|step| drop(step.take(root)));
        let post = format!("---\n{}---\n\n{}", FRONT_MATTER[0], BODIES[2]);
        Step::Write("content/posts/seoul/index.md", post).take(root);
        Step::Write(OTHERS[0].0, "x".to_owned()).take(root);
        let mut live = Live::new(session(root, named));
        let _ = live.open();
        for steps in then {
            let changed: Vec<PathBuf> = steps.iter().flat_map(|step| step.take(root)).collect();
            let said = match live.change(&changed) {
                Ok(_) => format!("{:#?}", live.run()),
                Err(error) => error.to_string(),
            };
            prop_assert_eq!(said, fresh(root, named), "after {:?}", steps);
        }
    }
}

const POST: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n본문\n";

/// A post with a title of its own.
fn titled(name: &str) -> String {
    POST.replace("글", &format!("글 {name}"))
}

fn blog(posts: usize) -> (TempDir, Live) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| drop(Step::Write("", text.to_owned()).written(folder.path(), path));
    write("hugo.toml", "baseURL = 'https://e.org/'\n");
    write("static/images/seed.png", "x");
    for number in 0..posts {
        write(&format!("content/posts/{number}.md"), &titled(&number.to_string()));
    }
    let mut live = Live::new(session(folder.path(), &["."]));
    live.open().expect("a sound configuration");
    (folder, live)
}

impl Step {
    fn written(&self, root: &Path, path: &str) -> PathBuf {
        let Self::Write(_, text) = self else { return PathBuf::new() };
        let file = root.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(&file, text).expect("a file");
        file
    }
}

#[test]
fn only_what_a_change_concerns_is_parsed() {
    let (folder, mut live) = blog(20);
    let root = folder.path();
    let post = titled("3");
    let write = |live: &mut Live, path: &str, text: &str| {
        let file = Step::Write("", text.to_owned()).written(root, path);
        let change = live.change(&[file]).expect("a sound configuration");
        assert_eq!(format!("{:#?}", live.run()), fresh(root, &["."]), "{path}");
        (change.posts, change.parsed, change.found.len(), change.is_anew)
    };
    assert_eq!(live.site_runs(), 1);
    assert_eq!(write(&mut live, "content/posts/3.md", &post), (0, 0, 0, false), "written, and the same");
    assert_eq!(write(&mut live, "content/posts/3.md", &post.replace("본문", "다른 본문")), (1, 1, 0, false));
    assert_eq!(live.site_runs(), 1, "prose is no fact");
    let text = post.replace("본문", "![바다](/images/sea.png)");
    assert_eq!(write(&mut live, "content/posts/3.md", &text), (1, 1, 1, false));
    assert_eq!(write(&mut live, "static/images/sea.png", "x"), (0, 1, 1, false), "one post has asked for it");
    assert_eq!(write(&mut live, "static/images/hill.png", "x"), (0, 0, 0, false), "nobody has");
    assert_eq!(
        write(&mut live, "content/posts/new.md", &titled("new")),
        (1, 1, 1, false),
        "the others stay as they are"
    );
    assert_eq!(write(&mut live, "static/top.png", "x"), (0, 21, 0, true), "the generator asks for what lies there");
    assert_eq!(
        write(&mut live, "content/posts/town/index.md", &titled("town")),
        (1, 22, 1, true),
        "and for folders of the content"
    );
    assert_eq!(write(&mut live, "content/posts/town/a.png", "x"), (0, 1, 0, false), "only its own post looks for it");
    let runs = live.site_runs();
    let same = post.replace("date", "url: /posts/4/\ndate");
    assert_eq!(write(&mut live, "content/posts/3.md", &same).2, 2, "and the post that had the address");
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
