//! Fences of code blocks: where the opening one stands, and whether there is a closing one.

use std::ops::Range;

/// The bytes of the opening fence in the fenced block `block`.
pub(super) fn fence(text: &str, block: &Range<usize>) -> Option<Range<usize>> {
    let slice = text.get(block.clone())?;
    let start = block.start + slice.len() - slice.trim_start_matches([' ', '\t']).len();
    let mark = *text.as_bytes().get(start).filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = text.get(start..)?.bytes().take_while(|byte| *byte == mark).count();
    Some(start..start + length)
}

/// Whether the last line of `block` closes `fence`. `content_end` is where the last line of code ended, if there was
/// one: a line that the parser took for code closes nothing.
pub(super) fn is_closed(text: &str, block: &Range<usize>, fence: &Range<usize>, content_end: Option<usize>) -> bool {
    let Some(slice) = text.get(block.clone()) else { return false };
    let slice = slice.trim_end_matches(['\n', '\r']);
    let Some(line_start) = slice.rfind('\n').map(|at| block.start + at + 1) else { return false };
    if content_end.is_some_and(|end| end > line_start) {
        return false;
    }
    let line = slice.get(line_start - block.start..).unwrap_or("").trim_start_matches([' ', '\t', '>']);
    let Some(mark) = text.get(fence.clone()).and_then(|marks| marks.chars().next()) else { return false };
    let rest = line.trim_start_matches(mark);
    line.len() - rest.len() >= fence.len() && rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::{fence, is_closed};

    fn closed(text: &str, content_end: Option<usize>) -> bool {
        let fence = fence(text, &(0..text.len())).unwrap();
        is_closed(text, &(0..text.len()), &fence, content_end)
    }

    #[test]
    fn a_closing_fence_is_long_enough_and_bare() {
        assert!(closed("```js\n한글\n```", Some(13)));
        assert!(closed("```\r\na\r\n````  \r\n", Some(8)));
        assert!(!closed("````\na\n```\n", Some(11)));
        assert!(!closed("```\n", None) && !closed("```\n\n", Some(5)));
        assert!(closed("~~~\n> ~~~\n", None));
    }
}
