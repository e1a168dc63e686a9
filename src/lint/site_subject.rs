//! What a site rule looks at: what all posts of a site tell of themselves, the files round them, the moment of the run.

use super::{Clock, Diagnostic, Findings, RuleId, Severity};
use crate::site::{Blog, Layout};
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
