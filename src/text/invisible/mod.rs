//! Characters that a reader cannot see, told apart from the ones that a script or an emoji needs.

mod find;

pub use find::find;

/// A character that is not seen where it stands, or is taken for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invisible {
    /// Its plain name in lower case: "zero-width space".
    pub name: &'static str,
    /// What sort it is.
    pub kind: Kind,
}

/// The sorts of invisible characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A control code: C0 without tab and line endings, delete, C1, the line and paragraph separators.
    Control,
    /// A character without width.
    ZeroWidth,
    /// Changes the direction of text.
    Direction,
    /// A letter or sign that is drawn as nothing.
    Blank,
    /// Looks like a space and is none: no-break spaces outside the places where typography asks for them.
    Space,
}

/// What `ch` is between its neighbours, when it is invisible and has no business there. Joiners inside emoji and
/// inside scripts that shape with them, direction marks beside right-to-left letters, zero-width spaces in scripts
/// that write no spaces, and no-break spaces beside digits and French punctuation are in their place: `None`.
#[must_use]
pub fn classify(prev: Option<char>, ch: char, next: Option<char>) -> Option<Invisible> {
    let (name, kind) = named(ch)?;
    let beside = |test: fn(char) -> bool| prev.is_some_and(test) || next.is_some_and(test);
    let in_place = match ch {
        '\u{200b}' => beside(is_spaceless),
        '\u{200c}' => beside(is_joining),
        '\u{200d}' => beside(is_joining) || (prev.is_some_and(is_emoji) && next.is_some_and(is_emoji)),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => beside(is_right_to_left),
        '\u{180b}'..='\u{180f}' => beside(|ch| matches!(ch, '\u{1800}'..='\u{18af}')),
        '\u{115f}' | '\u{1160}' => beside(|ch| matches!(ch, '\u{1100}'..='\u{11ff}')),
        '\u{2800}' => beside(|ch| matches!(ch, '\u{2801}'..='\u{28ff}')),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            prev.is_some_and(|ch| !ch.is_whitespace() && !ch.is_ascii_alphabetic())
        }
        '\u{e0020}'..='\u{e007f}' => prev.is_some_and(|ch| matches!(ch, '\u{1f3f4}' | '\u{e0020}'..='\u{e007f}')),
        '\u{a0}' | '\u{202f}' => is_typographic_space(prev, next),
        _ => false,
    };
    (!in_place).then_some(Invisible { name, kind })
}

/// A character's code point as people write it: `U+200B`.
#[must_use]
pub fn code_point(ch: char) -> String {
    format!("U+{:04X}", u32::from(ch))
}

fn named(ch: char) -> Option<(&'static str, Kind)> {
    Some(match ch {
        '\t' | '\n' | '\r' => return None,
        '\u{8}' => ("backspace", Kind::Control),
        '\u{1b}' => ("escape", Kind::Control),
        '\u{2028}' => ("line separator", Kind::Control),
        '\u{2029}' => ("paragraph separator", Kind::Control),
        _ if ch.is_control() => ("control character", Kind::Control),
        '\u{a0}' => ("no-break space", Kind::Space),
        '\u{202f}' => ("narrow no-break space", Kind::Space),
        '\u{ad}' => ("soft hyphen", Kind::ZeroWidth),
        '\u{34f}' => ("combining grapheme joiner", Kind::ZeroWidth),
        '\u{180b}'..='\u{180f}' => ("Mongolian separator", Kind::ZeroWidth),
        '\u{200b}' => ("zero-width space", Kind::ZeroWidth),
        '\u{200c}' => ("zero-width non-joiner", Kind::ZeroWidth),
        '\u{200d}' => ("zero-width joiner", Kind::ZeroWidth),
        '\u{2060}' => ("word joiner", Kind::ZeroWidth),
        '\u{2061}'..='\u{2065}' => ("invisible operator", Kind::ZeroWidth),
        '\u{206a}'..='\u{206f}' => ("deprecated format character", Kind::ZeroWidth),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => ("variation selector", Kind::ZeroWidth),
        '\u{feff}' => ("byte order mark", Kind::ZeroWidth),
        '\u{fff9}'..='\u{fffb}' => ("annotation mark", Kind::ZeroWidth),
        '\u{e0001}' | '\u{e0020}'..='\u{e007f}' => ("tag character", Kind::ZeroWidth),
        '\u{61c}' => ("Arabic letter mark", Kind::Direction),
        '\u{200e}' => ("left-to-right mark", Kind::Direction),
        '\u{200f}' => ("right-to-left mark", Kind::Direction),
        '\u{202a}' | '\u{202b}' => ("direction embedding", Kind::Direction),
        '\u{202c}' => ("end of direction embedding", Kind::Direction),
        '\u{202d}' | '\u{202e}' => ("direction override", Kind::Direction),
        '\u{2066}'..='\u{2068}' => ("direction isolate", Kind::Direction),
        '\u{2069}' => ("end of direction isolate", Kind::Direction),
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => ("Hangul filler", Kind::Blank),
        '\u{2800}' => ("blank Braille pattern", Kind::Blank),
        '\u{fffc}' => ("object replacement character", Kind::Blank),
        _ => return None,
    })
}

fn is_override(ch: char) -> bool {
    matches!(ch, '\u{202d}' | '\u{202e}')
}

/// Places where French and general typography ask for a no-break space: before high punctuation and units, inside
/// guillemets, beside a dash, and beside digits.
fn is_typographic_space(prev: Option<char>, next: Option<char>) -> bool {
    let after =
        |ch: char| ch.is_ascii_digit() || matches!(ch, '«' | '‹' | '“' | '–' | '—' | '°' | '§' | '№' | '.' | '&');
    let before = |ch: char| {
        ch.is_ascii_digit()
            || matches!(
                ch,
                '!' | '?'
                    | ':'
                    | ';'
                    | '»'
                    | '›'
                    | '”'
                    | '%'
                    | '‰'
                    | '€'
                    | '$'
                    | '£'
                    | '°'
                    | '–'
                    | '—'
                    | '…'
                    | '&'
            )
    };
    prev.is_some_and(after) || next.is_some_and(before)
}

/// Letters of scripts that have no such short words: Hangul, kana, ideographs.
fn is_wide_letter(ch: char) -> bool {
    matches!(ch, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
}

fn is_right_to_left(ch: char) -> bool {
    matches!(ch, '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Letters of scripts that are shaped with the zero-width joiner and non-joiner: Arabic, the Indic family, Khmer,
/// Myanmar, Mongolian.
fn is_joining(ch: char) -> bool {
    matches!(ch, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{1a00}'..='\u{1bff}' | '\u{a800}'..='\u{a8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{11000}'..='\u{11fff}')
}

/// Letters of scripts that write no space between words: Thai, Lao, Tibetan, Myanmar, Khmer, Tai.
fn is_spaceless(ch: char) -> bool {
    matches!(ch, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19ff}')
}

/// Pictographs and what may follow one inside an emoji sequence.
fn is_emoji(ch: char) -> bool {
    matches!(ch, '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{20e3}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::{Kind, classify, code_point};

    #[test]
    fn names_the_code_point() {
        assert_eq!(code_point('\u{200b}'), "U+200B");
        assert_eq!(code_point('\u{e0001}'), "U+E0001");
        assert_eq!(classify(Some('a'), '\u{1b}', None).map(|found| found.kind), Some(Kind::Control));
    }
}
