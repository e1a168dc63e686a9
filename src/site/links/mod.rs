//! Where the links of all posts of a site lead, worked out once for all rules that ask.

mod answer;
mod detour;
mod ground;
mod names;
mod route;

use super::facts::LinkFact;
use super::{Blog, Facts, Layout};
use answer::{Answers, Ask};

pub use answer::Answered;
use std::sync::OnceLock;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To this post, published or not.
    Post {
        /// Its number in the [`Blog`].
        post: usize,
        /// The fragment, percent-decoded and without `#`.
        fragment: Option<String>,
    },
    /// To an alias of this post: over a redirect.
    Alias {
        /// Its number in the [`Blog`].
        post: usize,
        /// Whether no other post has the alias.
        is_only: bool,
    },
    /// To no page, although a post, and nothing else, would be published there.
    Nothing {
        /// The path that a browser asks for, decoded.
        path: String,
        /// The post that its author most likely meant.
        near: Option<usize>,
    },
    /// To the source file of this post, which the generator prints as it is written and a reader does not find.
    SourceFile {
        /// Its number in the [`Blog`].
        post: usize,
    },
    /// A call names a page that does not exist.
    Unnamed {
        /// The post that its author most likely meant.
        near: Option<usize>,
    },
    /// To another site, to a file, or to what cannot be told.
    Elsewhere,
}

/// Where one link of the post `from` leads: what [`Links`] would say of it.
#[must_use]
pub fn target(blog: &Blog, layout: &Layout, from: &Facts, link: &LinkFact) -> Target {
    Answers::new(blog, layout).target(from, link)
}

/// Where each link of the post `from` leads, in the order of the text: what [`Links`] would say of them, without the links
/// of all other posts.
#[must_use]
pub fn targets(blog: &Blog, layout: &Layout, from: &Facts) -> Vec<Target> {
    let mut answers = Answers::new(blog, layout);
    from.links.iter().map(|link| answers.target(from, link)).collect()
}

/// The links of all posts of a site, worked out when the first rule asks.
#[derive(Debug, Default)]
pub struct Links {
    of: OnceLock<Vec<Vec<Target>>>,
}

impl Links {
    /// The links of all posts, worked out at once. `each` asks for those of every post: many threads may share in it.
    #[must_use]
    pub fn new(blog: &Blog, layout: &Layout, each: impl FnOnce(&Ask<'_>) -> Vec<Answered>) -> Self {
        Self { of: OnceLock::from(Answers::new(blog, layout).all(each)) }
    }

    /// The links of all posts, in the order of the posts and of their texts: the number of the post, the link, where
    /// it leads. Links that share one place, such as that of a definition, come once.
    pub fn all<'a>(
        &'a self,
        blog: &'a Blog,
        layout: &Layout,
    ) -> impl Iterator<Item = (usize, &'a LinkFact, &'a Target)> {
        let posts = blog.posts().iter().enumerate().zip(self.targets(blog, layout));
        posts.flat_map(|((at, post), targets)| once_each(post, targets).map(move |(link, target)| (at, link, target)))
    }

    /// The links of the post number `post`, in the order of its text, as [`Links::all`] gives them.
    pub fn of<'a>(
        &'a self,
        blog: &'a Blog,
        layout: &Layout,
        post: usize,
    ) -> impl Iterator<Item = (&'a LinkFact, &'a Target)> {
        let known = blog.posts().get(post).zip(self.targets(blog, layout).get(post));
        known.into_iter().flat_map(|(post, targets)| once_each(post, targets))
    }

    fn targets(&self, blog: &Blog, layout: &Layout) -> &[Vec<Target>] {
        let one_by_one = |ask: &Ask<'_>| blog.posts().iter().map(|post| ask(post)).collect();
        self.of.get_or_init(|| Answers::new(blog, layout).all(one_by_one))
    }
}

/// The links of a post with where they lead, those at one place once.
fn once_each<'a>(post: &'a Facts, targets: &'a [Target]) -> impl Iterator<Item = (&'a LinkFact, &'a Target)> {
    let links = post.links.iter().zip(targets).enumerate();
    let first = links.filter(|(nth, (link, _))| {
        let before = nth.checked_sub(1).and_then(|before| post.links.get(before));
        before.is_none_or(|before| before.span != link.span)
    });
    first.map(|(_, both)| both)
}

#[cfg(test)]
mod tests;
