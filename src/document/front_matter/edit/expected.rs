//! The tree that an operation means, made from the one that was read.

use super::super::{Format, Map, Node, Style, Typed, Value};
use super::{Editor, New};
use crate::text::Span;

impl Editor<'_> {
    /// The tree with `change` made to the value at `path`.
    pub(super) fn with_value(&self, path: &[usize], change: impl FnOnce(&mut Value)) -> Option<Map> {
        let mut root = self.root.clone();
        change(value_at(&mut root, path)?);
        Some(root)
    }

    /// The tree with `change` made to the map at `path`.
    pub(super) fn with_map(&self, path: &[usize], change: impl FnOnce(&mut Map)) -> Option<Map> {
        let mut root = self.root.clone();
        if path.is_empty() {
            change(&mut root);
            return Some(root);
        }
        let Node::Map(map) = &mut value_at(&mut root, path)?.node else { return None };
        change(map);
        Some(root)
    }

    /// The tree with `change` made to the items of the list at `path`.
    pub(super) fn with_items(&self, path: &[usize], change: impl FnOnce(&mut Vec<Value>)) -> Option<Map> {
        let mut root = self.root.clone();
        let Node::List(items) = &mut value_at(&mut root, path)?.node else { return None };
        change(items);
        Some(root)
    }

    /// The node that `new` stands for. It has no place yet.
    pub(super) fn node_of(&self, new: New<'_>) -> Node {
        match new {
            New::Text(text) => Node::Scalar { style: Style::DoubleQuoted, text: text.to_owned() },
            New::Bare(text) => {
                let style = match self.matter.format {
                    Format::Yaml => Style::Plain,
                    Format::Toml | Format::Json => Style::Typed(Typed::Bool),
                };
                Node::Scalar { style, text: text.to_owned() }
            }
            New::List(items) => {
                let item = |text: &&str| Value::new(Span::default(), self.node_of(New::Text(text)));
                Node::List(items.iter().map(item).collect())
            }
        }
    }
}

fn value_at<'m>(root: &'m mut Map, path: &[usize]) -> Option<&'m mut Value> {
    let (first, rest) = path.split_first()?;
    let mut value = &mut root.entries.get_mut(*first)?.value;
    for index in rest {
        value = match &mut value.node {
            Node::List(items) => items.get_mut(*index)?,
            Node::Map(map) => &mut map.entries.get_mut(*index)?.value,
            _ => return None,
        };
    }
    Some(value)
}
