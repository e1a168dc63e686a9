//! An editor of our own: it starts the built server, speaks the protocol with it as bare JSON, and knows what it was told.

use crate::harness::lab::NOW;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take before a test fails; debug builds on busy machines are slow.
const PATIENCE: Duration = Duration::from_secs(60);

/// One server with the folder that it serves.
pub struct Editor {
    pub folder: TempDir,
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    next: i64,
    /// What was told of each file last: the version, and the findings.
    pub told: HashMap<String, (Option<i64>, Vec<Value>)>,
    /// All other notifications and requests of the server.
    pub heard: Vec<Value>,
    /// What the server is answered when it asks for settings.
    pub settings: Value,
    answers: HashMap<i64, Value>,
}

/// Writes files into a new folder.
pub fn blog(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

/// The URI of a path, spelt as VS Code spells it.
pub fn uri(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let spelt = |byte: &u8| if plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") };
    format!("file://{}", path.to_str().unwrap().as_bytes().iter().map(spelt).collect::<String>())
}

/// An editor that can what VS Code can, apart from asking for diagnostics.
pub fn able() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "textDocument": {
            "publishDiagnostics": {
                "relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}, "codeDescriptionSupport": true
            },
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "completion": {"completionItem": {"snippetSupport": true}},
            "definition": {"linkSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true}
        },
        "workspace": {
            "workspaceFolders": true, "configuration": true,
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceEdit": {"documentChanges": true}
        },
        "window": {"workDoneProgress": true, "showDocument": {"support": true}}
    })
}

impl Editor {
    /// Starts a server that has not been greeted.
    pub fn start(folder: TempDir) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_matterlint"))
            .args(["server", "--now", NOW])
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, messages) = channel();
        let output = child.stdout.take().unwrap();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        let (told, heard, answers) = (HashMap::new(), Vec::new(), HashMap::new());
        Self { folder, child, input, messages, next: 1, told, heard, settings: Value::Null, answers }
    }

    /// Starts a server and greets it as an editor that can `capabilities`.
    pub fn greet(folder: TempDir, capabilities: &Value) -> (Self, Value) {
        let mut editor = Self::start(folder);
        let root = editor.uri("");
        let folders = json!([{"uri": root.trim_end_matches('/'), "name": "blog"}]);
        let params =
            json!({"processId": null, "capabilities": capabilities, "workspaceFolders": folders, "rootUri": null});
        let answer = editor.request("initialize", params).unwrap();
        editor.notify("initialized", json!({}));
        (editor, answer)
    }

    /// A server with a blog of these files, greeted by an editor that can much.
    pub fn at(files: &[(&str, &str)]) -> Self {
        Self::greet(blog(files), &able()).0
    }

    pub fn uri(&self, path: &str) -> String {
        uri(&self.folder.path().join(path))
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request without waiting for its answer.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next;
        self.next += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The answer to a request; the error where there is one.
    pub fn answer(&mut self, id: i64) -> Result<Value, Value> {
        self.until(&format!("the answer to {id}"), |editor| editor.answers.contains_key(&id));
        let mut answer = self.answers.remove(&id).unwrap();
        match answer.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(answer["result"].take()),
        }
    }

    pub fn request(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// A request about a place in a file.
    pub fn at_place(&mut self, method: &str, path: &str, line: u32, character: u32) -> Value {
        let position = json!({"line": line, "character": character});
        let params = json!({"textDocument": {"uri": self.uri(path)}, "position": position});
        self.request(method, params).unwrap()
    }

    /// Opens a file of the folder with this text.
    pub fn open(&mut self, path: &str, text: &str) {
        let item = json!({"uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
    }

    /// Opens a file of the folder as it is on the disk.
    pub fn open_saved(&mut self, path: &str) {
        let text = std::fs::read_to_string(self.folder.path().join(path)).unwrap();
        self.open(path, &text);
    }

    /// Gives an open file another text.
    pub fn rewrite(&mut self, path: &str, version: i64, text: &str) {
        let document = json!({"uri": self.uri(path), "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    /// Types `text` over a range of an open file: line and character of its start and end.
    pub fn edit(&mut self, path: &str, version: i64, [line, start, end_line, end]: [u32; 4], text: &str) {
        let range = json!({"start": {"line": line, "character": start}, "end": {"line": end_line, "character": end}});
        let document = json!({"uri": self.uri(path), "version": version});
        let change = json!({"range": range, "text": text});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }

    /// Waits until this version of a file has been judged: its findings.
    pub fn findings(&mut self, path: &str, version: i64) -> Vec<Value> {
        let uri = self.uri(path);
        let is_told = |editor: &Self| editor.told.get(&uri).is_some_and(|(told, _)| *told == Some(version));
        self.until(&format!("version {version} of {path}"), is_told);
        self.told[&uri].1.clone()
    }

    /// Waits until the rules that speak in a file are these.
    pub fn until_rules(&mut self, path: &str, rules: &[&str]) {
        let uri = self.uri(path);
        let speak = |editor: &Self| editor.told.get(&uri).is_some_and(|(_, found)| codes(found) == rules);
        self.until(&format!("{rules:?} in {path}"), speak);
    }

    /// Takes what the server says until something holds.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !holds(self) {
            let left = PATIENCE.saturating_sub(begun.elapsed());
            match self.messages.recv_timeout(left) {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => panic!("no {what}; told {:?}, heard {:?}", self.told, self.heard),
                Err(RecvTimeoutError::Disconnected) => panic!("the server is gone before {what}"),
            }
        }
    }

    fn take(&mut self, message: Value) {
        let id = message.get("id").cloned();
        match (message["method"].as_str(), id) {
            (Some(method), Some(id)) => {
                let answer = if method == "workspace/configuration" { json!([self.settings]) } else { Value::Null };
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": answer}));
                self.heard.push(message);
            }
            (Some("textDocument/publishDiagnostics"), None) => {
                let params = &message["params"];
                let found = params["diagnostics"].as_array().unwrap().clone();
                self.told.insert(params["uri"].as_str().unwrap().to_owned(), (params["version"].as_i64(), found));
            }
            (Some(_), None) => self.heard.push(message),
            (None, Some(id)) => drop(self.answers.insert(id.as_i64().unwrap_or_default(), message)),
            (None, None) => panic!("{message}"),
        }
    }

    /// What the server said by these means.
    pub fn heard(&self, method: &str) -> Vec<&Value> {
        self.heard.iter().filter(|message| message["method"] == method).collect()
    }

    /// Ends the session as agreed.
    pub fn leave(mut self) -> ExitStatus {
        assert_eq!(self.request("shutdown", Value::Null), Ok(Value::Null));
        self.notify("exit", Value::Null);
        self.wait()
    }

    /// Closes the pipe without a word.
    pub fn die(mut self) -> ExitStatus {
        self.input = None;
        self.wait()
    }

    fn wait(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "the server lives on");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The rules that speak, in the order of the findings.
pub fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().map(|found| found["code"].as_str().unwrap_or("none")).collect()
}

/// The text that a protocol's edits make of `text`; columns count UTF-16 code units.
pub fn edited(text: &str, edits: &Value) -> String {
    edited_in(text, edits, char::len_utf16)
}

/// The same, where each character takes `width` columns.
pub fn edited_in(text: &str, edits: &Value, width: fn(char) -> usize) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = position["character"].as_u64().unwrap();
        let rest = text[start..].chars().take_while(|ch| {
            let goes_on = units > 0;
            units = units.saturating_sub(width(*ch) as u64);
            goes_on
        });
        start + rest.map(char::len_utf8).sum::<usize>()
    };
    let edits = edits.as_array().unwrap().iter();
    let mut splices: Vec<(usize, usize, &str)> = edits
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    splices.sort_by_key(|splice| std::cmp::Reverse((splice.0, splice.1)));
    let mut text = text.to_owned();
    for (start, end, new) in splices {
        text.replace_range(start..end, new);
    }
    text
}

fn read(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        length = line.strip_prefix("Content-Length: ").map_or(length, |value| value.trim().parse().unwrap());
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}
