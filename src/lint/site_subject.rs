//! What a site rule looks at: what all posts of a site tell of themselves, the files round them, the moment of the run.

use super::{Clock, Diagnostic, Findings, RuleId, Severity};
use crate::site::facts::LinkFact;
use crate::site::{Blog, Layout, Links, Target};
use crate::text::Span;

/// One site with all its posts.
#[derive(Clone, Copy, Debug)]
pub struct SiteSubject<'a> {
    /// The posts.
    pub blog: &'a Blog,
    /// The files.
    pub layout: &'a Layout,
    /// The moment of the run.
    pub clock: &'a Clock,
    /// Where the posts' links lead.
    pub links: &'a Links,
    /// Which posts can be read at the moment of the run, by their numbers: told of each post once, since the facts of
    /// 10,000 are more than stays at hand.
    pub published: &'a [bool],
}

impl<'a> SiteSubject<'a> {
    /// The links of all posts: the number of the post, the link, where it leads.
    pub fn links(&self) -> impl Iterator<Item = (usize, &'a LinkFact, &'a Target)> {
        self.links.all(self.blog, self.layout)
    }

    /// The links of the post number `post`, each with where it leads.
    pub fn links_of(&self, post: usize) -> impl Iterator<Item = (&'a LinkFact, &'a Target)> {
        self.links.of(self.blog, self.layout, post)
    }

    /// Whether the post number `post` can be read at the moment of the run.
    #[must_use]
    pub fn is_published(&self, post: usize) -> bool {
        self.published.get(post).is_some_and(|is_published| *is_published)
    }
}

/// Collects the findings of one rule in the posts of one site.
#[derive(Debug)]
pub struct SiteFindings<'a> {
    rule: RuleId,
    list: &'a mut Vec<(Place, Diagnostic)>,
}

/// Where a rule of a site finds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the post with this number in the [`Blog`].
    Post(usize),
    /// In another file, below the site's root: a configuration, or a post that is gone.
    File(String),
}

impl<'a> SiteFindings<'a> {
    /// Findings of `rule`, appended to `list`.
    pub fn new(rule: RuleId, list: &'a mut Vec<(Place, Diagnostic)>) -> Self {
        Self { rule, list }
    }

    /// Reports a fault at `span` of the post number `post`; the result takes label, help, other places and fix. How much
    /// it matters is settled by the configuration of that post.
    pub fn at(&mut self, post: usize, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.put(Place::Post(post), span, message.into())
    }

    /// Reports a fault at `span` of a file that is no post of the blog: one that settles how all posts are published, or
    /// what a post was before it was removed.
    pub fn at_file(&mut self, path: impl Into<String>, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.put(Place::File(path.into()), span, message.into())
    }

    fn put(&mut self, place: Place, span: Span, message: String) -> &mut Diagnostic {
        let mut one = Vec::with_capacity(1);
        Findings::new(self.rule, Severity::Hint, &mut one).at(span, message);
        let at = self.list.len();
        self.list.extend(one.into_iter().zip([place]).map(|(found, place)| (place, found)));
        &mut self.list[at].1
    }
}
