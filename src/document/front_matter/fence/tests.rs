//! Tests of the fences, generator by generator.

use super::{Block, Fences, Flavour, Format, NearMissKind, find, near_miss};

fn content(text: &str, fences: Fences) -> Option<&str> {
    find(text, fences).map(|block| block.content.slice(text))
}

fn body(text: &str, fences: Fences) -> Option<&str> {
    find(text, fences).and_then(|block| text.get(block.end..))
}

fn miss(text: &str, fences: Fences) -> Option<(&str, NearMissKind)> {
    near_miss(text, fences).map(|miss| (miss.span.slice(text), miss.kind))
}

#[test]
fn every_generator_reads_the_plain_block_with_any_line_ending_and_mark() {
    let all =
        [Fences::Plain, Fences::Hugo, Fences::Jekyll, Fences::Zola, Fences::Hexo, Fences::Astro, Fences::GrayMatter];
    for fences in all {
        for text in ["---\n제목: 가\n---\n본문", "\u{feff}---\r\n제목: 가\r\n---\r\n본문", "---\r제목: 가\r---\r본문"]
        {
            assert_eq!(content(text, fences).map(str::trim), Some("제목: 가"), "{fences:?} {text:?}");
            assert_eq!(body(text, fences), Some("본문"), "{fences:?} {text:?}");
        }
        assert_eq!(content("---\na: 1\n---", fences), Some("a: 1\n"), "no final newline: {fences:?}");
        assert_eq!(content("---\n---\n", fences), Some(""), "empty block: {fences:?}");
        assert_eq!(find("just text\n\nmore", fences), None);
        assert_eq!(find("", fences), None);
    }
}

#[test]
fn leading_blank_lines_count_only_where_the_generator_allows_them() {
    let text = "\n \n---\na: 1\n---\n";
    for fences in [Fences::Plain, Fences::Hugo, Fences::Zola, Fences::Astro] {
        assert_eq!(content(text, fences), Some("a: 1\n"), "{fences:?}");
    }
    for fences in [Fences::Jekyll, Fences::Hexo, Fences::GrayMatter] {
        assert_eq!(content(text, fences), None, "{fences:?}");
        assert_eq!(miss(text, fences), Some(("---", NearMissKind::BlankBefore)), "{fences:?}");
    }
}

#[test]
fn hugo_closes_at_a_line_that_only_begins_with_the_fence() {
    let text = "---\na: 1\n--- foo\ntext";
    let block = find(text, Fences::Hugo);
    assert_eq!(block.as_ref().map(|block| block.after_closing.slice(text)), Some("foo"));
    assert_eq!(body(text, Fences::Hugo), Some(" foo\ntext"));
    assert_eq!(content("--- title: x\n---\n", Fences::Hugo), Some(" title: x\n"));
    assert_eq!(body("---\na: 1\n----\ntext", Fences::Hugo), Some("-\ntext"));
    assert_eq!(find("---\na: 1\n---- \ntext", Fences::Plain).and_then(|block| block.closing), None);
}

#[test]
fn a_missing_closer_keeps_the_body() {
    let text = "---\ntitle: x\ntags:\n  - a\n\ndate: 1\n\n# Heading\n\ntext: here\n";
    for fences in [Fences::Plain, Fences::Hugo, Fences::Jekyll, Fences::Hexo, Fences::GrayMatter] {
        let block = find(text, fences);
        assert_eq!(block.as_ref().map(|block| block.closing), Some(None), "{fences:?}");
        assert_eq!(content(text, fences), Some("title: x\ntags:\n  - a\n\ndate: 1\n"), "{fences:?}");
    }
    assert_eq!(find("---\n\nA break, then prose: yes\n", Fences::Jekyll), None);
    assert!(find("---\n\nA break, then prose\n", Fences::Hugo).is_some(), "Hugo stops with an error");
}

#[test]
fn json_opens_with_one_brace_and_skips_strings() {
    let text = "{\n \"a\": \"}\\\"}\", \"b\": {}\n}\nbody";
    assert_eq!(content(text, Fences::Hugo), text.get(..text.len() - 5));
    assert_eq!(body(text, Fences::Hugo), Some("body"));
    assert_eq!(find("{{< x >}}\n", Fences::Hugo), None);
    assert_eq!(find("{\"a\": 1}", Fences::Jekyll), None);
    assert_eq!(find("{ \"a\": 1\n\nbody", Fences::Hugo).map(|block| block.closing), Some(None));
}

#[test]
fn zola_closes_anywhere_at_the_end_of_a_line() {
    let text = "+++\ntitle = 'x'\ndraft = true +++ \nbody";
    assert_eq!(content(text, Fences::Zola), Some("title = 'x'\ndraft = true "));
    assert_eq!(body(text, Fences::Zola), Some("body"));
}

#[test]
fn hexo_counts_its_fences_and_may_lack_the_opener() {
    assert_eq!(content("-----\na: 1\n---\nb: 2\n-----\nx", Fences::Hexo), Some("a: 1\n---\nb: 2\n"));
    assert_eq!(content("title: x\n---\nbody", Fences::Hexo), Some("title: x\n"));
    assert_eq!(content("A heading\n---\nbody", Fences::Hexo), None);
    let json = find(";;;\n\"a\": 1\n;;;\n", Fences::Hexo);
    assert!(matches!(json, Some(Block { format: Format::Json, flavour: Flavour::Braceless, .. })));
}

#[test]
fn gray_matter_names_its_language_and_astro_mixes_fences() {
    assert_eq!(find("---json\n{}\n---\n", Fences::GrayMatter).map(|block| block.format), Some(Format::Json));
    assert_eq!(find("---js\n{}\n---\n", Fences::GrayMatter).map(|block| block.flavour), Some(Flavour::Foreign));
    assert_eq!(content("---\na: 1\n+++\nx", Fences::Astro), Some("a: 1\n"));
    assert_eq!(content("---\na: 1\n...\nx", Fences::Jekyll), Some("a: 1\n"));
}

#[test]
fn near_misses_name_their_cause() {
    let rest = "title: 가\ntags:\n- a\n---\n";
    let cases = [
        (format!("<!-- c\n -->\n\n---\n{rest}"), "---", NearMissKind::TextBefore),
        (format!("  ---\n{rest}"), "---", NearMissKind::Indented),
        (format!("----\n{rest}"), "----", NearMissKind::TooLong),
        (format!("--\n{rest}"), "--", NearMissKind::TooShort),
        (format!("—-\n{rest}"), "—-", NearMissKind::OtherDashes),
        (format!("–––\n{rest}"), "–––", NearMissKind::OtherDashes),
        (format!("--- yes\n{rest}"), "--- yes", NearMissKind::TextAfter),
        (rest.to_owned(), "title: 가", NearMissKind::MissingOpening),
        ("+++\ntitle = 'x'\n+++\n".to_owned(), "+++", NearMissKind::OtherFormat),
    ];
    for (text, span, kind) in cases {
        assert_eq!(miss(&text, Fences::Jekyll), Some((span, kind)), "{text:?}");
    }
    assert_eq!(miss(&format!("---\n{rest}"), Fences::Jekyll), None);
    for text in ["Intro\n---\nNote: x\n---\n", "---\n\nprose\n\n---\n", "- a\n- b\n---\n", "Note: x\n---\n"] {
        assert_eq!(miss(text, Fences::Jekyll), None, "{text:?}");
    }
}
