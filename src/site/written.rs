//! What a scalar says, with the exact place of each part of it.

use super::address;
use crate::document::Post;
use crate::document::front_matter::Value;
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
}

impl<'a> Written<'a> {
    /// The text of `value` where `post` has it; `None` when it is no scalar.
    #[must_use]
    pub fn of(post: &Post, value: &'a Value) -> Option<Self> {
        let text = value.as_text()?;
        let span = value.inner_span();
        Some(Self { text, span, is_exact: post.slice(span) == text })
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
        Self { text, span: self.place(range), is_exact: self.is_exact }
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

    /// The edit that writes `text` over the bytes `range`; `None` where single parts cannot be found.
    #[must_use]
    pub fn edit(&self, range: Range<usize>, text: impl Into<String>) -> Option<Edit> {
        self.is_exact.then(|| Edit { span: self.place(range), text: text.into() })
    }

    /// The edit that writes `text` in place of the whole.
    #[must_use]
    pub fn rewrite(&self, text: impl Into<String>) -> Option<Edit> {
        self.edit(0..self.text.len(), text)
    }

    /// Whether a template engine fills the text in, so that nobody can say here what it will be.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        address::is_template(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::Written;
    use crate::text::Span;

    #[test]
    fn parts_have_places_of_their_own() {
        let written = Written { text: "가 나  다", span: Span::new(10, 21), is_exact: true };
        let words: Vec<_> = written.split(char::is_whitespace).map(|word| (word.text, word.span)).collect();
        assert_eq!(words, [("가", Span::new(10, 13)), ("나", Span::new(14, 17)), ("다", Span::new(19, 22))]);
    }

    #[test]
    fn an_escaped_text_has_one_place_and_no_edit() {
        let written = Written { text: "a\tb", span: Span::new(0, 4), is_exact: false };
        assert_eq!(written.place(1..2), Span::new(0, 4));
        assert_eq!(written.edit(1..2, " "), None);
    }
}
