//! The plain text of a body in which a rule looks for Markdown that did not become any.

use super::Subject;
use crate::text::Span;

/// The runs of literal text with their places, each without the character that a backslash before it escapes: the author
/// wants that one to be plain.
pub fn plain_text<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (Span, &'a str)> {
    let post = subject.post;
    post.body.texts.iter().map(|span| {
        let is_escaped = post.text.get(..span.start()).is_some_and(|before| before.ends_with('\\'));
        let first = post.slice(*span).chars().next().filter(|_| is_escaped).map_or(0, char::len_utf8);
        let span = Span::new(span.start() + first, span.end());
        (span, post.slice(span))
    })
}
