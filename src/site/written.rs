//! What a scalar says, with the exact place of each part of it.

use super::address;
use crate::document::Post;
use crate::document::front_matter::{Editor, New, Value};
use crate::text::{Edit, Span};
use std::ops::Range;

/// The text of a scalar, or a part of one, where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// The text, quotes and escapes resolved.
    pub text: &'a str,
    /// Its bytes, quotes left out.
    pub span: Span,
    /// Whether the bytes are the text itself: no escape, no folded line.
    pub is_exact: bool,
    /// The scalar that it is, or is a part of.
    pub value: &'a Value,
    /// Where it begins in the text of that scalar, in bytes.
    pub at: usize,
}

impl<'a> Written<'a> {
    /// The text of `value` where `post` has it; `None` when it is no scalar.
    #[must_use]
    pub fn of(post: &Post, value: &'a Value) -> Option<Self> {
        let text = value.as_text()?;
        let span = value.inner_span();
        Some(Self { text, span, is_exact: post.slice(span) == text, value, at: 0 })
    }

    /// The place of the bytes `range` of the text; the whole place where single parts cannot be found.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Span {
        if self.is_exact {
            Span::new(self.span.start() + range.start, self.span.start() + range.end)
        } else {
            self.span
        }
    }

    /// The bytes `range` of the text as a text of their own.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or_default();
        Self { text, span: self.place(range.clone()), at: self.at + range.start, ..*self }
    }

    /// The text without white space at its ends.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let (start, end) = (self.text.len() - self.text.trim_start().len(), self.text.trim_end().len());
        self.part(start..end.max(start))
    }

    /// The words between the characters that `is_separator` accepts, empty ones left out.
    pub fn split(self, is_separator: fn(char) -> bool) -> impl Iterator<Item = Self> + use<'a> {
        let start = self.text.as_ptr() as usize;
        self.text.split(is_separator).filter(|word| !word.is_empty()).map(move |word| {
            let at = word.as_ptr() as usize - start;
            self.part(at..at + word.len())
        })
    }

    /// The edits that write `text` in place of the bytes `range` of the text, as a string.
    #[must_use]
    pub fn replace(&self, editor: &Editor<'_>, range: Range<usize>, text: &str) -> Option<Vec<Edit>> {
        let whole = self.value.as_text()?;
        let before = whole.get(..self.at + range.start)?;
        let after = whole.get(self.at + range.end..)?;
        editor.set(self.value, New::Text(&format!("{before}{text}{after}")))
    }

    /// The edits that write `text` in place of the whole, as a string.
    #[must_use]
    pub fn rewrite(&self, editor: &Editor<'_>, text: &str) -> Option<Vec<Edit>> {
        self.replace(editor, 0..self.text.len(), text)
    }

    /// Whether a template engine fills the text in, so that nobody can say here what it will be.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        address::is_template(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, Written};
    use crate::document::front_matter::Node;
    use crate::text::Span;

    #[test]
    fn parts_have_places_of_their_own() {
        let value = Value::new(Span::new(10, 21), Node::Empty);
        let written = Written { text: "가 나  다", span: value.span, is_exact: true, value: &value, at: 0 };
        let words: Vec<_> = written.split(char::is_whitespace).map(|word| (word.text, word.span, word.at)).collect();
        assert_eq!(words, [("가", Span::new(10, 13), 0), ("나", Span::new(14, 17), 4), ("다", Span::new(19, 22), 9)]);
        assert_eq!(written.part(4..11).trimmed().part(5..8).at, 9);
    }

    #[test]
    fn an_escaped_text_has_one_place() {
        let value = Value::new(Span::new(0, 4), Node::Empty);
        let written = Written { text: "a\tb", span: value.span, is_exact: false, value: &value, at: 0 };
        assert_eq!(written.place(1..2), Span::new(0, 4));
    }
}
