//! What makes one text into another, as edits of whole lines: for who applies them to a text that is open.

use crate::text::{Edit, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The edits that make `before` into `after`, in order; none where they are equal. Lines that both have stay untouched.
#[must_use]
pub fn line_edits(before: &str, after: &str) -> Vec<Edit> {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<&str>>();
    let (old, new) = (lines(before), lines(after));
    let mut starts = vec![0];
    starts.extend(old.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    }));
    let at = |line: usize| starts.get(line).copied().unwrap_or(before.len());
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new).into_iter();
    let changed = ops.filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let edit = |op: DiffOp| Edit {
        span: Span::new(at(op.old_range().start), at(op.old_range().end)),
        text: new.get(op.new_range()).unwrap_or_default().concat(),
    };
    changed.map(edit).collect()
}

#[cfg(test)]
mod tests {
    use super::line_edits;
    use crate::text::apply;

    #[test]
    fn only_lines_that_differ_are_touched() {
        for (before, after, count) in [
            ("가\n나\n다\n", "가\nx\n다\n", 1),
            ("", "a", 1),
            ("a", "", 1),
            ("a\r\nb\r\nc", "a\nb\r\nc\n", 2),
            ("a\nb\nc\nd\n", "b\nc\nx\nd\n", 2),
            ("same\n", "same\n", 0),
        ] {
            let edits = line_edits(before, after);
            assert_eq!(apply(before, &edits).unwrap(), after);
            assert_eq!(edits.len(), count, "{before:?} {after:?}");
        }
    }
}
