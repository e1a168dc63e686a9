//! What bytes that are not UTF-8 look like. A guess, and worded as one.

/// The encoding that the bytes look like, in words for the author; `None` when nothing speaks for any.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some("UTF-16 (little-endian)"),
        [0xFE, 0xFF, ..] => return Some("UTF-16 (big-endian)"),
        _ => {}
    }
    if bytes.contains(&0) {
        return Some("a file that is no text at all");
    }
    let (korean, japanese) = (fit(bytes, euc_kr), fit(bytes, shift_jis));
    match (korean, japanese) {
        (Some(korean), japanese) if korean >= japanese.unwrap_or(0.0) && korean > 0.5 => {
            Some("EUC-KR or CP949, an older Korean encoding")
        }
        (_, Some(japanese)) if japanese > 0.5 => Some("Shift_JIS, an older Japanese encoding"),
        _ => western(bytes).then_some("Latin-1 or Windows-1252, older Western encodings"),
    }
}

/// How much of the non-ASCII part a double-byte encoding explains by its everyday characters, 0 to 1; `None` when some
/// bytes cannot be of that encoding. `next` takes what follows and gives the length of a character and whether it is
/// an everyday one.
fn fit(bytes: &[u8], next: fn(&[u8]) -> Option<(usize, bool)>) -> Option<f64> {
    let (mut everyday, mut all) = (0u32, 0u32);
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let step = if first.is_ascii() {
            1
        } else {
            let (length, usual) = next(rest)?;
            all += 1;
            everyday += u32::from(usual);
            length
        };
        rest = rest.get(step..).unwrap_or_default();
    }
    (all > 0).then(|| f64::from(everyday) / f64::from(all))
}

/// EUC-KR: Hangul syllables lie in rows 0xB0 to 0xC8; CP949 adds trail bytes that are letters.
fn euc_kr(bytes: &[u8]) -> Option<(usize, bool)> {
    match bytes {
        [0xB0..=0xC8, 0xA1..=0xFE, ..] => Some((2, true)),
        [0x81..=0xFE, 0x41..=0x5A | 0x61..=0x7A | 0x81..=0xFE, ..] => Some((2, false)),
        _ => None,
    }
}

/// Shift_JIS: kana lie below the leads 0x82 and 0x83, common kanji below 0x88 to 0x97; 0xA1 to 0xDF are narrow kana.
fn shift_jis(bytes: &[u8]) -> Option<(usize, bool)> {
    match bytes {
        [0x81..=0x83 | 0x88..=0x97, 0x40..=0x7E | 0x80..=0xFC, ..] => Some((2, true)),
        [0x84..=0x9F | 0xE0..=0xFC, 0x40..=0x7E | 0x80..=0xFC, ..] => Some((2, false)),
        [0xA1..=0xDF, ..] => Some((1, false)),
        _ => None,
    }
}

/// Whether every byte past ASCII is a letter or typographic sign of Latin-1 or Windows-1252, and they are few.
fn western(bytes: &[u8]) -> bool {
    let past_ascii = bytes.iter().filter(|byte| !byte.is_ascii());
    let plausible =
        past_ascii.clone().all(|byte| matches!(byte, 0xC0..=0xFF | 0x80 | 0x85 | 0x91..=0x97 | 0xA0..=0xBF));
    plausible && past_ascii.count() * 4 <= bytes.len()
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn names_the_likely_encoding() {
        assert_eq!(guess(b"\xff\xfeh\0i\0"), Some("UTF-16 (little-endian)"));
        let korean = b"title: \xb0\xa1\xb3\xaa\xb4\xd9 \xc7\xd1\xb1\xdb";
        assert!(guess(korean).is_some_and(|guess| guess.starts_with("EUC-KR")));
        let japanese = b"title: \x82\xa0\x82\xa2\x93\xfa\x96\x7b";
        assert!(guess(japanese).is_some_and(|guess| guess.starts_with("Shift_JIS")));
        assert!(guess(b"caf\xe9 cr\xe8me").is_some_and(|guess| guess.starts_with("Latin-1")));
        assert_eq!(guess(b"\x81\x8d \xff\x8f\xfe\x9d"), None);
    }
}
