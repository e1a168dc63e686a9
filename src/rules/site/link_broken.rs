//! `link-broken`: a link to a page of the blog that does not exist.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, Target, address_of, place_of, shown, suggest_address};

/// See `rules/site/link-broken.md`.
pub struct LinkBroken;

impl Define for LinkBroken {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for LinkBroken {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        for (post, link, target) in subject.links() {
            let Target::Nothing { path, near } = target else { continue };
            let finding = found.at(post, link.span, format!("the link {} leads to no page of the blog", shown(&link.url)));
            finding.label("readers get an error page");
            let Some(near) = near.and_then(|near| subject.blog.posts().get(near)) else {
                finding.help(format!("correct the address: nothing is published at {}", shown(path)));
                continue;
            };
            finding.help(format!("did you mean {}?", shown(place_of(near))));
            let tail = link.url.find(['?', '#']).and_then(|tail| link.url.get(tail..)).unwrap_or_default();
            if let Some(address) = address_of(near, tail) {
                suggest_address(finding, link, address);
            }
        }
    }
}
