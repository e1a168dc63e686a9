//! Two spellings of one word or name: texts without their case, Unicode form and width.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in lower case and compatibility form (NFKC), without white space at its ends: equal for `Go`, `GO`, the
/// full-width `Ｇｏ`, and for composed and decomposed letters.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    if trimmed.chars().all(has_one_form) {
        return in_lower_case(trimmed);
    }
    trimmed.nfkc().collect::<String>().to_lowercase().nfkc().collect::<String>().into()
}

/// `text` with the letters of ASCII in lower case; not copied where none of them is a capital.
#[must_use]
pub fn in_lower_case<'t>(text: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
    let text = text.into();
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) { text.to_ascii_lowercase().into() } else { text }
}

/// Whether no letter but an ASCII capital is another way to write the character: ASCII, kana, Hangul syllables and the
/// ideographs in everyday use, none of which a mark behind it can join unseen.
fn has_one_form(ch: char) -> bool {
    ch.is_ascii()
        || matches!(ch, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// `name` without its case and Unicode form (NFC): equal for two names that one disk tells apart and another does not.
#[must_use]
pub fn fold_name(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return in_lower_case(name);
    }
    name.nfc().flat_map(char::to_lowercase).nfc().collect::<String>().into()
}

/// `name` in Unicode form NFC: equal for two spellings of a name that nobody can tell apart.
#[must_use]
pub fn composed(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { name.nfc().collect() }
}

/// `text` in Unicode form NFC, with plain letters in place of those that are an ASCII letter with a mark: `são` becomes
/// `sao`. Marks on other letters stay: `が` is not `か`.
#[must_use]
pub fn without_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for ch in text.nfd() {
        let on_ascii =
            is_combining_mark(ch) && plain.chars().next_back().is_some_and(|before| before.is_ascii_alphabetic());
        if !on_ascii {
            plain.push(ch);
        }
    }
    plain.nfc().collect()
}

/// Whether `text` is written in the form that readers and programs expect: composed, and with letters of the usual width
/// (NFKC).
#[must_use]
pub fn is_usual_form(text: &str) -> bool {
    unicode_normalization::is_nfkc(text)
}

/// Whether the two differ at most in Unicode form, so that nobody can see a difference.
#[must_use]
pub fn looks_same(one: &str, two: &str) -> bool {
    one.nfc().eq(two.nfc())
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_name, looks_same, without_accents};

    #[test]
    fn spellings_of_one_word_are_equal() {
        assert_eq!(fold(" Go "), fold("ｇＯ"));
        assert_eq!(fold("한글"), fold("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"));
        assert_eq!(fold("ﾌﾞﾛｸﾞ"), fold("ブログ"));
        assert_ne!(fold("cafe"), fold("café"));
    }

    #[test]
    fn what_has_one_form_is_its_own_fold() {
        use unicode_normalization::UnicodeNormalization as _;
        for ch in (0..=0x10_ffff).filter_map(char::from_u32).filter(|ch| super::has_one_form(*ch)) {
            let folded: String = ch.to_lowercase().nfkc().collect();
            assert_eq!(folded, ch.to_ascii_lowercase().to_string());
        }
    }

    #[test]
    fn only_latin_letters_lose_their_marks() {
        assert_eq!(without_accents("são paulo ẹ́"), "sao paulo e");
        assert_eq!(without_accents("がブ한й"), "がブ한й");
    }

    #[test]
    fn names_keep_their_width_and_spaces() {
        assert_eq!(fold_name("Cafe\u{301}.PNG"), fold_name("café.png"));
        assert_ne!(fold_name("ｃ.png"), fold_name("c.png"));
        assert!(looks_same("\u{1112}\u{1161}", "하") && !looks_same("Go", "go"));
    }
}
