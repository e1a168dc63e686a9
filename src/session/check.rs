//! The pure core: one text in, what its own rules find and what the blog may need of it out. No file, no thread, no
//! clock of its own.

use super::suppress::{Suppressions, unknown};
use crate::config::ActiveRules;
use crate::document::Post;
use crate::fixer::{Cut, Excerpt, is_readable, mends_fences};
use crate::lint::{Built, Clock, Diagnostic, Findings, Memo, Registry, Safety, Subject};
use crate::site::facts::Known;
use crate::site::generator::Anchors;
use crate::site::{Facts, Layout, Role};
use std::rc::Rc;

/// A post whose own rules have run. Its suppressions wait for what the rules of its site may find in it.
pub struct Checked {
    /// The post.
    pub post: Post,
    /// What the file is to the generator.
    pub role: Role,
    found: Vec<Diagnostic>,
    suppressions: Suppressions,
    excerpt: Option<Excerpt>,
    /// The anchors of the body, where a rule has asked for them.
    anchors: Option<Rc<Anchors>>,
    /// The index file of whose page it is a part, where a rule has asked for it.
    owner: Option<Option<String>>,
}

/// Checks `text` as the post at `path` (below the site's root, with `/`), which is `role` to the generator.
#[must_use]
pub fn check_post(
    text: String,
    (path, role): (&str, Role),
    layout: &Layout,
    clock: &Clock,
    rules: &ActiveRules,
    registry: &Registry,
) -> Checked {
    let post = Post::parse(text, &layout.generator.dialect(path));
    let memo = Memo::default();
    let subject = Subject { post: &post, path, role, layout, clock, memo: &memo };
    let mut found = Vec::new();
    for active in rules.iter() {
        if let Built::Post(rule) = &active.rule {
            rule.check(&subject, &mut Findings::new(active.id, active.severity, &mut found));
        }
    }
    found.append(&mut unknown(&post, rules, registry));
    let suppressions = Suppressions::new(&post, registry);
    let excerpt = Excerpt::of(&post, &*layout.generator);
    let (anchors, owner) = (memo.anchors(), memo.owner());
    Checked { post, role, found, suppressions, excerpt, anchors, owner }
}

impl Checked {
    /// What the rest of the blog may need of the post.
    #[must_use]
    pub fn facts(&mut self, path: &str, layout: &Layout, clock: &Clock) -> Facts {
        let (post, role, zone) = (&self.post, self.role, &clock.zone);
        let anchors = self.anchors.take().map(Rc::unwrap_or_clone);
        let known = Known {
            anchors: anchors.unwrap_or_else(|| layout.generator.anchors(&post.text, &post.body)),
            owner: self.owner.take().unwrap_or_else(|| layout.owner(path, role)),
        };
        Facts::with(post, path, role, layout, zone, known)
    }

    /// The post without its tree: its text, and the findings that wait.
    #[must_use]
    pub fn waiting(self) -> (String, Waiting) {
        let is_sealed = !is_readable(&self.post);
        let Self { post, found, suppressions, excerpt, .. } = self;
        (post.text, Waiting { found, suppressions, is_sealed, excerpt })
    }
}

/// The findings of one post, before those of its site join them.
#[derive(Clone, Default)]
pub struct Waiting {
    found: Vec<Diagnostic>,
    suppressions: Suppressions,
    /// Whether the front matter cannot be read, so that nobody can prove what a fix does.
    is_sealed: bool,
    excerpt: Option<Excerpt>,
}

impl Waiting {
    /// The findings of a text that is no post.
    pub(super) fn bare(found: Vec<Diagnostic>) -> Self {
        Self { found, ..Self::default() }
    }

    /// All findings, those of the site among them, sorted by place, then by the rule's code; suppressed ones are left
    /// out, and suppressions that hid nothing are findings themselves. No fix of a post that cannot be read is more than a
    /// suggestion. `text` is that of the post.
    #[must_use]
    pub fn finish(
        &self,
        text: &str,
        of_site: &[Diagnostic],
        rules: &ActiveRules,
        registry: &Registry,
    ) -> Vec<Diagnostic> {
        if self.is_silent() && of_site.is_empty() {
            return Vec::new();
        }
        let mut all = [&self.found, of_site].concat();
        let mut used = self.suppressions.none_used();
        self.suppressions.apply(&mut all, &mut used);
        let mut own = self.suppressions.unused(&used, rules, registry);
        self.suppressions.apply(&mut own, &mut used);
        all.append(&mut own);
        let mut safe =
            all.iter_mut().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe)).peekable();
        if let Some(excerpt) = self.excerpt.as_ref().filter(|_| safe.peek().is_some()) {
            let cut = excerpt.cut(text);
            safe.for_each(|found| keep_excerpt(found, cut));
        }
        if self.is_sealed {
            all.iter_mut().for_each(|found| withdraw(found, registry));
        }
        all.sort_by_key(|finding| (finding.span, finding.rule));
        all
    }

    /// Whether there is nothing to say of the post unless its site finds something.
    pub(super) fn is_silent(&self) -> bool {
        self.found.is_empty() && self.suppressions.is_empty()
    }
}

/// Makes a suggestion of a fix that would not be written.
fn withdraw(found: &mut Diagnostic, registry: &Registry) {
    if let Some(fix) = found.fix.as_mut().filter(|_| !mends_fences(registry, found.rule)) {
        fix.safety = Safety::Suggestion;
    }
}

/// A fix that leaves the page as it is may still move the place where lists and feeds cut it.
fn keep_excerpt(found: &mut Diagnostic, cut: Cut<'_>) {
    if let Some(fix) = found.fix.as_mut().filter(|fix| fix.safety == Safety::Safe && !cut.is_kept(&fix.edits)) {
        fix.safety = Safety::Unsafe;
    }
}
