//! Fixed words looked for in a text, many bytes at a time.

use memchr::{memchr2_iter, memmem};

/// Whether `text` has_word `word`.
#[must_use]
pub fn has_word(text: &str, word: &str) -> bool {
    memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

/// Where `word`, which is ASCII, stands first in `text`, whatever the case of its letters.
#[must_use]
pub fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let first = *word.first()?;
    let is_there = |at: &usize| text.get(*at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text).find(is_there)
}

#[cfg(test)]
mod tests {
    use super::{find_ignoring_case, has_word};

    #[test]
    fn words_are_found_as_they_stand() {
        assert!(has_word("글 {{ x }}", "{{") && !has_word("글 { { x", "{{"));
    }

    #[test]
    fn case_does_not_count() {
        assert_eq!(find_ignoring_case("글 LoREM ipsum", "lorem ipsum"), Some(4));
        assert_eq!(find_ignoring_case("lorem lorem IPSUM", "lorem ipsum"), Some(6));
        assert_eq!(find_ignoring_case("lorem ipsu", "lorem ipsum"), None);
        assert_eq!(find_ignoring_case("a", ""), None);
    }
}
