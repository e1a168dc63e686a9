//! What stands between two emphasis marks, cut so that the marks can stand right beside the words.

use super::flanking::is_punctuation;

/// `inner` in three: punctuation to put before the marks, the text between them, punctuation to put behind them. A
/// bracketed remark at the end goes out whole. `opens` and `closes` tell which of the marks can stay where it is.
#[must_use]
pub fn split_for_marks(inner: &str, opens: bool, closes: bool) -> Option<(&str, &str, &str)> {
    if let Some(link) = link(inner) {
        return Some(link);
    }
    if inner.contains(['`', '<', '[', '\\', '*', '_']) {
        return None;
    }
    let trimmed = inner.trim_end_matches(|ch| is_punctuation(Some(ch)));
    let bracket = inner.strip_suffix([')', '）']).and_then(|rest| rest.rfind(['(', '（']));
    let end = match bracket {
        Some(at) if at > 0 => at,
        _ if closes && opens => inner.len(),
        _ => trimmed.len(),
    };
    let before = inner.get(..end)?.trim_end();
    let is_wrapped = end == trimmed.len() && end < inner.len() && inner.starts_with(|ch| is_punctuation(Some(ch)));
    let wrapped = !opens || is_wrapped;
    let core = if wrapped { before.trim_start_matches(|ch| is_punctuation(Some(ch))) } else { before };
    let lead = before.get(..before.len() - core.len())?;
    (is_balanced(core) && core.chars().any(char::is_alphanumeric)).then_some((lead, core, inner.get(before.len()..)?))
}

/// Whether no bracket of `core` has its partner outside.
fn is_balanced(core: &str) -> bool {
    let mut open = 0_usize;
    for ch in core.chars() {
        match ch {
            '(' | '[' | '{' | '（' | '「' | '『' | '【' | '《' | '〈' | '“' => open += 1,
            ')' | ']' | '}' | '）' | '」' | '』' | '】' | '》' | '〉' | '”' if open == 0 => return false,
            ')' | ']' | '}' | '）' | '」' | '』' | '】' | '》' | '〉' | '”' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// A link that is all of `inner`, in three: the marks belong inside its brackets.
fn link(inner: &str) -> Option<(&str, &str, &str)> {
    let (text, target) = inner.strip_prefix('[')?.split_once(']')?;
    let is_whole =
        (target.starts_with('(') && target.ends_with(')')) || (target.starts_with('[') && target.ends_with(']'));
    let is_plain = !text.contains(['[', '`', '*', '_', '\\', '<']) && target.matches(['(', '[']).count() == 1;
    (is_whole && is_plain).then(|| (&inner[..1], text, &inner[1 + text.len()..]))
}

#[cfg(test)]
mod tests {
    use super::split_for_marks;

    #[test]
    fn punctuation_goes_out() {
        assert_eq!(split_for_marks("강(江)", true, false), Some(("", "강", "(江)")));
        assert_eq!(split_for_marks("「重要」", true, false), Some(("「", "重要", "」")));
        assert_eq!(split_for_marks("\"안녕\"", false, false), Some(("\"", "안녕", "\"")));
        assert_eq!(split_for_marks("注意：", true, false), Some(("", "注意", "：")));
        assert_eq!(
            split_for_marks("[강](https://example.org/)", true, false),
            Some(("[", "강", "](https://example.org/)"))
        );
    }

    #[test]
    fn what_cannot_be_cut_is_left() {
        assert_eq!(split_for_marks("`make`", true, false), None);
        assert_eq!(split_for_marks("(가) 나", false, true), None);
        assert_eq!(split_for_marks("...", true, false), None);
        assert_eq!(split_for_marks("[`a`](b)", true, false), None);
    }
}
