//! `archetype-leftover`: text of the archetype that was to be replaced.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::site::Role;
use std::collections::HashMap;

/// See `rules/site/archetype-leftover.md`.
pub struct ArchetypeLeftover;

impl Define for ArchetypeLeftover {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// What stands in more than one post of so many is part of the blog.
const ONE_OF: usize = 4;

impl SiteRule for ArchetypeLeftover {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for leftover in posts.iter().flat_map(|post| &post.leftovers) {
            *uses.entry(&leftover.text.text).or_default() += 1;
        }
        if uses.is_empty() {
            return;
        }
        let count = posts.iter().filter(|post| post.role == Role::Post).count();
        for (at, post) in posts.iter().enumerate() {
            // A draft is not finished yet, and its author knows.
            if !subject.is_published(at) {
                continue;
            }
            for leftover in &post.leftovers {
                let Some(used) = uses.get(leftover.text.text.as_str()) else { continue };
                if used * ONE_OF <= count {
                    found
                        .at(at, leftover.text.span, format!("{} is the text of the template", shown(&leftover.text.text)))
                        .label("readers see it instead of yours")
                        .help(format!("write your own text; this one comes from `{}`", leftover.template));
                }
            }
        }
    }
}
