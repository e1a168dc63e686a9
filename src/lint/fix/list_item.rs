//! Taking one item out of a list without touching the others.

use crate::document::front_matter::Value;
use crate::lint::Subject;
use crate::text::{Edit, Span};

impl Subject<'_> {
    /// The edit that removes item `index` of `list`: in a flow list the item with one comma, in a block list its
    /// line. `None` when it is the only item, or shares its line with something else.
    #[must_use]
    pub fn without_item(&self, list: &Value, index: usize) -> Option<Edit> {
        let items = list.as_list()?;
        let item = items.get(index)?.span;
        let remove = |start, end| Some(Edit { span: Span::new(start, end), text: String::new() });
        if items.len() < 2 {
            return None;
        }
        if self.post.slice(list.span).starts_with('[') {
            let between = |from: Span, to: Span| {
                let gap = self.post.slice(Span::new(from.end(), to.start()));
                gap.chars().all(|ch| ch == ',' || ch.is_whitespace()) && gap.contains(',')
            };
            return match (index.checked_sub(1).and_then(|at| items.get(at)), items.get(index + 1)) {
                (Some(before), _) if between(before.span, item) => remove(before.span.end(), item.end()),
                (None, Some(after)) if between(item, after.span) => remove(item.start(), after.span.start()),
                _ => None,
            };
        }
        let line = self.post.lines.line(self.post.lines.line_of(item.start()));
        let before = self.post.slice(Span::new(line.start(), item.start()));
        let after = self.post.slice(Span::new(item.end(), line.end()));
        let alone = before.trim() == "-" && after.trim().is_empty() && item.end() <= line.end();
        if alone { remove(line.start(), line.end()) } else { None }
    }
}
