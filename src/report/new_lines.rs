//! Which lines of a text are new, compared with what it was.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// For each line of `after`, whether it was written or changed, or stands where a line was taken out. How lines end is no
/// change.
#[must_use]
pub fn new_lines(before: &str, after: &str) -> Vec<bool> {
    let (old, new) = (lines(before), lines(after));
    let mut is_new = vec![false; new.len()];
    let mut mark = |from: usize, to: usize| {
        if let Some(lines) = is_new.get_mut(from..to.min(new.len())) {
            lines.fill(true);
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { new_index, .. } => mark(new_index.saturating_sub(1), new_index + 1),
            DiffOp::Insert { .. } | DiffOp::Replace { .. } => mark(op.new_range().start, op.new_range().end),
        }
    }
    is_new
}

/// The lines as they are counted everywhere here: a line ends with `\n`, `\r\n` or a lone `\r`, and a last line ending
/// opens an empty one.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        lines.push(rest.get(..at).unwrap_or_default());
        let after = rest.get(at..).unwrap_or_default();
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
    }
    lines.push(rest);
    lines
}

#[cfg(test)]
mod tests {
    use super::new_lines;
    use crate::text::LineIndex;

    fn new(before: &str, after: &str) -> Vec<usize> {
        let lines = new_lines(before, after);
        assert_eq!(lines.len(), LineIndex::new(after).count());
        lines.iter().enumerate().filter(|(_, is_new)| **is_new).map(|(at, _)| at + 1).collect()
    }

    #[test]
    fn written_changed_and_taken_out() {
        assert_eq!(new("a\nb\nc\n", "a\n글\nc\nd\n"), [2, 4]);
        assert_eq!(new("a\nb\nc\n", "a\nc\n"), [1, 2]);
        assert_eq!(new("a\nb\n", "x\na\nb\n"), [1]);
        assert_eq!(new("", "a\n"), [1]);
        assert_eq!(new("a\nb\r\nc", "a\r\nb\rc"), [0; 0]);
    }
}
