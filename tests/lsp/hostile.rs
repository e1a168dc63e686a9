//! What no editor should do, and some do: the server answers, and lives on.

use crate::editor::{Editor, able, blog};
use serde_json::{Value, json};

const FILES: [(&str, &str); 2] =
    [("hugo.toml", ""), ("content/posts/a.md", "---\ntitle: 가\ndate: 2025-01-02\n---\n\n![잎](none.png)\n")];

/// What is asked about a place or a file.
const ASKED: [&str; 10] = [
    "textDocument/codeAction",
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/prepareRename",
    "textDocument/documentSymbol",
    "textDocument/documentLink",
    "textDocument/inlayHint",
    "workspace/symbol",
];

fn code(answer: &Result<Value, Value>) -> i64 {
    answer.as_ref().unwrap_err()["code"].as_i64().unwrap()
}

#[test]
fn requests_out_of_their_order_are_refused() {
    let mut editor = Editor::start(blog(&FILES));
    editor.notify("textDocument/didOpen", json!({"nonsense": true}));
    assert_eq!(code(&editor.request("textDocument/hover", json!({}))), -32002);
    assert_eq!(code(&editor.request("shutdown", Value::Null)), -32002);
    assert_eq!(code(&editor.request("initialize", json!({"capabilities": "all of them"}))), -32602);
    let folder = editor.uri("");
    let greeting = json!({"processId": null, "rootUri": folder, "capabilities": {}});
    assert!(editor.request("initialize", greeting.clone()).is_ok());
    assert_eq!(code(&editor.request("initialize", greeting)), -32600);
    assert_eq!(code(&editor.request("textDocument/formatting", json!({}))), -32601);
    // An editor that can nothing gets its findings all the same.
    editor.open_saved("content/posts/a.md");
    assert_eq!(editor.findings("content/posts/a.md", 1).len(), 1);
    assert_eq!(editor.request("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(code(&editor.request("textDocument/hover", json!({}))), -32600);
    editor.notify("exit", Value::Null);
    assert!(editor.die().success());
}

#[test]
fn malformed_messages_do_not_bring_it_down() {
    let mut editor = Editor::at(&FILES);
    editor.open_saved("content/posts/a.md");
    editor.raw(b"\r\nContent-Length: 9\r\n\r\n{\"broken\"");
    editor.raw(b"Content-Length: lots\r\n\r\n");
    editor.raw(b"Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc");
    editor.raw(b"Content-Length: 2\r\n\r\n[]");
    let deep = "[".repeat(200_000);
    editor.raw(format!("Content-Length: {}\r\n\r\n{deep}", deep.len()).as_bytes());
    editor.send(&json!({"jsonrpc": "2.0", "id": 900, "method": 17}));
    assert_eq!(code(&editor.answer(900)), -32600);
    let uri = editor.uri("content/posts/a.md");
    for method in ASKED.into_iter().chain(["textDocument/diagnostic", "workspace/executeCommand", "made/up"]) {
        if method == "textDocument/inlayHint" {
            // Off, it asks for nothing.
            continue;
        }
        for params in [Value::Null, json!([]), json!("x"), json!({"textDocument": {"uri": 5}, "query": 5})] {
            let refused = code(&editor.request(method, params.clone()));
            assert!([-32602, -32601].contains(&refused), "{method} {params}: {refused}");
        }
        for place in [json!({"line": -1, "character": 0}), json!({"line": "x"}), json!([1e300, null])] {
            let params = json!({"textDocument": {"uri": uri}, "position": place, "range": place, "context": place});
            let _ = editor.request(method, params);
            let params = json!({"textDocument": {"uri": "not a uri at all"}, "position": place});
            let _ = editor.request(method, params);
        }
    }
    for method in ["didOpen", "didChange", "didClose", "didSave"] {
        editor.notify(&format!("textDocument/{method}"), json!({"textDocument": 1}));
    }
    editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "x:/y", "type": 9}]}));
    editor.notify("workspace/didChangeConfiguration", json!({"settings": [1, 2]}));
    editor.notify("$/setTrace", json!({"value": "verbose"}));
    editor.notify("$/made/up", Value::Null);
    assert_eq!(editor.findings("content/posts/a.md", 1).len(), 1);
    assert!(editor.leave().success());
}

#[test]
fn places_that_are_not_there_are_answered() {
    let mut editor = Editor::at(&FILES);
    editor.open_saved("content/posts/a.md");
    let far = 4_000_000_000_u32;
    let uris = [editor.uri("content/posts/a.md"), editor.uri("content/posts/none.md"), "untitled:x".to_owned()];
    for uri in &uris {
        for (line, character) in [(0, far), (far, 0), (far, far), (5, 3)] {
            let place = json!({"line": line, "character": character});
            let range = json!({"start": place, "end": {"line": 0, "character": 0}});
            let document = json!({"uri": uri});
            let about = json!({"textDocument": document, "position": place, "range": range, "newName": "새 이름",
                "context": {"diagnostics": [], "includeDeclaration": true, "triggerKind": 1}, "query": "가"});
            for method in ASKED {
                assert!(editor.request(method, about.clone()).is_ok(), "{method} {about}");
            }
            // A rename may be refused, and says why.
            if let Err(error) = editor.request("textDocument/rename", about) {
                assert_eq!(error["code"], -32803, "{error}");
            }
        }
    }
    // Changes that lie outside of the text, run backwards, or are of a text that is not open.
    editor.edit("content/posts/a.md", 2, [far, far, 0, 0], "끝");
    editor.edit("content/posts/a.md", 3, [3, 2, 1, 0], "x");
    editor.edit("content/posts/none.md", 3, [0, 0, 0, 0], "x");
    editor.findings("content/posts/a.md", 3);
    assert!(editor.leave().success());
}

#[test]
fn a_cancelled_request_is_answered_as_one() {
    let mut editor = Editor::at(&FILES);
    // Nothing is looked at yet: what follows waits behind the first look at the blog.
    let many: String = (0..2000).map(|number| format!("## {number}\n\n![잎](none-{number}.png)\n\n")).collect();
    editor.open("content/posts/a.md", &format!("---\ntitle: 가\ndate: 2025-01-02\n---\n\n{many}"));
    let params = json!({"textDocument": {"uri": editor.uri("content/posts/a.md")}, "context": {"diagnostics": []},
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}});
    let kept = editor.ask("textDocument/codeAction", params.clone());
    let cancelled = editor.ask("textDocument/codeAction", params);
    editor.notify("$/cancelRequest", json!({"id": cancelled}));
    editor.notify("$/cancelRequest", json!({"id": "never asked"}));
    assert!(editor.answer(kept).is_ok());
    assert_eq!(code(&editor.answer(cancelled)), -32800);
    assert!(editor.leave().success());
}

#[test]
fn an_editor_that_dies_takes_the_server_with_it() {
    let mut editor = Editor::at(&FILES);
    editor.open_saved("content/posts/a.md");
    editor.findings("content/posts/a.md", 1);
    assert_eq!(editor.die().code(), Some(1));
    // In the middle of a message, and before a greeting.
    let (mut editor, _) = Editor::greet(blog(&FILES), &able());
    editor.raw(b"Content-Length: 500\r\n\r\n{\"jsonrpc\":");
    assert_eq!(editor.die().code(), Some(1));
    assert_eq!(Editor::start(blog(&FILES)).die().code(), Some(1));
    let mut editor = Editor::at(&FILES);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.die().code(), Some(1));
}
