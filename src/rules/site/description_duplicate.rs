//! `description-duplicate`: two posts with the same description.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};

/// See `rules/site/description-duplicate.md`.
pub struct DescriptionDuplicate;

impl Define for DescriptionDuplicate {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for DescriptionDuplicate {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        for group in subject.blog.alike(subject.clock.now, |post| post.description.as_ref()) {
            for (at, description) in &group {
                let Some((other, twin)) = group.iter().find(|(other, _)| other != at) else { continue };
                let message = format!("{} posts have the description {}", group.len(), shown(&description.text));
                let finding = found.at(*at, description.span, message);
                finding
                    .help("say in the description what only this post is about")
                    .related_in(posts[*other].path.clone(), twin.span, "another post");
            }
        }
    }
}
