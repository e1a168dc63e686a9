//! `tag-used-once`: a term that only one post has.

use crate::lint::{BadOption, Define, SiteFindings, SiteSubject, TermRule, shown};
use crate::site::TermUse;
use crate::text::bare;
use serde::Deserialize;
use std::collections::HashMap;

/// See `rules/site/tag-used-once.md`.
pub struct TagUsedOnce {
    fields: Vec<String>,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    fields: Vec<String>,
}

impl Define for TagUsedOnce {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { fields: options.fields })
    }
}

impl TermRule for TagUsedOnce {
    fn check(&self, _: &SiteSubject<'_>, terms: &[TermUse<'_>], found: &mut SiteFindings<'_>) {
        let mut uses: HashMap<(&str, Option<&str>, String), usize> = HashMap::new();
        let key = |term: &TermUse<'_>| bare(term.term);
        for term in terms {
            *uses.entry((term.taxonomy, term.language, key(term))).or_default() += term.places.len();
        }
        for term in terms.iter().filter(|term| self.fields.is_empty() || self.fields.iter().any(|name| name == term.taxonomy)) {
            let once = uses.get(&(term.taxonomy, term.language, key(term))) == Some(&1);
            for (at, span) in term.places.iter().filter(|_| once) {
                let message = format!("no other post has {} in `{}`", shown(term.term.trim()), term.taxonomy);
                found.at(*at, *span, message).help("use a term that other posts have, or remove it");
            }
        }
    }
}
