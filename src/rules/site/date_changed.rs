//! `date-changed`: a published post has another date now.

use crate::lint::{BadOption, Define, PastRule, SiteFindings, SiteSubject};
use crate::site::facts::Page;
use crate::site::{GeneratorName, Past, url_key};

/// See `rules/site/date-changed.md`.
pub struct DateChanged;

impl Define for DateChanged {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PastRule for DateChanged {
    fn check(&self, subject: &SiteSubject<'_>, past: &Past, found: &mut SiteFindings<'_>) {
        let now = subject.clock.now;
        for post in past.posts.iter().filter(|post| past.was_published(post, now)) {
            let Some(revision) = post.now.as_ref().filter(|revision| revision.is_sound && revision.is_edited) else { continue };
            let Some(at) = subject.blog.at_path(&revision.path).filter(|at| subject.is_published(*at)) else { continue };
            let Some(facts) = subject.blog.posts().get(at) else { continue };
            let (Some(old), Some(new)) = (post.facts.page.date, revision.as_then.date) else { continue };
            // The day of the last change serves as date where there is no other.
            let is_modified = new.span.is_some_and(|span| {
                revision.modified.as_ref().is_some_and(|modified| span.covers(modified.value.span))
            });
            let was_ahead = old.instant > past.made;
            // A post that has moved with its date is the business of another rule.
            if old.instant == new.instant
                || old.day() == new.day()
                || is_modified
                || was_ahead
                || key(&facts.page) != key(&post.facts.page)
            {
                continue;
            }
            let message = format!("the date of a published post was {} and is {} now", old.day(), new.day());
            let finding = found.at(at, new.span.unwrap_or_else(|| facts.place()), message);
            finding.label(match new.instant > old.instant {
                true => "lists and feeds show the post as a newer one",
                false => "lists and feeds show the post as an older one",
            });
            let field = modified(subject.layout.generator.name());
            finding.help(format!("write {} again, and the day of the change into `{field}`", old.day()));
        }
    }
}

fn key(page: &Page) -> Option<&str> {
    page.url.as_ref().map(|url| url_key(&url.path))
}

/// The field that tells of changes.
fn modified(generator: GeneratorName) -> &'static str {
    match generator {
        GeneratorName::Hugo | GeneratorName::Plain => "lastmod",
        GeneratorName::Jekyll => "last_modified_at",
        GeneratorName::Docusaurus => "last_update",
        GeneratorName::Astro => "updatedDate",
        GeneratorName::Zola | GeneratorName::Hexo | GeneratorName::Eleventy => "updated",
    }
}
