//! `key-order`: keys that stand in another order than the blog's.

use crate::document::front_matter::Entry;
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, shown};
use serde::Deserialize;

/// See `rules/front-matter/key-order.md`.
pub struct KeyOrder {
    order: Vec<String>,
}

/// The options of the rule.
#[derive(Deserialize)]
pub struct Options {
    order: Vec<String>,
}

impl Define for KeyOrder {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { order: options.order })
    }
}

impl PostRule for KeyOrder {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(root) = subject.post.map() else { return };
        let editor = found.editor(subject);
        // TOML reads every plain key below a table as a key of that table, so that a table cannot stand above one.
        let is_table = |entry: &Entry| editor.is_some_and(|editor| editor.has_header(entry));
        let place = |entry: &Entry| {
            let place = self.order.iter().position(|name| subject.is_key(&entry.key.text, name))?;
            Some((is_table(entry), place))
        };
        let places: Vec<_> = root.entries.iter().map(place).collect();
        let mut edits = None;
        let mut latest = None;
        for (entry, place) in root.entries.iter().zip(&places) {
            let Some(place) = place else { continue };
            match latest {
                Some((before, earlier)) if place < before => {
                    let (key, other) = (shown(&entry.key.text), shown(subject.post.slice(earlier)));
                    // One change puts all keys in order, whichever finding asks for it.
                    let edits = found.editor(subject).and_then(|editor| {
                        edits.get_or_insert_with(|| editor.reorder(&order(&places))).clone()
                    });
                    found
                        .at(entry.key.span, format!("the key {key} stands after {other}"))
                        .related(earlier, "belongs after it")
                        .help(format!("move {key} above {other}"))
                        .offer("put the keys in order", Safety::Safe, edits);
                }
                _ => latest = Some((place, entry.key.span)),
            }
        }
    }
}

/// The order of all entries in which those that have a place stand by it, on the lines that such entries have now.
fn order(places: &[Option<(bool, usize)>]) -> Vec<usize> {
    let listed = || places.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?)));
    let mut sorted: Vec<_> = listed().collect();
    sorted.sort_by_key(|(_, place)| *place);
    let mut order: Vec<usize> = (0..places.len()).collect();
    for ((slot, _), (from, _)) in listed().zip(sorted) {
        if let Some(place) = order.get_mut(slot) {
            *place = from;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn what_is_not_listed_stays() {
        let place = |at| Some((false, at));
        assert_eq!(order(&[place(2), None, place(0), place(1)]), [2, 1, 3, 0]);
        assert_eq!(order(&[Some((true, 0)), None]), [0, 1]);
    }
}
