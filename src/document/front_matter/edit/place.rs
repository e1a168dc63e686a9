//! Where a node stands in the tree, and whether it stands between brackets or braces.

use super::super::{Format, Map, Node, Value};
use super::Editor;
use crate::text::Span;

/// The way from the root to a node.
#[derive(Clone, Debug, Default)]
pub(super) struct Place<'a> {
    /// Its position and those of the nodes around it among their siblings, from the outermost inwards.
    pub(super) path: Vec<usize>,
    /// The lists and maps around it below the root, from the outermost inwards.
    pub(super) around: Vec<&'a Value>,
    /// The node itself; `None` for the root.
    pub(super) node: Option<&'a Value>,
}

impl<'a> Place<'a> {
    /// Its position among its siblings, and the way to its list or map.
    pub(super) fn index(&self) -> Option<(usize, &[usize])> {
        self.path.split_last().map(|(index, parent)| (*index, parent))
    }
}

impl<'a> Editor<'a> {
    /// The place of `value`, which is a node of this very tree.
    pub(super) fn place(&self, value: &Value) -> Option<Place<'a>> {
        self.search(&|node| std::ptr::eq(node, value))
    }

    /// The place of `map`: that of its node, or the empty one for the root.
    pub(super) fn map_place(&self, map: &Map) -> Option<Place<'a>> {
        if std::ptr::eq(self.root, map) {
            return Some(Place::default());
        }
        self.search(&|node| node.as_map().is_some_and(|inner| std::ptr::eq(inner, map)))
    }

    fn search(&self, is_it: &dyn Fn(&Value) -> bool) -> Option<Place<'a>> {
        let mut place = Place::default();
        find_in(&self.root.values(), is_it, &mut place).then_some(place)
    }

    /// The map that the node at `place` is a value of; `None` for an item.
    pub(super) fn map_around(&self, place: &Place<'a>) -> Option<&'a Map> {
        place.around.last().map_or(Some(self.root), |parent| parent.as_map())
    }

    /// Whether the node at `place` stands between brackets or braces.
    pub(super) fn is_in_flow(&self, place: &Place<'a>) -> bool {
        self.is_root_flow() || place.around.iter().any(|node| self.is_flow(node))
    }

    /// Whether `node` is a list in brackets or a map in braces.
    pub(super) fn is_flow(&self, node: &Value) -> bool {
        let first = match &node.node {
            Node::List(items) => items.first().map(|item| item.span),
            Node::Map(map) => map.entries.first().map(|entry| entry.key.span),
            _ => return false,
        };
        let written = node.span.slice(self.text);
        match (self.matter.format, &node.node) {
            (Format::Toml, Node::Map(_)) => written.starts_with('{'),
            (Format::Toml, Node::List(items)) => !items.first().is_some_and(|item| self.is_table(item)),
            // A block list begins where its first item does, which may be a bracket of its own.
            _ => written.starts_with(['[', '{']) && first.is_none_or(|first| first.start() > node.span.start()),
        }
    }

    /// Whether the entries of the root stand between braces, or would without Hexo's leave to omit them.
    pub(super) fn is_root_flow(&self) -> bool {
        if self.matter.format != Format::Yaml {
            return self.matter.format == Format::Json;
        }
        let start = self.matter.content.start();
        let end = self.root.entries.first().map_or(self.matter.content.end(), |entry| entry.key.span.start());
        let before = Span::new(start, end).slice(self.text).trim_end();
        let at = start + before.len().saturating_sub(1);
        before.ends_with('{') && !self.matter.comments.iter().any(|comment| comment.contains(at))
    }

    /// Whether `node` is a TOML table with a header.
    pub(super) fn is_table(&self, node: &Value) -> bool {
        self.matter.format == Format::Toml && node.as_map().is_some() && node.span.slice(self.text).starts_with('[')
    }
}

// The parsers bound the depth, so this recursion is bounded too.
fn find_in<'a>(nodes: &[&'a Value], is_it: &dyn Fn(&Value) -> bool, place: &mut Place<'a>) -> bool {
    for (index, node) in nodes.iter().enumerate() {
        place.path.push(index);
        if is_it(node) {
            place.node = Some(node);
            return true;
        }
        place.around.push(node);
        if find_in(&node.children(), is_it, place) {
            return true;
        }
        place.around.pop();
        place.path.pop();
    }
    false
}
