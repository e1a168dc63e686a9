//! Where Hugo publishes the pages of terms.

use super::Hugo;
use super::expand::{Filling, expand};
use super::language::Language;
use super::page::{FIRST_DAY, SLUGS_OF_SECTIONS};
use super::permalinks::Kind;
use super::url::{Name, Parts};
use crate::text::QuickMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The paths of the pages of terms in one language, by taxonomy and term: most posts share theirs with others.
#[derive(Debug, Default)]
pub struct TermUrls(RwLock<QuickMap<String, ByTerm>>);

/// The paths of the pages of one taxonomy, by term; `None` where a term has none.
type ByTerm = QuickMap<String, Option<Arc<str>>>;

impl TermUrls {
    /// The path of the page of `term`, which `make` works out the first time.
    fn of(&self, taxonomy: &str, term: &str, make: impl FnOnce() -> Option<String>) -> Option<Arc<str>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(url) = known.get(taxonomy).and_then(|terms| terms.get(term)) {
            return url.clone();
        }
        drop(known);
        let url = make().map(Arc::from);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(taxonomy.to_owned()).or_default().insert(term.to_owned(), url.clone());
        url
    }
}

impl Hugo {
    /// The path of the page of `term`; `None` where the site has no pages of terms, or nothing of the term is left in a
    /// path.
    pub(super) fn term_url(&self, language: &Language, taxonomy: &str, term: &str) -> Option<Arc<str>> {
        if !language.lists_terms {
            return None;
        }
        language.term_urls.of(taxonomy, term, || self.make_term_url(language, taxonomy, term))
    }

    fn make_term_url(&self, language: &Language, taxonomy: &str, term: &str) -> Option<String> {
        let term = if language.spelling.since_123 { term } else { term.trim() };
        let spelt = language.spelling.name(term);
        if spelt.is_empty() {
            return None;
        }
        let branch = self.branches.get(&format!("{taxonomy}/{term}"), &language.code);
        if let Some(url) = branch.and_then(|branch| branch.url.as_deref()) {
            return Some(language.written_url(url, Kind::Term, self.version));
        }
        let pattern = language.permalinks.pattern(Kind::Term, &format!("/{}/{spelt}", taxonomy.to_lowercase()));
        let slug = branch.and_then(|branch| branch.slug.as_deref());
        let filling = Filling {
            title: branch.and_then(|branch| branch.title.as_deref()).unwrap_or(term),
            slug,
            name: term,
            sections: &[taxonomy],
            section_slugs: &[],
            date: FIRST_DAY,
            spelling: language.spelling,
        };
        let expanded = pattern.and_then(|pattern| expand(pattern, &filling));
        let slug = slug.filter(|_| !self.version.is_before(SLUGS_OF_SECTIONS));
        let parts = Parts {
            kind: Kind::Term,
            section: taxonomy,
            container: &self.container(taxonomy, language),
            name: slug.map_or(Name::File(term), Name::Slug),
            expanded: expanded.as_deref(),
            is_bundle: false,
        };
        Some(language.own_url(parts, self.version))
    }
}
