//! Places in a text, between byte offsets and the lines and columns of the protocol.

use crate::text::{LineIndex, Span};
use lsp_types::{Position, PositionEncodingKind, Range};

/// What a column counts, as agreed with the editor (LSP 3.17, `general.positionEncodings`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what every editor must speak.
    #[default]
    Utf16,
    /// Characters (Unicode scalar values).
    Utf32,
}

impl Encoding {
    /// The best of those that the editor offers: bytes where it can, else what all can.
    #[must_use]
    pub fn best(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) {
            return Self::Utf8;
        }
        let is_only = offered.contains(&PositionEncodingKind::UTF32) && !offered.contains(&PositionEncodingKind::UTF16);
        if is_only { Self::Utf32 } else { Self::Utf16 }
    }

    /// The protocol's name for it.
    #[must_use]
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn len(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        }
    }

    fn len_of(self, ch: char) -> usize {
        match self {
            Self::Utf8 => ch.len_utf8(),
            Self::Utf16 => ch.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// One text with its lines.
#[derive(Clone, Copy, Debug)]
pub struct Positions<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a LineIndex,
    /// What a column counts.
    pub encoding: Encoding,
}

impl Positions<'_> {
    /// The line and column, both from 0, of the byte at `offset`.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.lines.line_of(offset);
        let start = self.lines.line(line).start();
        let before = Span::new(start, offset.min(self.text.len())).slice(self.text);
        Position::new(number(line), number(self.encoding.len(before)))
    }

    /// The range of `span`.
    #[must_use]
    pub fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start()), self.position(span.end()))
    }

    /// The ranges of many spans, in their order. All are told in one pass, so that a line with ten thousand findings is
    /// not counted ten thousand times.
    #[must_use]
    pub fn ranges(&self, spans: &[Span]) -> Vec<Range> {
        let mut offsets: Vec<usize> = spans.iter().flat_map(|span| [span.start(), span.end()]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let mut positions: Vec<Position> = Vec::with_capacity(offsets.len());
        let (mut line, mut counted, mut column) = (usize::MAX, 0, 0);
        for offset in &offsets {
            let now = self.lines.line_of(*offset);
            if now != line {
                (line, counted, column) = (now, self.lines.line(now).start(), 0);
            }
            let end = (*offset).min(self.text.len());
            column += self.encoding.len(Span::new(counted, end).slice(self.text));
            counted = end;
            positions.push(Position::new(number(line), number(column)));
        }
        let place = |offset: usize| {
            let at = offsets.binary_search(&offset).unwrap_or_default();
            positions.get(at).copied().unwrap_or_default()
        };
        spans.iter().map(|span| Range::new(place(span.start()), place(span.end()))).collect()
    }

    /// The byte offset of a position. One past the end of its line is that end, one past the last line the end of the
    /// text, and one inside a character the start of that character: editors may be a version behind.
    #[must_use]
    pub fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        if line >= self.lines.count() {
            return self.text.len();
        }
        let content = self.lines.line_content(line, self.text);
        let mut column = position.character as usize;
        for (at, ch) in content.slice(self.text).char_indices() {
            let len = self.encoding.len_of(ch);
            if column < len {
                return content.start() + at;
            }
            column -= len;
        }
        content.end()
    }

    /// The bytes of a range; empty where its end lies before its start.
    #[must_use]
    pub fn span(&self, range: Range) -> Span {
        Span::new(self.offset(range.start), self.offset(range.end))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Positions};
    use crate::text::{LineIndex, Span};
    use lsp_types::{Position, PositionEncodingKind as Kind, Range};

    const TEXT: &str = "a가😀b\r\n다\n";

    #[test]
    fn a_column_counts_what_was_agreed() {
        let lines = LineIndex::new(TEXT);
        for (encoding, column) in [(Encoding::Utf8, 8), (Encoding::Utf16, 4), (Encoding::Utf32, 3)] {
            let positions = Positions { text: TEXT, lines: &lines, encoding };
            assert_eq!(positions.position(8), Position::new(0, column), "{encoding:?}");
            assert_eq!(positions.offset(Position::new(0, column)), 8);
            assert_eq!(positions.range(Span::new(11, 14)).start, Position::new(1, 0));
            for (at, _) in TEXT.char_indices().filter(|(at, _)| !(9..11).contains(at)) {
                assert_eq!(positions.offset(positions.position(at)), at, "{encoding:?} {at}");
            }
        }
    }

    #[test]
    fn places_that_are_not_there_are_the_nearest_that_are() {
        let lines = LineIndex::new(TEXT);
        let positions = Positions { text: TEXT, lines: &lines, encoding: Encoding::Utf16 };
        assert_eq!(positions.offset(Position::new(0, 3)), 4);
        assert_eq!(positions.offset(Position::new(0, 99)), 9);
        assert_eq!(positions.offset(Position::new(9, 0)), TEXT.len());
        assert_eq!(positions.offset(Position::new(u32::MAX, u32::MAX)), TEXT.len());
        let backwards = Range::new(Position::new(1, 0), Position::new(0, 0));
        assert!(positions.span(backwards).is_empty());
    }

    #[test]
    fn many_places_are_those_that_one_by_one_would_be() {
        let lines = LineIndex::new(TEXT);
        let bounds: Vec<usize> = (0..=TEXT.len()).filter(|at| TEXT.is_char_boundary(*at)).collect();
        let spans = bounds.iter().flat_map(|start| bounds.iter().map(|end| Span::new(*start, (*end).max(*start))));
        let spans: Vec<Span> = spans.rev().collect();
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let positions = Positions { text: TEXT, lines: &lines, encoding };
            let one_by_one: Vec<Range> = spans.iter().map(|span| positions.range(*span)).collect();
            assert_eq!(positions.ranges(&spans), one_by_one, "{encoding:?}");
        }
    }

    #[test]
    fn bytes_are_taken_where_they_are_offered() {
        assert_eq!(Encoding::best(&[]), Encoding::Utf16);
        assert_eq!(Encoding::best(&[Kind::UTF16, Kind::UTF8]), Encoding::Utf8);
        assert_eq!(Encoding::best(&[Kind::UTF32]), Encoding::Utf32);
        assert_eq!(Encoding::best(&[Kind::UTF32, Kind::UTF16]), Encoding::Utf16);
    }
}
