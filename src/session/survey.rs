//! The rules of one site, run on the facts of its posts, and only when those have changed.

use crate::config::ActiveRules;
use crate::lint::{Built, Clock, Diagnostic, Place, SiteFindings, SiteSubject};
use crate::site::{Blog, Facts, Layout, Links, Past};
use std::collections::BTreeMap;

/// The facts of a site's posts, and what its rules last found in them.
#[derive(Debug, Default)]
pub struct Survey {
    facts: BTreeMap<String, Facts>,
    found: Option<BTreeMap<String, Vec<Diagnostic>>>,
    runs: usize,
}

impl Survey {
    /// Takes the facts of one post; whether they differ from what was known of it.
    pub fn put(&mut self, facts: Facts) -> bool {
        if self.facts.get(&facts.path) == Some(&facts) {
            return false;
        }
        self.facts.insert(facts.path.clone(), facts);
        self.found = None;
        true
    }

    /// Forgets the post at `path`; whether it was known.
    pub fn remove(&mut self, path: &str) -> bool {
        let known = self.facts.remove(path).is_some();
        if known {
            self.found = None;
        }
        known
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
    ) -> &BTreeMap<String, Vec<Diagnostic>> {
        if self.found.is_none() {
            self.runs += 1;
        }
        let facts = &self.facts;
        self.found.get_or_insert_with(|| run(&Blog::new(facts.values().cloned().collect()), layout, clock, rules, None))
    }
}

/// Runs the site rules among `rules` on a blog, and, where its `past` is known, those that compare it with that. The findings
/// of each file, below the site's root: a file that is no post of the blog may be among them.
pub(super) fn run(
    blog: &Blog,
    layout: &Layout,
    clock: &Clock,
    rules: &ActiveRules,
    past: Option<&Past>,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let subject = SiteSubject { blog, layout, clock, links: &Links::default() };
    let mut by_file: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for active in rules.iter() {
        let mut list = Vec::new();
        let mut findings = SiteFindings::new(active.id, &mut list);
        match (&active.rule, past) {
            (Built::Site(rule), _) => rule.check(&subject, &mut findings),
            (Built::Past(rule), Some(past)) => rule.check(&subject, past, &mut findings),
            _ => continue,
        }
        for (place, mut found) in list {
            let file = match place {
                Place::Post(post) => blog.posts().get(post).map(|facts| facts.path.clone()),
                Place::File(path) => Some(path),
            };
            let Some(file) = file else { continue };
            found.severity = active.severity;
            by_file.entry(file).or_default().push(found);
        }
    }
    by_file
}
