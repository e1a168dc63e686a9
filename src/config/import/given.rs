//! The options that another linter's configuration gives one of its rules, read as that linter reads them.

use crate::document::front_matter::{Map, Node, Style, Typed, Value};

/// The options of one rule; none are given by default.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Given<'m>(pub(super) Option<&'m Map>);

impl<'m> Given<'m> {
    /// The value of an option. Names are written with `_`; rumdl also takes `-`.
    pub(super) fn get(self, name: &str) -> Option<&'m Value> {
        let entries = self.0?.entries.iter().rev();
        entries
            .map(|entry| (entry.key.text.replace('-', "_"), &entry.value))
            .find(|(key, _)| key == name)
            .map(|it| it.1)
    }

    /// Whether the option is given and holds.
    pub(super) fn holds(self, name: &str) -> bool {
        self.get(name).is_some_and(holds)
    }

    pub(super) fn number(self, name: &str) -> Option<u64> {
        self.get(name)?.as_text()?.trim().parse().ok()
    }

    /// The texts of a list, or of the one that stands in its place.
    pub(super) fn texts(self, name: &str) -> Vec<&'m str> {
        match self.get(name) {
            Some(Value { node: Node::List(items), .. }) => items.iter().filter_map(Value::as_text).collect(),
            Some(value) => value.as_text().into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The names of the options as written.
    pub(super) fn names(self) -> impl Iterator<Item = &'m str> {
        self.0.into_iter().flat_map(|map| &map.entries).map(|entry| entry.key.text.as_str())
    }
}

/// Whether JavaScript takes the value for true, which is all that markdownlint asks. In YAML 1.2, `no` is a word.
pub(super) fn holds(value: &Value) -> bool {
    match &value.node {
        Node::Empty => false,
        Node::List(_) | Node::Map(_) | Node::Alias { .. } => true,
        Node::Scalar { style: Style::Typed(Typed::Null), .. } => false,
        Node::Scalar { style: Style::Typed(_), text } => text != "false" && text.parse() != Ok(0.0),
        Node::Scalar { style: Style::Plain, text } => {
            !matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL" | "false" | "False" | "FALSE")
                && text.parse() != Ok(0.0)
        }
        Node::Scalar { text, .. } => !text.is_empty(),
    }
}
