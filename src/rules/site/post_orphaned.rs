//! `post-orphaned`: no other post leads to a post.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, Target};
use crate::site::Role;
use crate::text::Span;
use std::collections::HashSet;

/// See `rules/site/post-orphaned.md`.
pub struct PostOrphaned;

impl Define for PostOrphaned {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for PostOrphaned {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let reached: HashSet<usize> = subject
            .links()
            .filter_map(|(from, _, target)| match target {
                Target::Post { post, .. } | Target::Alias { post, .. } if *post != from => Some(*post),
                _ => None,
            })
            .collect();
        for (at, post) in subject.blog.posts().iter().enumerate() {
            let is_entry = post.role == Role::Post && !post.page.is_section && post.page.url.is_some();
            if is_entry && subject.is_published(at) && !reached.contains(&at) {
                let span = post.title.as_ref().map_or(Span::empty(0), |title| title.span);
                let finding = found.at(at, span, "no other post leads to this one");
                finding.help("link to it where a reader would want to go on");
            }
        }
    }

    fn asks_for_links(&self) -> bool {
        true
    }
}
