//! One round of fixes on one post: safe ones until none is left, then unsafe ones; only what is proven.

use super::choose::{Candidate, disjoint};
use super::proof::{Breach, prove};
use crate::document::{Dialect, Post};
use crate::lint::{Change, Diagnostic, Registry, RuleId, Safety};
use crate::site::Generator;
use crate::text::{Edit, Span, apply};
use std::collections::BTreeSet;

/// Which fixes may be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Whether fixes may change what a post means.
    pub unsafe_fixes: bool,
    /// The rules whose fixes are left alone.
    pub unfixable: BTreeSet<RuleId>,
}

/// What a proof has to know of the post's surroundings.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// How the post is read.
    pub dialect: &'a Dialect,
    /// What its values mean.
    pub generator: &'a dyn Generator,
    /// What the rules' pages declare.
    pub registry: &'a Registry,
}

/// What one round came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The new text; `None` when nothing was changed.
    pub text: Option<String>,
    /// The rules whose fixes were applied, one for each.
    pub applied: Vec<RuleId>,
    /// The fixes that were dropped, since the proof failed.
    pub unproven: Vec<Unproven>,
}

/// A fix that is not what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unproven {
    /// The rule that proposes it.
    pub rule: RuleId,
    /// The finding's place.
    pub span: Span,
    /// What it would have done.
    pub breach: Breach,
}

impl Policy {
    /// Whether the fix of `found` may be written.
    #[must_use]
    pub fn allows(&self, found: &Diagnostic) -> bool {
        let may = |safety| safety == Safety::Safe || (safety == Safety::Unsafe && self.unsafe_fixes);
        found.fix.as_ref().is_some_and(|fix| may(fix.safety)) && !self.unfixable.contains(&found.rule)
    }
}

/// Whether a round with these findings would try to change anything.
#[must_use]
pub fn wants(found: &[Diagnostic], policy: &Policy) -> bool {
    found.iter().any(|found| policy.allows(found))
}

/// Applies to `post` what can be applied together of the fixes that `policy` allows: the safe ones, or, where there is
/// none that holds, the unsafe ones. A front matter that cannot be read keeps the whole file as it is, apart from fixes
/// of its fences.
#[must_use]
pub fn step(post: &Post, found: &[Diagnostic], policy: &Policy, ground: &Ground<'_>) -> Step {
    let mut unproven = Vec::new();
    for safety in [Safety::Safe, Safety::Unsafe] {
        let of_kind = |found: &&Diagnostic| {
            policy.allows(found)
                && found.fix.as_ref().is_some_and(|fix| fix.safety == safety)
                && (is_readable(post) || mends_fences(ground.registry, found.rule))
        };
        let candidates: Vec<_> =
            found.iter().filter(of_kind).filter_map(|found| Candidate::of(found, &post.text)).collect();
        let round = Round { post, ground, safety };
        let held = round.provable(&disjoint(candidates), &mut unproven);
        if let Some(text) = round.text(&held).filter(|_| !held.is_empty()) {
            return Step { text: Some(text), applied: held.iter().map(|it| it.rule).collect(), unproven };
        }
    }
    Step { unproven, ..Step::default() }
}

impl Ground<'_> {
    fn changes(&self, rule: RuleId) -> &[Change] {
        self.registry.page(rule).changes
    }
}

/// Whether the front matter, if there is one, can be read to its end: without its values nobody can tell what a fix does.
#[must_use]
pub fn is_readable(post: &Post) -> bool {
    post.front_matter.as_ref().is_none_or(|matter| matter.root.is_some() && matter.faults.is_empty())
}

/// Whether the fixes of a rule say where the front matter begins and ends, as a post may need that cannot be read.
#[must_use]
pub fn mends_fences(registry: &Registry, rule: RuleId) -> bool {
    registry.page(rule).changes.contains(&Change::Fences)
}

/// The fixes of one safety on one text.
struct Round<'a> {
    post: &'a Post,
    ground: &'a Ground<'a>,
    safety: Safety,
}

impl Round<'_> {
    /// The largest part of `chosen` that holds together, found by halving; fixes that fail alone go to `unproven`.
    fn provable<'c>(&self, chosen: &[Candidate<'c>], unproven: &mut Vec<Unproven>) -> Vec<Candidate<'c>> {
        if chosen.is_empty() {
            return Vec::new();
        }
        let Err(breach) = self.prove(chosen) else { return chosen.to_vec() };
        if let [only] = chosen {
            unproven.push(Unproven { rule: only.rule, span: only.place, breach });
            return Vec::new();
        }
        let (one, two) = chosen.split_at(chosen.len() / 2);
        let one = self.provable(one, unproven);
        let two = self.provable(two, unproven);
        let both = [one.as_slice(), &two].concat();
        match self.prove(&both) {
            Ok(()) => both,
            Err(_) if one.is_empty() => two,
            Err(_) => one,
        }
    }

    fn prove(&self, chosen: &[Candidate<'_>]) -> Result<(), Breach> {
        let edits = edits(chosen);
        let changes: BTreeSet<Change> = chosen.iter().flat_map(|it| self.ground.changes(it.rule)).copied().collect();
        let text = apply(&self.post.text, &edits).map_err(|_| Breach::Overlap)?;
        let after = Post::parse(text, self.ground.dialect);
        prove(self.post, &after, &edits, self.safety, &changes, self.ground)
    }

    fn text(&self, chosen: &[Candidate<'_>]) -> Option<String> {
        apply(&self.post.text, &edits(chosen)).ok()
    }
}

fn edits(chosen: &[Candidate<'_>]) -> Vec<Edit> {
    chosen.iter().flat_map(|candidate| &candidate.fix.edits).cloned().collect()
}
