//! The texts of the front matter that readers see: titles, descriptions, and the terms of taxonomies.

use super::{Subject, Written};

/// Fields that hold a title or a description, in lower case without `_`.
const FIELDS: [&str; 8] =
    ["title", "linktitle", "titlemeta", "subtitle", "description", "summary", "excerpt", "sidebarlabel"];

/// A text that readers see.
#[derive(Clone, Debug)]
pub struct Wording<'a> {
    /// The field as its author writes it.
    pub field: String,
    /// The text.
    pub written: Written<'a>,
    /// The field holds it alone: it is no term.
    pub is_whole: bool,
}

impl<'a> Subject<'a> {
    /// The texts that readers see, in the order of the text, terms last.
    #[must_use]
    pub fn wordings(&self) -> Vec<Wording<'a>> {
        let Some(map) = self.post.map() else { return Vec::new() };
        let mut found: Vec<_> = map
            .entries
            .iter()
            .filter(|entry| FIELDS.contains(&entry.key.text.replace('_', "").to_ascii_lowercase().as_str()))
            .filter_map(|entry| {
                let written = self.written(&entry.value)?;
                Some(Wording { field: entry.key.text.clone(), written, is_whole: true })
            })
            .collect();
        for taxonomy in self.taxonomies() {
            found.extend(taxonomy.terms(self.post).into_iter().map(|term| Wording {
                field: taxonomy.name.clone(),
                written: term.written,
                is_whole: false,
            }));
        }
        found
    }
}
