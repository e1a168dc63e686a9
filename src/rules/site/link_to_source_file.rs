//! `link-to-source-file`: a link names the Markdown file of a post, and readers get that name.

use crate::lint::{BadOption, Define, LinkRule, SiteFindings, SiteSubject, Target, place_of, shown};

/// See `rules/site/link-to-source-file.md`.
pub struct LinkToSourceFile;

impl Define for LinkToSourceFile {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl LinkRule for LinkToSourceFile {
    fn check(&self, subject: &SiteSubject<'_>, post: usize, found: &mut SiteFindings<'_>) {
        for (link, target) in subject.links_of(post) {
            let Target::SourceFile { post: to } = target else { continue };
            let finding = found.at(post, link.span, format!("the link {} names a source file", shown(&link.url)));
            finding.label("printed as it is: readers get an error page");
            match subject.blog.posts().get(*to).filter(|to| to.page.url.is_some()) {
                Some(page) => {
                    finding.help(format!("link to the page: {}", shown(place_of(page))));
                    subject.lead_to(finding, link, *to, true);
                }
                None => {
                    finding.help("link to the URL of its page");
                }
            }
        }
    }
}
