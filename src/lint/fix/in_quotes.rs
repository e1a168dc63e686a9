//! A text in quotes, for a piece of advice.

use crate::document::front_matter::quoted;
use crate::text::Edit;

/// `text` in quotes: as the one edit of `edits` writes it, where there is one.
#[must_use]
pub fn in_quotes(edits: Option<&[Edit]>, text: &str) -> String {
    match edits {
        Some([edit]) => edit.text.clone(),
        _ => quoted(text),
    }
}

#[cfg(test)]
mod tests {
    use super::in_quotes;
    use crate::text::{Edit, Span};

    #[test]
    fn advice_and_fix_are_one() {
        let edit = Edit { span: Span::empty(0), text: "'가: 나'".to_owned() };
        assert_eq!(in_quotes(Some(&[edit]), "가: 나"), "'가: 나'");
        assert_eq!(in_quotes(None, "가: 나"), "\"가: 나\"");
    }
}
