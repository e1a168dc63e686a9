//! Tests of TOML front matter.

use super::super::fault::FaultKind;
use super::super::value::{Style, Typed};
use super::parse;

fn fault(text: &str) -> (String, String) {
    let parsed = parse(text);
    assert!(parsed.root.is_none(), "{text:?} was read");
    let fault = parsed.faults.into_iter().next().expect("a fault");
    (fault.span.slice(text).to_owned(), fault.message)
}

#[test]
fn nests_tables_in_the_order_of_the_text() {
    let text =
        "z = '가'\r\nn = 1_000 # c\r\na.b = 2020-01-02\r\n[t.u]\r\nx = \"\"\"#\"\"\"\r\n[[l]]\r\ny = [1.5, true]\r\n";
    let parsed = parse(text);
    let root = parsed.root.expect("a map");
    let keys: Vec<_> = root.entries.iter().map(|entry| entry.key.text.as_str()).collect();
    assert_eq!(keys, ["z", "n", "a", "t", "l"]);
    let slice = |path: &str| root.get_path(path).map(|entry| entry.value.span.slice(text));
    assert_eq!(slice("z"), Some("'가'"));
    assert_eq!(root.get("n").and_then(|entry| entry.value.as_text()), Some("1_000"));
    assert_eq!(slice("a"), Some("b = 2020-01-02"));
    assert_eq!(root.get_path("a.b").and_then(|entry| entry.value.style()), Some(Style::Typed(Typed::DateTime)));
    assert_eq!(root.get_path("t.u.x").and_then(|entry| entry.value.style()), Some(Style::Folded));
    assert_eq!(slice("t.u"), Some("[t.u]\r\nx = \"\"\"#\"\"\""));
    assert_eq!(slice("l"), Some("[[l]]\r\ny = [1.5, true]"));
    let comments: Vec<_> = parsed.comments.iter().map(|span| span.slice(text)).collect();
    assert_eq!(comments, ["# c"]);
}

#[test]
fn a_duplicate_knows_its_first() {
    let cases = [
        ("a = 1\na = 2\n", 6, 0),
        ("[x]\na = 1\n[y]\na = 1\n'a' = 2\n", 20, 14),
        ("[x]\na = 1\n[y]\nb = 1\n[x]\n", 21, 1),
        ("a.x = 1\nb.x = 1\na.x = 2\n", 18, 2),
        ("t = { x = 1, x = 2 }\n", 13, 6),
        ("a.b = 1\na = 2\n", 8, 0),
    ];
    for (text, second, first) in cases {
        let parsed = parse(text);
        let fault = parsed.faults.first().expect("a fault");
        assert_eq!(fault.span.start(), second, "{text:?}");
        assert!(
            matches!(fault.kind, FaultKind::DuplicateKey { first: place } if place.start() == first),
            "{text:?} {fault:?}"
        );
        assert!(parsed.root.is_some());
    }
    assert!(parse("[[a]]\nx = 1\n[[a]]\nx = 2\n").faults.is_empty());
}

#[test]
fn names_the_usual_mistakes() {
    let cases = [
        ("title = Hello World\nb = 1\n", "Hello World", "`Hello World` is not quoted"),
        ("title: x\nb = 1\n", ":", "with `=`, not with `:`"),
        ("title: \"x = y\"\n", ":", "with `=`, not with `:`"),
        ("title = \"abc\nb = 1\n", "\"", "not closed on its line"),
        ("a = [1, 2\nb = 1\n", "[", "never closed"),
        ("t = 'it's'\n", "s'", "stands after the value"),
        ("title = “x”\n", "“x”", "no quotation mark"),
        ("a =\n", "", "`a` has no value"),
        ("foo\n", "foo", "no `=`"),
        ("a = True\n", "True", "lower case"),
        ("a = '''x\ny", "'''", "never closed"),
        ("[a\nb = 1\n", "[a", "no closing bracket"),
        ("제목 = \"x\"\n", "제목", "the key `제목` is not quoted"),
        ("key word = 1\n", "key word", "the key `key word` is not quoted"),
        ("a = [\"x\" \"y\"]\n", "", "a comma is missing"),
        ("a = \"\\q\"\n", "\\q", "no escape"),
        ("a = 2020-01-32\n", "2020-01-32", "invalid date"),
    ];
    for (text, span, message) in cases {
        let (found, said) = fault(text);
        assert!(found == span && said.contains(message), "{text:?}: {found:?}, {said}");
    }
}

#[test]
fn deep_input_ends_soon() {
    let dotted = format!("{}a = 1\n", "a.".repeat(100_000));
    assert!(fault(&dotted).1.contains("more parts"));
    let header = format!("[{}a]\n", "a.".repeat(100_000));
    assert!(fault(&header).1.contains("more parts"));
    assert_eq!(parse(&"a = 1\n".repeat(20_000)).faults.len(), 100);
    fault(&format!("a = {}", "[".repeat(100_000)));
    fault(&format!("a = {}", "{a=".repeat(50_000)));
}
