//! A key with its value, or an item, taken out.

use super::super::{Entry, Value};
use super::{Editor, Edits};
use crate::text::{Edit, Span};

impl Editor<'_> {
    /// Removes `entry`, its lists, maps and further lines with it. Comments on lines of their own stay; `None` where a
    /// comment would be lost.
    #[must_use]
    pub fn remove(&self, entry: &Entry) -> Option<Edits> {
        let place = self.place(&entry.value)?;
        let (index, parent) = place.index()?;
        let map = self.map_around(&place)?;
        let expected = self.with_map(parent, |map| {
            map.entries.remove(index);
        })?;
        let edits = if self.is_in_flow(&place) {
            let parts: Vec<_> = map.entries.iter().map(Entry::span).collect();
            self.without_part(&parts, index)
        } else {
            self.entry_lines(entry).map(|span| vec![Edit { span, text: String::new() }])
        };
        self.proven(edits?, &expected)
    }

    /// Removes item `index` of `list`. `None` when it is the only one of a list without brackets.
    #[must_use]
    pub fn remove_item(&self, list: &Value, index: usize) -> Option<Edits> {
        let items = list.as_list()?;
        let place = self.place(list)?;
        let item = items.get(index)?;
        let expected = self.with_items(&place.path, |items| {
            items.remove(index);
        })?;
        let edits = if items.len() == 1 && self.is_flow(list) {
            let inside = Span::new(list.span.start() + 1, list.span.end().saturating_sub(1));
            Some(vec![Edit { span: inside, text: String::new() }])
        } else if self.is_flow(list) || self.is_in_flow(&place) {
            let parts: Vec<_> = items.iter().map(|item| item.span).collect();
            self.without_part(&parts, index)
        } else {
            self.item_lines(item).map(|span| vec![Edit { span, text: String::new() }])
        };
        self.proven(edits?, &expected)
    }
}
