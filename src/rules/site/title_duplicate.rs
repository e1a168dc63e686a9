//! `title-duplicate`: two posts with the same title.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};

/// See `rules/site/title-duplicate.md`.
pub struct TitleDuplicate;

impl Define for TitleDuplicate {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for TitleDuplicate {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        for group in subject.blog.alike(subject.clock.now, |post| post.title.as_ref()) {
            for (at, title) in &group {
                let Some((other, twin)) = group.iter().find(|(other, _)| other != at) else { continue };
                let message = format!("{} posts have the title {}", group.len(), shown(&title.text));
                let finding = found.at(*at, title.span, message);
                finding
                    .help("say in the title what only this post is about")
                    .related_in(posts[*other].path.clone(), twin.span, "another post");
            }
        }
    }
}
