//! `link-to-alias`: a link leads to a post over a redirect from its old address.

use crate::lint::{BadOption, Define, LinkRule, SiteFindings, SiteSubject, Target, place_of, shown};

/// See `rules/site/link-to-alias.md`.
pub struct LinkToAlias;

impl Define for LinkToAlias {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl LinkRule for LinkToAlias {
    fn check(&self, subject: &SiteSubject<'_>, post: usize, found: &mut SiteFindings<'_>) {
        for (link, target) in subject.links_of(post) {
            let Target::Alias { post: to, is_only } = target else { continue };
            let Some(address) = subject.blog.posts().get(*to).filter(|_| subject.is_published(*to)) else { continue };
            if address.page.url.is_none() {
                continue;
            }
            let finding = found.at(post, link.span, format!("the link {} leads to an old address", shown(&link.url)));
            finding.label("a redirect leads on").help(format!("link to {} itself", shown(place_of(address))));
            subject.lead_to(finding, link, *to, *is_only);
        }
    }
}
