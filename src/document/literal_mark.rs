//! Runs of `*` and `_` that stayed text, block by block.

use super::Post;
use crate::text::Span;
use crate::text::flanking::Flanks;

/// A run of equal marks that a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub span: Span,
    /// `*` or `_`.
    pub sign: u8,
    /// What stands beside it; nothing beyond its block.
    pub flanks: Flanks,
}

/// The literal marks of each paragraph and heading, in the order of the text. Escaped ones, those in a bare URL and
/// those of which the renderer used a part are left out.
#[must_use]
pub fn marks(post: &Post) -> Vec<Vec<Mark>> {
    let paragraphs = post.body.paragraphs.iter().map(|paragraph| paragraph.span);
    let mut blocks: Vec<Span> = paragraphs.chain(post.body.headings.iter().map(|heading| heading.span)).collect();
    blocks.sort_unstable();
    let mut found = Vec::new();
    for block in blocks {
        let texts = &post.body.texts;
        let first = texts.partition_point(|text| text.end() <= block.start());
        let inside = texts.iter().skip(first).take_while(|text| text.start() < block.end());
        let marks: Vec<Mark> = inside.flat_map(|text| of_text(post, block, *text)).collect();
        if marks.len() > 1 {
            found.push(marks);
        }
    }
    found
}

fn of_text(post: &Post, block: Span, text: Span) -> Vec<Mark> {
    let bytes = post.text.as_bytes();
    let mut found = Vec::new();
    let mut at = text.start().max(block.start());
    while let Some(sign) = bytes.get(at).copied().filter(|_| at < text.end()) {
        if !matches!(sign, b'*' | b'_') {
            at += 1;
            continue;
        }
        let length = bytes.get(at..text.end()).unwrap_or_default().iter().take_while(|byte| **byte == sign).count();
        let span = Span::new(at, at + length);
        at = span.end();
        let beside = [span.start().checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(span.end())];
        let is_whole = !beside.contains(&Some(&sign)) && beside[0] != Some(&b'\\');
        if is_whole && !is_in_url(post.slice(block), span.start() - block.start()) {
            let before = post.slice(Span::new(block.start(), span.start())).chars().next_back();
            let after = post.slice(Span::new(span.end(), block.end())).chars().next();
            found.push(Mark { span, sign, flanks: Flanks { before, after } });
        }
    }
    found
}

/// Whether the word that byte `at` belongs to is a bare URL up to there.
fn is_in_url(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let start = before.char_indices().rev().take(LONGEST_URL).take_while(|(_, ch)| !ch.is_whitespace()).last();
    start
        .is_some_and(|(start, _)| before.get(start..).is_some_and(|word| word.contains("://") || word.contains("www.")))
}

/// No URL is looked for farther back than so many characters.
const LONGEST_URL: usize = 200;

#[cfg(test)]
mod tests {
    use super::marks;
    use crate::document::{Dialect, Post};

    fn seen(text: &str) -> Vec<usize> {
        let post = Post::parse(text.to_owned(), &Dialect::default());
        marks(&post).concat().iter().map(|mark| mark.span.start()).collect()
    }

    #[test]
    fn finds_what_stayed_text_and_leaves_the_rest() {
        assert_eq!(seen("**강(江)**은 `**` 그리고 **굵게**"), [0, 10]);
        assert_eq!(seen("\\*\\*a\\*\\*"), []);
        assert_eq!(seen("https://example.org/a_(b)_c_ d"), []);
        assert_eq!(seen("> 인용 **둘(二)**은"), [9, 19]);
    }
}
