//! What goes wrong in and after a quoted YAML value.

use super::super::fault::Fault;
use super::super::lines::line_at;
use crate::text::{Span, shown};

/// A quote that nothing closes. Parsers notice it lines later; the author must look where it opens.
pub(super) fn unclosed(source: &str, quote: usize) -> Fault {
    let sign = source.get(quote..).and_then(|rest| rest.chars().next()).unwrap_or('"');
    let message = format!("the `{sign}` that begins the value is never closed");
    Fault::syntax(Span::new(quote, quote + sign.len_utf8()), message, format!("close the value with `{sign}`"))
}

/// Text at `at`, after the quote that closes the value whose opening quote stands at `quote`.
pub(super) fn trailing(source: &str, quote: usize, at: usize) -> Fault {
    let inside = source.get(quote..at).unwrap_or("");
    if inside.contains(['\n', '\r']) {
        return unclosed(source, quote);
    }
    let rest = Span::new(at, line_at(source, at).span().end()).trimmed(source);
    let (sign, help) = if inside.starts_with('\'') {
        ("'", "write an apostrophe inside single quotes twice, or use double quotes")
    } else {
        ("\"", "write a quote inside double quotes as `\\\"`, or put the value in single quotes")
    };
    let message = format!("{} stands after the `{sign}` that closes the value", shown(rest.slice(source)));
    Fault::syntax(rest, message, help.to_owned())
}

/// The escape that YAML does not know, in the double-quoted value at `quote`.
pub(super) fn bad_escape(source: &str, quote: usize) -> Fault {
    let text = source.get(quote..).unwrap_or("");
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == '"' {
            break;
        }
        if character != '\\' {
            continue;
        }
        let Some((next, escaped)) = characters.next() else { break };
        let digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let after = text.get(next + escaped.len_utf8()..).unwrap_or("");
        let hex = after.chars().take(digits).take_while(char::is_ascii_hexdigit).count();
        if hex < digits || !"0abtnvfre \"/\\N_LPxuU\t\n\r".contains(escaped) {
            let end = next + escaped.len_utf8() + hex;
            let message = format!("{} is no escape that YAML knows", shown(text.get(at..end).unwrap_or("\\")));
            let help = "write a backslash as `\\\\`, or put the value in single quotes".to_owned();
            return Fault::syntax(Span::new(quote + at, quote + end), message, help);
        }
    }
    let span = Span::new(quote, line_at(source, quote).span().end()).trimmed(source);
    Fault::syntax(span, "an escape in the value stands for no character", "put the value in single quotes".to_owned())
}
