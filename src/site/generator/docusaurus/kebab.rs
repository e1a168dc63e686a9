//! How Docusaurus makes a path of a tag: lodash's `kebabCase`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What a character is to lodash's `words` (_unicodeWords.js).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Upper,
    Lower,
    Digit,
    Break,
    /// Letters without case, and all other scripts.
    Other,
}

/// `text` in words, joined by hyphens, in lower case; `None` where lodash's answer is not worked out here: ordinals
/// such as `1st`, emoji, letters of Latin that are spelt out.
#[must_use]
pub fn kebab_case(text: &str) -> Option<String> {
    let mut chars = Vec::new();
    for ch in text.chars().filter(|ch| !matches!(ch, '\'' | '\u{2019}')) {
        match ch {
            'À'..='ſ' => chars.push(plain_latin(ch)?),
            ch if is_combining_mark(ch) => {}
            ch if class(ch).is_none() => return None,
            ch => chars.push(ch),
        }
    }
    let classes: Vec<Class> = chars.iter().filter_map(|ch| class(*ch)).collect();
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while at < classes.len() {
        let end = word_end(&classes, at);
        if end > at {
            words.push(chars.get(at..end)?.iter().collect::<String>().to_lowercase());
        }
        at = end.max(at + 1);
    }
    let is_ordinal = |pair: &[String]| {
        pair.iter().any(|word| ["st", "nd", "rd", "th"].iter().any(|ending| word.starts_with(ending)))
            && pair.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    (!words.windows(2).any(is_ordinal)).then(|| words.join("-"))
}

/// The letter without its accent; `None` for those that lodash's `deburr` spells out, such as `ß` and `Æ`.
fn plain_latin(ch: char) -> Option<char> {
    ch.nfd().next().filter(char::is_ascii_alphabetic)
}

fn class(ch: char) -> Option<Class> {
    Some(match ch {
        'A'..='Z' => Class::Upper,
        'a'..='z' => Class::Lower,
        '0'..='9' => Class::Digit,
        '\0'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' => Class::Break,
        '\u{1680}' | '\u{180e}' | '\u{3000}' | '\u{feff}' => Class::Break,
        '\u{2700}'..='\u{27bf}' | '\u{fe0e}' | '\u{fe0f}' | '\u{10000}'.. => return None,
        _ => Class::Other,
    })
}

/// Where the word ends that begins at `start`; `start` when none begins there.
fn word_end(classes: &[Class], start: usize) -> usize {
    let run = |from: usize, of: &[Class]| {
        from + classes.get(from..).unwrap_or_default().iter().take_while(|class| of.contains(class)).count()
    };
    let at = |place: usize| classes.get(place).copied();
    let after_capital = if at(start) == Some(Class::Upper) { start + 1 } else { start };
    let lower = run(after_capital, &[Class::Lower]);
    if lower > after_capital && matches!(at(lower), None | Some(Class::Break | Class::Upper)) {
        return lower;
    }
    let capitals = run(start, &[Class::Upper, Class::Other]);
    let begins_word =
        |place| at(place) == Some(Class::Upper) && matches!(at(place + 1), Some(Class::Lower | Class::Other));
    let whole =
        (start + 1..=capitals).rev().find(|end| matches!(at(*end), None | Some(Class::Break)) || begins_word(*end));
    if let Some(end) = whole {
        return end;
    }
    let mixed = run(after_capital, &[Class::Lower, Class::Other]);
    if mixed > after_capital {
        return mixed;
    }
    let upper = run(start, &[Class::Upper]);
    if upper > start { upper } else { run(start, &[Class::Digit]) }
}

#[cfg(test)]
mod tests {
    use super::kebab_case;

    /// What lodash 4.18 answers; `tests/generators/docusaurus.rs` asks Docusaurus for more.
    #[test]
    fn as_lodash_answers() {
        for (text, slug) in [
            ("한국어 글", "한국어-글"),
            ("C++", "c"),
            ("日本語 tag2", "日本語-tag-2"),
            ("Café crème", "cafe-creme"),
            ("web3.0", "web-3-0"),
            ("HTML5Parser", "html-5-parser"),
            ("don't", "dont"),
            ("ABCdef", "ab-cdef"),
            ("x1y2", "x-1-y-2"),
            ("ソフトウェア", "ソフトウェア"),
            ("a_b", "a-b"),
            ("", ""),
        ] {
            assert_eq!(kebab_case(text).as_deref(), Some(slug), "{text}");
        }
        assert_eq!(kebab_case("😀"), None);
        assert_eq!(kebab_case("1st"), None);
        assert_eq!(kebab_case("Straße"), None);
    }
}
