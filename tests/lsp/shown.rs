//! How findings are shown: what is faint, what leads to a page, and which other places are named.

use crate::editor::{Editor, able, blog, codes};
use crate::harness::lab::NOW;
use matterlint::lsp::{Options, serve};
use matterlint::session::Request;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, PipeReader, PipeWriter, Read as _, Write as _};
use std::thread;

const CONFIG: (&str, &str) = ("hugo.toml", "baseURL = \"https://example.org/\"\n");
const A: &str = "content/posts/가.md";
const UNUSED: &str = "---\ntitle: 하나\ndate: 2025-01-02\n---\n\n![잎](none.png)\n\n[^주]: 말 😀\n";

#[test]
fn what_is_unused_is_faint_where_the_editor_can_show_that() {
    for (tags, expected) in [(json!({"valueSet": [1, 2]}), json!([1])), (json!({"valueSet": [2]}), Value::Null)] {
        let mut can = able();
        can["textDocument"]["publishDiagnostics"]["tagSupport"] = tags;
        let (mut editor, _) = Editor::greet(blog(&[CONFIG, (A, UNUSED)]), &can);
        editor.open(A, UNUSED);
        let found = editor.findings(A, 1);
        assert_eq!(codes(&found), ["image-missing", "footnote-unused"]);
        assert_eq!((&found[0]["tags"], &found[1]["tags"]), (&Value::Null, &expected));
        assert_eq!(found[1]["range"]["start"], json!({"line": 7, "character": 0}));
        assert_eq!(found[0]["codeDescription"], Value::Null, "the project has no address yet");
        assert!(editor.leave().success());
    }
}

#[test]
fn other_places_are_named_only_to_an_editor_that_can_show_them() {
    let text = "---\ntitle: 하나\ndate: 2025-01-02\nurl: /one/\n---\n\n😀\n";
    for (can_related, expected) in [(true, 1), (false, 0)] {
        let mut can = able();
        can["textDocument"]["publishDiagnostics"]["relatedInformation"] = json!(can_related);
        let files = [CONFIG, (A, text), ("content/posts/나.md", text)];
        let (mut editor, _) = Editor::greet(blog(&files), &can);
        editor.open(A, text);
        let found = editor.findings(A, 1);
        let url = found.iter().find(|found| found["code"] == "url-duplicate").unwrap();
        let related = url["relatedInformation"].as_array().map(Vec::as_slice).unwrap_or_default();
        assert_eq!(related.len(), expected, "{url}");
        assert!(related.iter().all(|place| place["location"]["uri"] == editor.uri("content/posts/나.md")));
        assert!(editor.leave().success());
    }
}

/// The ends of the editor.
struct Pipes {
    to: PipeWriter,
    from: BufReader<PipeReader>,
}

impl Pipes {
    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }

    /// The next message that holds this key with this value.
    fn hear(&mut self, key: &str, value: &Value) -> Value {
        loop {
            let (mut length, mut line) = (0, String::new());
            while line != "\r\n" {
                length = line.strip_prefix("Content-Length: ").map_or(length, |value| value.trim().parse().unwrap());
                line.clear();
                assert!(self.from.read_line(&mut line).unwrap() > 0, "the server is gone");
            }
            let mut body = vec![0; length];
            self.from.read_exact(&mut body).unwrap();
            let message: Value = serde_json::from_slice(&body).unwrap();
            if message[key] == *value {
                return message;
            }
        }
    }
}

/// The server as it will be once the project has an address.
#[test]
fn with_an_address_findings_lead_to_their_pages_there() {
    let folder = blog(&[CONFIG, (A, UNUSED)]);
    let request = Request::new(folder.path().to_owned(), NOW.parse().unwrap());
    let options = Options { request, is_timeless: true, home: Some("https://example.org/matterlint".to_owned()) };
    let ((input, to), (from, output)) = (std::io::pipe().unwrap(), std::io::pipe().unwrap());
    let server = thread::spawn(move || serve(options, input, output).unwrap());
    let mut pipes = Pipes { to, from: BufReader::new(from) };
    let root = crate::editor::uri(folder.path());
    let greeting = json!({"processId": null, "capabilities": able(), "workspaceFolders": [{"uri": root, "name": "b"}]});
    pipes.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": greeting}));
    pipes.hear("id", &json!(1));
    let uri = crate::editor::uri(&folder.path().join(A));
    let item = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": UNUSED});
    pipes.send(&json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}}));
    let told = pipes.hear("method", &json!("textDocument/publishDiagnostics"));
    let page = told["params"]["diagnostics"][0]["codeDescription"]["href"].as_str().unwrap().to_owned();
    assert!(page.starts_with("https://example.org/matterlint/") && page.contains("image-missing"), "{page}");
    let open = json!({"command": "matterlint.explain", "arguments": ["image-missing"]});
    pipes.send(&json!({"jsonrpc": "2.0", "id": 2, "method": "workspace/executeCommand", "params": open}));
    let shown = pipes.hear("method", &json!("window/showDocument"));
    assert_eq!((&shown["params"]["uri"], &shown["params"]["external"]), (&json!(page), &json!(true)));
    pipes.send(&json!({"jsonrpc": "2.0", "id": 3, "method": "shutdown"}));
    pipes.hear("id", &json!(3));
    pipes.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert!(server.join().unwrap());
}
