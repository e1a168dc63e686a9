//! The few lines of one post or of several that one drawing shows, as a source that miette reads.
//!
//! Made of copies of those lines only. All offsets that miette sees count in the excerpt, so that cut lines and stand-ins
//! keep every label in its place.

use super::Style;
use super::mark::{Fitted, Mark, line_ranges};
use super::places::Places;
use super::shown_line::ShownLine;
use crate::text::Position;
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::{Range, RangeInclusive};
use unicode_width::UnicodeWidthStr;

/// How many columns a label leaves free: for line numbers, for the sign it hangs from, and for what is underlined.
const LABEL_MARGIN: usize = 16;

/// The lines round some marks.
#[derive(Clone, Debug)]
pub struct Excerpt {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Placed>,
}

/// Lines that follow each other in the file.
#[derive(Clone, Debug)]
struct Block {
    path: String,
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
        let mut excerpt = Self { text: String::new(), blocks: Vec::new(), marks: Vec::new() };
        excerpt.add(path, places, marks, style);
        excerpt
    }

    /// Adds the lines round `marks` in a further file. `path` must be safe for a terminal.
    pub fn add(&mut self, path: &str, places: &Places<'_>, marks: Vec<Mark>, style: &Style) {
        let widest = style.width.saturating_sub(LABEL_MARGIN);
        let fitted: Vec<Fitted> = marks.into_iter().map(|mark| Fitted::new(mark.wrapped(widest), places)).collect();
        let is_home = self.blocks.is_empty();
        let before = self.marks.len();
        let tall = if fitted.iter().any(|mark| mark.first != mark.last) { 4 } else { 0 };
        for lines in line_ranges(&fitted, places) {
            let numbers = (lines.end() + 1).to_string().len();
            let columns = style.width.saturating_sub(numbers + 4 + tall).max(20);
            self.push_block(path, lines, &fitted, places, columns, style);
        }
        for mark in self.marks.iter_mut().skip(before) {
            mark.primary &= is_home;
        }
        self.marks.sort_by_key(|mark| mark.bytes.start);
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
        path: &str,
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
            let line = content.slice(places.text);
            let reach = marks.iter().filter(|mark| mark.first == number && mark.last == number);
            let reach = reach.map(|mark| reach_of(mark, line, focus.start, &on_line(mark))).max().unwrap_or(0);
            let shown = ShownLine::new(line, &focus, columns, reach, style);
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
        self.blocks.push(Block { path: path.to_owned(), bytes: start..self.text.len(), lines });
    }
}

/// How many columns the label of a mark at the bytes `place` of `line` needs, counted from the byte `from`: miette hangs
/// it from the middle of the underline.
fn reach_of(mark: &Fitted, line: &str, from: usize, place: &Range<usize>) -> usize {
    let Some(label) = mark.label.as_deref() else { return 0 };
    let columns = |bytes: Range<usize>| line.get(bytes).map_or(0, UnicodeWidthStr::width);
    let label = label.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    columns(from..place.start) + columns(place.clone()) / 2 + "╰── ".width() + label
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let bytes = span.offset()..span.offset() + span.len();
        let holds = |block: &&Block| block.bytes.start <= bytes.start && bytes.end < block.bytes.end;
        let block = self.blocks.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let contents = |bytes: &Range<usize>, line, column, count| {
            let data = self.text.get(bytes.clone()).ok_or(MietteError::OutOfBounds)?.as_bytes();
            let span = SourceSpan::from((bytes.start, bytes.len()));
            let contents = MietteSpanContents::new_named(block.path.clone(), data, span, line, column, count);
            Ok(Box::new(contents) as Box<dyn SpanContents<'a> + 'a>)
        };
        if (before, after) == (0, 0) {
            let mark = self.marks.iter().find(|mark| mark.bytes == bytes).ok_or(MietteError::OutOfBounds)?;
            return contents(&bytes, mark.position.line - 1, mark.position.column - 1, 1);
        }
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
