//! The rules of one site, run on the facts of its posts, and only when those have changed.

use super::inquiry::Inquiry;
use crate::config::ActiveRules;
use crate::lint::{Clock, Diagnostic};
use crate::site::{Blog, Facts, Layout, Past};
use crate::text::Displacement;
use std::collections::BTreeMap;

/// The facts of a site's posts, and what its rules last found in them.
#[derive(Debug, Default)]
pub struct Survey {
    blog: Blog,
    found: Option<BTreeMap<String, Vec<Diagnostic>>>,
    runs: usize,
}

impl Survey {
    /// Takes the facts of these posts; whether any differ from what was known of them.
    pub fn put(&mut self, facts: impl IntoIterator<Item = impl Into<Box<Facts>>>) -> bool {
        let is_other = self.blog.put(facts);
        if is_other {
            self.found = None;
        }
        is_other
    }

    /// Takes the facts of a post whose text was edited; whether they differ from what was known otherwise than by their
    /// places.
    pub fn put_edited(&mut self, facts: Facts, by: &Displacement) -> bool {
        let known = self.blog.at_path(&facts.path).and_then(|at| self.blog.posts().get(at));
        let is_moved = known.and_then(|known| known.moved(by)).is_some_and(|known| known == facts);
        self.blog.put([facts]);
        if !is_moved {
            self.found = None;
        }
        !is_moved
    }

    /// Forgets the posts whose paths `stays` does not know; whether there were any.
    pub fn retain(&mut self, stays: impl Fn(&str) -> bool) -> bool {
        let is_other = self.blog.retain(stays);
        if is_other {
            self.found = None;
        }
        is_other
    }

    /// Has the rules run once more: something else than a post has changed.
    pub fn doubt(&mut self) {
        self.found = None;
    }

    /// Whether nothing has changed since the rules have run.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.found.is_some()
    }

    /// The posts.
    pub(super) fn blog(&self) -> &Blog {
        &self.blog
    }

    /// How often the rules have run.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.runs
    }

    /// What the rules find, by post; the rules run only when a post's facts have changed since they last ran. The
    /// severity of each finding is that of `rules`; other places in other files are named below the site's root.
    pub fn findings(
        &mut self,
        layout: &Layout,
        clock: &Clock,
        rules: &ActiveRules,
        past: Option<&Past>,
    ) -> &BTreeMap<String, Vec<Diagnostic>> {
        if self.found.is_none() {
            self.runs += 1;
        }
        let blog = &self.blog;
        self.found.get_or_insert_with(|| Inquiry { blog, layout, clock, rules, past }.found())
    }
}
