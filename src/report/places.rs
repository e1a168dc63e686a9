//! Lines and columns of one file's findings, in one pass over its text.

use crate::text::{LineIndex, Position, Span};

/// A text with its lines, and the last place that was asked for.
#[derive(Clone, Debug)]
pub struct Places<'t> {
    /// The text.
    pub text: &'t str,
    /// Its lines.
    pub lines: LineIndex,
    last: (usize, Position),
}

impl<'t> Places<'t> {
    /// Finds the lines of `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, lines: LineIndex::new(text), last: (0, Position { line: 1, column: 1 }) }
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

    proptest! {
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
