//! How the author of a front matter writes: quotes, line ends, indentation.

use super::super::lines::Line;
use super::super::quote::spelt;
use super::super::{Format, Node, Style, Value, plain};
use super::{Editor, New};

impl Editor<'_> {
    /// The quotes that most strings have; double ones where that is undecided.
    pub(super) fn quotes(&self) -> Style {
        let (mut single, mut double) = (0_usize, 0_usize);
        for value in self.root.nested().flat_map(|map| &map.entries).flat_map(|entry| with_items(&entry.value)) {
            match value.style() {
                Some(Style::SingleQuoted) => single += 1,
                Some(Style::DoubleQuoted) => double += 1,
                _ => {}
            }
        }
        if single > double && self.matter.format != Format::Json { Style::SingleQuoted } else { Style::DoubleQuoted }
    }

    /// The ways to write the string `text` on one line, the best first: `like` its neighbours, then with the file's own
    /// quotes, those that need no escape before those that do.
    pub(super) fn spellings(&self, text: &str, like: Option<Style>, in_flow: bool) -> Vec<String> {
        let format = self.matter.format;
        let usual = self.quotes();
        let other = if usual == Style::SingleQuoted { Style::DoubleQuoted } else { Style::SingleQuoted };
        let mut styles = match like {
            Some(Style::Plain) if in_flow && !plain::fits(text, true) => vec![usual, other],
            Some(own @ (Style::Plain | Style::SingleQuoted | Style::DoubleQuoted)) => vec![own, usual, other],
            _ => vec![usual, other],
        };
        let is_free = |style: &Style| {
            spelt(text, *style, format).is_some_and(|spelt| *style == Style::Plain || spelt.len() == text.len() + 2)
        };
        if !matches!(like, Some(Style::SingleQuoted | Style::DoubleQuoted)) {
            styles.sort_by_key(|style| !is_free(style));
        }
        styles.iter().filter_map(|style| spelt(text, *style, format)).collect()
    }

    /// The ways to write `new` on one line, the best first; a string is written `like` its neighbours.
    pub(super) fn written(&self, new: New<'_>, like: Option<Style>, in_flow: bool) -> Vec<String> {
        match new {
            New::Text(text) => self.spellings(text, like, in_flow),
            New::Bare(literal) => vec![literal.to_owned()],
            New::List(items) => {
                let first = |text: &&str| self.spellings(text, like, true).into_iter().next();
                let items: Option<Vec<String>> = items.iter().map(first).collect();
                items.map(|items| format!("[{}]", items.join(", "))).into_iter().collect()
            }
        }
    }

    /// The style that the strings among `values` have, when it is plain or quoted and the same for all; where there are
    /// none, plain.
    pub(super) fn style_of<'v>(&self, values: impl Iterator<Item = &'v Value>) -> Option<Style> {
        let is_usual = |style: &Style| matches!(style, Style::Plain | Style::SingleQuoted | Style::DoubleQuoted);
        let mut styles = values.filter_map(Value::style).filter(is_usual);
        let first = styles.next().unwrap_or(Style::Plain);
        styles.all(|style| style == first).then_some(first)
    }

    /// How the line of a neighbour ends; `None` when it is the text's last and has no ending.
    pub(super) fn ending(&self, line: &Line<'_>) -> Option<&str> {
        self.text.get(line.span().end()..line.next).filter(|ending| !ending.is_empty())
    }
}

/// The value itself, and the items of a list.
fn with_items(value: &Value) -> impl Iterator<Item = &Value> {
    let items = match &value.node {
        Node::List(items) => items.as_slice(),
        _ => &[],
    };
    std::iter::once(value).chain(items)
}
