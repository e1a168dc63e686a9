//! `lastmod-stale`: a published post has changed, and the day of its last change has not.

use crate::lint::{BadOption, Define, PastRule, SiteFindings, SiteSubject, shown};
use crate::site::Past;
use serde::Deserialize;

/// See `rules/site/lastmod-stale.md`.
pub struct LastmodStale {
    options: Options,
}

/// Its options.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Whether a post that has no such field is to get one.
    required: bool,
}

impl Define for LastmodStale {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { options })
    }
}

impl PastRule for LastmodStale {
    fn check(&self, subject: &SiteSubject<'_>, past: &Past, found: &mut SiteFindings<'_>) {
        let clock = subject.clock;
        for post in past.posts.iter().filter(|post| past.was_published(post, clock.now)) {
            let Some(revision) = post.now.as_ref().filter(|it| it.is_sound && it.reads_differently) else { continue };
            let Some(at) = subject.blog.at_path(&revision.path).filter(|at| subject.is_published(*at)) else { continue };
            match &revision.modified {
                Some(modified) if !modified.is_new => {
                    // Two changes on one day leave one trace.
                    if modified.instant.is_some_and(|instant| clock.day(instant) >= clock.day(clock.now)) {
                        continue;
                    }
                    let message = format!("the post has changed, and `{}` has not", modified.field);
                    let finding = found.at(at, modified.value.span, message);
                    finding.label(format!("still {}", shown(&modified.value.text)));
                    finding.help("write the day of the change");
                }
                None if self.options.required => {
                    let place = subject.blog.posts().get(at).map(|post| post.place()).unwrap_or_default();
                    let finding = found.at(at, place, "the post has changed, and does not say when");
                    finding.help("add the day of the change, as in `lastmod`");
                }
                _ => {}
            }
        }
    }
}
