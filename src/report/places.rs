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
    last: Known,
    last_utf16: Known,
}

/// A byte offset whose column has been counted.
#[derive(Clone, Copy, Debug)]
struct Known {
    offset: usize,
    column: usize,
}

impl<'t> Places<'t> {
    /// Finds the lines of `text`.
    pub fn new(text: &'t str) -> Self {
        let start = Known { offset: 0, column: 1 };
        Self { text, lines: LineIndex::new(text), last: start, last_utf16: start }
    }

    /// `span` made to fit the text: inside it and on character boundaries.
    pub fn fit(&self, span: Span) -> Span {
        let floor = |offset: usize| (0..=offset.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at));
        Span::new(floor(span.start()).unwrap_or(0), floor(span.end()).unwrap_or(0))
    }

    /// Line and column where `span` starts and where it ends. Asked in the order of the text, all answers together
    /// cost one pass over it.
    pub fn of(&mut self, span: Span) -> (Position, Position) {
        let ends = self.peek(span);
        self.last = Known { offset: self.fit(span).start(), column: ends.0.column };
        ends
    }

    /// Like [`of`](Self::of), for one place out of order. Costs a count of the characters between it and the start of its
    /// line, or the place that was asked for last, whichever is nearer.
    pub fn peek(&self, span: Span) -> (Position, Position) {
        let span = self.fit(span);
        let at = |known, offset| {
            let column = self.column(known, offset, |text| text.chars().count());
            Position { line: self.lines.line_of(offset) + 1, column }
        };
        let start = at(self.last, span.start());
        (start, at(Known { offset: span.start(), column: start.column }, span.end()))
    }

    /// The columns in UTF-16 code units, from 1, where `span` starts and where it ends; as quick as [`of`](Self::of).
    pub fn utf16(&mut self, span: Span) -> (usize, usize) {
        let ends = self.peek_utf16(span);
        self.last_utf16 = Known { offset: self.fit(span).start(), column: ends.0 };
        ends
    }

    /// Like [`utf16`](Self::utf16), for one place out of order.
    pub fn peek_utf16(&self, span: Span) -> (usize, usize) {
        let span = self.fit(span);
        let start = self.column(self.last_utf16, span.start(), utf16_len);
        (start, self.column(Known { offset: span.start(), column: start }, span.end(), utf16_len))
    }

    /// The column in bytes, from 1, of a byte offset that fits the text.
    pub fn byte_column(&self, offset: usize) -> usize {
        offset.saturating_sub(self.lines.line(self.lines.line_of(offset)).start()) + 1
    }

    /// The column of `offset` in the units that `count` counts: from the start of its line, or from a known place on the
    /// line, forth or back, where that is nearer.
    fn column(&self, known: Known, offset: usize, count: fn(&str) -> usize) -> usize {
        let count = |from: usize, to: usize| self.text.get(from..to).map_or(0, count);
        let number = self.lines.line_of(offset);
        let start = self.lines.line(number).start();
        let is_nearer = known.offset.abs_diff(offset) < offset - start && self.lines.line_of(known.offset) == number;
        match known.offset <= offset {
            _ if !is_nearer => 1 + count(start, offset),
            true => known.column + count(known.offset, offset),
            false => known.column.saturating_sub(count(offset, known.offset)),
        }
    }
}

/// How many UTF-16 code units `text` has: one for each character, and one more for those of four bytes.
fn utf16_len(text: &str) -> usize {
    text.chars().count() + text.bytes().filter(|byte| *byte >= 0xf0).count()
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
