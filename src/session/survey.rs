//! The rules of one site, run on the facts of its posts, and only when those have changed.

use crate::config::{ActiveRule, ActiveRules};
use crate::lint::{Built, Clock, Diagnostic, Place, SiteFindings, SiteSubject};
use crate::site::{Blog, Facts, Layout, Links, Past};
use crate::text::Displacement;
use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
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
    pub fn put(&mut self, facts: impl IntoIterator<Item = Facts>) -> bool {
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
        self.found.get_or_insert_with(|| run(blog, layout, clock, rules, past))
    }
}

/// Runs the site rules among `rules` on a blog, and, where its `past` is known, those that compare it with that. The findings
/// of each file, below the site's root: a file that is no post of the blog may be among them.
fn run(
    blog: &Blog,
    layout: &Layout,
    clock: &Clock,
    rules: &ActiveRules,
    past: Option<&Past>,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let rules: Vec<&ActiveRule> = rules.iter().filter(|active| !matches!(active.rule, Built::Post(_))).collect();
    let find = |active: &ActiveRule, links: &Links| {
        let subject = SiteSubject { blog, layout, clock, links };
        let mut list = Vec::new();
        let mut findings = SiteFindings::new(active.id, &mut list);
        match (&active.rule, past) {
            (Built::Site(rule), _) => rule.check(&subject, &mut findings),
            (Built::Past(rule), Some(past)) => rule.check(&subject, past, &mut findings),
            _ => {}
        }
        list
    };
    // One by one: some rules take a hundred times as long as others.
    let find_all = |rules: &[&ActiveRule], links: &Links| -> Vec<_> {
        rules.par_iter().with_max_len(1).map(|active| find(active, links)).collect()
    };
    let asks_for_links = |active: &&ActiveRule| matches!(&active.rule, Built::Site(rule) if rule.asks_for_links());
    let (asking, others): (Vec<_>, Vec<_>) = rules.into_iter().partition(asks_for_links);
    let work_out = || match asking.is_empty() {
        true => Links::default(),
        false => Links::new(blog, layout, |ask| blog.posts().par_iter().map(ask).collect()),
    };
    // The others run meanwhile. A rule that waits for another to work the links out would hold a thread for nothing.
    let (links, of_others) = rayon::join(work_out, || find_all(&others, &Links::default()));
    let of_asking = find_all(&asking, &links);
    // Nobody waits until 100,000 posts' links are freed.
    rayon::spawn(|| drop(links));
    let mut by_file: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let found = asking.into_iter().zip(of_asking).chain(others.into_iter().zip(of_others));
    for (active, list) in found {
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
