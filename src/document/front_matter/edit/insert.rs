//! A new key with its value.

use super::super::lines::line_at;
use super::super::{Entry, Format, Key, Map, Style, Value};
use super::place::Place;
use super::{Editor, Edits, New};
use crate::text::{Edit, Span};

impl Editor<'_> {
    /// Inserts `key` with the value `new` into `map`: after the entry `after`, or at the end. In TOML the end of the
    /// root, or of a table, lies before its first table. `None` when the map has that key already.
    #[must_use]
    pub fn insert(&self, map: &Map, after: Option<&Entry>, key: &str, new: New<'_>) -> Option<Edits> {
        let place = self.map_place(map)?;
        if map.get(key).is_some() {
            return None;
        }
        let index = match after {
            Some(after) => map.entries.iter().position(|entry| std::ptr::eq(entry, after))? + 1,
            None => map.entries.iter().position(|entry| self.has_header(entry)).unwrap_or(map.entries.len()),
        };
        let inserted = Entry {
            key: Key { text: key.to_owned(), span: Span::default() },
            value: Value::new(Span::default(), self.node_of(new)),
        };
        let expected = self.with_map(&place.path, |map| map.entries.insert(index, inserted))?;
        self.first_proven(self.insertions(&place, map, index, key, new), &expected)
    }

    fn insertions(&self, place: &Place<'_>, map: &Map, index: usize, key: &str, new: New<'_>) -> Vec<Edits> {
        let node = place.node;
        let is_flow = self.is_in_flow(place) || node.is_some_and(|node| self.is_flow(node));
        let like = if self.matter.format == Format::Yaml {
            self.style_of(map.entries.iter().map(|entry| &entry.value))
        } else {
            None
        };
        let own_key = match map.entries.first().and_then(|entry| entry.key.span.slice(self.text).chars().next()) {
            Some('"') => Style::DoubleQuoted,
            Some('\'') => Style::SingleQuoted,
            _ => Style::Plain,
        };
        let Some(key) = self.keys(key, own_key).into_iter().next() else { return Vec::new() };
        let sign = self.sign(map);
        let pairs = self.written(new, like, is_flow).into_iter().map(|value| format!("{key}{sign}{value}"));
        let insertion = |pair: String| {
            if is_flow {
                let parts: Vec<Span> = map.entries.iter().map(Entry::span).collect();
                self.with_part(&parts, self.opened(place)?, index, &pair)
            } else {
                self.with_line(place, map, index, &pair)
            }
        };
        pairs.filter_map(insertion).collect()
    }

    /// The edit that puts `pair` on a line of its own.
    fn with_line(&self, place: &Place<'_>, map: &Map, index: usize, pair: &str) -> Option<Edits> {
        let (at, prefix, model) = match index.checked_sub(1).and_then(|at| map.entries.get(at)) {
            Some(before) => {
                let limit = map.entries.get(index).map_or(self.matter.content.end(), |next| next.key.span.start());
                let start = line_at(self.text, before.key.span.start()).start;
                let end = before.value.span.end().max(before.key.span.end());
                let lines = self.with_comments_below(Span::new(start, line_at(self.text, end).next), limit);
                // The first key of a map that is an item shares its line with the dash.
                let prefix = self.before_on_line(before.key.span.start()).replacen("- ", "  ", 1);
                (lines.end(), prefix, line_at(self.text, end))
            }
            None if place.path.is_empty() => {
                (self.matter.content.start(), String::new(), line_at(self.text, self.matter.opening.start()))
            }
            None => {
                let header = line_at(self.text, place.node?.span.start());
                (header.next, String::new(), header)
            }
        };
        let ending = self.ending(&model)?;
        Some(vec![Edit { span: Span::empty(at), text: format!("{prefix}{pair}{ending}") }])
    }

    /// What stands between key and value, as the neighbours write it.
    fn sign(&self, map: &Map) -> &'static str {
        let gap =
            map.entries.first().map(|entry| Span::new(entry.key.span.end(), entry.value.span.start()).slice(self.text));
        match (self.matter.format, gap) {
            (Format::Toml, Some("=")) => "=",
            (Format::Toml, _) => " = ",
            (Format::Json, Some(":")) => ":",
            _ => ": ",
        }
    }

    /// Whether `entry` is a TOML table with a header, or a list of such.
    #[must_use]
    pub fn has_header(&self, entry: &Entry) -> bool {
        self.matter.format == Format::Toml && self.before_on_line(entry.key.span.start()).trim_start().starts_with('[')
    }
}
