//! `url-lost`: the URL of a published post leads nowhere now.

use crate::lint::{
    BadOption, Clock, Define, Diagnostic, PastRule, Safety, SiteFindings, SiteSubject, Withheld, shown,
};
use crate::site::past::{PastPost, Revision};
use crate::site::facts::Page;
use crate::site::{Facts, Past, url_key};
use crate::text::Span;

/// See `rules/site/url-lost.md`.
pub struct UrlLost;

impl Define for UrlLost {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// A post that nobody moved and that has lost its URL.
struct Moved<'a> {
    from: &'a str,
    now: &'a Facts,
}

/// How many of them are shown.
const SHOWN: usize = 3;

impl PastRule for UrlLost {
    fn check(&self, subject: &SiteSubject<'_>, past: &Past, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut moved = Vec::new();
        for post in past.lost(subject.blog, subject.layout, subject.clock.now) {
            let Some(from) = post.facts.page.url.as_ref().map(|url| url.path.as_str()) else { continue };
            let now = post.now.as_ref().and_then(|revision| Some((revision, subject.blog.at_path(&revision.path)?)));
            let now = now.and_then(|(revision, at)| Some((revision, at, posts.get(at)?)));
            match now {
                Some((revision, _, now)) if !past.settings.is_empty() && is_left(post, revision) => {
                    moved.push(Moved { from, now });
                }
                Some((revision, at, now)) => {
                    let (span, label) = place(now, subject.clock);
                    let finding = found.at(at, span, message(from));
                    finding.label(label);
                    mend(finding, from, revision, now.is_published(subject.clock.now));
                }
                None => {
                    let finding = found.at_file(&post.facts.path, post.facts.url_place(), message(from));
                    finding.label(format!("the post is gone since {}", shown(&past.commit)));
                    finding.help("lead its address on by a redirect, or as an alias of the post that takes its place");
                }
            }
        }
        blame(subject, past, &moved, found);
    }
}

fn message(from: &str) -> String {
    format!("the URL {} was public and leads nowhere now", shown(from))
}

/// Whether the post would be where it was if nothing but its own file had changed.
fn is_left(post: &PastPost, revision: &Revision) -> bool {
    key(&revision.as_then) == key(&post.facts.page) && revision.as_then.withheld == post.facts.page.withheld
}

fn key(page: &Page) -> Option<&str> {
    page.url.as_ref().map(|url| url_key(&url.path))
}

/// Where the post says that it is elsewhere now, and what it says.
fn place(now: &Facts, clock: &Clock) -> (Span, String) {
    let (span, label) = match now.page.withheld(clock.now) {
        None => {
            let url = now.page.url.as_ref().map_or("", |url| url.path.as_str());
            return (now.url_place(), format!("the post is at {} now", shown(url)));
        }
        Some(Withheld::Draft { span }) => (span, "a draft is not published".to_owned()),
        Some(Withheld::Future { from, span }) => (span, format!("the post is not published before {}", clock.day(from))),
        Some(Withheld::Expired { until, span }) => (span, format!("the post expired on {}", clock.day(until))),
        Some(Withheld::Unrendered { span }) => (span, "the page is not built".to_owned()),
        Some(Withheld::Swallowed { by }) => (None, format!("the file is a part of {} now", shown(&by))),
        Some(Withheld::Misnamed | Withheld::Refused) => (None, "no page is made of the file now".to_owned()),
    };
    (span.unwrap_or_else(|| now.place()), label)
}

fn mend(finding: &mut Diagnostic, from: &str, revision: &Revision, is_published: bool) {
    if !is_published {
        finding.help("publish the post, or lead its old address to another page");
    } else if revision.alias.is_some() {
        finding.help("keep the old address as an alias, or lead it on by a redirect");
        finding.offer(format!("keep `{from}` as an alias"), Safety::Unsafe, revision.alias.clone());
    } else {
        finding.help("lead the old address to the new one by a redirect, or change it back");
    }
}

/// Says once that settings have moved posts which their authors left alone.
fn blame(subject: &SiteSubject<'_>, past: &Past, moved: &[Moved<'_>], found: &mut SiteFindings<'_>) {
    let (Some(first), Some((file, span))) = (moved.first(), past.settings.first()) else { return };
    let others = match moved.len() - 1 {
        0 => String::new(),
        1 => ", like that of another post".to_owned(),
        count => format!(", like those of {count} other posts"),
    };
    let message = message(first.from) + &others;
    let finding = match subject.blog.at_path(file) {
        Some(at) => found.at(at, *span, message),
        None => found.at_file(file, *span, message),
    };
    finding.label("what has changed is not the post, but this file");
    finding.help("change it back, or lead the old addresses on by redirects");
    for Moved { from, now } in moved.iter().take(SHOWN) {
        let to = now.page.url.as_ref().filter(|_| now.is_published(subject.clock.now));
        let what = match to {
            Some(url) => format!("was at {}, is at {}", shown(from), shown(&url.path)),
            None => format!("was at {}", shown(from)),
        };
        finding.related_in(now.path.clone(), now.url_place(), what);
    }
}
