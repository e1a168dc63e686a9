//! Putting a text into YAML quotes, so that it means what it says.

use super::{Fix, Safety};
use crate::text::{Edit, Span};

/// `text` as a quoted YAML scalar on one line: double quotes, or single ones where that saves escapes.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains('\'') && !text.contains(char::is_control) {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

/// The fix that writes `text` in quotes over the bytes of `span`; `None` when `text` has more than one line.
#[must_use]
pub fn quoting(span: Span, text: &str, safety: Safety) -> Option<Fix> {
    let one_line = !text.contains(char::is_control);
    one_line.then(|| Fix {
        title: "quote the value".to_owned(),
        edits: vec![Edit { span, text: quoted(text) }],
        safety,
    })
}

#[cfg(test)]
mod tests {
    use super::{Safety, quoted, quoting};
    use crate::text::Span;

    #[test]
    fn quotes_hold_any_line() {
        assert_eq!(quoted("러스트: 시작"), "\"러스트: 시작\"");
        assert_eq!(quoted("say \"hi\": 가"), "'say \"hi\": 가'");
        assert_eq!(quoted("it's \"x\" \\"), "\"it's \\\"x\\\" \\\\\"");
    }

    #[test]
    fn several_lines_are_left_to_the_author() {
        assert!(quoting(Span::new(0, 3), "a\nb", Safety::Unsafe).is_none());
    }
}
