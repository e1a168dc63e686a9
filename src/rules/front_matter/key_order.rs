//! `key-order`: keys that stand in another order than the blog's.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
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
        let mut latest = None;
        for entry in &root.entries {
            let Some(place) = self.order.iter().position(|name| subject.is_key(&entry.key.text, name)) else {
                continue;
            };
            match latest {
                Some((before, earlier)) if place < before => {
                    let (key, other) = (shown(&entry.key.text), shown(subject.post.slice(earlier)));
                    found
                        .at(entry.key.span, format!("the key {key} stands after {other}"))
                        .related(earlier, "belongs after it")
                        .help(format!("move {key} above {other}"));
                }
                _ => latest = Some((place, entry.key.span)),
            }
        }
    }
}
