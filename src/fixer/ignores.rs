//! Suppressions for what is found in a post: each written where it changes nothing that readers get, or not at all.

mod comment;
mod place;

use super::excerpt::Excerpt;
use super::step::{Ground, Policy, step};
use crate::document::Post;
use crate::lint::{Diagnostic, Fix, RuleId, Safety, Severity};
use crate::text::{Edit, Span};
use place::{Place, Places};
use std::collections::{BTreeMap, BTreeSet};

pub use comment::is_sound_reason;

/// What is to be suppressed in one post, and how.
#[derive(Clone, Copy, Debug)]
pub struct Ignores<'a> {
    /// The findings.
    pub found: &'a [Diagnostic],
    /// The rules of which the whole file is to be freed, since single lines could not be.
    pub whole_file: &'a BTreeSet<RuleId>,
    /// What stands after ` -- ` in each comment.
    pub reason: Option<&'a str>,
    /// The rule whose page declares that matterlint's own comments may change.
    pub comments: RuleId,
}

/// A post with its suppressions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// The new text; `None` when nothing could be written.
    pub text: Option<String>,
    /// The rules that have no comment on every line where they should, since it would change the page.
    pub refused: BTreeSet<RuleId>,
}

/// Writes a comment for each line with findings, all rules of a line in one, and one at the top of the body for the rules
/// of `whole_file`. Each comment is proven to leave the rendered page and the values of the front matter equal.
#[must_use]
pub fn ignore(post: &Post, ignores: &Ignores<'_>, ground: &Ground<'_>) -> Ignored {
    let places = Places::new(post, ground.dialect);
    let mut wanted: BTreeMap<Place, BTreeSet<RuleId>> = BTreeMap::new();
    let mut refused = BTreeSet::new();
    for found in ignores.found {
        let whole_file = ignores.whole_file.contains(&found.rule);
        let place = if whole_file { places.of_file() } else { places.of(found.span) };
        match place {
            Some(place) => drop(wanted.entry(place).or_default().insert(found.rule)),
            None => drop(refused.insert(found.rule)),
        }
    }
    let excerpt = Excerpt::of(post, ground.generator);
    let cut = excerpt.as_ref().map(|excerpt| excerpt.cut(&post.text));
    let mut proposals = Vec::new();
    let mut rules_at = BTreeMap::new();
    for (place, rules) in wanted {
        let names: Vec<&str> = rules.iter().map(|rule| ground.registry.page(*rule).name).collect();
        let edit = comment::edit(post, &places, place, &names, ignores.reason);
        let keeps_excerpt = |edit: &Edit| cut.is_none_or(|cut| cut.is_kept(std::slice::from_ref(edit)));
        let Some(edit) = edit.filter(keeps_excerpt) else {
            refused.extend(rules);
            continue;
        };
        rules_at.insert(edit.span, rules);
        let span = edit.span;
        let fix = Fix { title: String::new(), edits: vec![edit], safety: Safety::Safe };
        proposals.push(proposal(ignores.comments, span, fix));
    }
    let step = step(post, &proposals, &Policy::default(), ground);
    let is_unreadable = step.text.is_none() && step.unproven.is_empty();
    for (span, rules) in rules_at {
        if is_unreadable || step.unproven.iter().any(|unproven| unproven.span == span) {
            refused.extend(rules);
        }
    }
    Ignored { text: step.text, refused }
}

fn proposal(rule: RuleId, span: Span, fix: Fix) -> Diagnostic {
    let (message, related) = (String::new(), Vec::new());
    Diagnostic { rule, severity: Severity::Hint, span, message, label: None, related, help: None, fix: Some(fix) }
}
