//! A blog in memory against one that is looked at from the beginning, after any changes.

use super::Live;
use super::live_tests::{fresh, session};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::sample::select;
use std::fs;
use std::path::{Path, PathBuf};

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
