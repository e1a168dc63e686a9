//! Lines and columns of a text, found once and looked up by byte offset.

use super::Span;
use memchr::{memchr, memchr_iter, memchr2_iter};

/// Where each line starts. A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

/// A place for people: both numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

impl LineIndex {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(2 + bytes.len() / 32);
        starts.push(0);
        let mut begin = |at: usize| starts.push(Span::empty(at + 1).start);
        if memchr(b'\r', bytes).is_none() {
            memchr_iter(b'\n', bytes).for_each(&mut begin);
        } else {
            let is_end = |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
            memchr2_iter(b'\n', b'\r', bytes).filter(is_end).for_each(&mut begin);
        }
        Self { starts, len: Span::empty(text.len()).start }
    }

    /// How many lines there are. A final line ending opens one more, empty line.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line that holds the byte at `offset`, counted from 0.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        let offset = Span::empty(offset).start;
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of line `line` (from 0), its line ending included; empty past the last line.
    #[must_use]
    pub fn line(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.len);
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        Span { start, end }
    }

    /// The bytes of line `line` (from 0) without its line ending.
    #[must_use]
    pub fn line_content(&self, line: usize, text: &str) -> Span {
        let span = self.line(line);
        let slice = span.slice(text);
        Span::new(span.start(), span.start() + slice.trim_end_matches(['\n', '\r']).len())
    }

    /// Line and column of `offset`, for people. Costs one count of the characters before it on its line.
    #[must_use]
    pub fn position(&self, offset: usize, text: &str) -> Position {
        let line = self.line_of(offset);
        let start = self.line(line).start();
        let column = text.get(start..offset).map_or(0, |before| before.chars().count());
        Position { line: line + 1, column: column + 1 }
    }
}

/// The number of the line, from 1, that holds the byte at `offset`, for who asks once: it counts from the start of the text.
#[must_use]
pub fn line_number(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    match memchr(b'\r', before) {
        Some(_) => LineIndex::new(text).line_of(offset) + 1,
        None => memchr_iter(b'\n', before).count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position, line_number};

    #[test]
    fn counts_characters_and_knows_every_line_ending() {
        let text = "가나\r\n다\rx\n";
        let lines = LineIndex::new(text);
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.position(3, text), Position { line: 1, column: 2 });
        assert_eq!(lines.position(8, text), Position { line: 2, column: 1 });
        assert_eq!(lines.position(12, text), Position { line: 3, column: 1 });
        assert_eq!(lines.line_content(0, text).slice(text), "가나");
        assert_eq!(lines.position(text.len(), text), Position { line: 4, column: 1 });
        for text in [text, "가\n\n나\n다"] {
            let lines = LineIndex::new(text);
            assert!((0..=text.len() + 1).all(|at| line_number(text, at) == lines.line_of(at) + 1));
        }
    }
}
