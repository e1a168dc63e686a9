//! `post-expired`: a post is no longer published since its expiry date.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject};
use crate::site::facts::Withheld;

/// See `rules/site/post-expired.md`.
pub struct PostExpired;

impl Define for PostExpired {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for PostExpired {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        for (at, post) in subject.blog.posts().iter().enumerate().filter(|(at, _)| !subject.is_published(*at)) {
            let Some(Withheld::Expired { until, span }) = post.page.withheld(subject.clock.now) else { continue };
            // A post whose last day comes before its first has its dates confused, of which another rule speaks.
            let begun = post.page.date.map(|date| date.instant).into_iter().chain(post.page.from.map(|(from, _)| from));
            if begun.max().is_some_and(|begun| begun > until) {
                continue;
            }
            let day = match post.page.date {
                Some(date) => date.offset.to_datetime(until).date(),
                None => subject.clock.zone.to_datetime(until).date(),
            };
            found
                .at(at, span.unwrap_or_else(|| post.place()), format!("the post is not published since {day}"))
                .label("its last day is over")
                .help("move the date on, or remove it to show the post again");
        }
    }
}
