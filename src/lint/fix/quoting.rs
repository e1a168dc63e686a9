//! The fix that puts a value into quotes.

use super::{Fix, Safety};
use crate::document::front_matter::quoted;
use crate::text::{Edit, Span};

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
    use super::{Safety, quoting};
    use crate::text::Span;

    #[test]
    fn several_lines_are_left_to_the_author() {
        assert!(quoting(Span::new(0, 3), "a\nb", Safety::Unsafe).is_none());
    }
}
