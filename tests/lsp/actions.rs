//! Code actions as the editor applies them: what they leave behind is judged by the command line.

use crate::editor::{Editor, edited};
use crate::harness::lab::{NOW, matterlint};
use serde_json::{Value, json};
use std::fs;

const FILES: [(&str, &str); 1] = [("hugo.toml", "baseURL = \"https://example.org/\"\n")];
const PATH: &str = "content/posts/글.md";
const POST: &str =
    "---\ntitle: 가을\ndate: 2025-01-02\ntags: [rust, rust]\n---\n\n😀 text \n\nmore \n\n![잎](none.png)\n";

fn actions(editor: &mut Editor, [line, start, end_line, end]: [u32; 4], only: Option<&str>) -> Vec<Value> {
    let range = json!({"start": {"line": line, "character": start}, "end": {"line": end_line, "character": end}});
    let mut context = json!({"diagnostics": []});
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let params = json!({"textDocument": {"uri": editor.uri(PATH)}, "range": range, "context": context});
    editor.request("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

/// The text that an action leaves; it names the version that it is for.
fn applied(action: &Value, text: &str, version: i64) -> String {
    let change = &action["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], version);
    edited(text, &change["edits"])
}

/// The rules that speak in the post with this text, as the command line says.
fn rules(editor: &Editor, text: &str) -> Vec<String> {
    fs::create_dir_all(editor.folder.path().join("content/posts")).unwrap();
    fs::write(editor.folder.path().join(PATH), text).unwrap();
    let found = crate::harness::lab::findings(editor.folder.path(), &["--hints", "."]);
    found.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_fix_mends_its_finding_and_nothing_else() {
    let mut editor = Editor::at(&FILES);
    editor.open(PATH, POST);
    let found = editor.findings(PATH, 1);
    assert_eq!(crate::editor::codes(&found), ["tag-repeated", "trailing-space", "trailing-space", "image-missing"]);
    let here = actions(&mut editor, [6, 0, 6, 2], Some("quickfix"));
    assert!(here.is_empty(), "{:?}", titles(&here));
    let here = actions(&mut editor, [6, 7, 6, 8], Some("quickfix"));
    let fix = &here[0];
    assert_eq!((&fix["kind"], &fix["isPreferred"]), (&json!("quickfix"), &json!(true)));
    assert_eq!(fix["diagnostics"][0], found[1]);
    let text = applied(fix, POST, 1);
    assert_eq!(text, POST.replacen("text \n", "text\n", 1));
    assert_eq!(rules(&editor, &text), ["tag-repeated", "trailing-space", "image-missing"]);
    let all = here.iter().find(|action| action["title"] == "Fix all `trailing-space` in this post").unwrap();
    assert_eq!(applied(all, POST, 1), POST.replace(" \n", "\n"));
    assert!(editor.leave().success());
}

#[test]
fn all_safe_fixes_come_only_when_they_are_asked_for() {
    let mut editor = Editor::at(&FILES);
    editor.open(PATH, POST);
    let whole = [0, 0, 99, 0];
    assert!(actions(&mut editor, whole, None).iter().all(|action| action["kind"] == "quickfix"));
    for asked in ["source.fixAll", "source.fixAll.matterlint", "source"] {
        let all = actions(&mut editor, whole, Some(asked));
        assert_eq!(all.len(), 1, "{asked}");
        assert_eq!(all[0]["kind"], "source.fixAll.matterlint");
        let text = applied(&all[0], POST, 1);
        fs::create_dir_all(editor.folder.path().join("content/posts")).unwrap();
        fs::write(editor.folder.path().join(PATH), POST).unwrap();
        matterlint(editor.folder.path(), &["--fix", "."]);
        assert_eq!(text, fs::read_to_string(editor.folder.path().join(PATH)).unwrap(), "{NOW}");
    }
    for asked in ["source.organizeImports", "refactor", "source.fixAll.eslint"] {
        assert!(actions(&mut editor, whole, Some(asked)).is_empty(), "{asked}");
    }
    assert!(editor.leave().success());
}

#[test]
fn a_finding_is_disabled_where_it_stands() {
    // Behind the summary: in it, Hugo counts the words of comments.
    let text = POST.replace("![잎]", &format!("{}\n\n![잎]", "words ".repeat(150).trim_end()));
    let mut editor = Editor::at(&FILES);
    editor.open(PATH, &text);
    for (place, rule) in [([12, 6, 12, 6], "image-missing"), ([3, 15, 3, 15], "tag-repeated")] {
        let here = actions(&mut editor, place, None);
        for title in [format!("Disable `{rule}` for this line"), format!("Disable `{rule}` in this post")] {
            let action = here.iter().find(|action| action["title"] == title.as_str());
            let action = action.unwrap_or_else(|| panic!("{title}: {:?}", titles(&here)));
            let left = rules(&editor, &applied(action, &text, 1));
            assert!(!left.contains(&rule.to_owned()) && left.len() == 3, "{title}: {left:?}");
        }
    }
    assert!(editor.leave().success());
}

#[test]
fn the_page_of_a_rule_is_opened() {
    let mut editor = Editor::at(&FILES);
    editor.open(PATH, POST);
    let here = actions(&mut editor, [10, 6, 10, 6], None);
    let open = here.iter().find(|action| action["title"] == "Open the page of `image-missing`").unwrap();
    let command = json!({"command": open["command"]["command"], "arguments": open["command"]["arguments"]});
    assert_eq!(editor.request("workspace/executeCommand", command), Ok(Value::Null));
    editor.until("a page", |editor| !editor.heard("window/showDocument").is_empty());
    let uri = editor.heard("window/showDocument")[0]["params"]["uri"].as_str().unwrap().to_owned();
    let page = fs::read_to_string(uri.strip_prefix("file://").unwrap()).unwrap();
    assert!(page.starts_with("# image-missing (B") && page.contains("## Bad"), "{page}");
    for wrong in
        [json!({"command": "matterlint.explain", "arguments": ["none"]}), json!({"command": "rm", "arguments": []})]
    {
        assert_eq!(editor.request("workspace/executeCommand", wrong).unwrap_err()["code"], -32602);
    }
    assert!(editor.leave().success());
    assert!(!std::path::Path::new(uri.strip_prefix("file://").unwrap()).exists());
}
