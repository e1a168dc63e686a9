//! The runs of `*` and `_` of a post, block by block: those that were rendered, and those that stayed text.

use super::Flanks;
use crate::document::Post;
use crate::text::Span;
use memchr::memchr2;
use std::cell::LazyCell;

/// A run of equal marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Its bytes.
    pub span: Span,
    /// `*` or `_`.
    pub sign: u8,
    /// Whether a reader sees it: it neither opens nor closes emphasis.
    pub is_literal: bool,
}

impl Mark {
    /// What stands beside it in the text.
    #[must_use]
    pub fn flanks(&self, text: &str) -> Flanks {
        let before = text.get(..self.span.start()).and_then(|before| before.chars().next_back());
        Flanks { before, after: text.get(self.span.end()..).and_then(|after| after.chars().next()) }
    }
}

/// The marks of each paragraph and heading that holds two literal ones alike, for one alone encloses nothing, parted by sign and
/// length, in the order of the text. Escaped ones, those in a bare URL and those of which the renderer used a part are left out.
#[must_use]
pub fn emphasis_marks(post: &Post) -> Vec<Vec<Mark>> {
    let texts = marked_texts(post);
    if texts.is_empty() {
        return Vec::new();
    }
    let blocks = blocks_of(post, &texts);
    let rendered = LazyCell::new(|| rendered(post));
    let (mut found, mut marks) = (Vec::new(), Vec::new());
    let mut texts = texts.as_slice();
    for block in blocks {
        while let Some((_, rest)) = texts.split_first().filter(|(text, _)| text.end() <= block.start()) {
            texts = rest;
        }
        let inside = texts.iter().take_while(|text| text.start() < block.end());
        marks.clear();
        inside.for_each(|text| of_text(post, block, *text, &mut marks));
        let has_twin = |(at, mark): (usize, &Mark)| marks.iter().take(at).any(|other| is_alike(mark, other));
        if !marks.iter().enumerate().any(has_twin) {
            continue;
        }
        let first = rendered.partition_point(|mark| mark.span.start() < block.start());
        marks.extend(rendered.iter().skip(first).take_while(|mark| mark.span.end() <= block.end()));
        marks.sort_unstable_by_key(|mark| (mark.sign, mark.span.len(), *mark));
        found.extend(marks.chunk_by(is_alike).map(<[Mark]>::to_vec));
    }
    found
}

/// Whether the marks could enclose something together.
fn is_alike(one: &Mark, other: &Mark) -> bool {
    (one.sign, one.span.len()) == (other.sign, other.span.len())
}

/// The paragraphs and headings in which one of `texts` stands, in order.
fn blocks_of(post: &Post, texts: &[Span]) -> Vec<Span> {
    let (paragraphs, headings) = (&post.body.paragraphs, &post.body.headings);
    let mut blocks: Vec<Span> = Vec::with_capacity(texts.len());
    for text in texts {
        let paragraph = last_before(paragraphs, text.end(), |paragraph| paragraph.span);
        let heading = last_before(headings, text.end(), |heading| heading.span);
        blocks.extend([paragraph, heading].into_iter().flatten().filter(|block| block.end() > text.start()));
    }
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}

/// The last of `blocks`, of which none lies in another, that begins before `offset`.
fn last_before<T>(blocks: &[T], offset: usize, span: impl Fn(&T) -> Span) -> Option<Span> {
    let next = blocks.partition_point(|block| span(block).start() < offset);
    blocks.get(next.checked_sub(1)?).map(span)
}

/// The runs of literal text that hold a mark. Most of those signs stand in code, in bullets and in addresses, so that they
/// are looked for in the whole body, and only from the next text on.
fn marked_texts(post: &Post) -> Vec<Span> {
    let bytes = post.text.as_bytes().get(..post.body.span.end()).unwrap_or_default();
    let next = |at: usize| memchr2(b'*', b'_', bytes.get(at..)?).map(|length| at + length);
    let mut found = Vec::new();
    let mut mark = next(post.body.span.start());
    for text in &post.body.texts {
        if mark.is_some_and(|mark| mark < text.start()) {
            mark = next(text.start());
        }
        let Some(at) = mark else { break };
        if text.contains(at) {
            found.push(*text);
        }
    }
    found
}

/// The marks at both ends of each rendered emphasis.
fn rendered(post: &Post) -> Vec<Mark> {
    let mut marks = Vec::new();
    for emphasis in &post.body.emphases {
        let (start, end, length) = (emphasis.span.start(), emphasis.span.end(), if emphasis.strong { 2 } else { 1 });
        if let Some(sign) = post.text.as_bytes().get(start).copied().filter(|_| emphasis.span.len() > 2 * length) {
            let spans = [Span::new(start, start + length), Span::new(end - length, end)];
            marks.extend(spans.map(|span| Mark { span, sign, is_literal: false }));
        }
    }
    marks.sort_unstable();
    marks
}

fn of_text(post: &Post, block: Span, text: Span, found: &mut Vec<Mark>) {
    let bytes = post.text.as_bytes();
    let mut at = text.start().max(block.start());
    let next = |at: usize| memchr2(b'*', b'_', bytes.get(at..text.end())?).map(|length| at + length);
    while let Some((start, sign)) = next(at).and_then(|start| Some((start, *bytes.get(start)?))) {
        at = start;
        let length = bytes.get(at..text.end()).unwrap_or_default().iter().take_while(|byte| **byte == sign).count();
        let span = Span::new(at, at + length);
        at = span.end();
        let beside = [span.start().checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(span.end())];
        let is_whole = !beside.contains(&Some(&sign)) && beside[0] != Some(&b'\\');
        if is_whole && !is_in_url(post.slice(Span::new(text.start(), span.start()))) {
            found.push(Mark { span, sign, is_literal: true });
        }
    }
}

/// Whether the word that `before` ends in is a bare URL so far.
fn is_in_url(before: &str) -> bool {
    let start = before.char_indices().rev().take(LONGEST_URL).take_while(|(_, ch)| !ch.is_whitespace()).last();
    start
        .is_some_and(|(start, _)| before.get(start..).is_some_and(|word| word.contains("://") || word.contains("www.")))
}

/// No URL is looked for farther back than so many characters.
const LONGEST_URL: usize = 200;

#[cfg(test)]
mod tests {
    use super::emphasis_marks;
    use crate::document::{Dialect, Post};

    fn seen(text: &str) -> Vec<usize> {
        let post = Post::parse(text.to_owned(), &Dialect::default());
        emphasis_marks(&post).concat().iter().filter(|mark| mark.is_literal).map(|mark| mark.span.start()).collect()
    }

    #[test]
    fn finds_what_stayed_text_and_leaves_the_rest() {
        assert_eq!(seen("**강(江)**은 `**` 그리고 **굵게**"), [0, 10]);
        assert!(seen("\\*\\*a\\*\\*").is_empty());
        assert!(seen("https://example.org/a_(b)_c_ d").is_empty());
        assert_eq!(seen("> 인용 **둘(二)**은"), [9, 19]);
    }
}
