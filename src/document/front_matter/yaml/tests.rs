//! Tests of YAML front matter.

use super::super::fault::FaultKind;
use super::super::value::{Map, Node, Style, Value};
use super::{parse, tabs_to_spaces};

fn read(text: &str) -> Map {
    let parsed = parse(text);
    assert_eq!(parsed.faults, [], "{text:?}");
    parsed.root.expect("a map")
}

fn get<'a>(map: &'a Map, path: &str) -> &'a Value {
    &map.get_path(path).expect(path).value
}

#[test]
fn spans_are_what_the_contract_says() {
    let text = "제목: '가 ''나'''\r\nlist:\r\n  - a b\r\n  - \"c\"\r\nflow: [x, {y: 1}] # c\r\nnone: \r\nlast:";
    let root = read(text);
    let slice = |path: &str| get(&root, path).span.slice(text);
    assert_eq!(slice("제목"), "'가 ''나'''");
    assert_eq!(get(&root, "제목").as_text(), Some("가 '나'"));
    assert_eq!(slice("list"), "a b\r\n  - \"c\"");
    assert_eq!(slice("flow"), "[x, {y: 1}]");
    for key in ["none", "last"] {
        let value = get(&root, key);
        assert!(value.is_empty() && value.span.is_empty());
        assert_eq!(text.get(..value.span.start()).map(|before| before.ends_with(&format!("{key}:"))), Some(true));
    }
    let comments: Vec<_> = parse(text).comments.iter().map(|span| span.slice(text)).collect();
    assert_eq!(comments, ["# c"]);
}

#[test]
fn a_block_scalar_begins_at_its_sign_and_ends_before_its_last_line_ending() {
    let text = "a: |-  # c > |\n  x\n  y\n\nb: !t >+\n\n  z\nlist:\n- |\n  w\nc: |\nd: 1\n";
    let root = read(text);
    assert_eq!(get(&root, "a").span.slice(text), "|-  # c > |\n  x\n  y");
    assert_eq!(get(&root, "a").style(), Some(Style::Literal));
    assert_eq!(get(&root, "b").span.slice(text), ">+\n\n  z");
    assert_eq!(get(&root, "list").as_list().map(|items| items[0].span.slice(text)), Some("|\n  w"));
    assert_eq!(get(&root, "c").span.slice(text), "|");
}

#[test]
fn tags_anchors_aliases_and_merges_are_kept() {
    let text = "a: &one !t x y\nb: *one\nc: &m\n  k: v\nd:\n  <<: *m\ne: !t\nf: &g\n";
    let root = read(text);
    let a = get(&root, "a");
    assert_eq!(a.tag.map(|span| span.slice(text)), Some("!t"));
    assert_eq!(a.anchor.map(|span| span.slice(text)), Some("&one"));
    assert_eq!(a.span.slice(text), "x y");
    assert_eq!(get(&root, "b").node, Node::Alias { name: "one".to_owned(), target: Some(a.span) });
    assert!(matches!(&get(&root, "d.<<").node, Node::Alias { target: Some(span), .. } if span.slice(text) == "k: v"));
    assert!(get(&root, "e").is_empty() && get(&root, "e").tag.is_some());
    assert_eq!(get(&root, "f").span.start(), text.len() - 4);
}

#[test]
fn odd_but_sound_maps_are_read() {
    assert_eq!(read("? a\n: b\n").entries[0].key.text, "a");
    assert_eq!(read("[a]: b\n").entries[0].key.text, "[a]");
    assert_eq!(read("a: 1\na: 2\n").entries.len(), 2);
    assert_eq!(read("").entries.len(), 0);
    assert_eq!(read("# c\n").entries.len(), 0);
    assert_eq!(read("{}\n").entries.len(), 0);
    assert_eq!(read(&"# c\n".repeat(300)).entries.len(), 0);
    let list = read("a:\n-\n- b\n");
    assert!(get(&list, "a").as_list().is_some_and(|items| items[0].is_empty()));
    assert_eq!(get(&read(&tabs_to_spaces("a:\n\tb: \tc\n")), "a.b").as_text(), Some("c"));
}

#[test]
fn names_the_usual_mistakes() {
    let cases = [
        ("title: Hello: World\nb: 1\n", "Hello: World", "a colon followed by a space"),
        ("a: 1\nt: [x] y: z # c\n", "[x] y: z", "after the bracket"),
        ("a: 1\n\tb: 2\n", "\t", "a tab"),
        ("a:\n\t- x\n", "\t", "a tab"),
        ("title: \"abc\ndate: 1\n", "\"", "never closed"),
        ("title: \"abc\ndate: \"1\"\n", "\"", "never closed"),
        ("title: 'it's'\n", "s'", "after the `'` that closes"),
        ("title: \"a\" b\nc: 1\n", "b", "after the `\"` that closes"),
        ("title: 'x' 'y'\n", "'y'", "after the `'` that closes"),
        ("title: @x y\n", "@x y", "`@` cannot begin"),
        ("title: `x`\n", "`x`", "a backtick cannot begin"),
        ("title: %x\n", "%x", "`%` cannot begin"),
        ("- %x\n", "%x", "`%` cannot begin"),
        ("t: [a, b\nd: 1\n", "[", "never closed"),
        ("t: [a, b", "[", "never closed"),
        ("t: [가: b, c\nd: 1\n", "[", "never closed"),
        ("t: {a: b\nd: 1\n", "{", "never closed"),
        ("title: *bold* text\n", "*bold* text", "reference to an anchor"),
        ("title: *bold\n", "*bold", "reference to an anchor"),
        ("title:x\nb: 1\n", "title:x", "no space follows the colon"),
        ("b: 1\ntitle:x\nc: 3\n", "title:x", "no space follows the colon"),
        ("title:\u{a0}x\n", "\u{a0}", "no-break space follows"),
        ("a: 1\ntitle:\u{a0}x\nb: 1\n", "\u{a0}", "no-break space follows"),
        ("a: 1\n제목：가\n", "：", "full-width colon"),
        ("title: “a: b”\n", "“a: b”", "no quotation mark"),
        ("tags:\n  - a\n - b\n", "- b", "indented less"),
        ("a: 1\n  b: 2\n", "b: 2", "joins it to the value of `a`"),
        ("a:\n  b: 2\n c: 3\n", "c: 3", "fits none of the keys"),
        ("  a: 1\nb: 2\n", "a: 1", "the first key is indented"),
        ("tags:\n  - a\n  b: 1\n", "b", "stands among list items"),
        ("a: 1\n- x\n", "- x", "a list item stands where a key"),
        ("a: 1\nfoo\nb: 2\n", "foo", "neither a key"),
        ("foo bar\nb: 1\n", "foo bar", "neither a key"),
        ("title: [a] b\n", "[a] b", "after the bracket"),
        ("a: - b\n", "- b", "a list item cannot stand"),
        ("a: >foo\n", ">foo", "begins a block of text"),
        ("a: \"\\q\"\n", "\\q", "no escape"),
        ("a: \"x\\u12\"\n", "\\u12", "no escape"),
        ("a: \0\n", "\0", "control character"),
        ("a: ,x\n", ",x", "`,` cannot begin"),
        ("> a: b\n", "> a: b", "begins a block of text"),
        ("\ta: 1\n", "\t", "a tab"),
        ("tags:\n  - a\n  -가 나\nb: 1\n", "-가 나", "no space follows the dash"),
        ("a: 1\n...\nfoo: 1\n", "...", "second YAML document"),
    ];
    for (text, span, message) in cases {
        let parsed = parse(text);
        let fault = parsed.faults.first().unwrap_or_else(|| panic!("{text:?} was read"));
        assert!(parsed.root.is_none());
        assert!(fault.span.slice(text) == span && fault.message.contains(message), "{text:?}: {fault:?}");
    }
}

#[test]
fn an_odd_key_is_told_and_the_map_kept() {
    let parsed = parse("a: 1\n: x\n");
    assert!(parsed.faults.len() == 1 && parsed.root.is_some());
    let text = "a: 1\n\u{a0}b: x\n";
    let parsed = parse(text);
    assert_eq!(parsed.faults.first().map(|fault| fault.span.slice(text)), Some("\u{a0}"));
    assert!(parsed.root.is_some());
}

#[test]
fn a_top_without_keys_is_no_map() {
    for text in ["- a\n- b\n", "[a]\n", "foo\n", "\"x\"\n"] {
        assert_eq!(parse(text).faults.first().map(|fault| fault.kind), Some(FaultKind::NotAMap), "{text:?}");
    }
}

#[test]
fn hostile_input_ends_soon() {
    let line = format!("a: {}\n", "가 b ".repeat(700_000));
    assert!(parse(&line).root.is_some());
    for text in
        ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(20_000), "? ".repeat(20_000), "a:\n".repeat(60_000)]
    {
        assert!(!parse(&text).faults.is_empty());
    }
}
