//! The terms of a whole blog: which spellings there are, and where each stands.

use super::Facts;
use super::facts::{PageTerm, Withheld};
use crate::text::{QuickMap, Span};

/// One spelling of a term in one taxonomy, with the places where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermUse<'a> {
    /// The taxonomy as the generator names it.
    pub taxonomy: &'a str,
    /// The language of the posts, where the site has several: each has terms of its own.
    pub language: Option<&'a str>,
    /// The term, spelt like this.
    pub term: &'a str,
    /// The path of its page; `None` where the generator makes none.
    pub url: Option<&'a str>,
    /// The numbers of the posts, rising, with the place in each; the first place where it stands twice.
    pub places: Vec<(usize, Span)>,
}

/// All spellings of all terms, in the order in which the posts have them. What is no page of its own, or one that the
/// generator refuses, gives the site no terms; a draft will.
#[must_use]
pub fn term_uses(posts: &[Box<Facts>]) -> Vec<TermUse<'_>> {
    let mut found: Vec<TermUse<'_>> = Vec::new();
    let mut known: QuickMap<(&str, Option<&str>, &str), usize> = QuickMap::default();
    for (at, post) in posts.iter().enumerate().filter(|(_, post)| gives_terms(post)) {
        let language = post.page.language.as_deref();
        for PageTerm { taxonomy, term, span, url, .. } in &post.page.terms {
            let index = *known.entry((taxonomy, language, term)).or_insert_with(|| {
                found.push(TermUse { taxonomy, language, term, url: url.as_deref(), places: Vec::new() });
                found.len() - 1
            });
            let places = &mut found[index].places;
            if places.last().is_none_or(|(last, _)| *last != at) {
                places.push((at, *span));
            }
        }
    }
    found
}

fn gives_terms(post: &Facts) -> bool {
    !matches!(post.page.withheld, Some(Withheld::Swallowed { .. } | Withheld::Misnamed | Withheld::Refused))
}
