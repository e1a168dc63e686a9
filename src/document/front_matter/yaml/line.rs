//! One line of YAML, taken apart as its author meant it, whether or not the grammar agrees.

use super::super::lines::Line;
use crate::text::Span;

/// A key with its colon and value on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) key: Span,
    pub(super) colon: usize,
    /// The value without white space and comment; empty after the colon when there is none.
    pub(super) value: Span,
}

/// The first key of the line, after `- ` of a list; `None` when no colon is followed by white space.
pub(super) fn pair(line: &Line) -> Option<Pair> {
    let start = line.start + item_start(line.text);
    let rest = line.text.get(start - line.start..)?;
    let from = quoted_len(rest).unwrap_or(0);
    let colon = from + colon_in(rest.get(from..)?)?;
    let value = rest.get(colon + 1..)?;
    let cut = if value.trim_start().starts_with(['"', '\'']) { None } else { value.find(" #").or(value.find("\t#")) };
    let kept = value.get(..cut.unwrap_or(value.len()))?;
    let value_start = start + colon + 1 + (kept.len() - kept.trim_start().len());
    let value = if kept.trim().is_empty() {
        Span::empty(start + colon + 1)
    } else {
        Span::new(value_start, value_start + kept.trim().len())
    };
    Some(Pair { key: Span::new(start, start + rest.get(..colon)?.trim_end().len()), colon: start + colon, value })
}

/// Where the text of a line begins, after its indentation and the `- ` of lists.
pub(super) fn item_start(line: &str) -> usize {
    let mut rest = line.trim_start_matches([' ', '\t']);
    while let Some(inner) = rest.strip_prefix("- ") {
        rest = inner.trim_start_matches([' ', '\t']);
    }
    line.len() - rest.len()
}

/// The offset of the first colon that white space or the end follows.
fn colon_in(text: &str) -> Option<usize> {
    let ends = |at: &usize| text.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    text.match_indices(':').map(|(at, _)| at).find(ends)
}

/// The length of the quoted scalar that `text` begins with, quotes included.
fn quoted_len(text: &str) -> Option<usize> {
    let quote = text.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let closes = byte == quote && !escaped;
        escaped = quote == b'"' && byte == b'\\' && !escaped;
        closes
    })?;
    Some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::line_at;
    use super::pair;

    fn parts(text: &str) -> Option<(&str, &str)> {
        pair(&line_at(text, 0)).map(|pair| (pair.key.slice(text), pair.value.slice(text)))
    }

    #[test]
    fn takes_the_first_key_apart() {
        assert_eq!(parts("  - 제목: 가: 나 # c"), Some(("제목", "가: 나")));
        assert_eq!(parts("\"a: b\" : 'x # y'"), Some(("\"a: b\"", "'x # y'")));
        assert_eq!(parts("a:"), Some(("a", "")));
        assert_eq!(parts("a:b http://c"), None);
    }
}
