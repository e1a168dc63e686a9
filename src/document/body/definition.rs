//! Link reference definitions: those that count, and later ones of the same label, which the parser drops.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::RefDefs;

use super::destination;
use super::element::Definition;
use super::entity::unescape;
use super::regions::holding;
use super::source::Source;

/// The definitions of a body while it is walked.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    /// In the order of the text, each with its range in the body.
    list: Vec<(Range<usize>, Definition)>,
}

impl Definitions {
    /// Those that the parser found.
    pub(super) fn collect(source: &Source, found: &RefDefs) -> Self {
        let mut list: Vec<_> = found
            .iter()
            .filter_map(|(_, definition)| {
                let (label, url) = destination::definition(source.masked, definition.span.start)?;
                let url = destination::proven(source.masked, url, &definition.dest);
                let destination = destination::build(source, url, definition.dest.to_string());
                Some((definition.span.clone(), element(source, &definition.span, &label, destination)))
            })
            .collect();
        list.sort_by_key(|(range, _)| range.start);
        Self { list }
    }

    /// Marks the definition that begins at `start` as used, and gives it.
    pub(super) fn take_use(&mut self, start: usize) -> Option<&Definition> {
        let index = self.list.binary_search_by_key(&start, |(range, _)| range.start).ok()?;
        let (_, definition) = self.list.get_mut(index)?;
        definition.used = true;
        Some(definition)
    }

    /// All definitions, with the repeated ones that stand outside `leaves` (blocks with content, sorted).
    pub(super) fn finish(mut self, source: &Source, leaves: &[Range<usize>]) -> Vec<Definition> {
        if !self.list.is_empty() {
            let known: HashSet<Cow<'_, str>> =
                self.list.iter().map(|(_, definition)| normal_label(&definition.label)).collect();
            let places: HashMap<usize, usize> = self.list.iter().map(|(range, _)| (range.start, range.end)).collect();
            let mut later = Vec::new();
            let mut end = 0;
            let bytes = source.masked.as_bytes();
            for start in memchr_iter(b'[', bytes).filter(|at| begins_line(bytes, *at)) {
                end = end.max(places.get(&start).copied().unwrap_or(0));
                if start < end {
                    continue;
                }
                if holding(leaves, start).is_none() {
                    let repeated =
                        repeated(source, start).filter(|(_, found)| known.contains(&normal_label(&found.label)));
                    later.extend(repeated);
                }
            }
            self.list.append(&mut later);
            self.list.sort_by_key(|(range, _)| range.start);
        }
        self.list.into_iter().map(|(_, definition)| definition).collect()
    }
}

/// Whether nothing but blanks and the marks of quotes stand before `at` on its line.
fn begins_line(bytes: &[u8], at: usize) -> bool {
    let mut before = bytes.get(..at).unwrap_or_default().iter().rev();
    before.find(|byte| !matches!(byte, b' ' | b'\t' | b'>')).is_none_or(|byte| *byte == b'\n')
}

/// The definition that begins at `start` and that no link can reach.
fn repeated(source: &Source, start: usize) -> Option<(Range<usize>, Definition)> {
    let (label, url) = destination::definition(source.masked, start)?;
    let range = start..url.end;
    let destination = destination::build(source, Some(url.clone()), unescape(source.masked.get(url)?));
    Some((range.clone(), element(source, &range, &label, destination)))
}

fn element(source: &Source, range: &Range<usize>, label: &Range<usize>, to: super::element::Destination) -> Definition {
    Definition {
        span: source.place(range),
        label: source.written(label).to_owned(),
        label_span: source.place(label),
        destination: to,
        used: false,
    }
}

/// A label as references match it, in one case and with white space collapsed: two labels are one when this is equal
/// (CommonMark 0.31, link reference definitions).
#[must_use]
pub fn normal_label(label: &str) -> Cow<'_, str> {
    let is_normal = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase();
    if label.bytes().all(is_normal) {
        return Cow::Borrowed(label);
    }
    Cow::Owned(label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::document::body::parse;
    use crate::document::{Body, Dialect};
    use crate::text::Span;

    fn body(text: &str) -> Body {
        parse(text, Span::new(0, text.len()), &Dialect::default())
    }

    #[test]
    fn knows_use_and_place() {
        let text = "[가 나][라벨  A] [b][]\n\n[라벨 a]: <x y> 't'\n> [B]:\n> u&amp;v\n\n[c]: z\r\n";
        let found = body(text).definitions;
        let told: Vec<_> = found
            .iter()
            .map(|d| (d.label.as_str(), d.destination.span.unwrap().slice(text), d.destination.url.as_str(), d.used))
            .collect();
        assert_eq!(told, [("라벨 a", "x y", "x y", true), ("B", "u&amp;v", "u&v", true), ("c", "z", "z", false)]);
        assert_eq!(found[0].span.slice(text), "[라벨 a]: <x y> 't'");
        assert_eq!(found[0].label_span.slice(text), "라벨 a");
    }

    #[test]
    fn a_repeated_label_is_kept_and_unused() {
        let text = "[a]\n\n[a]: x\n[A]: y\n\n```\n[a]: z\n```\n";
        let told: Vec<_> = body(text).definitions.into_iter().map(|d| (d.destination.url, d.used)).collect();
        assert_eq!(told, [("x".to_owned(), true), ("y".to_owned(), false)]);
    }
}
