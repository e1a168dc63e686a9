//! What takes the place of an invisible character, where that is certain.

use crate::document::Post;
use crate::lint::{Fix, Safety};
use crate::text::invisible::{Kind, classify};
use crate::text::{Edit, Span};

/// A line of the body.
#[derive(Clone, Copy)]
pub(super) struct Line {
    span: Span,
    has_text: bool,
}

impl Line {
    /// The line that holds the byte at `at`; `last` where that is it, so that a line is read once however many it hides.
    pub(super) fn of(post: &Post, at: usize, last: Option<Self>) -> Self {
        let line = post.lines().line_content(post.lines().line_of(at), &post.text);
        let span = Span::new(line.start().max(post.body.span.start()), line.end());
        last.filter(|last| last.span == span)
            .unwrap_or_else(|| Self { span, has_text: post.slice(span).chars().any(is_text) })
    }
}

/// Whether it is a letter or digit that readers see: there are letters that are drawn as nothing.
fn is_text(ch: char) -> bool {
    ch.is_alphanumeric() && classify(None, ch, None).is_none()
}

/// The fix of the character at `span` in the text. `None` where it may have been put there on purpose: alone on its
/// line, where it makes a gap, or beside a sign that it keeps from being read as Markdown or as a template.
pub(super) fn removal(post: &Post, line: Line, span: Span, ch: char, kind: Kind) -> Option<Fix> {
    let Line { span: line, has_text } = line;
    let (before, after) = (post.text.get(line.start()..span.start())?, post.text.get(span.end()..line.end())?);
    if kind == Kind::Space {
        return Some(fix("write a plain space instead", span, " "));
    }
    let blank = |text: &str| text.trim_matches([' ', '\t']).is_empty();
    let (prev, next) = (before.chars().next_back(), after.chars().next());
    let shields = is_shield(ch) && [prev, next].into_iter().flatten().any(|sign| sign.is_ascii_punctuation());
    let by_mark = [prev, next].into_iter().flatten().any(|sign| matches!(sign, '*' | '_' | '~'));
    if !has_text || shields || by_mark || (blank(before) && after.starts_with("    ")) {
        return None;
    }
    if blank(after) {
        // Spaces before it must not come to stand at the end of the line, where two of them break it.
        let start = line.start() + before.trim_end_matches([' ', '\t']).len();
        return Some(fix("remove it", Span::new(start, span.end()), ""));
    }
    let parts_words = [prev, next].iter().all(|sign| sign.is_some_and(|sign| !sign.is_whitespace()));
    if parts_words && is_drawn_as_space(ch, kind) {
        return Some(fix("write a plain space instead", span, " "));
    }
    Some(fix("remove it", span, ""))
}

/// The fix of the character at `span`, which is a part of the address at `address`. A space inside it is left: nobody can
/// say whether it was meant.
pub(super) fn removal_from_address(address: Span, span: Span, kind: Kind) -> Option<Fix> {
    let at_edge = span.start() == address.start() || span.end() == address.end();
    (kind != Kind::Space || at_edge).then(|| fix("remove it from the address", span, ""))
}

fn fix(title: &str, span: Span, text: &str) -> Fix {
    Fix { title: title.to_owned(), edits: vec![Edit { span, text: text.to_owned() }], safety: Safety::Unsafe }
}

/// Characters without width that authors put between two signs to keep them apart: `{{` in a text about templates.
fn is_shield(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Whether readers see a gap, so that the words on both sides are two.
fn is_drawn_as_space(ch: char, kind: Kind) -> bool {
    kind == Kind::Blank || matches!(ch, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::{Line, removal};
    use crate::document::{Dialect, Post};
    use crate::text::invisible::find;
    use crate::text::{Span, apply};

    fn fixed(text: &str) -> Option<String> {
        let post = Post::parse(text.to_owned(), &Dialect::default());
        let (at, ch, invisible) = find(text).next().unwrap();
        let line = Line::of(&post, at, None);
        let fix = removal(&post, line, Span::new(at, at + ch.len_utf8()), ch, invisible.kind)?;
        apply(text, &fix.edits).ok()
    }

    #[test]
    fn what_nobody_sees_goes_and_what_parts_words_becomes_a_space() {
        for (text, better) in [
            ("검\u{200b}색\n", "검색\n"),
            ("첫\u{3164}글\n", "첫 글\n"),
            ("첫 \u{3164}글\n", "첫 글\n"),
            ("가\u{2028}나\n", "가 나\n"),
            ("가  \u{200b}\r\n나\r\n", "가\r\n나\r\n"),
            ("가\u{8}나\n", "가나\n"),
            ("글\n\n\u{feff}## 題\n", "글\n\n## 題\n"),
            ("#\u{a0}제목\n", "# 제목\n"),
        ] {
            assert_eq!(fixed(text).as_deref(), Some(better), "{text:?}");
        }
    }

    #[test]
    fn what_may_be_meant_is_left() {
        for text in ["글\n\n\u{3164}\n\n글\n", "{\u{200b}{ x }}\n", "**강(江)**\u{200b}은\n", "\u{200b}    글\n"] {
            assert_eq!(fixed(text), None, "{text:?}");
        }
    }
}
