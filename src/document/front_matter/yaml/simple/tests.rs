//! What is read line by line against what the parser makes of the same text.

use super::super::parse_whole;
use super::parse;
use proptest::prelude::{Strategy, any, prop_oneof, proptest};
use proptest::sample::select;
use std::cell::Cell;

/// Lines that authors write.
const USUAL: [&str; 23] = [
    "title: 봄 산책",
    "title: \"a: b # c\"",
    "title: 'it is'",
    "title:  two  spaces  ",
    "title: a # comment",
    "title: a#b",
    "title: # only a comment",
    "title:",
    "title: ",
    "date: 2024-04-01T09:00:00+09:00",
    "tags: [봄, \"여름 밤\", 'x y', C#, Q&A]",
    "tags: []",
    "tags: [ ]",
    "tags: ~",
    "- a",
    "- 여름 # 밤",
    "- \"b: c\"",
    "cover:",
    "image: /a.png",
    "a.b-c_d: 1",
    "# a comment",
    "#",
    "",
];

/// Lines that look like them and mean something else.
const ODD: [&str; 47] = [
    "title: 'it''s'",
    "title: \"a \\\" b\"",
    "title: a: b",
    "title: a:",
    "title: a #",
    "title: \"a\"# no comment",
    "title: \"a\" b",
    "title :b",
    "title : b",
    "title :",
    "date: 2024-04-01 09:00",
    "tags: [a, ]",
    "tags: [a,, b]",
    "tags: [a: b]",
    "tags: [a",
    "tags: [a] b",
    "tags: [a, [b]]",
    "tags: [a #b, c]",
    "tags: [http://a.b/c]",
    "tags: {a: b}",
    "tags: *alias",
    "tags: &anchor a",
    "tags: !tag a",
    "tags: |",
    "tags: >-",
    "tags: - a",
    "tags: -1",
    "tags: ?",
    "tags: @a",
    "tags: %a",
    "tags: null",
    "- b: c",
    "-",
    "- ",
    "-a",
    "- - a",
    "- [a, b]",
    "1a: b",
    "키: 값",
    "\"key\": b",
    "? a",
    "<<: a",
    "just words",
    "---",
    "...",
    "\ttab: a",
    "bom: \u{feff}a\u{2028}b\u{85}",
];

fn text() -> impl Strategy<Value = String> {
    let words = prop_oneof![6 => select(&USUAL[..]), 1 => select(&ODD[..])];
    let line = (select(vec![0, 0, 0, 0, 0, 2, 4]), words);
    let line = line.prop_map(|(indent, line)| format!("{}{line}", " ".repeat(indent)));
    (proptest::collection::vec(line, 0..7), any::<bool>())
        .prop_map(|(lines, is_ended)| lines.join("\n") + if is_ended { "\n" } else { "" })
}

#[test]
fn simple_text_is_read_as_the_parser_reads_it() {
    let simple = Cell::new(0);
    let config = proptest::test_runner::Config { cases: 20_000, ..Default::default() };
    proptest!(config, |(text in text())| {
        if let Some(read) = parse(&text) {
            simple.set(simple.get() + usize::from(read.root.as_ref().is_some_and(|root| root.entries.len() > 1)));
            assert_eq!(format!("{read:?}"), format!("{:?}", parse_whole(&text)), "{text}");
        }
    });
    assert!(simple.get() > 500, "only {} of the texts are simple", simple.get());
}

#[test]
fn front_matter_as_authors_write_it_is_simple() {
    let text = "title: \"글: 하나\" # 제목\ndate: 2024-04-01T09:00:00+09:00\ndraft: false\n\n# 태그\n\
                tags: [봄, '여름 밤', C#]\ncategories:\n- a\n- 'b'\nseries:\n  - c\ncover:\n  image: /a.png\n  \
                deep:\n    alt: 나뭇잎\nempty:\nlast: 끝";
    let read = parse(text).unwrap();
    assert_eq!(format!("{read:?}"), format!("{:?}", parse_whole(text)));
    assert_eq!((read.root.unwrap().entries.len(), read.comments.len()), (9, 2));
}
