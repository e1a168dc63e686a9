//! Fixes, as they are told below a drawing.

use super::places::Places;
use super::{Style, proposal, sample};
use crate::lint::{Diagnostic, Fix, Safety};
use crate::text::{Edit, Span};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// A finding at the first `part` of `text`, with a fix that replaces each `gone` by what comes.
fn found(text: &str, part: &str, title: &str, edits: &[(&str, &str)]) -> Diagnostic {
    let (start, end) = sample::place(text, part);
    let mut found = sample::finding(sample::DATE, start, end, "this is wrong");
    let edit = |(gone, come): &(&str, &str)| {
        let (start, end) = sample::place(text, gone);
        Edit { span: Span::new(start, end), text: (*come).to_owned() }
    };
    let edits = edits.iter().map(edit).collect();
    found.fix(Fix { title: title.to_owned(), edits, safety: Safety::Unsafe });
    found
}

fn told(text: &str, found: &Diagnostic, style: &Style) -> String {
    let mut out = Vec::new();
    proposal::write(&mut out, found, &Places::new(text), style).unwrap();
    String::from_utf8(out).unwrap()
}

const POST: &str = "---\r\ntitle: 첫 글\r\nimage: /images/Harbour.png\r\ntags: [차, 茶, 차]\r\n---\r\n\r\n##제목 \r\n\r\n둘\u{200b}째\r\n\r\n셋\r\n";

#[test]
fn a_line_is_shown_where_the_words_do_not_tell_it() {
    let name = found(POST, "/images/Harbour.png", "write the name as it is on disk", &[("Harbour", "harbour")]);
    let tag = found(POST, "차]", "remove the second", &[(", 차]", "]")]);
    let marks = found(POST, "title", "mark it up", &[("첫", "**첫"), ("글", "글**")]);
    let shown = [&name, &tag, &marks].map(|found| told(POST, found, &Style::default())).concat();
    insta::assert_snapshot!(shown, @r"
    unsafe fix: write the name as it is on disk
    3 + image: /images/harbour.png
    unsafe fix: remove the second
    4 + tags: [차, 茶]
    unsafe fix: mark it up
    2 + title: **첫 글**
    ");
}

#[test]
fn the_words_are_enough_for_what_they_name_and_for_what_cannot_be_seen() {
    let mut quoted = found(POST, "첫 글", "quote the value", &[("첫 글", "\"첫 글\"")]);
    quoted.help("put it in quotes: `\"첫 글\"`");
    for found in [
        quoted,
        found(POST, "image", "rename the key to `cover`", &[("image", "cover")]),
        found(POST, "##", "insert the space", &[("##", "## ")]),
        found(POST, " \r\n\r\n둘", "remove the white space", &[(" \r\n\r\n둘", "\r\n\r\n둘")]),
        found(POST, "\u{200b}", "remove the zero-width space", &[("\u{200b}", "")]),
        found(POST, "image", "remove the key", &[("image: /images/Harbour.png\r\n", "")]),
        found(POST, "첫", "write the composed form", &[("첫", "\u{110e}\u{1165}\u{11ba}")]),
        found(POST, "셋", "start a paragraph", &[("셋", "\r\n셋")]),
        found(POST, "title", "write it all anew", &[("title: 첫 글\r\nimage: /images/Harbour.png\r\ntags", "tag")]),
    ] {
        assert_eq!(told(POST, &found, &Style::default()).lines().count(), 1, "{found:?}");
    }
}

#[test]
fn a_line_that_the_drawing_does_not_show_is_shown_as_it_is_too() {
    let far = found(POST, "셋", "quote the title", &[("첫 글", "'첫 글'")]);
    let insert = found(POST, "셋", "date the post", &[("image", "date: 2024-05-01\r\nimage")]);
    let shown = [&far, &insert].map(|found| told(POST, found, &Style::default())).concat();
    insta::assert_snapshot!(shown, @r"
    unsafe fix: quote the title
    2 - title: 첫 글
    2 + title: '첫 글'
    unsafe fix: date the post
    3 + date: 2024-05-01
    ");
    let two = found(POST, "셋", "turn the two", &[("첫 글\r\nimage: /images", "둘\r\nimages: /image")]);
    assert_eq!(told(POST, &two, &Style::default()).lines().count(), 1);
}

#[test]
fn a_long_line_is_cut_round_the_change_which_is_stronger() {
    let text = format!("{}![a](A.png)\t{}", "가나다 ".repeat(99), "라\u{1b}[2J ".repeat(99));
    let found = found(&text, "A.png", "write the name as it is on disk", &[("A", "a")]);
    insta::assert_snapshot!(told(&text, &found, &Style { width: 50, color: true, ..Style::default() }).replace('\u{1b}', "<ESC>"), @r"
      <ESC>[36munsafe fix: <ESC>[0mwrite the name as it is on disk
    <ESC>[2m  1 <ESC>[0m<ESC>[32m+ <ESC>[0m<ESC>[32m… 가나다 ![a](<ESC>[0m<ESC>[7;32ma<ESC>[0m<ESC>[32m.png)    라␛[2J 라␛[2J 라␛[2…<ESC>[0m
    ");
}

proptest! {
    #[test]
    fn nothing_hostile_gets_out_and_no_line_is_too_wide(
        text in "[a가 \t\r\n\u{1b}\u{9b}\u{202e}]{0,60}", spans in prop::collection::vec((0_usize..90, 0_usize..9), 0..4),
        come in "[b \n\t\u{1b}\u{202e}]{0,20}", width in 40_usize..90, unicode in any::<bool>(),
    ) {
        let mut found = sample::finding(sample::DATE, 3, 4, "wrong");
        let edits = spans.iter().map(|(start, len)| Edit { span: Span::new(*start, start + len), text: come.clone() });
        found.fix(Fix { title: "mend it".to_owned(), edits: edits.collect(), safety: Safety::Safe });
        let shown = told(&text, &found, &Style { width, unicode, ..Style::default() });
        prop_assert!(shown.lines().count() <= 3 && shown.lines().all(|line| line.width() <= width), "{}", shown);
        prop_assert_eq!(shown.chars().find(|ch| (ch.is_control() && *ch != '\n') || *ch == '\u{202e}'), None, "{}", shown);
    }
}
