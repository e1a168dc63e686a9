//! The texts of the front matter that readers see: titles, descriptions, and the terms of taxonomies.

use super::{Subject, Written};

/// Fields that hold a title or a description, in lower case without `_`.
const FIELDS: [&str; 8] =
    ["title", "linktitle", "titlemeta", "subtitle", "description", "summary", "excerpt", "sidebarlabel"];

/// A text that readers see.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// The field as its author writes it.
    pub field: &'a str,
    /// The text.
    pub written: Written<'a>,
    /// The field holds it alone: it is no term.
    pub is_whole: bool,
}

impl<'a> Subject<'a> {
    /// The texts that readers see, in the order of the text, terms last.
    #[must_use]
    pub fn wordings(&self) -> &'a [Wording<'a>] {
        self.memo.wordings.get_or_init(|| {
            let entries = self.post.map().map_or(&[][..], |map| &map.entries);
            let whole = entries.iter().filter(|entry| is_wording(&entry.key.text)).filter_map(|entry| {
                let written = self.written(&entry.value)?;
                Some(Wording { field: &entry.key.text, written, is_whole: true })
            });
            let terms = self.taxonomies().iter().flat_map(|taxonomy| {
                let terms = taxonomy.terms(self.post).into_iter();
                terms.map(|term| Wording { field: &taxonomy.name, written: term.written, is_whole: false })
            });
            whole.chain(terms).collect()
        })
    }
}

/// Whether the field under `key` holds a title or a description.
fn is_wording(key: &str) -> bool {
    let letters = || key.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase());
    FIELDS.iter().any(|known| letters().eq(known.bytes()))
}
