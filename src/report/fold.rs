//! Folds the findings of one rule in one file: the first is drawn, the others become a line or two below it.

use super::escape;
use super::places::Places;
use crate::lint::Diagnostic;

/// How many of the others are told with a message of their own.
const TOLD: usize = 3;

/// How many line numbers are listed.
const LISTED: usize = 12;

/// The findings of one rule in one file.
#[derive(Debug)]
pub struct Fold<'d> {
    /// The first, which is drawn.
    pub first: &'d Diagnostic,
    /// The others, in the order of the text.
    pub others: Vec<&'d Diagnostic>,
}

/// Folds findings by rule and severity, in the order of each rule's first place.
pub fn fold<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<Fold<'d>> {
    let mut folds: Vec<Fold<'d>> = Vec::new();
    for diagnostic in diagnostics {
        let same =
            |fold: &&mut Fold<'d>| (fold.first.rule, fold.first.severity) == (diagnostic.rule, diagnostic.severity);
        match folds.iter_mut().find(same) {
            Some(fold) => fold.others.push(diagnostic),
            None => folds.push(Fold { first: diagnostic, others: Vec::new() }),
        }
    }
    folds
}

impl Fold<'_> {
    /// What is said of the others: some messages that differ from the first, then the lines of the rest.
    pub fn notes(&self, places: &Places<'_>) -> Vec<String> {
        let line_of = |diagnostic: &Diagnostic| places.lines.line_of(diagnostic.span.start()) + 1;
        let mut messages = vec![self.first.message.as_str()];
        let mut notes = Vec::new();
        let mut rest = Vec::new();
        for other in &self.others {
            if messages.len() <= TOLD && !messages.contains(&other.message.as_str()) {
                messages.push(&other.message);
                notes.push(format!("line {}: {}", line_of(other), escape::message(&other.message)));
            } else {
                rest.push(line_of(other));
            }
        }
        notes.extend(listed(&rest, line_of(self.first), self.others.len() + 1));
        notes
    }
}

/// `and on lines 31, 40 and 63 more`; `None` when there is nothing to list. What stands on the line that is drawn is
/// counted instead; where another line holds several, so that its number does not tell how many there are, `total` does.
fn listed(lines: &[usize], drawn: usize, total: usize) -> Option<String> {
    let here = lines.iter().filter(|line| **line == drawn).count();
    let mut elsewhere: Vec<usize> = lines.iter().copied().filter(|line| *line != drawn).collect();
    let several = elsewhere.len();
    elsewhere.dedup();
    let in_all = if elsewhere.len() < several { format!(" ({total} in all)") } else { String::new() };
    let more = elsewhere.len().saturating_sub(LISTED);
    elsewhere.truncate(LISTED);
    let numbers: Vec<String> = elsewhere.iter().map(ToString::to_string).collect();
    let numbers = match (numbers.split_last(), more) {
        (_, 1..) => format!("lines {} and {more} more", numbers.join(", ")),
        (Some((last, [])), 0) => format!("line {last}"),
        (Some((last, before)), 0) => format!("lines {} and {last}", before.join(", ")),
        (None, 0) => String::new(),
    };
    match (here, numbers.is_empty()) {
        (0, true) => None,
        (0, false) => Some(format!("and on {numbers}{in_all}")),
        (_, true) => Some(format!("and {here} more on this line")),
        (_, false) => Some(format!("and {here} more on this line, and on {numbers}{in_all}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, listed};
    use crate::report::places::Places;
    use crate::report::sample;

    #[test]
    fn lists_lines_and_counts_the_rest() {
        assert_eq!(listed(&[], 1, 1), None);
        assert_eq!(listed(&[4], 1, 2).as_deref(), Some("and on line 4"));
        assert_eq!(listed(&[4, 4, 9, 12], 1, 5).as_deref(), Some("and on lines 4, 9 and 12 (5 in all)"));
        assert_eq!(listed(&[1, 1, 4], 1, 4).as_deref(), Some("and 2 more on this line, and on line 4"));
        assert_eq!(listed(&[1], 1, 2).as_deref(), Some("and 1 more on this line"));
        let many: Vec<usize> = (2..50).collect();
        let told = "and on lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 36 more";
        assert_eq!(listed(&many, 1, 49).as_deref(), Some(told));
    }

    #[test]
    fn tells_other_messages_and_lists_equal_ones() {
        let text = "a\nb\nc\nd\ne\nf\n";
        let found: Vec<_> = [(0, "x"), (2, "y"), (4, "x"), (6, "z\u{1b}"), (8, "w"), (10, "v")]
            .into_iter()
            .map(|(at, message)| sample::finding(sample::IMAGE, at, at + 1, message))
            .collect();
        let folds = fold(&found);
        assert_eq!(folds.len(), 1);
        let notes = folds[0].notes(&Places::new(text));
        assert_eq!(notes, ["line 2: y", r"line 4: z\u{1b}", "line 5: w", "and on lines 3 and 6"]);
    }
}
