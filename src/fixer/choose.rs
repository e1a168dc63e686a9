//! Which of several fixes are applied in one round.

use crate::lint::{Diagnostic, Fix, RuleId};
use crate::text::{Edit, Span};

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
/// whose edits touch (with no byte between them) exclude each other; who loses has its turn in the next round.
pub(super) fn disjoint(mut candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    candidates.sort_by_key(|candidate| (candidate.start(), candidate.rule, candidate.place));
    let mut taken = Taken::default();
    candidates.retain(|candidate| taken.take(candidate.fix));
    candidates
}

/// The spans that are changed already, sorted and apart from each other.
#[derive(Default)]
struct Taken {
    spans: std::collections::BTreeMap<usize, usize>,
}

impl Taken {
    /// Takes the edits of `fix`, all or none.
    fn take(&mut self, fix: &Fix) -> bool {
        let mut spans: Vec<Span> = fix.edits.iter().map(|edit| edit.span).collect();
        spans.sort_unstable();
        let is_apart = spans.windows(2).all(|pair| matches!(pair, [one, two] if one.end() <= two.start()));
        let is_free = spans.iter().all(|span| self.is_free(*span));
        if is_apart && is_free {
            self.spans.extend(spans.iter().map(|span| (span.start(), span.end())));
        }
        is_apart && is_free
    }

    fn is_free(&self, span: Span) -> bool {
        let before = self.spans.range(..=span.end()).next_back();
        before.is_none_or(|(_, end)| *end < span.start())
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
