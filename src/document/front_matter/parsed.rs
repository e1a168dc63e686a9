//! What a parser makes of a text, and moving its spans to where the text stands in the file.

use super::fault::{Fault, moved};
use super::value::{Map, Node, Value};
use crate::text::Span;

/// The result of one parser, in byte offsets of the text it was given.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// The tree, when the text could be read and its top is a map.
    pub(super) root: Option<Map>,
    /// What is wrong, in the order of the text.
    pub(super) faults: Vec<Fault>,
    /// The comments, in the order of the text.
    pub(super) comments: Vec<Span>,
}

impl Parsed {
    /// A text that could not be read.
    pub(super) fn failed(fault: Fault) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }

    /// Moves every span `by` bytes on and `back` bytes back.
    pub(super) fn moved(mut self, by: usize, back: usize) -> Self {
        if let Some(root) = &mut self.root {
            move_map(root, &|span| moved(span, by, back));
        }
        self.faults = self.faults.into_iter().map(|fault| fault.moved(by, back)).collect();
        for comment in &mut self.comments {
            *comment = moved(*comment, by, back);
        }
        self
    }
}

fn move_map(map: &mut Map, to: &dyn Fn(Span) -> Span) {
    for entry in &mut map.entries {
        entry.key.span = to(entry.key.span);
        move_value(&mut entry.value, to);
    }
}

// The parsers bound the depth, so this recursion is bounded too.
fn move_value(value: &mut Value, to: &dyn Fn(Span) -> Span) {
    value.span = to(value.span);
    value.tag = value.tag.map(to);
    value.anchor = value.anchor.map(to);
    match &mut value.node {
        Node::List(items) => items.iter_mut().for_each(|item| move_value(item, to)),
        Node::Map(map) => move_map(map, to),
        Node::Alias { target, .. } => *target = target.map(to),
        Node::Empty | Node::Scalar { .. } => {}
    }
}
