//! Whether a run of `*` or `_` can open or close emphasis where it stands.

use crate::text::Category;

/// A run of equal marks between two characters; `None` is the beginning or end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flanks {
    /// The character before the run.
    pub before: Option<char>,
    /// The character after the run.
    pub after: Option<char>,
}

impl Flanks {
    /// Whether the run may open emphasis by what stands beside it (CommonMark 0.31, left-flanking).
    #[must_use]
    pub fn is_left(self) -> bool {
        !is_space(self.after) && (!is_punctuation(self.after) || is_space(self.before) || is_punctuation(self.before))
    }

    /// Whether the run may close emphasis by what stands beside it (CommonMark 0.31, right-flanking).
    #[must_use]
    pub fn is_right(self) -> bool {
        !is_space(self.before) && (!is_punctuation(self.before) || is_space(self.after) || is_punctuation(self.after))
    }

    /// Whether a run of `mark` here opens emphasis: `_` does not inside a word.
    #[must_use]
    pub fn opens(self, mark: u8) -> bool {
        self.is_left() && (mark == b'*' || !self.is_right() || is_punctuation(self.before))
    }

    /// Whether a run of `mark` here closes emphasis: `_` does not inside a word.
    #[must_use]
    pub fn closes(self, mark: u8) -> bool {
        self.is_right() && (mark == b'*' || !self.is_left() || is_punctuation(self.after))
    }
}

/// Whether the place is empty, a line's end or white space.
#[must_use]
pub fn is_space(place: Option<char>) -> bool {
    place.is_none_or(char::is_whitespace)
}

/// Whether the character is punctuation or a symbol (CommonMark 0.31: Unicode categories P and S).
#[must_use]
pub fn is_punctuation(place: Option<char>) -> bool {
    match place {
        Some(ch) if ch.is_ascii() => ch.is_ascii_punctuation(),
        Some(ch) => matches!(Category::of(ch), Category::Connector | Category::Punctuation | Category::Symbol),
        None => false,
    }
}

/// Whether the character is a letter of Korean, Japanese or Chinese, which stand side by side without spaces.
#[must_use]
pub fn is_wide(place: Option<char>) -> bool {
    matches!(
        place,
        Some(
            '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{30ff}'
            | '\u{3131}'..='\u{318e}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}',
        )
    )
}

#[cfg(test)]
mod tests {
    use super::Flanks;

    fn at(before: char, after: char) -> Flanks {
        Flanks { before: Some(before), after: Some(after) }
    }

    #[test]
    fn a_mark_behind_punctuation_and_before_a_letter_cannot_close() {
        assert!(!at(')', '은').closes(b'*'));
        assert!(!at('」', 'で').closes(b'*'));
        assert!(at(')', ' ').closes(b'*') && at('조', '은').closes(b'*'));
        assert!(at(')', '.').closes(b'*'));
        assert!(!at('는', '"').opens(b'*') && at(' ', '"').opens(b'*'));
    }

    #[test]
    fn an_underscore_does_nothing_inside_a_word() {
        assert!(!at('조', '은').closes(b'_') && !at('a', 'b').opens(b'_'));
        assert!(at('조', ' ').closes(b'_') && Flanks { before: None, after: Some('강') }.opens(b'_'));
    }
}
