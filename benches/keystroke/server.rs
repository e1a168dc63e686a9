//! An editor that drives the built server over pipes, and takes the time until it is told what is found.

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// One open post, and the server that checks it.
pub struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    uri: String,
    version: i64,
}

impl Editor {
    /// Starts the server and opens the post: the editor, and how long it took from the start of the program until the
    /// post's findings were told.
    pub fn open(root: &Path, file: &Path, text: &str) -> (Self, Duration) {
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_matterlint"))
            .args(["server", "--now", super::NOW])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut editor = Self { child, input, output, uri: uri(file), version: 1 };
        let able = json!({
            "general": {"positionEncodings": ["utf-8"]},
            "textDocument": {"publishDiagnostics": {"relatedInformation": true, "versionSupport": true}},
            "workspace": {"workspaceFolders": true, "didChangeWatchedFiles": {"dynamicRegistration": true}},
            "window": {"workDoneProgress": true}
        });
        let folders = json!([{"uri": uri(root), "name": "blog"}]);
        let greeting = json!({"processId": null, "rootUri": null, "capabilities": able, "workspaceFolders": folders});
        editor.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": greeting}));
        editor.hear(|message| message["id"] == 1 && message.get("result").is_some());
        editor.notify("initialized", &json!({}));
        let item = json!({"uri": editor.uri, "languageId": "markdown", "version": 1, "text": text});
        editor.notify("textDocument/didOpen", &json!({"textDocument": item}));
        editor.wait();
        (editor, start.elapsed())
    }

    /// Types `text` over the bytes from `from` to `to` of a line: how long it takes until the findings are told.
    pub fn edit(&mut self, line: usize, [from, to]: [usize; 2], text: &str) -> Duration {
        let start = Instant::now();
        self.version += 1;
        let place = |character: usize| json!({"line": line, "character": character});
        let change = json!({"range": {"start": place(from), "end": place(to)}, "text": text});
        let document = json!({"uri": self.uri, "version": self.version});
        self.notify("textDocument/didChange", &json!({"textDocument": document, "contentChanges": [change]}));
        self.wait();
        start.elapsed()
    }

    /// Waits for the findings of the version that stands in the editor.
    fn wait(&mut self) {
        let (uri, version) = (self.uri.clone(), self.version);
        self.hear(|message| {
            let params = &message["params"];
            message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri.as_str()
                && params["version"] == version
        });
    }

    /// Takes messages, and answers requests, until one is the awaited.
    fn hear(&mut self, is_it: impl Fn(&Value) -> bool) {
        loop {
            let message = self.read();
            if message.get("method").is_some() && message.get("id").is_some() {
                self.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": null}));
            }
            if is_it(&message) {
                return;
            }
        }
    }

    fn read(&mut self) -> Value {
        let (mut length, mut line) = (0, String::new());
        while line != "\r\n" {
            length = line.strip_prefix("Content-Length: ").map_or(length, |value| value.trim().parse().unwrap());
            line.clear();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server is gone");
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
