//! Finds the invisible characters of a text without decoding the others.

use super::{Invisible, Kind, classify, is_override, is_right_to_left, is_wide_letter};

/// All invisible characters of `text` that have no business there, with their byte offsets. Where the text holds
/// right-to-left letters at all, direction marks and isolates are in their place; overrides never are. A no-break space
/// after a word of one or two alphabetic letters is in its place: Polish, Czech and Russian typography asks for it.
pub fn find(text: &str) -> impl Iterator<Item = (usize, char, Invisible)> + '_ {
    let mut right_to_left = None;
    suspects(text.as_bytes()).filter_map(move |at| {
        let (before, rest) = (text.get(..at)?, text.get(at..)?);
        let mut rest = rest.chars();
        let ch = rest.next()?;
        let found = classify(before.chars().next_back(), ch, rest.next())?;
        let is_in_place = match found.kind {
            Kind::Direction if !is_override(ch) => {
                *right_to_left.get_or_insert_with(|| text.chars().any(is_right_to_left))
            }
            Kind::Space => follows_short_word(before),
            _ => false,
        };
        (!is_in_place).then_some((at, ch, found))
    })
}

/// The offsets of the bytes with which the characters that [`classify`] knows begin, and of some others: nearly every
/// byte of a post is none, and no character needs to be decoded to see that.
fn suspects(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let is_suspect = |(at, byte): &(usize, &u8)| {
        let next = || bytes.get(at + 1).copied().unwrap_or_default();
        LEADS.get(usize::from(**byte)) == Some(&true)
            && match **byte {
                0xe1 => matches!(next(), 0x85 | 0xa0),
                0xe2 => matches!(next(), 0x80 | 0x81 | 0xa0),
                0xe3 => next() == 0x85,
                0xef => matches!(next(), 0xb8 | 0xbb | 0xbe | 0xbf),
                _ => true,
            }
    };
    bytes.iter().enumerate().filter(is_suspect).map(|(at, _)| at)
}

/// The first bytes of these characters in UTF-8.
const LEADS: [bool; 256] = {
    let mut leads = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        leads[byte] = byte < 0x20 && !matches!(byte, 0x09 | 0x0a | 0x0d)
            || matches!(byte, 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xe3 | 0xef | 0xf3);
        byte += 1;
    }
    leads
};

/// Whether `before` ends with a word of one or two letters.
fn follows_short_word(before: &str) -> bool {
    let mut letters = 0;
    for ch in before.chars().rev().take_while(|ch| ch.is_alphabetic()) {
        letters += if is_wide_letter(ch) { 3 } else { 1 };
        if letters > 2 {
            return false;
        }
    }
    letters > 0
}

#[cfg(test)]
mod tests {
    use super::super::{code_point, named};
    use super::{find, suspects};

    fn names(text: &str) -> Vec<(usize, &'static str)> {
        find(text).map(|(at, _, found)| (at, found.name)).collect()
    }

    #[test]
    fn finds_what_nobody_sees() {
        assert_eq!(names("제\u{200b}목"), [(3, "zero-width space")]);
        assert_eq!(names("a\u{feff}b\u{ad}c\u{8}"), [(1, "byte order mark"), (5, "soft hyphen"), (8, "backspace")]);
        assert_eq!(names("\u{3164}"), [(0, "Hangul filler")]);
        assert_eq!(names("go\u{202e}og"), [(2, "direction override")]);
        assert_eq!(names("첫\u{a0}글"), [(3, "no-break space")]);
        assert_eq!(names("a\u{fe0f}"), [(1, "variation selector")]);
    }

    #[test]
    fn leaves_what_a_script_or_an_emoji_needs() {
        for text in [
            "👩‍💻 and 👩🏽‍🚀 and 🏳️‍🌈",
            "می‌خواهم",
            "क्‍ष",
            "ภาษา\u{200b}ไทย",
            "葛\u{e0100}城市",
            "1️⃣",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "שלום (C++)\u{200e} עולם",
            "Quoi de neuf\u{a0}?",
            "«\u{202f}oui\u{202f}»",
            "10\u{a0}000 km",
            "Zima w\u{a0}Polsce",
            "日本語\u{3000}題名",
            "ᄀ\u{1160}",
            "tab\there\r\n",
        ] {
            assert_eq!(names(text), [], "{text:?}");
        }
    }

    #[test]
    fn an_override_is_a_fault_in_every_script() {
        assert_eq!(names("שלום\u{202e}abc"), [(8, "direction override")]);
    }

    #[test]
    fn every_character_that_is_known_is_suspected() {
        for ch in (0..=0x10_ffff).filter_map(char::from_u32).filter(|ch| named(*ch).is_some()) {
            let text = format!("글{ch}");
            assert_eq!(suspects(text.as_bytes()).next(), Some(3), "{}", code_point(ch));
        }
    }
}
