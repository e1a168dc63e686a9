//! Footnote references that no definition answers: the parser leaves them as text.

use crate::text::Needle;
use std::ops::Range;
use std::sync::LazyLock;

/// How the label of a footnote begins.
static OPENING: LazyLock<Needle> = LazyLock::new(|| Needle::new("[^"));

/// Whether `text` holds anything that begins like a footnote's label.
pub(super) fn may_stand_in(text: &str) -> bool {
    OPENING.is_in(text)
}

/// The bytes of every `[^label]` in `run`, a run of literal text of `text`.
pub(super) fn undefined(text: &str, run: &Range<usize>) -> Vec<Range<usize>> {
    let Some(slice) = text.get(run.clone()).filter(|slice| slice.contains("[^")) else { return Vec::new() };
    let mut found = Vec::new();
    for (at, _) in slice.match_indices("[^") {
        let start = run.start + at;
        let before = text.get(..start).unwrap_or("");
        let label = slice.get(at + 2..).unwrap_or("");
        let Some(length) = label.find(|sign: char| !is_label(sign)) else { continue };
        let after = label.get(length..).unwrap_or("");
        let name = label.get(..length).unwrap_or("");
        let follows = text.get(start + 2 + length + 1..).unwrap_or("");
        let is_link = follows.starts_with(['(', '[']);
        if after.starts_with(']') && !is_link && !before.ends_with(['\\', '[', '!']) && !is_pattern(name, follows) {
            found.push(start..start + 2 + length + 1);
        }
    }
    found
}

fn is_label(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | ':')
}

/// Whether the bracket is a negated class of a regular expression that is quoted in prose: `[^a-z]+`.
fn is_pattern(label: &str, follows: &str) -> bool {
    let mut signs = label.chars();
    let is_range = matches!((signs.next(), signs.next(), signs.next()), (Some(_), Some('-'), Some(_)));
    label.is_empty() || is_range || follows.starts_with(['+', '*', '?', '{'])
}

#[cfg(test)]
mod tests {
    use super::undefined;

    #[test]
    fn labels_but_not_patterns() {
        let text = "글[^주1] \\[^b] [^a-z] [^x]+ [^c](d) [^ e] [^note.1]";
        let found: Vec<_> = undefined(text, &(0..text.len())).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["[^주1]", "[^note.1]"]);
    }
}
