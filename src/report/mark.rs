//! What a drawing underlines, and which lines it needs for that.

use super::places::Places;
use super::wrap;
use crate::text::{Position, Span};
use std::ops::RangeInclusive;

/// A span over more lines is drawn by its first line.
const TALLEST: usize = 6;

/// A place to be underlined.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The bytes of the file.
    pub span: Span,
    /// A few words, safe for a terminal.
    pub label: Option<String>,
}

impl Mark {
    /// The mark with its label in lines of at most `width` columns.
    pub fn wrapped(self, width: usize) -> Self {
        Self { label: self.label.map(|label| wrap::lines(&label, width).join("\n")), ..self }
    }
}

/// A mark with its lines (from 0), made to fit the text.
pub struct Fitted {
    /// The bytes to underline, without a line ending at their end.
    pub span: Span,
    /// The line where they start, from 0.
    pub first: usize,
    /// The line where they end.
    pub last: usize,
    /// A few words, safe for a terminal.
    pub label: Option<String>,
    /// Where the mark starts, for people.
    pub position: Position,
}

impl Fitted {
    /// Brings a mark into the text; a tall one becomes its first line.
    pub fn new(mark: Mark, places: &Places<'_>) -> Self {
        let fit = places.fit(mark.span);
        let seen = fit.slice(places.text).trim_end_matches(['\n', '\r']).len();
        let mut span = Span::new(fit.start(), fit.start() + seen);
        let first = places.lines.line_of(span.start());
        let content = places.lines.line_content(first, places.text);
        if span.start() > content.end() {
            span = Span::empty(content.end());
        }
        let mut last = places.lines.line_of(span.end());
        if last - first >= TALLEST {
            last = first;
            span = Span::new(span.start(), content.end());
        }
        let position = places.lines.position(fit.start(), places.text);
        Self { span, first, last, label: mark.label, position }
    }
}

/// The lines to show: those of the marks and one on each side unless it is blank, those of the first mark in front.
pub fn line_ranges(marks: &[Fitted], places: &Places<'_>) -> Vec<RangeInclusive<usize>> {
    let blank = |line: usize| places.lines.line(line).slice(places.text).trim().is_empty();
    let mut ranges: Vec<_> = marks
        .iter()
        .map(|mark| {
            let before = mark.first.checked_sub(1).filter(|line| !blank(*line));
            let after = Some(mark.last + 1).filter(|line| *line < places.lines.count() && !blank(*line));
            before.unwrap_or(mark.first)..=after.unwrap_or(mark.last)
        })
        .collect();
    ranges.sort_by_key(|range| *range.start());
    let mut merged: Vec<RangeInclusive<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if *range.start() <= last.end() + 2 => *last = *last.start()..=*range.end().max(last.end()),
            _ => merged.push(range),
        }
    }
    if let Some(home) = marks.first().and_then(|mark| merged.iter().position(|range| range.contains(&mark.first))) {
        merged[..=home].rotate_right(1);
    }
    merged
}
