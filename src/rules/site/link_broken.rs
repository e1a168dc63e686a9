//! `link-broken`: a link to a page of the blog that does not exist.

use crate::site::{Facts, url_key};
use crate::text::fold_name;
use crate::lint::{BadOption, Define, LinkRule, SiteFindings, SiteSubject, Target, place_of, shown};
use std::borrow::Cow;

/// See `rules/site/link-broken.md`.
pub struct LinkBroken;

impl Define for LinkBroken {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl LinkRule for LinkBroken {
    fn check(&self, subject: &SiteSubject<'_>, post: usize, found: &mut SiteFindings<'_>) {
        for (link, target) in subject.links_of(post) {
            let Target::Nothing { path, near } = target else { continue };
            let finding = found.at(post, link.span, format!("the link {} leads to no page of the blog", shown(&link.url)));
            finding.label("readers get an error page");
            let Some((at, near)) = near.and_then(|at| Some((at, subject.blog.posts().get(at)?))) else {
                finding.help(format!("correct the address: nothing is published at {}", shown(path)));
                continue;
            };
            finding.help(format!("did you mean {}?", shown(place_of(near))));
            let is_alike = |other: &Facts| other.page.url.as_ref().is_some_and(|url| folded(&url.path) == folded(path));
            let is_certain = is_alike(near) && subject.blog.posts().iter().filter(|other| is_alike(other)).count() == 1;
            subject.lead_to(finding, link, at, is_certain);
        }
    }
}

/// A path without what a server may tell apart and an author does not: case and Unicode form.
fn folded(path: &str) -> Cow<'_, str> {
    fold_name(url_key(path))
}
