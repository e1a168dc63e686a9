//! A working day: two posts with emoji and Korean, from the greeting to the end, in each way of counting columns.

use crate::editor::{Editor, able, blog, codes, edited_in};
use serde_json::{Value, json};

const A: &str = "content/posts/가.md";
const B: &str = "content/posts/나.md";
const POST_A: &str = "---\ntitle: 하나 😀\ndate: 2025-01-02\ntags: [😀 차, 여행]\n---\n\n## 첫 😀 장\n\n😀 봄 \n";
const POST_B: &str = "---\ntitle: 둘\ndate: 2025-01-03\ntags: [😀 차]\n---\n\n😀 [가](/posts/가/#첫--장) 끝\n";

/// How many columns a character takes.
type Width = fn(char) -> usize;

/// One open post as the editor has it.
struct Text {
    path: &'static str,
    text: String,
    version: i64,
    width: Width,
}

impl Text {
    /// Where `what` stands, behind its first `into` characters.
    fn at(&self, what: &str, into: usize) -> Value {
        let byte = self.text.find(what).unwrap() + what.chars().take(into).map(char::len_utf8).sum::<usize>();
        let before = &self.text[..byte];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column: usize = before[line..].chars().map(self.width).sum();
        json!({"line": before.matches('\n').count(), "character": column})
    }

    /// Types `new` over `old`, which stands in the text once.
    fn type_over(&mut self, editor: &mut Editor, old: &str, new: &str) {
        let range = json!({"start": self.at(old, 0), "end": self.at(old, usize::MAX)});
        self.version += 1;
        let document = json!({"uri": editor.uri(self.path), "version": self.version});
        let change = json!([{"range": range, "text": new}]);
        editor.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": change}));
        self.text = self.text.replacen(old, new, 1);
    }

    /// Takes the edits of an answer, as the editor does, and tells the server.
    fn apply(&mut self, editor: &mut Editor, edits: &Value) {
        self.text = edited_in(&self.text, edits, self.width);
        self.version += 1;
        editor.rewrite(self.path, self.version, &self.text);
    }

    fn ask(&self, editor: &mut Editor, method: &str, place: Value, more: &Value) -> Value {
        let mut params = json!({"textDocument": {"uri": editor.uri(self.path)}, "position": place});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        editor.request(method, params).unwrap()
    }
}

/// The edits of a workspace edit in one file.
fn edits_of<'e>(editor: &Editor, edit: &'e Value, path: &str) -> &'e Value {
    let changes = edit["documentChanges"].as_array().unwrap();
    &changes.iter().find(|change| change["textDocument"]["uri"] == editor.uri(path)).unwrap()["edits"]
}

#[test]
fn a_day_in_each_way_of_counting() {
    for (encoding, width) in [("utf-8", char::len_utf8 as Width), ("utf-16", char::len_utf16), ("utf-32", |_| 1)] {
        let files = [("hugo.toml", "baseURL = \"https://example.org/\"\n"), (A, POST_A), (B, POST_B)];
        let mut can = able();
        can["general"]["positionEncodings"] = json!([encoding]);
        let (mut editor, greeting) = Editor::greet(blog(&files), &can);
        assert_eq!(greeting["capabilities"]["positionEncoding"], encoding);
        let open = |path, text: &str| Text { path, text: text.to_owned(), version: 1, width };
        let (mut a, mut b) = (open(A, POST_A), open(B, POST_B));
        editor.open(A, POST_A);
        editor.open(B, POST_B);
        assert_eq!(codes(&editor.findings(A, 1)), ["trailing-space"], "{encoding}");
        assert!(editor.findings(B, 1).is_empty());

        // An image is typed behind an emoji, which is not there.
        a.type_over(&mut editor, "봄", "봄 ![잎](없다.png)");
        let found = editor.findings(A, 2);
        assert_eq!(codes(&found), ["image-missing", "trailing-space"]);
        assert_eq!(found[0]["range"], json!({"start": a.at("없다.png", 0), "end": a.at("없다.png", 6)}), "{encoding}");

        // A fix: the space goes, the image stays.
        let place = a.at("png) \n", 5);
        let range =
            json!({"range": {"start": place, "end": place}, "context": {"diagnostics": [], "only": ["quickfix"]}});
        let actions = a.ask(&mut editor, "textDocument/codeAction", place, &range);
        let edits = edits_of(&editor, &actions[0]["edit"], A).clone();
        a.apply(&mut editor, &edits);
        assert!(a.text.ends_with("\n😀 봄 ![잎](없다.png)\n"), "{encoding}: {}", a.text);
        assert_eq!(codes(&editor.findings(A, a.version)), ["image-missing"]);

        // The other post takes the address of the first, and gives it back; only what is saved stays when it is closed.
        b.type_over(&mut editor, "title: 둘", "title: 둘\nurl: /posts/가/");
        editor.until_rules(A, &["url-duplicate", "image-missing"]);
        b.type_over(&mut editor, "\nurl: /posts/가/", "\nslug: 나");
        std::fs::write(editor.folder.path().join(B), &b.text).unwrap();
        editor.notify("textDocument/didSave", json!({"textDocument": {"uri": editor.uri(B)}}));
        editor.until_rules(A, &["image-missing"]);

        // A tag of the other post is offered where the cursor stands, and a hover says who has it.
        a.type_over(&mut editor, "여행]", "여행, ]");
        let place = a.at("여행, ", 4);
        let offered = a.ask(&mut editor, "textDocument/completion", place, &json!({}));
        let item = offered["items"].as_array().unwrap().iter().find(|item| item["label"] == "😀 차").unwrap();
        assert_eq!(item["detail"], "1 post");
        assert_eq!(edited_in(&a.text, &json!([item["textEdit"]]), width), a.text.replace("여행, ]", "여행, 😀 차]"));
        let shown = a.ask(&mut editor, "textDocument/hover", a.at("😀 차", 1), &json!({}));
        assert!(shown["contents"]["value"].as_str().unwrap().contains("2 posts"), "{shown}");
        assert_eq!(shown["range"], json!({"start": a.at("😀 차", 0), "end": a.at("😀 차", 3)}), "{encoding}");

        // The heading is renamed, with the link to it in the other post; then the tag, in both.
        let named = json!({"newName": "둘째 🌸"});
        let edit = a.ask(&mut editor, "textDocument/rename", a.at("첫 😀 장", 3), &named);
        let (in_a, in_b) = (edits_of(&editor, &edit, A).clone(), edits_of(&editor, &edit, B).clone());
        a.apply(&mut editor, &in_a);
        b.apply(&mut editor, &in_b);
        assert!(
            a.text.contains("\n## 둘째 🌸\n") && b.text.contains("😀 [가](/posts/가/#둘째-) 끝"),
            "{} {}",
            a.text,
            b.text
        );
        let edit = b.ask(&mut editor, "textDocument/rename", b.at("😀 차", 0), &json!({"newName": "🍵"}));
        let (in_a, in_b) = (edits_of(&editor, &edit, A).clone(), edits_of(&editor, &edit, B).clone());
        a.apply(&mut editor, &in_a);
        b.apply(&mut editor, &in_b);
        assert!(a.text.contains("tags: [🍵, 여행, ]") && b.text.contains("tags: [🍵]"), "{} {}", a.text, b.text);
        assert_eq!(codes(&editor.findings(A, a.version)), ["image-missing"]);
        assert!(editor.findings(B, b.version).is_empty());
        assert!(editor.leave().success());
    }
}
