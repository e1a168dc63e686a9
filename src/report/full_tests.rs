//! The drawings, as a blog author sees them.

use super::{FileReport, Outcome, Style, full, sample};
use crate::lint::{Diagnostic, Fix, Related, Safety};
use crate::text::Span;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn drawn(outcome: &Outcome, style: &Style) -> String {
    let mut out = Vec::new();
    full::write(&mut out, outcome, &sample::registry(), style).unwrap();
    String::from_utf8(out).unwrap()
}

/// The drawing of one finding at the first `part` of `text`.
fn at(text: &str, part: &str, label: &str) -> String {
    let (start, end) = sample::place(text, part);
    let mut found = sample::finding(sample::DATE, start, end, "this is wrong");
    found.label(label);
    plain(text, vec![found])
}

fn plain(text: &str, found: Vec<Diagnostic>) -> String {
    drawn(&sample::only(sample::file("content/글.md", text, found)), &Style { width: 80, ..Style::default() })
}

#[test]
fn a_blog() {
    insta::assert_snapshot!(drawn(&sample::blog(), &Style { hints: true, ..Style::default() }));
}

#[test]
fn a_blog_in_ascii_without_hints() {
    insta::assert_snapshot!(drawn(&sample::blog(), &Style { unicode: false, ..Style::default() }));
}

#[test]
fn korean_counts_characters_and_underlines_columns() {
    insta::assert_snapshot!(at("---\n제목: 우리 집 이야기\n---\n", "이야기", "여기"));
}

#[test]
fn tabs_and_windows_lines() {
    insta::assert_snapshot!(at("- a\r\n\t- 둘\r\n\t\tx\ty\r\n", "y", "here"));
}

#[test]
fn a_line_of_5_000_characters_is_cut_round_the_label() {
    let text = format!("{}![alt](none.png){}", "가나다 ".repeat(600), " 라마바".repeat(600));
    insta::assert_snapshot!(at(&text, "none.png", "no such file"));
}

#[test]
fn a_narrow_terminal_breaks_the_head_and_the_label() {
    let text = "---\n제목: 우리 집 이야기, 그리고 옆집 이야기\n---\n";
    let (start, end) = sample::place(text, "옆집");
    let mut found = sample::finding(sample::DATE, start, end, "this is wrong");
    found.label("shows on one computer, and breaks on the other");
    let outcome = sample::only(sample::file("content/글.md", text, vec![found]));
    let drawing = drawn(&outcome, &Style { width: 48, ..Style::default() });
    assert!(drawing.lines().all(|line| line.width() <= 48), "{drawing}");
    insta::assert_snapshot!(drawing);
}

#[test]
fn a_rule_that_speaks_in_many_posts_is_drawn_in_three_and_listed() {
    let files = (0..20).map(|number| {
        let message = if number % 7 == 6 { "그림이 없다\u{1b}" } else { "no such image" };
        let twice = vec![sample::finding(sample::IMAGE, 4, 7, message), sample::finding(sample::IMAGE, 9, 10, message)];
        let found = if number == 8 { twice } else { vec![sample::finding(sample::IMAGE, 4, 7, message)] };
        sample::file(&format!("content/글-{number:02}.md"), "첫\n둘째\n", found)
    });
    let outcome = Outcome { files: files.collect(), checked: 20, ..Outcome::default() };
    insta::assert_snapshot!(drawn(&outcome, &Style::default()));
    let all = drawn(&outcome, &Style { draw_all: true, ..Style::default() });
    assert_eq!(all.matches("╭─[").count(), 20);
}

#[test]
fn the_end_of_a_file_and_an_empty_file() {
    let end = |at| vec![sample::finding(sample::TITLE, at, at, "the last line has no line ending")];
    insta::assert_snapshot!([plain("첫 줄\n둘", end(11)), plain("", end(0)), plain("끝\n", end(99))].concat());
}

#[test]
fn a_span_over_several_lines() {
    let text = "```sh\necho 1\necho 2\n\nText.\n";
    let mut short = sample::finding(sample::DATE, 0, 20, "the code block is never closed");
    short.label("opened here");
    let long = sample::finding(sample::TITLE, 0, 90, "the code block is never closed");
    insta::assert_snapshot!([plain(text, vec![short]), plain(&"one\n".repeat(30), vec![long])].concat());
}

#[test]
fn related_places_near_far_and_elsewhere() {
    let text = "---\ntitle: a\ntitle: b\ntags: [x]\n---\n\n1\n\n2\n\n3\n\ntitle: c\n";
    let mut found = sample::finding(sample::TITLE, 13, 18, "the key `title` stands twice");
    found.label("this one counts").related(Span::new(4, 9), "this one is lost").related(Span::new(47, 52), "no key");
    let path = Some("content/other.md".to_owned());
    found.related.push(Related { path, span: Span::new(0, 3), message: "the same title".to_owned() });
    let title = "remove the first `title`".to_owned();
    found.fix(Fix { title, edits: Vec::new(), safety: Safety::Unsafe });
    insta::assert_snapshot!(plain(text, vec![found]));
}

/// Posts with one finding each, which points at the titles of all others.
fn same_titles(posts: &[(&str, &str)]) -> Outcome {
    let place = |text: &str| {
        let (start, end) = sample::place(text, "겨울");
        Span::new(start, end)
    };
    let file = |(path, text): &(&str, &str)| {
        let span = place(text);
        let mut found = sample::finding(sample::TITLE, span.start(), span.end(), "several posts have the title `겨울`");
        found.label("readers cannot tell them apart").help("give it another title");
        for (other, text) in posts.iter().filter(|(other, _)| other != path) {
            let message = format!("the title of `{other}`");
            found.related.push(Related { path: Some((*other).to_owned()), span: place(text), message });
        }
        sample::file(path, text, vec![found])
    };
    Outcome { files: posts.iter().map(file).collect(), checked: posts.len(), ..Outcome::default() }
}

#[test]
fn a_pair_is_drawn_once_with_both_places() {
    let posts =
        [("content/a.md", "---\ntitle: 겨울\n---\n"), ("content/겨울.md", "---\n# 제목\n\n\ntitle: \"겨울\"\n---\n")];
    insta::assert_snapshot!(drawn(&same_titles(&posts), &Style { width: 80, ..Style::default() }));
}

#[test]
fn no_more_than_three_other_places_are_drawn() {
    let text = "title: 겨울\n";
    let names = ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md", "g.md", "h.md"];
    let posts = names.map(|name| (name, text));
    let mut outcome = same_titles(&posts);
    outcome.files.truncate(2);
    outcome.elsewhere = posts[2..].iter().map(|(path, text)| ((*path).to_owned(), (*text).into())).collect();
    insta::assert_snapshot!(drawn(&outcome, &Style::default()));
}

#[test]
fn other_places_of_the_same_file_share_its_excerpt() {
    let text = "---\ntitle: 겨울\n---\n";
    let mut outcome = same_titles(&[("a.md", text), ("b.md", text)]);
    let found = &mut outcome.files[0].diagnostics[0];
    let path = |name: &str| Some(name.to_owned());
    found.related.push(Related { path: path("a.md"), span: Span::new(0, 3), message: "the same file".to_owned() });
    found.related.push(Related { path: path("b.md"), span: Span::new(4, 9), message: "the key".to_owned() });
    insta::assert_snapshot!(drawn(&outcome, &Style { color: true, ..Style::default() }).replace('\u{1b}', "<ESC>"));
}

#[test]
fn many_findings_of_one_rule_are_one_drawing() {
    let text = "a \n".repeat(300);
    let found = (0..300).map(|line| sample::finding(sample::IMAGE, line * 3 + 1, line * 3 + 2, "a space")).collect();
    insta::assert_snapshot!(plain(&text, found));
}

#[test]
fn controls_are_seen_and_not_obeyed() {
    insta::assert_snapshot!(at("date: \u{1b}[2J\u{202e}10-50-4202\0", "10-50", "a\u{1b}b"));
}

#[test]
fn colours_and_links() {
    let style = Style { color: true, links: true, home: Some("https://example.org".into()), ..Style::default() };
    insta::assert_snapshot!(drawn(&sample::blog(), &style).replace('\u{1b}', "<ESC>"));
}

fn hostile() -> impl Strategy<Value = String> {
    "[a가 \t\r\n\u{1b}\u{0}\u{7}\u{8}\u{9b}\u{7f}\u{202e}\u{2066}\u{200b}\u{85}:#\\[]{0,80}"
}

proptest! {
    #[test]
    fn nothing_hostile_gets_out(
        text in hostile(), path in hostile(), message in hostile(), label in hostile(),
        spans in prop::collection::vec((0_usize..300, 0_usize..300), 1..5), width in 0_usize..120, unicode in any::<bool>(),
    ) {
        let found = spans.iter().map(|(start, end)| {
            let mut found = sample::finding(sample::DATE, *start, *end, &message);
            found.label(label.clone()).help(message.clone()).related(Span::new(*end, *start + 5), label.clone());
            for path in [path.clone(), format!("{path}b"), "gone.md".to_owned()] {
                found.related.push(Related { path: Some(path), span: found.span, message: label.clone() });
            }
            found
        });
        let mut outcome = sample::only(FileReport { path: path.clone(), text: text.as_str().into(), diagnostics: found.collect() });
        outcome.elsewhere.insert(format!("{path}b"), text.chars().rev().collect::<String>().into());
        let style = Style { width, unicode, ..Style::default() };
        let mut out = drawn(&outcome, &style).into_bytes();
        super::concise::write(&mut out, &outcome, &sample::registry(), &style).unwrap();
        let shown = String::from_utf8(out).unwrap();
        let bad = |ch: &char| (ch.is_control() && *ch != '\n') || matches!(ch, '\u{202e}' | '\u{2066}' | '\u{200b}');
        prop_assert_eq!(shown.chars().find(bad), None, "{}", shown);
        prop_assert!(!shown.contains("Failed to read"), "{}", shown);
    }
}
