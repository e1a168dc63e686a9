//! Finds the invisible characters of a text without decoding the others.

use super::{Invisible, Kind, classify, is_override, is_right_to_left, is_wide_letter};
use crate::text::Needle;
use memchr::memchr3_iter;
use std::sync::LazyLock;

/// All invisible characters of `text` that have no business there, with their byte offsets. Where the text holds
/// right-to-left letters at all, direction marks and isolates are in their place; overrides never are. A no-break space
/// after a word of one or two alphabetic letters is in its place: Polish, Czech and Russian typography asks for it.
pub fn find(text: &str) -> impl Iterator<Item = (usize, char, Invisible)> + '_ {
    let mut right_to_left = None;
    suspects(text).into_iter().filter_map(move |at| {
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

/// The offsets, in their order, of the bytes with which the characters that [`classify`] knows begin, and of some others.
/// Hardly a byte of a post is one, so that none but the first bytes of such characters are looked at one by one.
fn suspects(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let begins = |at: &usize| begins_suspect(bytes.get(*at..).unwrap_or_default());
    if bytes.len() < SHORT {
        let leads = bytes.iter().enumerate().filter(|(_, byte)| LEADS[usize::from(**byte)]);
        return leads.map(|(at, _)| at).filter(begins).collect();
    }
    let mut found = controls(bytes);
    if !bytes.is_ascii() {
        found.extend(memchr3_iter(0xc2, 0xe2, 0xef, bytes).filter(begins));
        found.extend(memchr3_iter(0xcd, 0xe1, 0xf3, bytes).filter(begins));
        // In Arabic and in Japanese texts every other letter begins with the first byte of these.
        found.extend(ARABIC_MARK.places(text).chain(HANGUL_FILLER.places(text)));
        found.sort_unstable();
    }
    found
}

/// The length of a text in bytes from which on it pays to look for one sort of character after the other.
const SHORT: usize = 128;

/// The first bytes of these characters in UTF-8, and those that are characters themselves.
const LEADS: [bool; 256] = {
    let mut leads = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        leads[byte] = is_control(byte as u8) || matches!(byte, 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xe3 | 0xef | 0xf3);
        byte += 1;
    }
    leads
};

static ARABIC_MARK: LazyLock<Needle> = LazyLock::new(|| Needle::new("\u{61c}"));
static HANGUL_FILLER: LazyLock<Needle> = LazyLock::new(|| Needle::new("\u{3164}"));

/// Whether the bytes begin with a character that may be invisible.
fn begins_suspect(bytes: &[u8]) -> bool {
    match bytes {
        [byte, ..] if is_control(*byte) => true,
        [0xc2, next, ..] => matches!(next, 0x80..=0xa0 | 0xad),
        [0xe1, next, ..] => matches!(next, 0x85 | 0xa0),
        [0xe2, 0x80, last, ..] => matches!(last, 0x8b..=0x8f | 0xa8..=0xaf),
        [0xe2, next, ..] => matches!(next, 0x81 | 0xa0),
        [0xcd, 0x8f, ..] | [0xd8, 0x9c, ..] | [0xe3, 0x85, ..] | [0xf3, ..] => true,
        [0xef, 0xbe, last, ..] => *last == 0xa0,
        [0xef, next, ..] => matches!(next, 0xb8 | 0xbb | 0xbf),
        _ => false,
    }
}

/// How many bytes are looked at together for control codes.
const BLOCK: usize = 128;

/// The offsets of the control codes of one byte.
fn controls(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut look = |start: usize, block: &[u8]| {
        let inside = block.iter().enumerate().filter(|(_, byte)| is_control(**byte));
        found.extend(inside.map(|(at, _)| start + at));
    };
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    for (nth, block) in blocks.iter().enumerate().filter(|(_, block)| has_control(block)) {
        look(nth * BLOCK, block);
    }
    look(blocks.len() * BLOCK, rest);
    found
}

/// Whether a control code stands in the block, told without a branch, so that its bytes are compared all at once.
fn has_control(block: &[u8; BLOCK]) -> bool {
    let is_space = |byte: u8| u8::from(byte == b'\t') | u8::from(byte == b'\n') | u8::from(byte == b'\r');
    let flag = |byte: u8| u8::from(byte < 0x20) & !is_space(byte) | u8::from(byte == 0x7f);
    block.iter().fold(0, |any, byte| any | flag(*byte)) & 1 != 0
}

/// Whether the byte is a control code, delete included, and neither a tab nor a line ending.
const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f
}

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
    use super::{SHORT, find, suspects};

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
            for before in ["글", &"글".repeat(SHORT)] {
                let text = format!("{before}{ch}");
                assert_eq!(suspects(&text).first(), Some(&before.len()), "{}", code_point(ch));
            }
        }
    }
}
