//! `link-to-source-file`: a link names the Markdown file of a post, and readers get that name.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, Target, address_of, place_of, shown, suggest_address};

/// See `rules/site/link-to-source-file.md`.
pub struct LinkToSourceFile;

impl Define for LinkToSourceFile {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for LinkToSourceFile {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        for (post, link, target) in subject.links() {
            let Target::SourceFile { post: to } = target else { continue };
            let Some(to) = subject.blog.posts().get(*to) else { continue };
            let finding = found.at(post, link.span, format!("the link {} names a source file", shown(&link.url)));
            finding.label("printed as it is: readers get an error page");
            let tail = link.url.find(['?', '#']).and_then(|tail| link.url.get(tail..)).unwrap_or_default();
            match address_of(to, tail) {
                Some(address) => {
                    finding.help(format!("link to the page: {}", shown(place_of(to))));
                    suggest_address(finding, link, address);
                }
                None => {
                    finding.help("link to the URL of its page");
                }
            }
        }
    }
}
