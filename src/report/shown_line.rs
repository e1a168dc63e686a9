//! One line of a post as a drawing shows it: cut round what matters, with stand-ins for what must not be shown.

use super::Style;
use super::escape::{Glyph, Visible, code};
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a tab may take.
pub const TAB: usize = 4;

/// One line as it is shown, and where each of its bytes went.
#[derive(Clone, Debug)]
pub struct ShownLine {
    /// What is shown, without line ending.
    pub text: String,
    /// Byte offsets of the characters that are shown: in the line, and in `text`.
    places: Vec<(usize, usize)>,
    /// The bytes of the line that are shown, and where they end in `text`.
    window: Range<usize>,
    end: usize,
}

impl ShownLine {
    /// Shows `line` in at most `columns` columns, so that the start of `focus` (bytes of the line) is seen, and all
    /// of it where there is room. Below the line, `reach` columns from there on are left for labels.
    pub fn new(line: &str, focus: &Range<usize>, columns: usize, reach: usize, style: &Style) -> Self {
        let whole = Self::from(line, 0, columns, style);
        let is_seen =
            whole.window.end == line.len() || (focus.end <= whole.window.end && focus.start < whole.window.end);
        if is_seen && whole.text.get(..whole.offset(focus.start)).map_or(0, UnicodeWidthStr::width) + reach <= columns {
            return whole.closed(line, style);
        }
        let ellipsis = style.ellipsis().width();
        let rest = line.get(focus.start..).unwrap_or_default().width();
        let mut left = columns.saturating_sub((rest + ellipsis).min(columns - columns / 3).max(reach + ellipsis));
        let mut start = focus.start;
        for (at, ch) in line.get(..focus.start).unwrap_or_default().char_indices().rev().take(columns) {
            let width = columns_of(ch);
            if width > left {
                break;
            }
            left -= width;
            start = at;
        }
        Self::from(line, start, columns, style).closed(line, style)
    }

    /// The place in `text` of a span of the line. What was cut away is its ellipsis.
    pub fn place(&self, span: &Range<usize>) -> Range<usize> {
        let start = if span.start < self.window.start { 0 } else { self.offset(span.start) };
        let end = if span.end > self.window.end { self.text.len() } else { self.offset(span.end) };
        start..end.max(start)
    }

    /// Where a byte of the line stands in `text`.
    fn offset(&self, at: usize) -> usize {
        let next = self.places.partition_point(|(from, _)| *from < at);
        self.places.get(next).map_or(self.end, |(_, to)| *to)
    }

    /// As much of `line` from the byte `from` on as fits, with an ellipsis for what stands before.
    fn from(line: &str, from: usize, columns: usize, style: &Style) -> Self {
        let mut text = if from > 0 { style.ellipsis().to_owned() } else { String::new() };
        let mut places = Vec::new();
        let mut used = text.width();
        let room = columns.saturating_sub(style.ellipsis().width());
        let mut cut = None;
        for glyph in Visible::new(line, from).take(columns.saturating_mul(4)) {
            let shown = stand_in(glyph, style);
            used += shown.as_deref().map_or(columns_of(glyph.ch), UnicodeWidthStr::width);
            if used > room && cut.is_none() {
                cut = Some((glyph.at, text.len(), places.len()));
            }
            if used > columns {
                break;
            }
            places.push((glyph.at, text.len()));
            match shown {
                Some(shown) => text.push_str(&shown),
                None => text.push(glyph.ch),
            }
        }
        let mut end = places.last().map_or(from, |(at, _)| at + line.get(*at..).map_or(0, first_len));
        if let (true, Some((at, len, count))) = (end < line.len(), cut) {
            text.truncate(len);
            places.truncate(count);
            end = at;
        }
        Self { end: text.len(), text, places, window: from..end }
    }

    fn closed(mut self, line: &str, style: &Style) -> Self {
        if self.window.end < line.len() {
            self.text.push_str(style.ellipsis());
        }
        self
    }
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn columns_of(ch: char) -> usize {
    if ch == '\t' { TAB } else { ch.width().unwrap_or(0) }
}

/// What is shown in place of a character: a control picture where the terminal has one.
pub fn stand_in(glyph: Glyph, style: &Style) -> Option<String> {
    match glyph.ch {
        '\t' => None,
        _ if glyph.plain => None,
        '\0'..='\u{1f}' if style.unicode => char::from_u32(0x2400 + u32::from(glyph.ch)).map(String::from),
        '\u{7f}' if style.unicode => Some("␡".to_owned()),
        _ => Some(code(glyph.ch)),
    }
}

#[cfg(test)]
mod tests {
    use super::ShownLine;
    use crate::report::Style;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    fn shown(line: &str, focus: std::ops::Range<usize>, columns: usize) -> (String, String) {
        let shown = ShownLine::new(line, &focus, columns, 0, &Style::default());
        let place = shown.place(&focus);
        (shown.text.clone(), shown.text[place].to_owned())
    }

    #[test]
    fn shows_a_line_that_fits_as_it_is() {
        assert_eq!(shown("제목: 글", 8..11, 9), ("제목: 글".into(), "글".into()));
        assert_eq!(shown("", 0..0, 9), (String::new(), String::new()));
    }

    #[test]
    fn cuts_round_the_label() {
        let line = format!("{}HERE{}", "a".repeat(500), "b".repeat(500));
        assert_eq!(shown(&line, 500..504, 20), ("…aaaaaaHEREbbbbbbbb…".into(), "HERE".into()));
        assert_eq!(shown(&line, 0..2, 10), ("aaaaaaaaa…".into(), "aa".into()));
        assert_eq!(shown(&line, 1004..1004, 10), ("…bbbbbbbbb".into(), String::new()));
        assert_eq!(shown(&line, 500..900, 12), ("…aaaaHEREbb…".into(), "HEREbb…".into()));
    }

    #[test]
    fn leaves_room_for_a_label() {
        let shown = |reach| ShownLine::new("이 줄은 여기에서 끝난다. ", &(34..35), 30, reach, &Style::default()).text;
        assert_eq!(shown(6), "이 줄은 여기에서 끝난다. ");
        assert_eq!(shown(12), "… 여기에서 끝난다. ");
        assert_eq!(shown(99), "… ");
    }

    #[test]
    fn counts_wide_characters_as_two_columns() {
        let line = "가".repeat(100);
        assert_eq!(shown(&line, 150..153, 12), ("…가가가가가…".into(), "가".into()));
    }

    #[test]
    fn shows_controls_by_stand_ins_with_the_span_in_place() {
        assert_eq!(shown("a\u{1b}[1mb\0c", 6..7, 40), ("a␛[1mb␀c".into(), "␀".into()));
        assert_eq!(shown("x\u{202e}y", 1..4, 40), ("x\\u{202e}y".into(), "\\u{202e}".into()));
        let ascii = Style { unicode: false, ..Style::default() };
        assert_eq!(ShownLine::new("a\u{1b}\tb", &(0..0), 40, 0, &ascii).text, "a\\u{1b}\tb");
    }

    #[test]
    fn marks_on_what_was_cut_fall_on_the_ellipsis() {
        let line = "a".repeat(300);
        let shown = ShownLine::new(&line, &(100..101), 20, 0, &Style::default());
        assert_eq!(&shown.text[shown.place(&(3..4))], "…");
        assert_eq!(&shown.text[shown.place(&(290..300))], "…");
    }

    proptest! {
        #[test]
        fn never_leaves_its_columns(line in r"[a가\u{1b}\u{301}👩]{0,60}", at in 0_usize..60, columns in 12_usize..40, reach in 0_usize..50) {
            let start = line.char_indices().map(|(at, _)| at).nth(at).unwrap_or(line.len());
            let shown = ShownLine::new(&line, &(start..line.len()), columns, reach, &Style::default());
            prop_assert!(shown.text.chars().all(|ch| !ch.is_control()));
            prop_assert!(shown.text.width() <= columns);
            let place = shown.place(&(start..line.len()));
            prop_assert!(shown.text.get(place).is_some());
        }
    }
}
