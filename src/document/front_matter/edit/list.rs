//! A new item in a list.

use super::super::lines::line_at;
use super::super::{Style, Value};
use super::{Editor, Edits, New};
use crate::text::{Edit, Span};

impl Editor<'_> {
    /// Inserts the string `text` into `list` so that it becomes item `index`, written like the items beside it.
    #[must_use]
    pub fn insert_item(&self, list: &Value, index: usize, text: &str) -> Option<Edits> {
        let items = list.as_list()?;
        let place = self.place(list)?;
        if index > items.len() {
            return None;
        }
        let node = self.node_of(New::Text(text));
        let expected = self.with_items(&place.path, |items| items.insert(index, Value::new(Span::default(), node)))?;
        let beside = index.checked_sub(1).or(Some(index)).and_then(|at| items.get(at));
        let like = beside.and_then(Value::style).or(Some(Style::Plain));
        let is_flow = self.is_flow(list) || self.is_in_flow(&place);
        let candidates = self.spellings(text, like, is_flow).into_iter().filter_map(|item| {
            if is_flow {
                let parts: Vec<Span> = items.iter().map(|item| item.span).collect();
                self.with_part(&parts, list.span.start() + 1, index, &item)
            } else {
                self.with_item_line(items, index, &item)
            }
        });
        self.first_proven(candidates, &expected)
    }

    /// The edit that puts `item` on a line of its own, behind a dash as far in as the others.
    fn with_item_line(&self, items: &[Value], index: usize, item: &str) -> Option<Edits> {
        let beside = items.get(index.saturating_sub(1))?;
        let prefix = self.before_on_line(beside.span.start());
        let lines = self.item_lines(beside)?;
        let ending = self.ending(&line_at(self.text, beside.span.end()))?;
        let at = if index == 0 { lines.start() } else { lines.end() };
        Some(vec![Edit { span: Span::empty(at), text: format!("{prefix}{item}{ending}") }])
    }
}
