//! The editor is told what the command line says, of every fixture.

use crate::editor::{Editor, able, uri};
use crate::harness::example::{Verdict, fixture_files};
use crate::harness::lab::{Lab, findings};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// Rule, line and message of a finding; the line counts from 1.
type Gist = (String, u64, String);

#[test]
fn the_editor_is_told_what_the_command_line_says() {
    let mut lab = Lab::new();
    let examples = fixture_files();
    let bad = examples.iter().filter(|example| example.verdict != Verdict::Good && example.case.before.is_empty());
    let cases: Vec<_> = bad.map(|example| (lab.add(&example.case), example.case.path())).collect();
    assert!(cases.len() > 100, "{}", cases.len());
    let mut expected: BTreeMap<String, Vec<Gist>> = BTreeMap::new();
    for finding in findings(lab.folder(), &["."]) {
        let message = if finding.help.is_empty() {
            finding.message
        } else {
            format!("{}\nhelp: {}", finding.message, finding.help)
        };
        expected.entry(finding.path).or_default().push((finding.rule, finding.line as u64, message));
    }
    let mut editor = Editor::start(tempfile::TempDir::new().unwrap());
    let folders = json!([{"uri": uri(lab.folder()), "name": "lab"}]);
    editor
        .request("initialize", json!({"processId": null, "capabilities": able(), "workspaceFolders": folders}))
        .unwrap();
    editor.notify("initialized", json!({}));
    let mut compared = 0;
    let mut wrong = Vec::new();
    for (number, path) in cases {
        let shown = format!("case-{number:05}/{path}");
        let file = lab.folder().join(&shown);
        // An editor shows no text that is no text.
        let Ok(text) = String::from_utf8(fs::read(&file).unwrap()) else { continue };
        let uri = uri(&file);
        let item = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        editor.notify("textDocument/didOpen", json!({"textDocument": item}));
        editor.until(&shown, |editor| editor.told.contains_key(&uri));
        let told: Vec<Gist> = editor.told[&uri].1.iter().map(gist).collect();
        let expected = expected.get(&shown).cloned().unwrap_or_default();
        compared += told.len();
        if told != expected {
            wrong.push(format!("{shown}\n  {told:?}\n  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 200, "{compared}");
    assert!(editor.leave().success());
}

fn gist(told: &Value) -> Gist {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&told["code"]), told["range"]["start"]["line"].as_u64().unwrap() + 1, text(&told["message"]))
}
