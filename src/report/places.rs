//! Lines and columns of one file's findings, in one pass over its text.
//!
//! Columns are told in characters, in UTF-16 code units and in bytes: each format has its own.

use crate::text::{LineIndex, Position, Span};

/// A text with its lines, and the last place that was asked for.
#[derive(Clone, Debug)]
pub struct Places<'t> {
    /// The text.
    pub text: &'t str,
    /// Its lines.
    pub lines: LineIndex,
    last: (usize, Position),
    last_utf16: (usize, usize),
}

impl<'t> Places<'t> {
    /// Finds the lines of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, lines: LineIndex::new(text), last: (0, Position { line: 1, column: 1 }), last_utf16: (0, 1) }
    }

    /// `span` made to fit the text: inside it and on character boundaries.
    pub fn fit(&self, span: Span) -> Span {
        let floor = |offset: usize| (0..=offset.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at));
        Span::new(floor(span.start()).unwrap_or(0), floor(span.end()).unwrap_or(0))
    }

    /// Line and column where `span` starts and where it ends. Asked in the order of the text, all answers together
    /// cost one pass over it.
    pub fn of(&mut self, span: Span) -> (Position, Position) {
        let span = self.fit(span);
        let start = self.after(self.last, span.start());
        self.last = (span.start(), start);
        (start, self.after(self.last, span.end()))
    }

    /// Like [`of`](Self::of), for one place out of order.
    pub fn peek(&self, span: Span) -> (Position, Position) {
        let span = self.fit(span);
        let start = self.lines.position(span.start(), self.text);
        (start, self.after((span.start(), start), span.end()))
    }

    /// The columns in UTF-16 code units, from 1, where `span` starts and where it ends; as quick as [`of`](Self::of).
    pub fn utf16(&mut self, span: Span) -> (usize, usize) {
        let span = self.fit(span);
        let start = self.utf16_after(self.last_utf16, span.start());
        self.last_utf16 = (span.start(), start);
        (start, self.utf16_after(self.last_utf16, span.end()))
    }

    /// Like [`utf16`](Self::utf16), for one place out of order.
    pub fn peek_utf16(&self, span: Span) -> (usize, usize) {
        let span = self.fit(span);
        let start = self.utf16_after((span.start(), 1), span.start());
        (start, self.utf16_after((span.start(), start), span.end()))
    }

    /// The column in bytes, from 1, of a byte offset that fits the text.
    pub fn byte_column(&self, offset: usize) -> usize {
        offset.saturating_sub(self.lines.line(self.lines.line_of(offset)).start()) + 1
    }

    /// The column of `offset`, counted from a known one where that lies before it on the same line.
    fn utf16_after(&self, (known, column): (usize, usize), offset: usize) -> usize {
        let line = self.lines.line(self.lines.line_of(offset)).start();
        let is_known = (line..offset).contains(&known) && known > line;
        let (from, before) = if is_known { (known, column) } else { (line, 1) };
        before + self.text.get(from..offset).map_or(0, |between| between.encode_utf16().count())
    }

    /// The position of `offset`, counted from a known one where that lies before it on the same line.
    fn after(&self, (known, place): (usize, Position), offset: usize) -> Position {
        match self.text.get(known..offset) {
            Some(between) if self.lines.line_of(offset) + 1 == place.line => {
                Position { line: place.line, column: place.column + between.chars().count() }
            }
            _ => self.lines.position(offset, self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::text::{Position, Span};
    use proptest::prelude::*;

    #[test]
    fn brings_any_span_into_the_text() {
        let places = Places::new("가나");
        assert_eq!(places.fit(Span::new(1, 4)), Span::new(0, 3));
        assert_eq!(places.fit(Span::new(90, 99)), Span::new(6, 6));
    }

    #[test]
    fn counts_characters_forth_and_back() {
        let mut places = Places::new("가나다\r\n라마");
        assert_eq!(places.of(Span::new(3, 6)), (Position { line: 1, column: 2 }, Position { line: 1, column: 3 }));
        assert_eq!(places.of(Span::new(6, 14)), (Position { line: 1, column: 3 }, Position { line: 2, column: 2 }));
        assert_eq!(places.of(Span::new(0, 0)).0, Position { line: 1, column: 1 });
    }

    #[test]
    fn counts_utf16_and_bytes() {
        let mut places = Places::new("a𐐀가b\n👩‍💻x");
        assert_eq!(places.utf16(Span::new(1, 5)), (2, 4));
        assert_eq!(places.utf16(Span::new(5, 21)), (4, 1 + 5));
        assert_eq!(places.utf16(Span::new(0, 1)), (1, 2));
        assert_eq!((places.byte_column(5), places.byte_column(10)), (6, 1));
    }

    proptest! {
        #[test]
        fn utf16_is_the_same_in_any_order(text in "[a가𐐀\r\n]{0,40}", asked in prop::collection::vec(0_usize..120, 0..8)) {
            let mut places = Places::new(&text);
            for at in asked {
                let span = places.fit(Span::new(at, at + 3));
                let count = |offset: usize| {
                    let start = places.lines.line(places.lines.line_of(offset)).start();
                    text[start..offset].encode_utf16().count() + 1
                };
                let expected = (count(span.start()), count(span.end()));
                prop_assert_eq!(places.peek_utf16(span), expected);
                prop_assert_eq!(places.utf16(span), expected);
            }
        }

        #[test]
        fn agrees_with_the_line_index(text in "[a가\r\n\t]{0,40}", asked in prop::collection::vec(0_usize..120, 0..8)) {
            let mut places = Places::new(&text);
            for at in asked {
                let span = places.fit(Span::new(at, at + 3));
                let expected = (places.lines.position(span.start(), &text), places.lines.position(span.end(), &text));
                prop_assert_eq!(places.peek(span), expected);
                prop_assert_eq!(places.of(span), expected);
            }
        }
    }
}
