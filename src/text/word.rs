//! Fixed words looked for in a text, many bytes at a time.

use memchr::memmem::Finder;
use memchr::{memchr, memchr2, memchr2_iter};

/// A word that is looked for in many texts, most of which do not have it.
#[derive(Clone, Debug)]
pub struct Needle {
    whole: Finder<'static>,
    /// The rarest byte of the word, without which there is no word: one byte is looked for in a third of the time.
    rarest: u8,
    /// How many bytes of the word stand before that.
    before: usize,
}

impl Needle {
    /// The search for `word`.
    #[must_use]
    pub fn new(word: &'static str) -> Self {
        let (before, rarest) = word.bytes().enumerate().min_by_key(|(_, byte)| commonness(*byte)).unwrap_or_default();
        Self { whole: Finder::new(word), rarest, before }
    }

    /// How many bytes the word has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.whole.needle().len()
    }

    /// Whether the word has no byte, so that it is everywhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether `text` holds the word.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// The byte offsets in `text` at which the word begins, one behind the end of the other.
    pub fn places<'t>(&self, text: &'t str) -> impl Iterator<Item = usize> + use<'_, 't> {
        let from = self.earliest(text.as_bytes());
        self.whole.find_iter(text.as_bytes().get(from..).unwrap_or_default()).map(move |at| from + at)
    }

    /// The offset before which the word begins nowhere in `bytes`; their end where it does not stand there at all.
    fn earliest(&self, bytes: &[u8]) -> usize {
        if self.is_empty() {
            return 0;
        }
        memchr(self.rarest, bytes).map_or(bytes.len(), |at| at.saturating_sub(self.before))
    }
}

/// How common a byte is in posts of any language: a guess, on which nothing but time hangs.
const fn commonness(byte: u8) -> u8 {
    match byte {
        b' ' | b'\n' | 0x80..=0xbf => 4,
        b'a'..=b'z' | 0xe4..=0xed => 3,
        b'A'..=b'Z' | b'0'..=b'9' => 2,
        b'-' | b'*' | b'_' | b'`' | b'[' | b']' | b'(' | b')' | b'!' | b'.' | b',' | b':' | b'/' | b'"' | b'\'' => 1,
        _ => 0,
    }
}

/// Whether `text` holds the ASCII character `sign`.
#[must_use]
pub fn has_sign(text: &str, sign: u8) -> bool {
    memchr(sign, text.as_bytes()).is_some()
}

/// Whether `text` holds one of two ASCII characters.
#[must_use]
pub fn has_either(text: &str, one: u8, two: u8) -> bool {
    memchr2(one, two, text.as_bytes()).is_some()
}

/// How rare each letter is in texts, from the rarest on; other signs are not rare.
const RANKS: [u8; 256] = {
    let (rarest, mut ranks) = (b"zqxjkvbpygfwmucldrhsnioate", [u8::MAX; 256]);
    let mut at = 0;
    while at < rarest.len() {
        ranks[rarest[at] as usize] = at as u8;
        at += 1;
    }
    ranks
};

/// Where `word`, which is ASCII, stands first in `text`, whatever the case of its letters. Looked for is the rarest of them.
#[must_use]
pub fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let rank = |at: &usize| RANKS[usize::from(word[*at].to_ascii_lowercase())];
    let rarest = (0..word.len()).min_by_key(rank)?;
    let (small, capital) = (word[rarest].to_ascii_lowercase(), word[rarest].to_ascii_uppercase());
    let is_there = |at: &usize| text.get(*at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    memchr2_iter(small, capital, text).filter_map(|at| at.checked_sub(rarest)).find(is_there)
}

#[cfg(test)]
mod tests {
    use super::{Needle, find_ignoring_case, has_either, has_sign};
    use proptest::prelude::*;

    #[test]
    fn case_does_not_count() {
        assert_eq!(find_ignoring_case("글 LoREM ipsum", "lorem ipsum"), Some(4));
        assert_eq!(find_ignoring_case("lorem lorem IPSUM", "lorem ipsum"), Some(6));
        assert_eq!(find_ignoring_case("lorem ipsu", "lorem ipsum"), None);
        assert_eq!(find_ignoring_case("a", ""), None);
    }

    #[test]
    fn finds_each_place() {
        let needle = Needle::new("](");
        assert_eq!(needle.places("[가](나) [b](c").collect::<Vec<_>>(), [4, 13]);
        assert!(needle.is_in("a](b") && !needle.is_in("a] (b") && needle.len() == 2 && !needle.is_empty());
        assert!(has_sign("가\r나", b'\r') && !has_sign("가나", b'\r'));
        assert!(has_either("가<나", b'{', b'<') && !has_either("가나", b'{', b'<'));
    }

    #[test]
    fn finds_a_word_in_any_case_wherever_it_stands() {
        let has = |text: &str| find_ignoring_case(text, "lorem ipsum").is_some();
        for before in (0..276).map(|length| "p".repeat(length)) {
            assert!(has(&format!("{before}Lorem IPSUM")) && has(&format!("{before}lorem ipsum{before}")));
            assert!(!has(&format!("{before}lorem ip")) && !has(&format!("{before}lorem_ipsum dolor")));
        }
        assert!(!has("") && !has("글"));
    }

    proptest! {
        #[test]
        fn a_word_is_found_where_the_standard_library_finds_it(text in "[\\[\\]()^{<!\\- \n\tpsum가　]{0,60}") {
            for word in ["](", "[^", "{{", "<!--", "\t\n", "\u{3000}\n", "psum", "--", "가", ""] {
                let expected: Vec<usize> = text.match_indices(word).map(|(at, _)| at).collect();
                let needle = Needle::new(word);
                prop_assert_eq!(needle.is_in(&text), !expected.is_empty());
                if !word.is_empty() {
                    prop_assert_eq!(needle.places(&text).collect::<Vec<_>>(), expected, "{:?}", word);
                }
            }
        }
    }
}
