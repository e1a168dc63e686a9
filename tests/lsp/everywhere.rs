//! Every request at many places of every fixture, also of texts that break off where the cursor stands: nothing breaks, and
//! what comes back is of the form that editors rely on.

use crate::editor::{Editor, able, uri};
use crate::harness::example::fixture_files;
use crate::harness::lab::Lab;
use serde_json::{Value, json};
use std::fs;

/// What is asked at each place.
const ASKED: [&str; 12] = [
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/codeAction",
    "textDocument/documentSymbol",
    "textDocument/documentLink",
    "textDocument/inlayHint",
    "textDocument/diagnostic",
    "workspace/symbol",
];

/// How many places of each text are looked at.
const PLACES: usize = 2;

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// The line and the UTF-16 column of a byte.
fn place(text: &str, byte: usize) -> Value {
    let before = &text[..byte];
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    json!({"line": before.matches('\n').count(), "character": before[line..].encode_utf16().count()})
}

#[test]
fn no_request_breaks_at_any_place_of_any_fixture() {
    let mut lab = Lab::new();
    let cases: Vec<_> = fixture_files().iter().map(|example| (lab.add(&example.case), example.case.path())).collect();
    assert!(cases.len() > 300, "{}", cases.len());
    let mut editor = Editor::start(tempfile::TempDir::new().unwrap());
    editor.settings = json!({"inlayHints": true});
    let folders = json!([{"uri": uri(lab.folder()), "name": "lab"}]);
    let greeting = json!({"processId": null, "capabilities": able(), "workspaceFolders": folders});
    editor.request("initialize", greeting).unwrap();
    editor.notify("initialized", json!({}));
    let mut dice = Dice(7);
    let mut wrong = Vec::new();
    let mut answers = 0;
    for (number, path) in cases {
        let shown = format!("case-{number:05}/{path}");
        let file = lab.folder().join(&shown);
        let Ok(text) = String::from_utf8(fs::read(&file).unwrap()) else { continue };
        let document = json!({"uri": uri(&file), "languageId": "markdown", "version": 1, "text": text});
        editor.notify("textDocument/didOpen", json!({"textDocument": document}));
        // Between the two characters of a line's end no cursor stands.
        let is_place =
            |at: &usize| text.is_char_boundary(*at) && !(text[..*at].ends_with('\r') && text[*at..].starts_with('\n'));
        let places: Vec<usize> = (0..=text.len()).filter(is_place).collect();
        for visit in 0..PLACES {
            let byte = places[dice.below(places.len())];
            let is_torn = visit == 0;
            if is_torn {
                let change = json!([{"text": text[..byte]}]);
                let document = json!({"uri": document["uri"], "version": 2});
                editor.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": change}));
            }
            let at = place(&text, byte);
            let params = json!({"textDocument": {"uri": document["uri"]}, "position": at, "newName": "새 이름",
                "range": {"start": at, "end": at}, "query": "가",
                "context": {"diagnostics": [], "includeDeclaration": true, "triggerKind": 1}});
            let ids = ASKED.map(|method| editor.ask(method, params.clone()));
            for (method, id) in ASKED.into_iter().zip(ids) {
                answers += 1;
                let fault = match editor.answer(id) {
                    Err(error) if method == "textDocument/rename" && error["code"] == -32803 => None,
                    Err(error) => Some(error.to_string()),
                    Ok(answer) => misshapen(method, &answer, &at),
                };
                wrong.extend(fault.map(|fault| format!("{shown} {at} {method}: {fault}")));
            }
            if is_torn {
                let change = json!([{"text": text}]);
                let document = json!({"uri": document["uri"], "version": 3});
                editor.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": change}));
            }
        }
        editor.notify("textDocument/didClose", json!({"textDocument": {"uri": document["uri"]}}));
    }
    assert!(wrong.is_empty(), "{} of {answers}\n{}", wrong.len(), wrong.join("\n"));
    assert!(editor.heard("window/logMessage").is_empty(), "{:?}", editor.heard("window/logMessage"));
    assert!(editor.leave().success());
}

/// What no editor could use of an answer.
fn misshapen(method: &str, answer: &Value, at: &Value) -> Option<String> {
    let key = |place: &Value| (place["line"].as_u64(), place["character"].as_u64());
    let holds = |range: &Value| key(&range["start"]) <= key(at) && key(at) <= key(&range["end"]);
    match method {
        // Editors replace what stands round the cursor, on its line, and nothing else (LSP 3.17, `CompletionItem.textEdit`).
        "textDocument/completion" => {
            let items = answer["items"].as_array().unwrap();
            let ranges = items.iter().map(|item| &item["textEdit"]["range"]);
            let bad = ranges.filter(|range| !holds(range) || range["start"]["line"] != range["end"]["line"]);
            bad.map(Value::to_string).next()
        }
        "textDocument/hover" if !answer.is_null() => {
            let is_empty = answer["contents"]["value"].as_str().is_none_or(str::is_empty);
            (is_empty || !holds(&answer["range"])).then(|| answer.to_string())
        }
        // A heading is renamed from anywhere in its line: VS Code asks for no more.
        "textDocument/prepareRename" if !answer.is_null() => {
            let (range, line) = (&answer["range"], at["line"].as_u64());
            let is_near = range["start"]["line"].as_u64() <= line && line <= range["end"]["line"].as_u64();
            (!is_near).then(|| answer.to_string())
        }
        "textDocument/documentSymbol" => {
            let all = answer.as_array().unwrap();
            all.iter().find(|symbol| symbol["name"].as_str().is_none_or(str::is_empty)).map(Value::to_string)
        }
        _ => None,
    }
}
