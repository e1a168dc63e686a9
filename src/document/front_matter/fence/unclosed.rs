//! Where the body most plausibly begins when nothing closes the front matter.

use super::super::lines::{is_key, lines};
use super::{Block, Flavour, Format, Need, Opened};
use crate::text::Span;

impl Opened {
    /// The block of a fence that nothing closes; `None` when what follows does not look like front matter.
    pub(super) fn unclosed(self, text: &str, need: Need) -> Option<Block> {
        let first = lines(text, self.content).find(|line| !line.is_blank() && !line.text.starts_with('#'));
        if need == Need::Key && !first.is_some_and(|line| is_key(line.text, self.format)) {
            return None;
        }
        let end = end(text, self.content, self.format);
        Some(Block {
            format: self.format,
            opening: self.fence,
            content: Span::new(self.content, end),
            closing: None,
            after_closing: Span::empty(end),
            end,
            flavour: Flavour::Pure,
        })
    }
}

/// The byte after the last line that belongs to the block which begins at `start`: the first blank line with
/// something other than a key or an indented line after it ends the block.
pub(super) fn end(text: &str, start: usize, format: Format) -> usize {
    let mut end = start;
    let mut after_blank = false;
    for line in lines(text, start) {
        if line.is_blank() {
            after_blank = true;
            continue;
        }
        if after_blank && line.indent() == 0 && !is_key(line.text, format) {
            break;
        }
        after_blank = false;
        end = line.next;
    }
    end
}
