//! A session from its first word to its last, in each way of counting columns.

use crate::editor::{Editor, able, blog, codes};
use serde_json::{Value, json};

const CONFIG: (&str, &str) = ("hugo.toml", "baseURL = \"https://example.org/\"\n");

/// A post with a missing image behind characters of one, two, three and four bytes.
const POST: &str = "---\ntitle: 가을\ndate: 2025-01-02\n---\n\na é 가 😀 ![잎](none.png) b\n";

#[test]
fn columns_count_what_the_editor_offered() {
    // "a é 가 😀 ![잎](" in bytes, UTF-16 code units and characters.
    for (offered, chosen, column, [emoji, behind]) in [
        (json!(["utf-16", "utf-8"]), "utf-8", 21, [9, 13]),
        (json!(["utf-16"]), "utf-16", 14, [6, 8]),
        (json!(["utf-32"]), "utf-32", 13, [6, 7]),
        (Value::Null, "utf-16", 14, [6, 8]),
    ] {
        let mut can = able();
        can["general"]["positionEncodings"] = offered;
        let (mut editor, answer) = Editor::greet(blog(&[CONFIG, ("content/posts/a.md", POST)]), &can);
        assert_eq!(answer["capabilities"]["positionEncoding"], chosen);
        assert_eq!(answer["serverInfo"]["name"], "matterlint");
        editor.open("content/posts/a.md", POST);
        let found = editor.findings("content/posts/a.md", 1);
        assert_eq!(codes(&found), ["image-missing"], "{found:?}");
        assert_eq!(found[0]["range"]["start"], json!({"line": 5, "character": column}), "{chosen}");
        assert_eq!((&found[0]["severity"], &found[0]["source"]), (&json!(1), &json!("matterlint")));
        // The emoji before it goes, counted in the same way.
        editor.edit("content/posts/a.md", 2, [5, emoji, 5, behind], "");
        let found = editor.findings("content/posts/a.md", 2);
        assert_eq!(found[0]["range"]["start"], json!({"line": 5, "character": column + emoji - behind}), "{chosen}");
        assert!(editor.leave().success());
    }
}

#[test]
fn what_is_typed_is_judged_at_once_and_saved_text_is_not_needed() {
    let mut editor = Editor::at(&[CONFIG, ("content/posts/a.md", "---\ntitle: a\ndate: 2025-01-02\n---\ntext\n")]);
    editor.open_saved("content/posts/a.md");
    assert!(editor.findings("content/posts/a.md", 1).is_empty());
    // An emoji is two units: the link comes behind it.
    editor.edit("content/posts/a.md", 2, [4, 0, 4, 4], "😀 ![]");
    editor.edit("content/posts/a.md", 3, [4, 6, 4, 6], "(none.png)");
    let found = editor.findings("content/posts/a.md", 3);
    assert_eq!(codes(&found), ["image-alt-missing", "image-missing"], "{found:?}");
    assert_eq!(found[1]["range"]["start"], json!({"line": 4, "character": 7}));
    // Undone before it is looked at: only the last version is told.
    editor.edit("content/posts/a.md", 4, [4, 2, 4, 16], "");
    assert!(editor.findings("content/posts/a.md", 4).is_empty());
    let uri = editor.uri("content/posts/a.md");
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert!(editor.leave().success());
}

#[test]
fn an_editor_that_asks_is_not_told_unasked() {
    let mut can = able();
    can["textDocument"]["diagnostic"] = json!({"dynamicRegistration": false, "relatedDocumentSupport": true});
    can["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    let (mut editor, answer) = Editor::greet(blog(&[CONFIG, ("content/posts/a.md", POST)]), &can);
    assert_eq!(answer["capabilities"]["diagnosticProvider"]["interFileDependencies"], true);
    editor.open("content/posts/a.md", POST);
    let params = json!({"textDocument": {"uri": editor.uri("content/posts/a.md")}});
    let report = editor.request("textDocument/diagnostic", params.clone()).unwrap();
    assert_eq!((&report["kind"], codes(report["items"].as_array().unwrap())), (&json!("full"), vec!["image-missing"]));
    editor.rewrite("content/posts/a.md", 2, &POST.replace("none.png", "https://example.org/a.png"));
    assert_eq!(editor.request("textDocument/diagnostic", params).unwrap()["items"], json!([]));
    assert!(editor.told.is_empty(), "{:?}", editor.told);
    assert!(editor.leave().success());
}

#[test]
fn an_editor_that_asks_is_told_when_to_ask_again() {
    let mut can = able();
    can["textDocument"]["diagnostic"] = json!({"dynamicRegistration": false});
    can["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    let post = |url: &str| format!("---\ntitle: 글\ndate: 2025-01-02\nurl: {url}\n---\n\ntext\n");
    let (one, two) = (post("/one/"), post("/two/"));
    let (mut editor, _) =
        Editor::greet(blog(&[CONFIG, ("content/posts/a.md", &one), ("content/posts/b.md", &two)]), &can);
    let ask = |editor: &mut Editor, path: &str| {
        let params = json!({"textDocument": {"uri": editor.uri(path)}});
        let report = editor.request("textDocument/diagnostic", params).unwrap();
        codes(report["items"].as_array().unwrap()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    editor.open("content/posts/a.md", &one);
    editor.open("content/posts/b.md", &two);
    assert!(ask(&mut editor, "content/posts/a.md").is_empty() && ask(&mut editor, "content/posts/b.md").is_empty());
    assert!(editor.heard("workspace/diagnostic/refresh").is_empty());
    // What is typed in one post is a fault of the other, too, of which the editor would not ask by itself.
    editor.rewrite("content/posts/b.md", 2, &one);
    editor.until("a word to ask again", |editor| !editor.heard("workspace/diagnostic/refresh").is_empty());
    assert_eq!(ask(&mut editor, "content/posts/a.md"), ["url-duplicate"]);
    assert_eq!(ask(&mut editor, "content/posts/b.md"), ["url-duplicate"]);
    assert!(editor.told.is_empty(), "{:?}", editor.told);
    assert!(editor.leave().success());
}

#[test]
fn a_post_outside_of_every_folder_is_checked_with_its_blog() {
    let inside = blog(&[("other.md", "# Other\n")]);
    let outside = blog(&[
        CONFIG,
        ("content/posts/a.md", "---\ntitle: a\ndate: 2025-01-02\nurl: /one/\n---\ntext\n"),
        ("content/posts/b.md", "---\ntitle: b\ndate: 2025-01-02\nurl: /one/\n---\ntext\n"),
    ]);
    let (mut editor, _) = Editor::greet(inside, &able());
    let file = outside.path().join("content/posts/a.md");
    let uri = crate::editor::uri(&file);
    let text = std::fs::read_to_string(&file).unwrap();
    let item = json!({"uri": uri, "languageId": "markdown", "version": 7, "text": text});
    editor.notify("textDocument/didOpen", json!({"textDocument": item}));
    editor.until("findings outside", |editor| editor.told.contains_key(&uri));
    assert_eq!(codes(&editor.told[&uri].1), ["url-duplicate"]);
    // A text that no file has is nothing that a generator would publish.
    let item = json!({"uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": "![](x.png)"});
    editor.notify("textDocument/didOpen", json!({"textDocument": item}));
    let params = json!({"textDocument": {"uri": "untitled:Untitled-1"}, "context": {"diagnostics": []},
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}});
    assert_eq!(editor.request("textDocument/codeAction", params), Ok(Value::Null));
    assert_eq!(editor.told.len(), 1);
    assert!(editor.leave().success());
}
