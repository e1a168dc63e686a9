//! The front matter of a file with what it inherits from the configuration.

use super::datum::Datum;
use crate::document::Post;
use crate::document::front_matter::{FaultKind, Map, Value};
use crate::site::Generator;
use crate::site::settings::Settings;

/// What Jekyll reads at the head of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// No front matter, or fences without a pair.
    None,
    /// Front matter.
    Sound,
    /// Front matter that is no YAML.
    Broken,
    /// YAML that is no map.
    NoMap,
}

/// What stands at the head of `post`.
pub fn head(post: &Post) -> Head {
    match &post.front_matter {
        Some(block) if block.closing.is_some() => match (&block.root, block.faults.first()) {
            (Some(_), _) => Head::Sound,
            (None, Some(fault)) if fault.kind == FaultKind::NotAMap => Head::NoMap,
            (None, _) => Head::Broken,
        },
        _ => Head::None,
    }
}

/// Whether the first line is a fence, which is what makes a file a page or a document (utils.rb, `has_yaml_header?`).
/// A byte order mark hides it.
pub fn has_header(text: &str) -> bool {
    let Some((line, _)) = text.split_once('\n') else { return false };
    line.strip_prefix("---").is_some_and(|rest| rest.trim().is_empty())
}

/// The values of a file: its own over the inherited ones.
pub struct Values<'a> {
    /// The front matter, when it was read.
    pub map: Option<&'a Map>,
    /// What the configuration gives, topmost first.
    pub layers: Vec<&'a Settings>,
    /// How scalars are read.
    pub generator: &'a dyn Generator,
}

impl<'a> Values<'a> {
    /// The value under `key`; `None` when nobody gives one. A written `null` gives way to an inherited value.
    pub fn get(&self, key: &str) -> Option<Datum> {
        match self.own(key) {
            None => self.inherited(key),
            Some(Datum::Nil) => self.inherited(key).or(Some(Datum::Nil)),
            own => own,
        }
    }

    /// The value that the post itself writes.
    pub fn own(&self, key: &str) -> Option<Datum> {
        self.written(key).map(|value| Datum::of(value, self.generator))
    }

    /// The node that the post itself writes.
    pub fn written(&self, key: &str) -> Option<&'a Value> {
        self.map?.get(key).map(|entry| &entry.value)
    }

    /// The value that the configuration gives.
    pub fn inherited(&self, key: &str) -> Option<Datum> {
        let found = self.layers.iter().filter_map(|layer| layer.get(key)).map(Datum::inherited);
        found.into_iter().find(|datum| *datum != Datum::Nil)
    }
}
