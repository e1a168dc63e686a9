//! Which findings an author has told markdownlint not to speak of, where a rule of ours finds the same.

use super::sweep::{Area, Switch};
use crate::config::Counterpart;
use crate::document::Post;
use crate::document::directive::markdownlint::{Comment, Request, comments};
use crate::lint::{Registry, RuleId};
use crate::text::Span;
use std::collections::BTreeSet;

/// What the comments of one post hide; they are never said to be of no use, since markdownlint may need them.
#[derive(Clone, Debug, Default)]
pub(super) struct Hidden {
    pub(super) areas: Vec<Area>,
    pub(super) switches: Vec<Switch>,
}

impl Hidden {
    pub(super) fn new(post: &Post, registry: &Registry) -> Self {
        let comments = comments(post);
        if comments.is_empty() {
            return Self::default();
        }
        let mut hidden = Self::default();
        let mut off = BTreeSet::new();
        for comment in &comments {
            match comment.request {
                Request::DisableFile => off.extend(ours(comment, registry)),
                Request::EnableFile => off = &off - &ours(comment, registry),
                _ => {}
            }
        }
        hidden.turn(0, &BTreeSet::new(), &off);
        let mut remembered = off.clone();
        for comment in &comments {
            let lines = post.lines();
            let (first, last) = (lines.line_of(comment.span.start()), lines.line_of(comment.span.end() - 1));
            let mut now = off.clone();
            match comment.request {
                Request::Disable => now.extend(ours(comment, registry)),
                Request::Enable => now = &off - &ours(comment, registry),
                Request::Capture => remembered.clone_from(&off),
                Request::Restore => now.clone_from(&remembered),
                Request::DisableLine => hidden.cover(lines.line(first), &ours(comment, registry)),
                Request::DisableNextLine => hidden.cover(lines.line(last + 1), &ours(comment, registry)),
                Request::DisableFile | Request::EnableFile => {}
            }
            hidden.turn(lines.line(first).start(), &off, &now);
            off = now;
        }
        hidden.areas.sort_by_key(|area| area.span);
        hidden
    }

    fn cover(&mut self, span: Span, rules: &BTreeSet<RuleId>) {
        self.areas.extend(rules.iter().map(|rule| Area { span, rule: Some(*rule), item: 0 }));
    }

    fn turn(&mut self, at: usize, before: &BTreeSet<RuleId>, now: &BTreeSet<RuleId>) {
        let switched_off = now.difference(before).map(|rule| Switch { at, rule: Some(*rule), item: Some(0) });
        let switched_on = before.difference(now).map(|rule| Switch { at, rule: Some(*rule), item: None });
        self.switches.extend(switched_off.chain(switched_on));
    }
}

/// Our rules for what a comment names: codes, names and tags in any case; without a name, for all of markdownlint's rules.
fn ours(comment: &Comment, registry: &Registry) -> BTreeSet<RuleId> {
    let mut chosen: Vec<&Counterpart> =
        comment.names.iter().flat_map(|named| Counterpart::named(&named.name)).collect();
    if comment.names.is_empty() {
        chosen.extend(Counterpart::of_markdownlint());
    }
    chosen.into_iter().flat_map(|known| known.ours).filter_map(|name| registry.find(name)).collect()
}

#[cfg(test)]
mod tests {
    use crate::config::Counterpart;
    use crate::lint::Registry;
    use crate::rules;

    #[test]
    fn every_rule_in_the_table_is_one_of_ours() {
        let registry = Registry::new(rules::all());
        for name in Counterpart::all().flat_map(|known| known.ours) {
            assert!(registry.find(name).is_some(), "{name}");
        }
    }
}
