//! The body's text beside the masked copy that the Markdown parser reads; both have the same byte offsets.

use memchr::memchr_iter;
use std::borrow::Cow;
use std::ops::Range;

use super::template::Mask;
use crate::text::Span;

/// What the walk reads from. All ranges are relative to the body's first byte.
pub(super) struct Source<'a> {
    /// The body as written, with a lone `\r` turned into `\n`.
    pub(super) text: &'a str,
    /// The same with template calls replaced by fillers.
    pub(super) masked: &'a str,
    /// The masked places, sorted and disjoint.
    pub(super) masks: &'a [Mask],
    /// The body's place in the file.
    pub(super) offset: usize,
}

impl Source<'_> {
    /// The place of `range` in the file, widened to character boundaries: a parser may stop inside a filler.
    pub(super) fn place(&self, range: &Range<usize>) -> Span {
        let mut start = range.start.min(self.text.len());
        let mut end = range.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(self.offset + start, self.offset + end)
    }

    /// The bytes of `range` as written.
    pub(super) fn written(&self, range: &Range<usize>) -> &str {
        let place = self.place(range);
        self.text.get(place.start() - self.offset..place.end() - self.offset).unwrap_or("")
    }

    /// The masks that touch `range`.
    pub(super) fn masks_in(&self, range: &Range<usize>) -> &[Mask] {
        let from = self.masks.partition_point(|mask| mask.range.end <= range.start);
        let rest = self.masks.get(from..).unwrap_or_default();
        let count = rest.partition_point(|mask| mask.range.start < range.end);
        rest.get(..count).unwrap_or_default()
    }

    /// Whether a template call touches `range`.
    pub(super) fn has_mask(&self, range: &Range<usize>) -> bool {
        let next = self.masks.partition_point(|mask| mask.range.end <= range.start);
        self.masks.get(next).is_some_and(|mask| mask.range.start < range.end)
    }

    /// The parts of `range` outside template calls.
    pub(super) fn unmasked(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'_> {
        let (mut from, end) = (range.start, range.end);
        self.masks_in(range).iter().map(Some).chain([None]).filter_map(move |mask| {
            let part = from..mask.map_or(end, |mask| mask.range.start);
            from = from.max(mask.map_or(end, |mask| mask.range.end));
            (part.start < part.end).then_some(part)
        })
    }
}

/// Turns each lone `\r` into `\n`, so that every scan knows one sign that ends a line.
pub(super) fn with_plain_line_endings(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for at in memchr_iter(b'\r', text.as_bytes()) {
        if text.as_bytes().get(at + 1) != Some(&b'\n') {
            out.push_str(text.get(done..at).unwrap_or(""));
            out.push('\n');
            done = at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or(""));
    Cow::Owned(out)
}

/// Turns tabs behind a closing fence into spaces: CommonMark allows them, pulldown-cmark 0.13 does not see the fence.
pub(super) fn with_plain_fences(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_suspect =
        |tab: usize| tab.checked_sub(1).is_some_and(|at| matches!(bytes.get(at), Some(b'`' | b'~' | b' ')));
    if !memchr_iter(b'\t', bytes).any(is_suspect) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let inner = content.trim_start_matches([' ', '\t', '>']);
        let is_fence = inner.len() >= 3 && (inner.trim_matches('`').is_empty() || inner.trim_matches('~').is_empty());
        if is_fence {
            out.push_str(content);
            out.push_str(&line.get(content.len()..).unwrap_or("").replace('\t', " "));
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{Source, with_plain_fences, with_plain_line_endings};
    use crate::document::body::template::{Filler, Mask};
    use crate::text::Span;

    #[test]
    fn only_a_lone_carriage_return_changes() {
        assert_eq!(with_plain_line_endings("a\r\n한\rb\r"), "a\r\n한\nb\n");
        assert_eq!(with_plain_line_endings("a\r\nb"), "a\r\nb");
    }

    #[test]
    fn tabs_behind_a_fence_become_spaces() {
        assert_eq!(with_plain_fences("> ```\t\r\n글\t\n~~~ \t".into()), "> ``` \r\n글\t\n~~~  ");
    }

    #[test]
    fn places_never_cut_a_character_and_masks_cut_ranges() {
        let masks = [Mask { range: 1..4, filler: Filler::Word }];
        let source = Source { text: "a한b", masked: "axxxb", masks: &masks, offset: 10 };
        assert_eq!(source.place(&(2..3)), Span::new(11, 14));
        assert_eq!(source.unmasked(&(0..5)).collect::<Vec<_>>(), [0..1, 4..5]);
        assert!(source.has_mask(&(3..5)) && !source.has_mask(&(4..5)));
        assert_eq!(source.written(&(0..4)), "a한");
    }
}
