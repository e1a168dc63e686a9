//! JSON front matter, which its own braces bound.

use super::super::lines::line_at;
use super::{Block, Flavour, Format, unclosed};
use crate::text::Span;

/// A block of braces at `start`; `{{` and `{%` open none.
pub(super) fn find(text: &str, start: usize) -> Option<Block> {
    let rest = text.get(start..)?.strip_prefix('{')?;
    if !rest.starts_with(|next: char| next.is_whitespace() || matches!(next, '"' | '}')) {
        return None;
    }
    let Some(close) = closing_brace(text, start) else {
        let end = unclosed::end(text, start, Format::Json);
        return Some(Block {
            format: Format::Json,
            opening: Span::empty(start),
            content: Span::new(start, end),
            closing: None,
            after_closing: Span::empty(end),
            end,
            flavour: Flavour::Pure,
        });
    };
    let line = line_at(text, close);
    let after_closing = Span::new(close + 1, line.span().end()).trimmed(text);
    Some(Block {
        format: Format::Json,
        opening: Span::empty(start),
        content: Span::new(start, close + 1),
        closing: Some(Span::new(close, close + 1)),
        after_closing,
        end: if after_closing.is_empty() { line.next } else { close + 1 },
        flavour: Flavour::Pure,
    })
}

/// The brace that closes the one at `start`. A string ends with its line at the latest: JSON allows no line break
/// in one, so a missing quote does not hide the brace.
fn closing_brace(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        if in_string {
            in_string = !matches!(byte, b'\n' | b'\r') && (escaped || byte != b'"');
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => (in_string, escaped) = (true, false),
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}
