//! Another value in place of a scalar, whatever its style.

use super::super::quote::must_be_escaped;
use super::super::{Node, Style, Value, plain};
use super::place::Place;
use super::text_block;
use super::{Editor, Edits, New};
use crate::text::{Edit, Span};

/// How many places inside a value are tried for a change that keeps the rest of it.
const TRIED: usize = 16;

impl Editor<'_> {
    /// Writes `new` in place of `value`, a scalar of any style or nothing at all. A string keeps the style of the old
    /// one where that can hold it; a plain one is quoted where any reader would take it for something else.
    /// `None` when `value` is that already.
    #[must_use]
    pub fn set(&self, value: &Value, new: New<'_>) -> Option<Edits> {
        let place = self.scalar_place(value)?;
        let in_flow = self.is_in_flow(&place);
        let like = match new {
            New::List(_) => self.item_style(value),
            _ => Some(value.style().unwrap_or(Style::Plain)),
        };
        let node = self.node_of(new);
        let mut candidates: Vec<Edits> = match new {
            New::Text(text) => self.inside(value, text, in_flow),
            _ => Vec::new(),
        };
        candidates.extend(self.written(new, like, in_flow).into_iter().map(|text| self.over(value, text)));
        let expected = self.with_value(&place.path, |value| value.node = node)?;
        if self.is_root(&expected) { None } else { self.first_proven(candidates, &expected) }
    }

    /// Writes `text` in place of the text of `value` as its author wrote it: what had no quotes gets none where the
    /// grammar allows, even when it is a date or a number. A date of TOML stays one.
    #[must_use]
    pub fn rewrite(&self, value: &Value, text: &str) -> Option<Edits> {
        match value.style()? {
            Style::Typed(_) => self.set(value, New::Bare(text)),
            Style::Plain if plain::fits(text, self.is_in_flow(&self.place(value)?)) => self.set(value, New::Bare(text)),
            _ => self.set(value, New::Text(text)),
        }
    }

    /// Puts `text` in quotes over the bytes `whole`: `value` and what the language took from it, such as a comment that
    /// was meant to be read.
    #[must_use]
    pub fn absorb(&self, value: &Value, whole: Span, text: &str) -> Option<Edits> {
        let place = self.place(value)?;
        let node = self.node_of(New::Text(text));
        let expected = self.with_value(&place.path, |value| *value = Value::new(whole, node))?;
        let spellings = self.spellings(text, None, true).into_iter();
        let mut candidates = spellings.map(|text| vec![Edit { span: whole, text }]);
        candidates.find_map(|edits| self.proven_but(edits, &expected, whole))
    }

    /// Puts a plain `value` into the file's quotes.
    #[must_use]
    pub fn quote(&self, value: &Value) -> Option<Edits> {
        let Node::Scalar { style: Style::Plain | Style::Typed(_), text } = &value.node else { return None };
        let place = self.scalar_place(value)?;
        let node = self.node_of(New::Text(text));
        let candidates = self.spellings(text, None, true).into_iter().map(|text| self.over(value, text));
        self.first_proven(candidates, &self.with_value(&place.path, |value| value.node = node)?)
    }

    /// Takes the quotes off `value`, where every reader still takes it for the same string.
    #[must_use]
    pub fn unquote(&self, value: &Value) -> Option<Edits> {
        let Node::Scalar { style: Style::SingleQuoted | Style::DoubleQuoted, text } = &value.node else { return None };
        let place = self.scalar_place(value)?;
        if plain::looks_typed(text) || !plain::fits(text, self.is_in_flow(&place)) {
            return None;
        }
        self.proven(self.over(value, text.clone()), self.root)
    }

    /// The place of a scalar or missing value without tag and anchor.
    fn scalar_place(&self, value: &Value) -> Option<Place<'_>> {
        let is_scalar = matches!(value.node, Node::Scalar { .. } | Node::Empty);
        if !is_scalar || value.tag.is_some() || value.anchor.is_some() { None } else { self.place(value) }
    }

    /// The quotes that the items of a new list have: those of the string that becomes the list, or of other lists.
    fn item_style(&self, value: &Value) -> Option<Style> {
        if let Some(quotes @ (Style::SingleQuoted | Style::DoubleQuoted)) = value.style() {
            return Some(quotes);
        }
        let lists = self.root.nested().flat_map(|map| &map.entries).filter_map(|entry| entry.value.as_list());
        self.style_of(lists.flatten())
    }

    /// `text` over the bytes of `value`; after the colon or dash where nothing stands yet.
    fn over(&self, value: &Value, text: String) -> Edits {
        if !value.is_empty() {
            return vec![Edit { span: value.span, text }];
        }
        let at = value.span.start();
        let rest = self.text.get(at..).unwrap_or("");
        let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let ends_line = rest.get(gap..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']));
        vec![Edit { span: Span::new(at, if ends_line { at + gap } else { at }), text: format!(" {text}") }]
    }

    /// The ways to change only the bytes of `value` that differ, so that folded lines and escapes around stay.
    fn inside(&self, value: &Value, text: &str, in_flow: bool) -> Vec<Edits> {
        let Node::Scalar { style, text: old } = &value.node else { return Vec::new() };
        let mut found: Vec<Edits> = Vec::new();
        let raw = value.span.slice(self.text);
        let stays_plain = plain::fits(text, in_flow) && !plain::looks_typed(text);
        if !matches!(style, Style::Typed(_)) && (*style != Style::Plain || stays_plain) {
            let (start, end, middle) = difference(old, text);
            // An insertion is found by the character before it.
            let start = if start == end {
                old.get(..start).and_then(|before| before.char_indices().next_back()).map_or(start, |(at, _)| at)
            } else {
                start
            };
            let gone = old.get(start..end).unwrap_or("");
            let kept = text.get(start..middle).unwrap_or("");
            if !gone.is_empty() && !kept.contains(must_be_escaped) {
                let mut places: Vec<usize> = raw.match_indices(gone).map(|(at, _)| at).collect();
                places.sort_by_key(|at| at.abs_diff(start));
                found.extend(places.into_iter().take(TRIED).map(|at| {
                    let at = value.span.start() + at;
                    vec![Edit { span: Span::new(at, at + gone.len()), text: kept.to_owned() }]
                }));
            }
        }
        if matches!(style, Style::Literal | Style::Folded) {
            let block = text_block::spelt(self.matter.format, *style, raw, text, self.matter.content.slice(self.text));
            found.extend(block.map(|text| self.over(value, text)));
        }
        found
    }
}

/// The bytes of `old` that differ from `new`, and where they end in `new`.
fn difference(old: &str, new: &str) -> (usize, usize, usize) {
    let start = old.char_indices().zip(new.chars()).find(|((_, old), new)| old != new).map(|((at, _), _)| at);
    let start = start.unwrap_or(old.len().min(new.len()));
    let tail = |text: &str| text.get(start..).unwrap_or("").chars().rev().collect::<Vec<_>>();
    let (old_tail, new_tail) = (tail(old), tail(new));
    let same: usize =
        old_tail.iter().zip(&new_tail).take_while(|(old, new)| old == new).map(|(ch, _)| ch.len_utf8()).sum();
    (start, old.len() - same, new.len() - same)
}
