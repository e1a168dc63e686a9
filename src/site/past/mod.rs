//! What a blog was at a commit, as far as it is something else now.

mod answer;
mod keep;
mod revision;

pub use revision::{Modified, Revision, Version};

use super::{Facts, Redirects};
use crate::text::Span;
use answer::Answers;
use jiff::Timestamp;

/// A blog at a commit.
#[derive(Debug, Default)]
pub struct Past {
    /// The commit as the author names it.
    pub commit: String,
    /// When it was made.
    pub made: Timestamp,
    /// The posts that were there and have changed since, or whose pages have.
    pub posts: Vec<PastPost>,
    /// The files that have changed and settle how all posts are published, each with its first new line.
    pub settings: Vec<(String, Span)>,
    /// The path of the site's address then, without a slash at its end.
    pub base: String,
    /// What the server leads on now.
    pub redirects: Redirects,
}

/// A post as it was.
#[derive(Debug)]
pub struct PastPost {
    /// What it told of itself, by the settings of then.
    pub facts: Facts,
    /// What has become of its file; `None` where it is gone.
    pub now: Option<Revision>,
}

impl Past {
    /// Whether readers could open the post when the commit was made, and could still if nothing had changed since.
    #[must_use]
    pub fn was_published(&self, post: &PastPost, now: Timestamp) -> bool {
        post.facts.is_published(self.made) && post.facts.is_published(now)
    }

    /// The posts that were published and whose URL nothing answers now.
    pub fn lost<'p>(
        &'p self,
        blog: &'p super::Blog,
        layout: &'p super::Layout,
        now: Timestamp,
    ) -> impl Iterator<Item = &'p PastPost> {
        let answers = Answers::new(self, blog, layout, now);
        let was_there = self.posts.iter().filter(move |post| self.was_published(post, now));
        was_there.filter(move |post| answers.is_lost(post))
    }
}

/// The path of the address that a configuration gives a site, without a slash at its end.
#[must_use]
pub fn base_of(address: Option<&str>) -> String {
    let rest = address.map_or("", |address| address.split_once("//").map_or(address, |(_, rest)| rest));
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::base_of;

    #[test]
    fn the_path_of_an_address() {
        assert_eq!(base_of(Some("https://example.org/sub/")), "/sub");
        assert_eq!(base_of(Some("https://example.org")), "");
        assert_eq!(base_of(Some("/sub/")), "/sub");
        assert_eq!(base_of(None), "");
    }
}
