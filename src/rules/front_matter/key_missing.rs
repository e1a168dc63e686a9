//! `key-missing`: a key that the blog asks of every post and that this post lacks.

use crate::document::front_matter::Node;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::site::Role;
use serde::Deserialize;

/// See `rules/front-matter/key-missing.md`.
pub struct KeyMissing {
    keys: Vec<String>,
    pages: bool,
}

/// The options of the rule.
#[derive(Deserialize)]
pub struct Options {
    keys: Vec<String>,
    pages: bool,
}

impl Define for KeyMissing {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        match options.keys.iter().find(|key| key.split('.').any(str::is_empty)) {
            Some(key) => Err(BadOption::new("keys", format!("{} is no key", shown(key)))),
            None => Ok(Self { keys: options.keys, pages: options.pages }),
        }
    }
}

impl PostRule for KeyMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let asked = subject.role == Role::Post || (self.pages && subject.role == Role::Page);
        let (true, Some(matter)) = (asked, &subject.post.front_matter) else { return };
        let Some(root) = &matter.root else { return };
        for key in &self.keys {
            match subject.field(key) {
                None => {
                    let first = root.entries.first().filter(|_| matter.opening.is_empty());
                    let place = first.map_or(matter.opening, |entry| entry.key.span);
                    let missing = format!("the post has no {}", shown(key));
                    found.at(place, missing).help(format!("add {} to the front matter", shown(key)));
                }
                Some(entry) if holds_nothing(&entry.value.node) => {
                    let nothing = format!("the required key {} holds nothing", shown(key));
                    found.at(entry.key.span, nothing).help("write a value");
                }
                Some(_) => {}
            }
        }
    }
}

fn holds_nothing(node: &Node) -> bool {
    match node {
        Node::Empty => true,
        Node::Scalar { text, .. } => text.trim().is_empty(),
        Node::List(items) => items.is_empty(),
        Node::Map(map) => map.entries.is_empty(),
        Node::Alias { .. } => false,
    }
}
