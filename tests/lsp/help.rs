//! What the server offers, shows and finds at the cursor, over pipes; unsaved texts count.

use crate::editor::{Editor, able, blog, edited};
use serde_json::{Value, json};

const CONFIG: (&str, &str) = ("hugo.toml", "baseURL = \"https://example.org/\"\n");
const A: &str = "content/posts/가.md";
const B: &str = "content/posts/😀 나.md";
const C: &str = "content/posts/c/index.md";
const POST_A: &str =
    "---\ntitle: 하나\ndate: 2025-01-02\ntags: [여행, ]\n---\n\n## 첫째 😀\n\n[글](/posts/c/) ![잎]()\n";
const POST_B: &str = "---\ntitle: 둘\ndate: 2025-01-03\ntags:\n  - 산책\n  - 여행\n---\n\n[위](/posts/가/#첫째-)\n";
const POST_C: &str = "---\ntitle: 셋\ndate: 2025-01-04\ntags: [여행]\n---\n\ntext\n";

fn editor() -> Editor {
    let files = [CONFIG, (A, POST_A), (B, POST_B), (C, POST_C), ("static/leaf.png", "png"), ("matterlint.toml", "")];
    let mut editor = Editor::at(&files);
    editor.open(A, POST_A);
    editor.findings(A, 1);
    editor
}

fn labels(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[test]
fn completion_knows_the_blog_as_it_is_typed() {
    let mut editor = editor();
    assert_eq!(labels(&editor.at_place("textDocument/completion", A, 3, 11)), ["산책", "여행"]);
    // Another post gets a tag that nobody has saved.
    editor.open(B, POST_B);
    editor.edit(B, 2, [4, 4, 4, 6], "찻집");
    let found = editor.at_place("textDocument/completion", A, 3, 11);
    assert_eq!(labels(&found), ["여행", "찻집"]);
    assert_eq!(found["items"][0]["detail"], "2 posts");
    let item = &found["items"][1]["textEdit"];
    assert_eq!(edited(POST_A, &json!([item])).lines().nth(3), Some("tags: [여행, 찻집]"));
    assert_eq!(labels(&editor.at_place("textDocument/completion", A, 8, 20)), ["/leaf.png", "/posts/"]);
    assert!(labels(&editor.at_place("textDocument/completion", A, 1, 0)).contains(&"draft"));
    assert!(editor.leave().success());
}

/// The tests take place at midnight in London, when it is nine in the morning in Seoul and the evening before in New York.
#[test]
fn dates_are_those_of_the_zone_of_the_site() {
    for (zone, now, today, told) in [
        ("Asia/Seoul", "2026-01-01T09:00:00+09:00", "2026-01-01", "Thursday, 2026-01-01 08:30 +09:00"),
        ("America/New_York", "2025-12-31T19:00:00-05:00", "2025-12-31", "Wednesday, 2025-12-31 18:30 -05:00"),
    ] {
        let config = format!("baseURL = \"https://example.org/\"\ntimeZone = \"{zone}\"\n");
        let text = "---\ntitle: 글\ndate: \n---\n\ntext\n";
        let mut editor = Editor::at(&[("hugo.toml", &config), (A, text)]);
        editor.open(A, text);
        assert_eq!(labels(&editor.at_place("textDocument/completion", A, 2, 6)), [now, today], "{zone}");
        editor.rewrite(A, 2, &text.replace("date: ", "date: 2025-12-31T23:30:00Z"));
        let shown = editor.at_place("textDocument/hover", A, 2, 1);
        assert!(shown["contents"]["value"].as_str().unwrap().contains(told), "{zone}: {shown}");
        assert!(editor.leave().success());
    }
}

#[test]
fn links_are_completed_in_the_words_of_each_generator() {
    for (config, path, other, body, place, label, detail) in [
        ("hugo.toml", A, C, "[글]({{< ref \"\" >}})", 13, "/posts/c/index.md", "셋"),
        ("hugo.toml", A, C, "[글](셋)", 5, "/posts/c/", "셋"),
        ("hugo.toml", A, C, "[글](/posts/c/#)", 14, "/posts/c/#첫째", ""),
        (
            "_config.yml",
            "_posts/2025-01-02-a.md",
            "_posts/2025-01-04-셋.md",
            "[글]({% post_url %})",
            16,
            "2025-01-04-셋",
            "셋",
        ),
        (
            "docusaurus.config.js",
            "blog/2025-01-02-a.md",
            "blog/2025-01-04-c.md",
            "[글](./)",
            6,
            "./2025-01-04-c.md",
            "셋",
        ),
    ] {
        let front = "---\ntitle: 하나\ndate: 2025-01-02\n---\n\n";
        let text = format!("{front}{body}\n");
        let third = "---\ntitle: 셋\ndate: 2025-01-04\n---\n\n## 첫째\n";
        let mut editor = Editor::at(&[(config, ""), (path, &text), (other, third)]);
        editor.open(path, &text);
        let found = editor.at_place("textDocument/completion", path, 5, place);
        let item = found["items"].as_array().unwrap().iter().find(|item| item["label"] == label);
        let item = item.unwrap_or_else(|| panic!("{body}: {found}"));
        assert_eq!(item["detail"].as_str().unwrap_or_default(), detail, "{item}");
        let after = edited(&text, &json!([item["textEdit"]]));
        assert!(after.contains(label), "{after}");
        assert!(editor.leave().success());
    }
}

#[test]
fn what_stands_at_the_cursor_is_shown_and_found() {
    let mut editor = editor();
    let shown = editor.at_place("textDocument/hover", A, 8, 8);
    assert!(shown["contents"]["value"].as_str().unwrap().starts_with("**셋**"), "{shown}");
    let found = editor.at_place("textDocument/definition", A, 8, 8);
    assert_eq!(found[0]["targetUri"], editor.uri(C));
    assert_eq!(found[0]["originSelectionRange"]["start"], json!({"line": 8, "character": 4}));
    let params = json!({"textDocument": {"uri": editor.uri(A)}, "position": {"line": 6, "character": 4},
        "context": {"includeDeclaration": false}});
    let found = editor.request("textDocument/references", params).unwrap();
    assert_eq!(
        found,
        json!([{"uri": editor.uri(B), "range": {
        "start": {"line": 8, "character": 4}, "end": {"line": 8, "character": 17}}}])
    );
    let symbols = editor.at_place("textDocument/documentSymbol", A, 0, 0);
    assert_eq!((&symbols[0]["children"][0]["name"], &symbols[1]["name"]), (&json!("title"), &json!("첫째 😀")));
    let found = editor.request("workspace/symbol", json!({"query": "둘"})).unwrap();
    assert_eq!((found.as_array().unwrap().len(), &found[0]["location"]["uri"]), (1, &json!(editor.uri(B))));
    let links = editor.at_place("textDocument/documentLink", A, 0, 0);
    assert_eq!((&links[0]["tooltip"], links.as_array().unwrap().len()), (&json!("셋"), 1));
    assert!(editor.leave().success());
}

#[test]
fn a_tag_is_renamed_in_open_and_closed_posts() {
    let mut editor = editor();
    editor.open(B, POST_B);
    editor.edit(B, 2, [1, 7, 1, 8], "둘째");
    let place = editor.at_place("textDocument/prepareRename", A, 3, 8);
    assert_eq!(place["placeholder"], "여행");
    let params =
        json!({"textDocument": {"uri": editor.uri(A)}, "position": {"line": 3, "character": 8}, "newName": "길: 위"});
    let edit = editor.request("textDocument/rename", params).unwrap();
    let changes = edit["documentChanges"].as_array().unwrap();
    let of = |path: &str| changes.iter().find(|change| change["textDocument"]["uri"] == editor.uri(path)).unwrap();
    assert_eq!(changes.len(), 3);
    assert_eq!((&of(A)["textDocument"]["version"], &of(C)["textDocument"]["version"]), (&json!(1), &Value::Null));
    assert_eq!(of(B)["textDocument"]["version"], 2);
    let unsaved = POST_B.replace("둘", "둘째");
    assert_eq!(edited(&unsaved, &of(B)["edits"]), unsaved.replace("여행", "\"길: 위\""));
    assert_eq!(edited(POST_C, &of(C)["edits"]), POST_C.replace("여행", "\"길: 위\""));
    let params =
        json!({"textDocument": {"uri": editor.uri(A)}, "position": {"line": 3, "character": 8}, "newName": ""});
    let refused = editor.request("textDocument/rename", params).unwrap_err();
    assert_eq!((&refused["code"], refused["message"].as_str().unwrap().contains("empty")), (&json!(-32803), true));
    assert!(editor.leave().success());
}

#[test]
fn the_final_url_is_shown_only_where_the_author_wants_it() {
    let hints = |editor: &mut Editor| {
        let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
        let params = json!({"textDocument": {"uri": editor.uri(A)}, "range": range});
        editor.request("textDocument/inlayHint", params).unwrap()
    };
    let mut off = editor();
    assert_eq!(hints(&mut off), Value::Null);
    assert!(off.leave().success());
    let mut editor = Editor::start(blog(&[CONFIG, (A, POST_A)]));
    editor.settings = json!({"inlayHints": true});
    let root = editor.uri("");
    let params = json!({"processId": null, "capabilities": able(), "rootUri": root.trim_end_matches('/')});
    editor.request("initialize", params).unwrap();
    editor.notify("initialized", json!({}));
    editor.open(A, POST_A);
    editor.findings(A, 1);
    assert_eq!(hints(&mut editor)[0]["label"], "→ /posts/가/");
    assert!(editor.leave().success());
}
