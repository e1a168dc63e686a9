//! `link-to-unpublished`: a published post leads to one that readers cannot open.

use crate::lint::{BadOption, Clock, Define, LinkRule, SiteFindings, SiteSubject, Target, Withheld, shown};
use crate::site::facts::{Facts, LinkKind};
use crate::text::Span;

/// See `rules/site/link-to-unpublished.md`.
pub struct LinkToUnpublished;

impl Define for LinkToUnpublished {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl LinkRule for LinkToUnpublished {
    fn check(&self, subject: &SiteSubject<'_>, post: usize, found: &mut SiteFindings<'_>) {
        for (link, target) in subject.links_of(post).filter(|_| subject.is_published(post)) {
            let Target::Post { post: to, .. } = target else { continue };
            let Some(to) = subject.blog.posts().get(*to).filter(|_| !subject.is_published(*to)) else { continue };
            let Some((what, span)) = why(to, subject.clock) else { continue };
            let is_over = matches!(to.page.withheld(subject.clock.now), Some(Withheld::Expired { .. }));
            // Another post may be published at the same URL.
            let at_url = to.page.url.iter().flat_map(|url| subject.blog.at_url(&url.path));
            if link.kind == LinkKind::Url && at_url.into_iter().any(|other| subject.is_published(*other)) {
                continue;
            }
            let finding = found.at(post, link.span, format!("the link {} leads to {what}", shown(&link.url)));
            finding.help(match is_over {
                true => "lead to another post, or remove the link",
                false => "publish that post first, or remove the link until then",
            });
            finding.label(match link.kind {
                LinkKind::Url => "readers get an error page",
                LinkKind::PostSlug => "no link is made",
                _ => "the build stops here",
            });
            finding.related_in(to.path.clone(), span.unwrap_or(Span::empty(0)), "what it leads to");
        }
    }
}

/// What a post is that is not published, and the field that makes it so. Nothing for one that is published, or that
/// another rule reports.
fn why(post: &Facts, clock: &Clock) -> Option<(String, Option<Span>)> {
    match post.page.withheld(clock.now)? {
        Withheld::Draft { span } => Some(("a draft".to_owned(), span)),
        Withheld::Future { from, span } => {
            Some((format!("a post that is not published before {}", clock.day(from)), span))
        }
        Withheld::Expired { until, span } => Some((format!("a post that expired on {}", clock.day(until)), span)),
        Withheld::Unrendered { span } => Some(("a page that is not built".to_owned(), span)),
        Withheld::Swallowed { by } => Some((format!("a file that is a part of `{by}` and has no page"), None)),
        Withheld::Misnamed => Some(("a file that is no post, because of its name".to_owned(), None)),
        Withheld::Refused => None,
    }
}
