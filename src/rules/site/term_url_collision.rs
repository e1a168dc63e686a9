//! `term-url-collision`: two different terms share one page.

use crate::lint::{BadOption, Define, SiteFindings, SiteSubject, TermRule, shown};
use crate::site::{TermUse, url_key};
use crate::text::{bare, without_accents};
use std::collections::BTreeMap;

/// See `rules/site/term-url-collision.md`.
pub struct TermUrlCollision;

impl Define for TermUrlCollision {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl TermRule for TermUrlCollision {
    fn check(&self, subject: &SiteSubject<'_>, terms: &[TermUse<'_>], found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut pages: BTreeMap<(Option<&str>, &str), Vec<&TermUse<'_>>> = BTreeMap::new();
        for term in terms {
            if let Some(url) = term.url {
                pages.entry((term.language, url_key(url))).or_default().push(term);
            }
        }
        for terms in pages.values().filter(|terms| terms.len() > 1) {
            let Some(main) = terms.iter().rev().max_by_key(|term| term.places.len()) else { continue };
            for term in terms.iter().filter(|term| !is_same_word(term.term, main.term)) {
                for (at, span) in &term.places {
                    let message = format!(
                        "{} and {} are two terms with one page, {}",
                        shown(term.term.trim()),
                        shown(main.term.trim()),
                        shown(main.url.unwrap_or_default())
                    );
                    let finding = found.at(*at, *span, message);
                    finding.label("readers do not find the posts of each by itself").help("rename one of the two");
                    if let Some((other, span)) = main.places.first() {
                        finding.related_in(posts[*other].path.clone(), *span, "the other term");
                    }
                }
            }
        }
    }
}

/// Whether the two are spellings of one word, which is the subject of `tag-near-duplicate`.
fn is_same_word(one: &str, two: &str) -> bool {
    without_accents(&bare(one)) == without_accents(&bare(two))
}
