//! The taxonomies of a post and their terms, as the generator reads them.

use super::{Field, FieldType, Generator, GeneratorName, Terms, Written};
use crate::document::Post;
use crate::document::front_matter::{Entry, Node, Value};
use std::borrow::Cow;

/// A taxonomy field of a post: `tags`, `categories`, or another that the site configures.
#[derive(Clone, Debug)]
pub struct Taxonomy<'a> {
    /// The field as its author writes it, dotted when it stands in a map: `tags`, `taxonomies.tags`.
    pub name: Cow<'a, str>,
    /// The taxonomy as the generator names it: `tags`.
    pub taxonomy: Cow<'static, str>,
    /// The field.
    pub entry: &'a Entry,
    /// What the generator makes of a bare string.
    pub bare: Terms,
}

/// One term of a post.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// The term.
    pub written: Written<'a>,
    /// The scalar that holds it.
    pub value: &'a Value,
    /// Its place in the field's list; `None` when it stands in a bare string or in an inner list.
    pub index: Option<usize>,
}

impl<'a> Taxonomy<'a> {
    /// The taxonomy fields that `post` has, in the order of the text.
    #[must_use]
    pub fn all(post: &'a Post, generator: &dyn Generator) -> Vec<Self> {
        let Some(map) = post.map() else { return Vec::new() };
        let is_zola = generator.name() == GeneratorName::Zola;
        let mut found = Vec::new();
        for entry in &map.entries {
            let known = generator.fields().named(&entry.key.text);
            if let Some(field @ &Field { kind: FieldType::Terms(bare), .. }) = known {
                found.push(Self { name: Cow::Borrowed(&entry.key.text), taxonomy: field.name.clone(), entry, bare });
            } else if is_zola && entry.key.text == "taxonomies" {
                let inner = entry.value.as_map().into_iter().flat_map(|map| &map.entries);
                found.extend(inner.map(|entry| {
                    let name = Cow::Owned(format!("taxonomies.{}", entry.key.text));
                    Self { name, taxonomy: Cow::Owned(entry.key.text.clone()), entry, bare: Terms::Refused }
                }));
            }
        }
        found
    }

    /// The terms, in the order of the text. Empty ones are among them, and what a template fills in is not.
    #[must_use]
    pub fn terms(&self, post: &Post) -> Vec<Term<'a>> {
        let value = &self.entry.value;
        let mut found = Vec::new();
        match &value.node {
            Node::List(items) => {
                found.reserve(items.len());
                for (at, item) in items.iter().enumerate() {
                    match &item.node {
                        Node::List(inner) => found.extend(inner.iter().filter_map(|item| term(post, item, None))),
                        _ => found.extend(term(post, item, Some(at))),
                    }
                }
            }
            Node::Scalar { .. } if self.bare == Terms::SplitSpace => {
                // Ruby's `split` knows no blank but ASCII's.
                let blank = |ch: char| ch.is_ascii_whitespace();
                let words = Written::of(post, value).into_iter().flat_map(|whole| whole.split(blank));
                found.extend(words.map(|written| Term { written, value, index: None }));
            }
            Node::Scalar { .. } if self.bare == Terms::SplitComma => {
                let parts = Written::of(post, value).into_iter().flat_map(|whole| whole.split(|ch| ch == ','));
                // The blanks are the fault of the whole string, not of each term.
                let parts = parts.map(|part| part.trimmed()).filter(|part| !part.text.is_empty());
                found.extend(parts.map(|written| Term { written, value, index: None }));
            }
            _ => found.extend(term(post, value, None)),
        }
        found.retain(|term| !term.written.is_computed());
        found
    }

    /// Whether the field is one of `fields`, by its whole name or the last part of it; an empty list names all.
    #[must_use]
    pub fn is_among(&self, fields: &[String]) -> bool {
        fields.is_empty() || fields.iter().any(|field| *field == self.name || *field == self.entry.key.text)
    }
}

/// A scalar, or Docusaurus's map with a `label`, as a term.
fn term<'a>(post: &Post, value: &'a Value, index: Option<usize>) -> Option<Term<'a>> {
    let value = value.as_map().and_then(|map| map.get("label")).map_or(value, |entry| &entry.value);
    Some(Term { written: Written::of(post, value)?, value, index })
}
