//! Tests of JSON front matter.

use super::super::value::{Node, Style, Typed};
use super::parse;

fn fault(text: &str) -> (String, String) {
    let parsed = parse(text);
    assert!(parsed.root.is_none(), "{text:?} was read");
    let fault = parsed.faults.into_iter().next().expect("a fault");
    (fault.span.slice(text).to_owned(), fault.message)
}

#[test]
fn reads_types_with_spans_and_keeps_duplicates() {
    let text = "{\"제목\": \"a\\\"b\", \"n\": 1, \"f\": 1e3, \"z\": null, \"n\": [true, {}]}";
    let root = parse(text).root.expect("a map");
    let title = root.get("제목").expect("a title");
    assert_eq!((title.key.span.slice(text), title.value.span.slice(text)), ("\"제목\"", "\"a\\\"b\""));
    assert_eq!(title.value.as_text(), Some("a\"b"));
    assert_eq!(root.get("f").and_then(|entry| entry.value.style()), Some(Style::Typed(Typed::Float)));
    assert_eq!(root.entries.iter().filter(|entry| entry.key.text == "n").count(), 2);
    let list = &root.get("n").expect("a list").value;
    assert_eq!(list.span.slice(text), "[true, {}]");
    assert!(matches!(list.as_list().map(|items| &items[1].node), Some(Node::Map(_))));
    assert_eq!(parse(" ").root.map(|root| root.entries.len()), Some(0));
}

#[test]
fn names_the_usual_mistakes() {
    let cases = [
        ("{\"a\": 1,\n}", ",", "no comma after the last"),
        ("{\"a\": [1,]}", ",", "no comma after the last"),
        ("{'a': 1}", "'a'", "no single quotes"),
        ("{\"a\": 'x'}", "'x'", "no single quotes"),
        ("{\"a\": 1 // c\n}", "// c", "no comments"),
        ("{\"a\": 1\n\"b\": 2}", "", "a comma is missing"),
        ("{a: 1}", "a", "the key `a` is not in quotes"),
        ("{\"a\" 1}", "", "a colon is missing"),
        ("{\"a\": }", "}", "a value is missing"),
        ("{\"a\": hello world}", "hello world", "the value `hello world` is not in quotes"),
        ("{\"a\": \"x\n\"}", "\"", "not closed on its line"),
        ("{\"a\": \"\\q\"}", "\\q", "no escape"),
        ("{“a”: 1}", "“a”", "typographic"),
        ("{\"a\": [1", "[", "never closed"),
        ("[1]", "[1]", "no keys"),
    ];
    for (text, span, message) in cases {
        let (found, said) = fault(text);
        assert!(found == span && said.contains(message), "{text:?}: {found:?}, {said}");
    }
    let (_, said) = fault(&format!("{{\"a\": {}", "[".repeat(100_000)));
    assert!(said.contains("nested too deeply"), "{said}");
}
