//! Which of several fixes are applied in one round.

use crate::lint::{Diagnostic, Fix, RuleId};
use crate::text::{Edit, Span};
use std::collections::BTreeMap;

/// A fix with the rule that proposes it and the place of its finding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    pub(super) rule: RuleId,
    pub(super) place: Span,
    pub(super) fix: &'a Fix,
}

impl<'a> Candidate<'a> {
    /// The fix of a finding in `text`; `None` where it changes nothing, or would make one line ending of two: what stands
    /// between a lone CR and a LF keeps them apart.
    pub(super) fn of(found: &'a Diagnostic, text: &str) -> Option<Self> {
        let fix = found
            .fix
            .as_ref()
            .filter(|fix| !fix.edits.is_empty() && !fix.edits.iter().any(|edit| joins_line_ends(edit, text)))?;
        Some(Self { rule: found.rule, place: found.span, fix })
    }

    fn start(&self) -> Option<Span> {
        self.fix.edits.iter().map(|edit| edit.span).min()
    }
}

/// Whether `edit` brings a lone CR and a LF together.
fn joins_line_ends(edit: &Edit, text: &str) -> bool {
    let before = text.get(..edit.span.start()).unwrap_or_default();
    let after = text.get(edit.span.end()..).unwrap_or_default();
    let is_met = |one: &str, two: &str| one.ends_with('\r') && two.starts_with('\n');
    match edit.text.as_str() {
        "" => is_met(before, after),
        new => is_met(before, new) || is_met(new, after),
    }
}

/// Those that can be applied together: the first in the text wins, at one place the rule with the lower code. Fixes
/// whose edits touch (with no byte between them) exclude each other, unless one rule takes out what stands side by side;
/// who loses has its turn in the next round.
pub(super) fn disjoint(mut candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    candidates.sort_by_key(|candidate| (candidate.start(), candidate.rule, candidate.place));
    let mut taken = Taken::default();
    candidates.retain(|candidate| taken.take(candidate));
    candidates
}

/// The bytes that are changed already.
#[derive(Default)]
struct Taken {
    /// Where each change ends, and the rule that only takes out there, by where it begins. No two overlap.
    spans: BTreeMap<usize, (usize, Option<RuleId>)>,
}

impl Taken {
    /// Takes the edits of a fix, all or none.
    fn take(&mut self, candidate: &Candidate<'_>) -> bool {
        let remover = |edit: &Edit| (edit.text.is_empty() && !edit.span.is_empty()).then_some(candidate.rule);
        let mut edits: Vec<(Span, Option<RuleId>)> =
            candidate.fix.edits.iter().map(|edit| (edit.span, remover(edit))).collect();
        edits.sort_unstable();
        let is_apart = edits.windows(2).all(|pair| matches!(pair, [one, two] if one.0.end() <= two.0.start()));
        let is_free = is_apart && edits.iter().all(|(span, remover)| self.is_free(*span, *remover));
        if is_free {
            self.spans.extend(edits.iter().map(|(span, remover)| (span.start(), (span.end(), *remover))));
        }
        is_free
    }

    fn is_free(&self, span: Span, remover: Option<RuleId>) -> bool {
        let near = self.spans.range(..=span.end()).rev().take_while(|(_, (end, _))| *end >= span.start());
        near.into_iter().all(|(start, (end, other))| {
            (*end == span.start() || *start == span.end()) && remover.is_some() && remover == *other
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, disjoint};
    use crate::lint::{Fix, RuleId, Safety};
    use crate::text::{Edit, Span};

    fn fix(spans: &[(usize, usize)]) -> Fix {
        let edits = spans.iter().map(|(start, end)| Edit { span: Span::new(*start, *end), text: String::new() });
        Fix { title: String::new(), edits: edits.collect(), safety: Safety::Safe }
    }

    fn chosen(fixes: &[(u16, Fix)]) -> Vec<u16> {
        let candidates = fixes.iter().map(|(rule, fix)| Candidate { rule: RuleId(*rule), place: Span::empty(0), fix });
        disjoint(candidates.collect()).iter().map(|it| it.rule.0).collect()
    }

    #[test]
    fn the_first_in_the_text_wins() {
        assert_eq!(chosen(&[(1, fix(&[(4, 9)])), (2, fix(&[(0, 5)])), (3, fix(&[(10, 12)]))]), [2, 3]);
    }

    #[test]
    fn at_one_place_the_lower_code_wins() {
        assert_eq!(chosen(&[(2, fix(&[(3, 3)])), (1, fix(&[(3, 3)]))]), [1]);
    }

    #[test]
    fn edits_that_touch_wait_for_the_next_round() {
        assert_eq!(chosen(&[(1, fix(&[(0, 3)])), (2, fix(&[(3, 5)])), (3, fix(&[(4, 5)]))]), [1, 3]);
        assert_eq!(chosen(&[(1, fix(&[(0, 3)])), (1, fix(&[(3, 5)])), (1, fix(&[(4, 6)]))]), [1, 1]);
    }

    #[test]
    fn a_fix_is_taken_whole_or_not_at_all() {
        assert_eq!(
            chosen(&[(1, fix(&[(0, 1), (20, 30)])), (2, fix(&[(5, 6), (25, 26)])), (3, fix(&[(5, 6)]))]),
            [1, 3]
        );
        assert_eq!(chosen(&[(1, fix(&[(0, 5), (3, 9)]))]), [0_u16; 0]);
    }
}
