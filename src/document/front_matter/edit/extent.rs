//! The whole lines of an entry or item, with the comments that belong to it.

use super::super::lines::{Line, line_at, line_from};
use super::super::{Entry, Format, Value};
use super::Editor;
use crate::text::Span;

impl Editor<'_> {
    /// The lines from the key of `entry` to the end of its value, where nothing else stands on them but a comment.
    pub(super) fn entry_lines(&self, entry: &Entry) -> Option<Span> {
        let start = entry.key.span.start();
        let before = self.before_on_line(start);
        // In TOML nothing but the names of its tables can stand before a key.
        if self.matter.format != Format::Toml && !before.trim().is_empty() {
            return None;
        }
        self.lines_over(start, entry.value.span.end().max(entry.key.span.end()))
    }

    /// The lines from the dash of the item to its end, where nothing else stands on them but a comment.
    pub(super) fn item_lines(&self, item: &Value) -> Option<Span> {
        let start = item.span.start();
        if self.before_on_line(start).trim() != "-" {
            return None;
        }
        self.lines_over(start, item.span.end())
    }

    /// What stands on its line before the byte at `at`.
    pub(super) fn before_on_line(&self, at: usize) -> &str {
        Span::new(line_at(self.text, at).start, at).slice(self.text)
    }

    fn lines_over(&self, start: usize, end: usize) -> Option<Span> {
        let last = line_at(self.text, end);
        let after = Span::new(end, last.span().end()).slice(self.text).trim_start();
        let lines = Span::new(line_at(self.text, start).start, last.next);
        let is_whole = self.matter.content.covers(lines) && self.ending(&last).is_some();
        (is_whole && (after.is_empty() || after.starts_with('#'))).then_some(lines)
    }

    /// `lines` with the comment lines directly below them that are indented deeper than they begin, down to `limit`:
    /// in YAML such a comment is about what stands above it.
    pub(super) fn with_comments_below(&self, lines: Span, limit: usize) -> Span {
        if self.matter.format != Format::Yaml {
            return lines;
        }
        let indent = line_at(self.text, lines.start()).indent();
        let below = std::iter::successors(line_from(self.text, lines.end()), |line| line_from(self.text, line.next));
        let own = below.take_while(|line| line.next <= limit && self.is_comment(line) && line.indent() > indent);
        Span::new(lines.start(), own.last().map_or(lines.end(), |line| line.next))
    }

    /// `lines` with the comment lines directly above them, up to `limit`.
    pub(super) fn with_comments_above(&self, lines: Span, limit: usize) -> Span {
        let mut start = lines.start();
        while let Some(line) = self.line_above(start) {
            if line.start < limit || !self.is_comment(&line) {
                break;
            }
            start = line.start;
        }
        Span::new(start, lines.end())
    }

    /// The line that ends where the line at `start` begins.
    fn line_above(&self, start: usize) -> Option<Line<'_>> {
        let before = self.text.get(..start)?;
        let ending = [2, 1]
            .into_iter()
            .find(|len| matches!(before.get(before.len().saturating_sub(*len)..), Some("\r\n" | "\n" | "\r")))?;
        Some(line_at(self.text, start - ending))
    }

    /// Whether nothing but a comment stands on `line`.
    pub(super) fn is_comment(&self, line: &Line<'_>) -> bool {
        self.matter.comments.iter().any(|comment| comment.start() == line.trimmed().start())
    }
}
