//! What holds between posts, while several of them are written.

use crate::editor::{Editor, able, blog, codes};
use serde_json::{Value, json};
use std::fs;

const CONFIG: (&str, &str) = ("hugo.toml", "baseURL = \"https://example.org/\"\n");

fn post(title: &str, url: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2025-01-02\nurl: {url}\n---\n\n{body}\n")
}

const A: &str = "content/posts/가.md";
const B: &str = "content/posts/😀 나.md";

#[test]
fn unsaved_texts_are_what_the_rules_of_the_site_see() {
    let (a, b) = (post("하나", "/one/", "text"), post("둘", "/two/", "text"));
    let mut editor = Editor::at(&[CONFIG, (A, &a), (B, &b)]);
    editor.open(A, &a);
    editor.open(B, &b);
    editor.until_rules(A, &[]);
    editor.until_rules(B, &[]);
    // The other post takes the URL of the first, and does not save.
    editor.edit(B, 2, [3, 5, 3, 10], "/one/");
    editor.until_rules(A, &["url-duplicate"]);
    editor.until_rules(B, &["url-duplicate"]);
    let told = &editor.told[&editor.uri(A)].1[0];
    let other = &told["relatedInformation"][0]["location"];
    assert_eq!(other["uri"], editor.uri(B));
    assert_eq!(other["range"], json!({"start": {"line": 3, "character": 5}, "end": {"line": 3, "character": 10}}));
    // Closed without saving: what the disk has counts again.
    let uri = editor.uri(B);
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    editor.until_rules(A, &[]);
    editor.until_rules(B, &[]);
    assert!(editor.leave().success());
}

#[test]
fn what_changes_outside_of_the_editor_counts() {
    let text = post("하나", "/one/", "![잎](leaf.png)");
    let mut editor = Editor::at(&[CONFIG, ("content/posts/a/index.md", &text)]);
    editor.open("content/posts/a/index.md", &text);
    editor.until_rules("content/posts/a/index.md", &["image-missing"]);
    let watching = editor.heard("client/registerCapability");
    assert_eq!(watching[0]["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    let change = |editor: &mut Editor, path: &str, text: Option<&str>| {
        let file = editor.folder.path().join(path);
        match text {
            Some(text) => fs::write(&file, text).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        let uri = editor.uri(path);
        editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 1}]}));
    };
    // An image is laid beside the post.
    change(&mut editor, "content/posts/a/leaf.png", Some("GIF89a\u{1}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0};"));
    editor.until_rules("content/posts/a/index.md", &["image-type-mismatch"]);
    change(&mut editor, "content/posts/a/leaf.png", None);
    editor.until_rules("content/posts/a/index.md", &["image-missing"]);
    // The configuration switches a rule off, breaks, and is mended.
    change(&mut editor, "matterlint.toml", Some("[rules]\nimage-missing = \"off\"\n"));
    editor.until_rules("content/posts/a/index.md", &[]);
    change(&mut editor, "matterlint.toml", Some("[rules]\nimage-mising = \"off\"\n"));
    let config = editor.uri("matterlint.toml");
    editor.until("the fault of the configuration", |editor| {
        editor.told.get(&config).is_some_and(|told| !told.1.is_empty())
    });
    let fault = &editor.told[&config].1[0];
    assert_eq!(fault["range"]["start"], json!({"line": 1, "character": 0}), "{fault}");
    let says_why = |told: &&Value| told["params"]["message"].as_str().unwrap().contains("until this is mended");
    editor.until("a word to the author", |editor| editor.heard("window/showMessage").iter().any(says_why));
    change(&mut editor, "matterlint.toml", None);
    editor.until_rules("content/posts/a/index.md", &["image-missing"]);
    editor.until("no fault of the configuration", |editor| editor.told[&config].1.is_empty());
    // Another post, and the site's own configuration.
    change(&mut editor, "content/posts/b.md", Some(&post("둘", "/one/", "text")));
    editor.until_rules("content/posts/a/index.md", &["url-duplicate", "image-missing"]);
    // What is no content of the site any more is none of its posts.
    change(&mut editor, "hugo.toml", Some("contentDir = \"texts\"\n"));
    editor.until_rules("content/posts/a/index.md", &[]);
    assert!(editor.leave().success());
}

#[test]
fn an_editor_that_does_not_watch_is_watched_for() {
    let mut can = able();
    can["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"] = json!(false);
    let text = post("하나", "/one/", "text");
    let (mut editor, _) = Editor::greet(blog(&[CONFIG, (A, &text)]), &can);
    editor.open(A, &text);
    editor.until_rules(A, &[]);
    fs::write(editor.folder.path().join(B), post("둘", "/one/", "text")).unwrap();
    editor.until_rules(A, &["url-duplicate"]);
    assert!(editor.leave().success());
}

/// Another post takes the URL of this one, and nobody tells: who read it again would see that.
#[test]
fn a_keystroke_reads_no_other_post() {
    const SECTION: &str = "content/posts/_index.md";
    let (a, b) = (post("하나", "/one/", "text"), post("둘", "/two/", "text"));
    let section = |title: &str, body: &str| format!("---\ntitle: {title}\n---\n\n{body}\n");
    let mut editor = Editor::at(&[CONFIG, (A, &a), (B, &b), (SECTION, &section("글", ""))]);
    editor.open(A, &a);
    editor.open_saved(SECTION);
    assert!(editor.findings(A, 1).is_empty());
    fs::write(editor.folder.path().join(B), post("둘", "/one/", "text")).unwrap();
    let bodies = ["tex", "te", "te![](x.png)", "te", "[link](/two/)", "text"];
    // What the generator reads of a section, it reads in its front matter.
    let posts = bodies.map(|body| (A, post("하나", "/one/", body)));
    let sections = bodies.map(|body| (SECTION, section("글", body)));
    let mut version = 1;
    for (path, text) in posts.iter().chain(&sections) {
        version += 1;
        editor.rewrite(path, version, text);
        editor.findings(path, version);
        // In the pause behind it, what holds between posts is looked at.
        std::thread::sleep(std::time::Duration::from_millis(250));
        assert!(editor.at_place("textDocument/hover", A, 0, 0).is_null());
        assert!(!codes(&editor.told[&editor.uri(A)].1).contains(&"url-duplicate"), "{text}");
    }
    // Its front matter may move every post.
    editor.rewrite(SECTION, 20, &section("책", "text"));
    editor.until_rules(A, &["url-duplicate"]);
    let uri = editor.uri(B);
    fs::write(editor.folder.path().join(B), post("둘", "/two/", "text")).unwrap();
    editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    editor.until_rules(A, &[]);
    assert!(editor.leave().success());
}

/// An editor watches the folders that are open in it, and no others.
#[test]
fn a_blog_that_begins_above_the_open_folder_is_watched_for() {
    let text = post("하나", "/one/", "text");
    let folder = blog(&[CONFIG, (A, &text)]);
    let mut editor = Editor::start(folder);
    let open = json!([{"uri": editor.uri("content"), "name": "content"}]);
    let greeting = json!({"processId": null, "capabilities": able(), "workspaceFolders": open});
    editor.request("initialize", greeting).unwrap();
    editor.notify("initialized", json!({}));
    editor.open(A, &text);
    editor.until_rules(A, &[]);
    assert_eq!(editor.heard("client/registerCapability").len(), 1);
    fs::write(editor.folder.path().join("matterlint.toml"), "[rules]\ndescription-missing = \"warning\"\n").unwrap();
    editor.until_rules(A, &["description-missing"]);
    // The blog of a post outside of every open folder.
    let outside = blog(&[CONFIG, (A, &text)]);
    let uri = crate::editor::uri(&outside.path().join(A));
    let item = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
    editor.notify("textDocument/didOpen", json!({"textDocument": item}));
    editor.until("findings outside", |editor| editor.told.contains_key(&uri));
    fs::write(outside.path().join(B), post("둘", "/one/", "text")).unwrap();
    editor.until("another post outside", |editor| codes(&editor.told[&uri].1) == ["url-duplicate"]);
    assert!(editor.leave().success());
}

#[test]
fn several_sites_and_folders_live_side_by_side() {
    let (one, two) = (post("하나", "/one/", "text"), post("둘", "/one/", "text"));
    let mut editor = Editor::at(&[
        ("blog/hugo.toml", ""),
        ("blog/content/posts/a.md", &one),
        ("notes/_config.yml", "title: x\n"),
        ("notes/_posts/2025-01-02-b.md", "---\ntitle: 둘\npermalink: /one/\n---\ntext\n"),
        ("notes/_posts/2025-01-02-c.md", "---\ntitle: 셋\npermalink: /one/\n---\ntext\n"),
    ]);
    editor.open_saved("blog/content/posts/a.md");
    editor.open_saved("notes/_posts/2025-01-02-b.md");
    editor.until_rules("blog/content/posts/a.md", &[]);
    editor.until_rules("notes/_posts/2025-01-02-b.md", &["url-duplicate"]);
    // Another folder comes, and goes.
    let other = blog(&[("hugo.toml", ""), ("content/posts/a.md", &one), ("content/posts/b.md", &two)]);
    let folder = crate::editor::uri(other.path());
    let folders = |added: &[&str], removed: &[&str]| {
        let named = |list: &[&str]| list.iter().map(|uri| json!({"uri": uri, "name": "x"})).collect::<Vec<_>>();
        json!({"event": {"added": named(added), "removed": named(removed)}})
    };
    editor.notify("workspace/didChangeWorkspaceFolders", folders(&[&folder], &[]));
    let uri = crate::editor::uri(&other.path().join("content/posts/a.md"));
    let item = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": one});
    editor.notify("textDocument/didOpen", json!({"textDocument": item}));
    editor.until("findings of the other folder", |editor| editor.told.contains_key(&uri));
    assert_eq!(codes(&editor.told[&uri].1), ["url-duplicate"]);
    let mine = editor.uri("");
    editor.notify("workspace/didChangeWorkspaceFolders", folders(&[], &[mine.trim_end_matches('/')]));
    editor.until_rules("notes/_posts/2025-01-02-b.md", &["url-duplicate"]);
    assert!(editor.leave().success());
}
