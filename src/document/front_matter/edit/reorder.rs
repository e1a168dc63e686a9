//! Keys and items in another order, each with its lines and comments.

use super::super::{Entry, Format, Value};
use super::{Editor, Edits};
use crate::text::{Edit, Span};

impl Editor<'_> {
    /// Puts the keys of the root into `order`: the positions that they have now, in the order that they are to have.
    /// Each moves with the comments directly above it and beside it; blank lines, and comments between them, stay where
    /// they are. TOML tables stay behind the plain keys.
    #[must_use]
    pub fn reorder(&self, order: &[usize]) -> Option<Edits> {
        let entries = &self.root.entries;
        let mut order = order.to_vec();
        order.sort_by_key(|index| entries.get(*index).is_some_and(|entry| self.has_header(entry)));
        let marks = |value: &Value| value.anchor.is_some();
        if !is_permutation(&order, entries.len()) || any(self.root.values(), &marks) {
            return None;
        }
        let expected = self.with_map(&[], |map| {
            map.entries = order.iter().filter_map(|index| entries.get(*index).cloned()).collect();
        })?;
        let parts = if self.is_root_flow() {
            entries.iter().map(Entry::span).collect()
        } else {
            let lines: Option<Vec<Span>> = entries.iter().map(|entry| self.entry_lines(entry)).collect();
            self.with_comments(&lines?)?
        };
        self.proven(self.moved(&parts, &order), &expected)
    }

    /// Puts the items of `list` into `order`: the positions that they have now, in the order that they are to have.
    #[must_use]
    pub fn reorder_items(&self, list: &Value, order: &[usize]) -> Option<Edits> {
        let items = list.as_list()?;
        let place = self.place(list)?;
        if !is_permutation(order, items.len())
            || any(items.iter().collect(), &|item| item.tag.is_some() || item.anchor.is_some())
        {
            return None;
        }
        let expected = self.with_items(&place.path, |moved| {
            *moved = order.iter().filter_map(|index| items.get(*index).cloned()).collect();
        })?;
        let parts = if self.is_flow(list) || self.is_in_flow(&place) {
            let lies_between = |comment: &Span| list.span.covers(*comment);
            if self.matter.comments.iter().any(lies_between) {
                return None;
            }
            items.iter().map(|item| item.span).collect()
        } else {
            let lines: Option<Vec<Span>> = items.iter().map(|item| self.item_lines(item)).collect();
            self.with_comments(&lines?)?
        };
        self.proven(self.moved(&parts, order), &expected)
    }

    /// Each of `lines` with the comments that belong to it. `None` when two of them overlap, or when a comment between
    /// TOML tables may belong to either.
    fn with_comments(&self, lines: &[Span]) -> Option<Vec<Span>> {
        let mut found: Vec<Span> = Vec::with_capacity(lines.len());
        for (index, own) in lines.iter().enumerate() {
            let limit = found.last().map_or(self.matter.content.start(), |before| before.end());
            let next = lines.get(index + 1).map_or(self.matter.content.end(), |next| next.start());
            if own.start() < limit {
                return None;
            }
            let own = self.with_comments_above(*own, limit);
            found.push(self.with_comments_below(own, next));
        }
        let first_table = self.root.entries.iter().find(|entry| self.has_header(entry));
        let after = first_table.map_or(usize::MAX, |entry| entry.key.span.start());
        let is_loose = |comment: &&Span| comment.start() > after && !found.iter().any(|lines| lines.covers(**comment));
        let is_certain =
            self.matter.format != Format::Toml || !self.matter.comments.iter().any(|comment| is_loose(&comment));
        is_certain.then_some(found)
    }

    /// The edits that put part `order[n]` where part `n` stands.
    fn moved(&self, parts: &[Span], order: &[usize]) -> Edits {
        let moves = parts.iter().zip(order).enumerate().filter(|(at, (_, from))| at != *from);
        let text = |from: &usize| parts.get(*from).map_or("", |part| part.slice(self.text)).to_owned();
        moves.map(|(_, (place, from))| Edit { span: *place, text: text(from) }).collect()
    }
}

fn is_permutation(order: &[usize], len: usize) -> bool {
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    sorted.into_iter().eq(0..len)
}

/// Whether `is_it` is true of one of `values` or of a node below.
fn any(mut values: Vec<&Value>, is_it: &dyn Fn(&Value) -> bool) -> bool {
    while let Some(value) = values.pop() {
        if is_it(value) {
            return true;
        }
        values.extend(value.children());
    }
    false
}
