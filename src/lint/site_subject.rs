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
}

impl<'a> SiteSubject<'a> {
    /// The links of all posts: the number of the post, the link, where it leads.
    pub fn links(&self) -> impl Iterator<Item = (usize, &'a LinkFact, &'a Target)> {
        self.links.all(self.blog, self.layout)
    }

    /// Whether the post number `post` can be read at the moment of the run.
    #[must_use]
    pub fn is_published(&self, post: usize) -> bool {
        self.blog.posts().get(post).is_some_and(|post| post.page.withheld(self.clock.now).is_none())
    }
}

/// Collects the findings of one rule in the posts of one site.
#[derive(Debug)]
pub struct SiteFindings<'a> {
    rule: RuleId,
    list: &'a mut Vec<(usize, Diagnostic)>,
}

impl<'a> SiteFindings<'a> {
    /// Findings of `rule`, appended to `list` with the number of their post in the [`Blog`].
    pub fn new(rule: RuleId, list: &'a mut Vec<(usize, Diagnostic)>) -> Self {
        Self { rule, list }
    }

    /// Reports a fault at `span` of the post number `post`; the result takes label, help, other places and fix. How much
    /// it matters is settled by the configuration of that post.
    pub fn at(&mut self, post: usize, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let mut one = Vec::with_capacity(1);
        Findings::new(self.rule, Severity::Hint, &mut one).at(span, message);
        let at = self.list.len();
        self.list.extend(one.into_iter().map(|found| (post, found)));
        &mut self.list[at].1
    }
}
