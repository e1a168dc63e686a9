//! One look of all rules of a site at its blog, on every core.

use crate::config::{ActiveRule, ActiveRules};
use crate::lint::{Built, Clock, Diagnostic, Place, SiteFindings, SiteSubject};
use crate::site::{Blog, Layout, Links, Past, TermUse, term_uses};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
use std::collections::BTreeMap;

/// What the rules of a site look at.
pub(super) struct Inquiry<'a> {
    pub(super) blog: &'a Blog,
    pub(super) layout: &'a Layout,
    pub(super) clock: &'a Clock,
    pub(super) rules: &'a ActiveRules,
    /// What the site was; without it, no rule that compares says a word.
    pub(super) past: Option<&'a Past>,
}

impl Inquiry<'_> {
    /// The findings of each file, below the site's root: a file that is no post of the blog may be among them.
    pub(super) fn found(&self) -> BTreeMap<String, Vec<Diagnostic>> {
        let of_links = self.of_kind(|rule| matches!(rule, Built::Link(_)));
        let of_terms = self.of_kind(|rule| matches!(rule, Built::Term(_)));
        let asking = self.of_kind(|rule| matches!(rule, Built::Site(rule) if rule.asks_for_links()));
        let others = self.of_kind(|rule| match rule {
            Built::Site(rule) => !rule.asks_for_links(),
            rule => matches!(rule, Built::Past(_)),
        });
        let work_out = || match of_links.is_empty() && asking.is_empty() {
            true => Links::default(),
            false => self.links(),
        };
        let (posts, no_links) = (self.blog.posts(), Links::default());
        let published: Vec<bool> = posts.par_iter().map(|post| post.is_published(self.clock.now)).collect();
        let (blog, layout, clock) = (self.blog, self.layout, self.clock);
        let subject = SiteSubject { blog, layout, clock, links: &no_links, published: &published };
        let run_others = || rayon::join(|| self.by_all(&others, &subject, &[]), || self.in_terms(&of_terms, &subject));
        // The others run meanwhile. A rule that waits for another to work the links out would hold a thread for nothing.
        let (links, (mut found, in_terms)) = rayon::join(work_out, run_others);
        let subject = SiteSubject { links: &links, ..subject };
        found.extend(in_terms);
        found.extend(self.by_all(&asking, &subject, &[]));
        found.push(self.in_links(&of_links, &subject));
        // Nobody waits until 100,000 posts' links are freed.
        rayon::spawn(|| drop(links));
        self.by_file(found.into_iter().flatten())
    }

    fn of_kind(&self, is_it: impl Fn(&Built) -> bool) -> Vec<&ActiveRule> {
        self.rules.iter().filter(|active| is_it(&active.rule)).collect()
    }

    fn links(&self) -> Links {
        Links::new(self.blog, self.layout, |ask| self.blog.posts().par_iter().map(|post| ask(post)).collect())
    }

    /// What each of `rules` finds, one by one: some take a hundred times as long as others.
    fn by_all(
        &self,
        rules: &[&ActiveRule],
        subject: &SiteSubject<'_>,
        terms: &[TermUse<'_>],
    ) -> Vec<Vec<(Place, Diagnostic)>> {
        rules.par_iter().with_max_len(1).map(|active| self.by(active, subject, terms)).collect()
    }

    fn by(&self, active: &ActiveRule, subject: &SiteSubject<'_>, terms: &[TermUse<'_>]) -> Vec<(Place, Diagnostic)> {
        let mut list = Vec::new();
        let mut findings = SiteFindings::new(active.id, &mut list);
        match (&active.rule, self.past) {
            (Built::Term(rule), _) => rule.check(subject, terms, &mut findings),
            (Built::Site(rule), _) => rule.check(subject, &mut findings),
            (Built::Past(rule), Some(past)) => rule.check(subject, past, &mut findings),
            _ => {}
        }
        list
    }

    /// What each of the rules of terms `rules` finds.
    fn in_terms(&self, rules: &[&ActiveRule], subject: &SiteSubject<'_>) -> Vec<Vec<(Place, Diagnostic)>> {
        if rules.is_empty() {
            return Vec::new();
        }
        self.by_all(rules, subject, &term_uses(self.blog.posts()))
    }

    /// What the rules of links among `rules` find, all in one post before the next: what it tells is at hand then.
    fn in_links(&self, rules: &[&ActiveRule], subject: &SiteSubject<'_>) -> Vec<(Place, Diagnostic)> {
        let in_post = |post: usize| {
            let mut list = Vec::new();
            for active in rules {
                if let Built::Link(rule) = &active.rule {
                    rule.check(subject, post, &mut SiteFindings::new(active.id, &mut list));
                }
            }
            list
        };
        (0..self.blog.posts().len()).into_par_iter().flat_map_iter(in_post).collect()
    }

    fn by_file(&self, found: impl Iterator<Item = (Place, Diagnostic)>) -> BTreeMap<String, Vec<Diagnostic>> {
        let mut by_file: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for (place, mut found) in found {
            let file = match place {
                Place::Post(post) => self.blog.posts().get(post).map(|facts| facts.path.clone()),
                Place::File(path) => Some(path),
            };
            let (Some(file), Some(active)) = (file, self.rules.get(found.rule)) else { continue };
            found.severity = active.severity;
            by_file.entry(file).or_default().push(found);
        }
        by_file
    }
}
