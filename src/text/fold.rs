//! Two spellings of one word: texts without their case, Unicode form and width.

use unicode_normalization::UnicodeNormalization;

/// `text` in lower case and compatibility form (NFKC), without white space at its ends: equal for `Go`, `GO`, the
/// full-width `Ｇｏ`, and for composed and decomposed letters.
#[must_use]
pub fn fold(text: &str) -> String {
    let trimmed = text.trim();
    if trimmed.is_ascii() {
        return trimmed.to_ascii_lowercase();
    }
    trimmed.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_word_are_equal() {
        assert_eq!(fold(" Go "), fold("ｇＯ"));
        assert_eq!(fold("한글"), fold("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"));
        assert_eq!(fold("ﾌﾞﾛｸﾞ"), fold("ブログ"));
        assert_ne!(fold("cafe"), fold("café"));
    }
}
