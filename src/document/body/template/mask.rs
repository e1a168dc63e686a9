//! Fillers: what the Markdown parser sees in the place of a template call.

use std::borrow::Cow;
use std::ops::Range;

/// A template call's bytes, and what stands in for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Mask {
    /// The bytes, relative to the body.
    pub(in super::super) range: Range<usize>,
    /// Their replacement.
    pub(in super::super) filler: Filler,
}

/// The kinds of replacement; each keeps the length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Filler {
    /// A word, as Hugo itself puts a placeholder: running text.
    Word,
    /// A block of its own when nothing else stands on its lines (an HTML comment), otherwise a word.
    Block,
    /// Spaces.
    Blank,
}

/// The shortest HTML comment that every parser accepts.
const SHORTEST_COMMENT: usize = "<!---->".len();

/// Sorts and merges masks, and makes words of those block fillers that share their line with text, or that stand where
/// a comment would end something else.
pub(super) fn settle(text: &str, mut masks: Vec<Mask>, is_guarded: impl Fn(usize) -> bool) -> Vec<Mask> {
    masks.sort_by_key(|mask| (mask.range.start, usize::MAX - mask.range.end));
    let mut settled: Vec<Mask> = Vec::with_capacity(masks.len());
    for mask in masks {
        match settled.last_mut() {
            Some(last) if mask.range.start < last.range.end => last.range.end = last.range.end.max(mask.range.end),
            _ => settled.push(mask),
        }
    }
    let mut first = 0;
    while first < settled.len() {
        let mut next = first + 1;
        while let (Some(before), Some(after)) = (settled.get(next - 1), settled.get(next)) {
            if !text.get(before.range.end..after.range.start).is_some_and(is_gap) {
                break;
            }
            next += 1;
        }
        let Some(run) = settled.get_mut(first..next) else { break };
        let alone = match (run.first(), run.last()) {
            (Some(head), Some(tail)) => stands_alone(text, head.range.start..tail.range.end),
            _ => false,
        };
        let alone = alone && run.iter().all(|mask| mask.filler == Filler::Block && !is_guarded(mask.range.start));
        for mask in run.iter_mut().filter(|mask| mask.filler == Filler::Block) {
            mask.filler = match alone {
                true if mask.range.len() < SHORTEST_COMMENT => Filler::Blank,
                true => Filler::Block,
                false => Filler::Word,
            };
        }
        first = next;
    }
    settled
}

fn is_gap(between: &str) -> bool {
    between.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// Whether only white space and quote marks share the lines of `range`.
pub(super) fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    let prefix = before.bytes().rev().take_while(|byte| *byte != b'\n').all(|byte| matches!(byte, b' ' | b'\t' | b'>'));
    prefix && after.bytes().take_while(|byte| *byte != b'\n').all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// The text with every mask filled in; of the same length.
pub(in super::super) fn apply<'a>(text: &'a str, masks: &[Mask]) -> Cow<'a, str> {
    if masks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for mask in masks {
        out.push_str(text.get(out.len()..mask.range.start).unwrap_or(""));
        let length = mask.range.end.saturating_sub(out.len());
        match mask.filler {
            Filler::Word => out.extend(std::iter::repeat_n('x', length)),
            Filler::Blank => out.extend(std::iter::repeat_n(' ', length)),
            Filler::Block => {
                out.push_str("<!--");
                out.extend(std::iter::repeat_n('x', length.saturating_sub(SHORTEST_COMMENT)));
                out.push_str("-->");
            }
        }
    }
    out.push_str(text.get(out.len()..).unwrap_or(""));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{Filler, Mask, apply, settle};

    fn masked(text: &str, filler: Filler) -> String {
        let masks = text
            .match_indices('{')
            .map(|(start, _)| Mask { range: start..start + text[start..].find('}').unwrap() + 1, filler })
            .collect();
        apply(text, &settle(text, masks, |_| false)).into_owned()
    }

    #[test]
    fn a_call_alone_on_its_lines_is_a_block() {
        assert_eq!(masked("> {%안\n a%} \n", Filler::Block), "> <!--xxx--> \n");
        assert_eq!(masked("{% aa %} {% b %}\n", Filler::Block), "<!--x--> <!---->\n");
        assert_eq!(masked("{%b%}\n", Filler::Block), "     \n");
    }

    #[test]
    fn a_call_in_a_line_is_a_word() {
        assert_eq!(masked("a {% b %}\n", Filler::Block), "a xxxxxxx\n");
        assert_eq!(masked("{% b %} 글\n", Filler::Block), "xxxxxxx 글\n");
    }
}
