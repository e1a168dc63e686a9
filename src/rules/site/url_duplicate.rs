//! `url-duplicate`: two posts are published at one URL.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::text::Span;

/// See `rules/site/url-duplicate.md`.
pub struct UrlDuplicate;

impl Define for UrlDuplicate {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for UrlDuplicate {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let is_out = |at: &usize| posts[*at].page.withheld(subject.clock.now).is_none();
        for (at, post) in posts.iter().enumerate().filter(|(at, _)| is_out(at)) {
            let Some(url) = &post.page.url else { continue };
            let others = subject.blog.at_url(&url.path).iter().filter(|other| **other != at && is_out(other) && posts[**other].page.host == post.page.host);
            let Some(other) = others.copied().next() else { continue };
            let other = &posts[other];
            let place = |span: Option<Span>| span.unwrap_or(Span::new(0, 0));
            let finding = found.at(at, place(url.span), format!("two posts are published at {}", shown(&url.path)));
            finding.label("only one of them can be read there").help("give one of them another `url` or `slug`");
            let span = other.page.url.as_ref().and_then(|url| url.span);
            finding.related_in(other.path.clone(), place(span), "the other post");
        }
    }
}
