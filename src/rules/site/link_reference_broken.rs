//! `link-reference-broken`: a template call names a page that does not exist.

use crate::lint::{BadOption, Define, LinkRule, SiteFindings, SiteSubject, Target, shown};
use crate::site::facts::LinkKind;

/// See `rules/site/link-reference-broken.md`.
pub struct LinkReferenceBroken;

impl Define for LinkReferenceBroken {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl LinkRule for LinkReferenceBroken {
    fn check(&self, subject: &SiteSubject<'_>, post: usize, found: &mut SiteFindings<'_>) {
        for (link, target) in subject.links_of(post) {
            let Target::Unnamed { near } = target else { continue };
            let label = if link.kind == LinkKind::PostSlug { "no link is made" } else { "the build stops here" };
            let kind = if link.kind == LinkKind::SourceFile { "file" } else { "post" };
            let finding = found.at(post, link.span, format!("no {kind} has the name {}", shown(&link.url)));
            finding.label(label);
            match near.and_then(|near| subject.blog.posts().get(near)) {
                Some(near) => finding.help(format!("did you mean the {kind} in `{}`?", near.path)),
                None => finding.help("correct the name, or remove the call"),
            };
        }
    }
}
