//! A blog in memory while its posts are typed in, against one that is looked at from the beginning.

use super::Live;
use super::live_tests::{fresh, session};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::sample::select;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Posts in which the rules of the site find much, each in the others.
const POSTS: [(&str, &str); 5] = [
    (
        "content/posts/봄.md",
        "---\ntitle: 봄\ndate: 2024-05-01\ntags: [차, Node.js, rust]\nurl: /같은/\naliases: [/old/]\n---\n\n첫 문단.\n\n\
         ## 하나\n\n[길](/posts/none/) 끝 [여름](/posts/여름/#둘)\n\n본문 [섬](/posts/섬/) 🍵\n",
    ),
    (
        "content/posts/여름.md",
        "---\ntitle: 여름\ndate: 2024-05-02\ntags:\n  - node-js\n  - rust\n---\n\n## 둘\n\n글 [봄](/old/)\n\n## 하나\n\n\
         {{< ref \"없음\" >}} 글 [봄](/같은/#셋)\n",
    ),
    ("content/posts/섬.md", "---\ntitle: 봄\ndate: 2024-05-03\ndraft: true\nslug: 섬\n---\n\n글\n"),
    (
        "content/posts/산.md",
        "+++\ntitle = '산'\ndate = 2024-05-04\nurl = '/같은/'\ntags = ['Rust']\n+++\n\n글 [바다](/바다)\n",
    ),
    ("content/posts/tea.md", "---\ntitle: Tea\ndate: 2999-01-01\nseries: 차\n---\n\n[봄](/같은/) `code`\n\n> 말\n"),
];

fn blog() -> (TempDir, Live) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("content/posts")).expect("a folder");
    fs::write(folder.path().join("hugo.toml"), "baseURL = 'https://e.org/'\n").expect("a file");
    for (path, text) in POSTS {
        fs::write(folder.path().join(path), text).expect("a file");
    }
    let mut live = Live::new(session(folder.path(), &["."]));
    live.open().expect("a sound configuration");
    (folder, live)
}

fn found(live: &Live) -> String {
    format!("{:#?}", live.run())
}

fn type_in(live: &mut Live, root: &Path, path: &str, edit: impl FnOnce(&str) -> String) {
    let file = root.join(path);
    let text = edit(&fs::read_to_string(&file).expect("a text"));
    fs::write(&file, text).expect("a file");
    live.change_now(&[file]).expect("a sound configuration");
}

#[test]
fn prose_moves_what_the_site_has_found_and_asks_nobody() {
    let (folder, mut live) = blog();
    for rule in ["url-duplicate", "link-broken", "link-to-alias", "link-to-unpublished", "tag-near-duplicate"] {
        let registry = live.session().registry();
        let run = live.run();
        let mut all = run.outcome.files.iter().flat_map(|file| &file.diagnostics);
        assert!(all.any(|found| registry.page(found.rule).name == rule), "{rule} is silent");
    }
    for (before, typed) in [("첫 문단", "더 "), ("끝", " 그리고"), ("본문", "\n\n"), ("🍵", "🍵🍵")] {
        type_in(&mut live, folder.path(), POSTS[0].0, |text| text.replace(before, &format!("{before}{typed}")));
        assert!(!live.is_behind(), "{before}");
        assert_eq!(found(&live), fresh(folder.path(), &["."]), "{before}");
    }
    assert_eq!(live.site_runs(), 1);
}

#[test]
fn what_is_told_at_once_stands_at_the_same_words() {
    let (folder, mut live) = blog();
    let places = |live: &Live| -> Vec<String> {
        let run = live.run();
        let of = run.outcome.files.iter().filter(|file| file.path == POSTS[0].0);
        of.flat_map(|file| file.diagnostics.iter().map(|found| found.span.slice(&file.text).to_owned())).collect()
    };
    let before = places(&live);
    // A heading is a fact: links may lead to it.
    type_in(&mut live, folder.path(), POSTS[0].0, |text| text.replace("## 하나", "## 하나 둘 셋"));
    assert!(live.is_behind());
    assert_eq!(places(&live), before);
    live.catch_up();
    assert!(!live.is_behind());
    assert_eq!(found(&live), fresh(folder.path(), &["."]));
    assert_eq!(live.site_runs(), 2);
}

#[derive(Clone, Debug)]
struct Edit {
    post: usize,
    /// The place, in thousandths of the text.
    at: usize,
    /// How many characters go.
    gone: usize,
    come: &'static str,
}

fn edits() -> impl Strategy<Value = Edit> {
    let come =
        select(&["", "a", "가", "\n", "\n\n", " ", "# ", "[x](/none/)", "-", ": ", "/", "\"", "---\n", "js"][..]);
    (0..POSTS.len(), 0..1000_usize, select(&[0, 0, 0, 1, 2, 9][..]), come).prop_map(|(post, at, gone, come)| Edit {
        post,
        at,
        gone,
        come,
    })
}

impl Edit {
    fn apply(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let at = chars.len() * self.at / 1000;
        let end = (at + self.gone).min(chars.len());
        chars[..at].iter().copied().chain(self.come.chars()).chain(chars[end..].iter().copied()).collect()
    }
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 32, ..Default::default() })]

    #[test]
    fn any_typing_is_as_a_run_from_the_beginning(
        edits in proptest::collection::vec((edits(), proptest::bool::ANY), 1..10),
    ) {
        let (folder, mut live) = blog();
        for (edit, pauses) in edits {
            type_in(&mut live, folder.path(), POSTS[edit.post].0, |text| edit.apply(text));
            if pauses {
                live.catch_up();
            }
            if !live.is_behind() {
                prop_assert_eq!(found(&live), fresh(folder.path(), &["."]), "after {:?}", edit);
            }
        }
        live.catch_up();
        prop_assert_eq!(found(&live), fresh(folder.path(), &["."]));
    }
}
