//! That the front matter says what it said, to the generator that reads it.

use super::Breach;
use crate::document::Post;
use crate::document::front_matter::{Map, Node, Value};
use crate::lint::Change;
use crate::site::{Generator, scalar};
use crate::text::{Edit, Span};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Compares all values: lists in their order, maps by their keys, of a key that stands twice the last.
pub(super) fn are_equal(
    before: &Post,
    after: &Post,
    changes: &BTreeSet<Change>,
    generator: &dyn Generator,
) -> Result<(), Breach> {
    let meant = |post: &Post| post.map().map(|map| Reading { post, changes, generator }.map(map));
    if meant(before) == meant(after) { no_new_repeats(before, after) } else { Err(Breach::Values) }
}

/// Compares the values of the keys at the top that no edit touches. What stands between a key and the next belongs to it.
pub(super) fn are_equal_elsewhere(
    before: &Post,
    after: &Post,
    edits: &[Edit],
    generator: &dyn Generator,
) -> Result<(), Breach> {
    let none = BTreeSet::new();
    let reading = |post| Reading { post, changes: &none, generator };
    let (Some(old), Some(new)) = (before.map(), after.map()) else { return Ok(()) };
    let meant = reading(after).map(new);
    let ends = old.entries.iter().skip(1).map(|next| next.key.span.start()).chain([usize::MAX]);
    for (entry, end) in old.entries.iter().zip(ends) {
        if edits.iter().any(|edit| edit.span.start() <= end && entry.key.span.start() <= edit.span.end()) {
            continue;
        }
        let is_last = old.get(&entry.key.text).is_some_and(|last| last.key.span == entry.key.span);
        if is_last && meant.get(&entry.key.text) != Some(&reading(before).value(&entry.value)) {
            return Err(Breach::Values);
        }
    }
    no_new_repeats(before, after)
}

/// That no key stands more often than it did: of two, it depends on the generator which one counts.
fn no_new_repeats(before: &Post, after: &Post) -> Result<(), Breach> {
    let repeats = |post: &Post| -> usize {
        let maps = post.map().into_iter().flat_map(Map::nested);
        maps.map(|map| {
            map.entries.len() - map.entries.iter().map(|entry| &entry.key.text).collect::<HashSet<_>>().len()
        })
        .sum()
    };
    if repeats(after) <= repeats(before) { Ok(()) } else { Err(Breach::Values) }
}

/// What a value is to its generator.
#[derive(Debug, PartialEq)]
enum Meant {
    Scalar(Option<scalar::Meaning>, String, Option<String>),
    List(Vec<Meant>),
    Map(BTreeMap<String, Meant>),
    Alias(String, Option<String>),
}

struct Reading<'a> {
    post: &'a Post,
    changes: &'a BTreeSet<Change>,
    generator: &'a dyn Generator,
}

impl Reading<'_> {
    fn map(&self, map: &Map) -> BTreeMap<String, Meant> {
        map.entries.iter().map(|entry| (entry.key.text.clone(), self.value(&entry.value))).collect()
    }

    fn value(&self, value: &Value) -> Meant {
        let slice = |span: Span| self.post.slice(span).to_owned();
        match &value.node {
            Node::Empty => Meant::Scalar(Some(scalar::Meaning::Null), String::new(), value.tag.map(slice)),
            Node::Scalar { text, .. } => {
                let text =
                    if self.changes.contains(&Change::LineEnds) { text.replace("\r\n", "\n") } else { text.clone() };
                Meant::Scalar(scalar::meaning(value, self.generator), text, value.tag.map(slice))
            }
            Node::List(items) => {
                let mut seen = HashSet::new();
                let is_new =
                    |item: &Meant| !self.changes.contains(&Change::Repeats) || seen.insert(format!("{item:?}"));
                Meant::List(items.iter().map(|item| self.value(item)).filter(is_new).collect())
            }
            Node::Map(map) => Meant::Map(self.map(map)),
            Node::Alias { name, target } => Meant::Alias(name.clone(), target.map(slice)),
        }
    }
}
