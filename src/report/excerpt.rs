//! The few lines of a post that one drawing shows, as a source that miette reads.
//!
//! Made of copies of those lines only. All offsets that miette sees count in the excerpt, so that cut lines and stand-ins
//! keep every label in its place.

use super::Style;
use super::places::Places;
use super::shown_line::ShownLine;
use crate::text::{Position, Span};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::{Range, RangeInclusive};

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

/// The lines round some marks.
#[derive(Clone, Debug)]
pub struct Excerpt {
    path: String,
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Placed>,
}

/// Lines that follow each other in the file.
#[derive(Clone, Debug)]
struct Block {
    bytes: Range<usize>,
    lines: RangeInclusive<usize>,
}

/// A mark in the excerpt.
#[derive(Clone, Debug)]
struct Placed {
    bytes: Range<usize>,
    label: Option<String>,
    position: Position,
    primary: bool,
}

impl Excerpt {
    /// The lines round `marks`, the first of which is the one that the drawing is about. `path` must be safe for a
    /// terminal.
    pub fn new(path: &str, places: &Places<'_>, marks: Vec<Mark>, style: &Style) -> Self {
        let fitted: Vec<Fitted> = marks.into_iter().map(|mark| Fitted::new(mark, places)).collect();
        let mut excerpt = Self { path: path.to_owned(), text: String::new(), blocks: Vec::new(), marks: Vec::new() };
        let tall = if fitted.iter().any(|mark| mark.first != mark.last) { 4 } else { 0 };
        for lines in line_ranges(&fitted, places) {
            let numbers = (lines.end() + 1).to_string().len();
            let columns = style.width.saturating_sub(numbers + 4 + tall).max(20);
            excerpt.push_block(lines, &fitted, places, columns, style);
        }
        excerpt.marks.sort_by_key(|mark| mark.bytes.start);
        excerpt
    }

    /// What is underlined, in the order of the excerpt.
    pub fn labels(&self) -> impl Iterator<Item = LabeledSpan> + '_ {
        self.marks.iter().map(|mark| {
            let span = SourceSpan::from((mark.bytes.start, mark.bytes.len()));
            if mark.primary {
                LabeledSpan::new_primary_with_span(mark.label.clone(), span)
            } else {
                LabeledSpan::new_with_span(mark.label.clone(), span)
            }
        })
    }

    /// Of each mark, in the same order, whether the drawing is about it.
    pub fn primaries(&self) -> impl Iterator<Item = bool> + '_ {
        self.marks.iter().map(|mark| mark.primary)
    }

    fn push_block(
        &mut self,
        lines: RangeInclusive<usize>,
        marks: &[Fitted],
        places: &Places<'_>,
        columns: usize,
        style: &Style,
    ) {
        let start = self.text.len();
        let mut begun = Vec::new();
        for number in lines.clone() {
            let content = places.lines.line_content(number, places.text);
            let on_line = |mark: &Fitted| {
                let from = if number == mark.first { mark.span.start().saturating_sub(content.start()) } else { 0 };
                let to = if number == mark.last { mark.span.end() } else { content.end() };
                from..to.saturating_sub(content.start()).max(from)
            };
            let focus = marks.iter().find(|mark| mark.first <= number && number <= mark.last).map_or(0..0, on_line);
            let shown = ShownLine::new(content.slice(places.text), &focus, columns, style);
            let at = self.text.len();
            for (index, mark) in marks.iter().enumerate() {
                let place = shown.place(&on_line(mark));
                if number == mark.first {
                    begun.push((index, at + place.start));
                }
                if number == mark.last
                    && let Some(found) = begun.iter().position(|(begun, _)| *begun == index)
                {
                    let (_, from) = begun.swap_remove(found);
                    self.marks.push(Placed {
                        bytes: from..at + place.end,
                        label: mark.label.clone(),
                        position: mark.position,
                        primary: index == 0,
                    });
                }
            }
            self.text.push_str(&shown.text);
            self.text.push('\n');
        }
        self.blocks.push(Block { bytes: start..self.text.len(), lines });
    }
}

/// A mark with its lines (from 0), made to fit the text.
struct Fitted {
    span: Span,
    first: usize,
    last: usize,
    label: Option<String>,
    position: Position,
}

impl Fitted {
    fn new(mark: Mark, places: &Places<'_>) -> Self {
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
fn line_ranges(marks: &[Fitted], places: &Places<'_>) -> Vec<RangeInclusive<usize>> {
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

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let bytes = span.offset()..span.offset() + span.len();
        let contents = |bytes: &Range<usize>, line, column, count| {
            let data = self.text.get(bytes.clone()).ok_or(MietteError::OutOfBounds)?.as_bytes();
            let span = SourceSpan::from((bytes.start, bytes.len()));
            let contents = MietteSpanContents::new_named(self.path.clone(), data, span, line, column, count);
            Ok(Box::new(contents) as Box<dyn SpanContents<'a> + 'a>)
        };
        if (before, after) == (0, 0) {
            let mark = self.marks.iter().find(|mark| mark.bytes == bytes).ok_or(MietteError::OutOfBounds)?;
            return contents(&bytes, mark.position.line - 1, mark.position.column - 1, 1);
        }
        let holds = |block: &&Block| block.bytes.start <= bytes.start && bytes.end < block.bytes.end;
        let block = self.blocks.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        contents(&block.bytes, *block.lines.start(), 0, block.lines.end() + 1 - block.lines.start())
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Mark};
    use crate::report::Style;
    use crate::report::places::Places;
    use crate::text::Span;
    use miette::SourceCode;

    fn excerpt(text: &str, spans: &[(usize, usize)]) -> Excerpt {
        let marks = spans.iter().map(|(start, end)| Mark { span: Span::new(*start, *end), label: None }).collect();
        Excerpt::new("a.md", &Places::new(text), marks, &Style::default())
    }

    fn marked(excerpt: &Excerpt) -> Vec<&str> {
        excerpt.marks.iter().map(|mark| &excerpt.text[mark.bytes.clone()]).collect()
    }

    #[test]
    fn shows_the_line_with_its_neighbours_but_no_blank_ones() {
        assert_eq!(excerpt("a\n둘\n셋\n\nb", &[(6, 9)]).text, "둘\n셋\n");
        assert_eq!(excerpt("a\r\nb\r\nc\r\nd\r\n", &[(3, 4)]).text, "a\nb\nc\n");
    }

    #[test]
    fn a_mark_at_or_past_the_end_is_still_seen() {
        for spans in [[(3, 3)], [(90, 99)], [(2, 3)]] {
            let excerpt = excerpt("ab\n", &spans);
            assert_eq!(marked(&excerpt), [""], "{spans:?}");
            assert!(excerpt.read_span(&excerpt.labels().next().unwrap().inner().clone(), 1, 1).is_ok());
        }
        assert_eq!(excerpt("", &[(0, 0)]).text, "\n");
    }

    #[test]
    fn distant_marks_are_blocks_with_the_first_mark_in_front() {
        let text = "one\n".repeat(20);
        let excerpt = excerpt(&text, &[(40, 43), (0, 3), (48, 51)]);
        assert_eq!(excerpt.blocks.len(), 2);
        assert_eq!(excerpt.blocks[0].lines, 9..=13);
        assert_eq!(marked(&excerpt), ["one", "one", "one"]);
    }

    #[test]
    fn a_tall_span_is_drawn_by_its_first_line() {
        let text = "가나\n".repeat(30);
        assert_eq!(marked(&excerpt(&text, &[(0, 140)])), ["가나"]);
        assert_eq!(marked(&excerpt(&text, &[(0, 14)])), ["가나\n가나"]);
    }
}
