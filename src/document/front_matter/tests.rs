//! Tests of whole front matter blocks, the reader's properties among them.

use proptest::prelude::*;

use super::{FaultKind, Fences, Format, FrontMatter, Map, Node, Value, near_miss, parse, parse_document};
use crate::text::Span;

const ALL: [Fences; 7] =
    [Fences::Plain, Fences::Hugo, Fences::Jekyll, Fences::Zola, Fences::Hexo, Fences::Astro, Fences::GrayMatter];

fn spans_of(map: &Map, spans: &mut Vec<Span>) {
    for entry in &map.entries {
        spans.push(entry.key.span);
        spans_of_value(&entry.value, spans);
    }
}

fn spans_of_value(value: &Value, spans: &mut Vec<Span>) {
    spans.extend([Some(value.span), value.tag, value.anchor].into_iter().flatten());
    match &value.node {
        Node::List(items) => items.iter().for_each(|item| spans_of_value(item, spans)),
        Node::Map(map) => spans_of(map, spans),
        Node::Alias { target, .. } => spans.extend(*target),
        Node::Empty | Node::Scalar { .. } => {}
    }
}

fn all_spans(matter: &FrontMatter) -> Vec<Span> {
    let mut spans = vec![matter.span, matter.content, matter.opening, matter.after_closing];
    spans.extend(matter.closing);
    spans.extend(&matter.comments);
    for fault in &matter.faults {
        spans.push(fault.span);
        if let FaultKind::DuplicateKey { first } = fault.kind {
            spans.push(first);
        }
    }
    if let Some(root) = &matter.root {
        spans_of(root, &mut spans);
    }
    spans
}

fn check(text: &str) {
    for fences in ALL {
        let spans = parse(text, fences).map(|matter| all_spans(&matter)).unwrap_or_default();
        for span in spans.into_iter().chain(near_miss(text, fences).map(|miss| miss.span)) {
            assert!(text.get(span.range()).is_some(), "{span:?} does not fit {text:?} for {fences:?}");
        }
    }
    for format in [Format::Yaml, Format::Toml, Format::Json] {
        if let Err(fault) = parse_document(text, format) {
            assert!(text.get(fault.span.range()).is_some(), "{fault:?} does not fit {text:?}");
        }
    }
}

#[test]
fn spans_count_from_the_start_of_the_file() {
    let text = "\u{feff}---\r\n제목: \"가\" # c\r\n---\r\n본문";
    let matter = parse(text, Fences::Jekyll).expect("front matter");
    let entry = matter.root.as_ref().and_then(|root| root.get("제목")).expect("a title");
    assert_eq!((entry.key.span.slice(text), entry.value.span.slice(text)), ("제목", "\"가\""));
    assert_eq!(matter.comments.first().map(|span| span.slice(text)), Some("# c"));
    assert_eq!((matter.span.start(), matter.span.slice(text).len()), (3, text.len() - 3 - "본문".len()));
}

#[test]
fn a_missing_closer_is_one_fault_at_the_opener() {
    let matter = parse("---\ntitle: x\n\ntext here\n", Fences::Jekyll).expect("front matter");
    assert_eq!(
        matter.faults.iter().map(|fault| (fault.kind, fault.span)).collect::<Vec<_>>(),
        [(FaultKind::Unclosed, Span::new(0, 3))]
    );
    assert!(matter.root.is_some_and(|root| root.get("title").is_some()));
    let json = parse("{\"a\": 1,\n\ntext", Fences::Hugo).expect("front matter");
    assert_eq!(json.faults.first().map(|fault| fault.span), Some(Span::new(0, 1)));
}

#[test]
fn hexo_reads_json_without_braces_and_tabs() {
    let text = ";;;\n\"제목\": \"가\",\n\"b\": 'x'\n;;;\n";
    let fault = parse(text, Fences::Hexo).expect("front matter").faults.remove(0);
    assert_eq!(fault.span.slice(text), "'x'");
    let text = ";;;\n\"제목\": \"가\"\n;;;\n";
    let root = parse(text, Fences::Hexo).expect("front matter").root.expect("a map");
    assert_eq!(root.get("제목").map(|entry| entry.value.span.slice(text)), Some("\"가\""));
    let text = "a:\n\t- b\n---\n";
    let root = parse(text, Fences::Hexo).expect("front matter").root.expect("a map");
    assert_eq!(root.get("a").and_then(|entry| entry.value.as_list()).map(<[Value]>::len), Some(1));
}

#[test]
fn a_document_is_read_whole_and_its_fault_is_placed() {
    assert!(parse_document("\u{feff}title = 'x'\n", Format::Toml).is_ok_and(|map| map.get("title").is_some()));
    assert!(parse_document("", Format::Yaml).is_ok_and(|map| map.entries.is_empty()));
    let fault = parse_document("\u{feff}a: b: c\n", Format::Yaml).expect_err("a fault");
    assert_eq!(fault.span, Span::new(6, 10));
    assert!(parse_document("---\na: 1\n", Format::Yaml).is_ok());
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "(---|\\+\\+\\+|;;;|\\{)?\n?(\\PC|[-+;:=#'\"\\[\\]{}|>&*!%@`,.?\\\\ \t\r\n\u{a0}\u{feff}]|(a|제목|- |: |\n|---\n|\\{\"a\":)){0,60}") {
        check(&text);
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        check(&text);
        check(&format!("---\n{text}\n---\n"));
        check(&format!("+++\n{text}\n+++\n"));
        check(&format!(";;;\n{text}\n;;;\n"));
        check(&format!("{{\"a\":{text}}}\n"));
    }

    #[test]
    fn sound_maps_slice_back(
        pairs in prop::collection::vec(("[a-z가-힣]{1,6}", "[a-z가-힣あ-ん][a-z가-힣 ]{0,8}[a-z]", 0..5_usize), 1..8),
        crlf in any::<bool>(),
        bom in any::<bool>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let written: Vec<String> = pairs.iter().map(|(_, value, style)| match style {
            0 => format!("'{value}'"),
            1 => format!("\"{value}\""),
            2 => format!("[{value}, \"x\"]"),
            3 => format!("|-{end}  {value}{end}  y"),
            _ => value.clone(),
        }).collect();
        let mut text = if bom { "\u{feff}---".to_owned() } else { "---".to_owned() };
        for ((key, ..), value) in pairs.iter().zip(&written) {
            text += format!("{end}{key}: {value} ").trim_end_matches(|character| value.starts_with('|') && character == ' ');
        }
        text += &format!("{end}---{end}body");
        let matter = parse(&text, Fences::Hugo).expect("front matter");
        prop_assert_eq!(&matter.faults, &[]);
        let root = matter.root.expect("a map");
        for ((entry, (key, ..)), value) in root.entries.iter().zip(&pairs).zip(&written) {
            prop_assert_eq!(entry.key.span.slice(&text), key);
            prop_assert_eq!(entry.value.span.slice(&text), value);
        }
        prop_assert_eq!(root.entries.len(), pairs.len());
    }
}
