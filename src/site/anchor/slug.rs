//! How a heading's text becomes an id, renderer by renderer.

use crate::text::Category;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A rule of spelling.
#[derive(Clone, Copy, Debug)]
pub enum Slugger {
    /// Hugo's `github` (markup/goldmark/autoid.go): letters, digits and `_` in lower case, a hyphen for each blank and
    /// hyphen, all else dropped, combining marks too.
    HugoGithub,
    /// Hugo's `github-ascii`: the same, accents taken off, the rest of Unicode dropped.
    HugoAscii,
    /// Hugo's `blackfriday`: a run of anything else is one hyphen.
    HugoBlackfriday,
    /// kramdown's GFM parser: word characters, marks included.
    Kramdown,
    /// github-slugger, which Astro and Docusaurus use.
    Github,
    /// Zola's default: the `slug` crate, which spells other scripts in ASCII.
    ZolaOn,
    /// Zola's `safe`.
    ZolaSafe,
    /// The generator's own.
    Own(fn(&str) -> String),
}

impl Slugger {
    /// The id of a heading that reads `text`. Empty where the renderer gives none.
    #[must_use]
    pub fn slug(self, text: &str) -> String {
        match self {
            Self::HugoGithub => or_heading(hugo(text.trim().chars())),
            Self::HugoAscii => {
                let plain = text.trim().nfd().filter(|ch| !is_combining_mark(*ch)).filter(char::is_ascii);
                or_heading(hugo(plain))
            }
            Self::HugoBlackfriday => or_heading(blackfriday(text)),
            Self::Kramdown => kept(&text.to_lowercase(), is_kramdown).replace([' ', '\t'], "-"),
            Self::Github => kept(&text.to_lowercase(), is_github).replace(' ', "-"),
            Self::ZolaOn => transliterated(text),
            Self::ZolaSafe => safe(text),
            Self::Own(spell) => spell(text),
        }
    }
}

fn kept(text: &str, is_kept: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().filter(|ch| ch.is_ascii_alphanumeric() || is_kept(*ch)));
    out
}

fn is_hugo(ch: char) -> bool {
    ch.is_ascii_alphanumeric()
        || matches!(ch, '_' | ' ' | '-')
        || matches!(Category::of(ch), Category::Letter | Category::Digit)
}

fn is_kramdown(ch: char) -> bool {
    let category = Category::of(ch);
    matches!(ch, '-' | ' ' | '\t') || category.is_letter_mark_or_digit() || category == Category::Connector
}

fn is_github(ch: char) -> bool {
    let category = Category::of(ch);
    let is_word = category.is_letter_mark_or_digit();
    is_word || matches!(category, Category::LetterNumber | Category::Connector) || matches!(ch, '-' | ' ')
}

fn hugo(text: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(text.size_hint().1.unwrap_or_default());
    out.extend(text.filter(|ch| is_hugo(*ch)).map(|ch| if ch == ' ' { '-' } else { small(ch) }));
    out
}

/// The small letter of `ch`, or the first of several.
fn small(ch: char) -> char {
    match ch {
        'A'..='Z' => ch.to_ascii_lowercase(),
        // Neither ASCII nor Korean, Japanese and Chinese have others, which need not be looked up.
        '\0'..='\x7f' | 'ぁ'..='ヺ' | '一'..='\u{9fff}' | '가'..='힣' => ch,
        _ => ch.to_lowercase().next().unwrap_or(ch),
    }
}

fn or_heading(id: String) -> String {
    if id.is_empty() { "heading".to_owned() } else { id }
}

fn blackfriday(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for ch in text.chars() {
        if ch.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.extend(ch.to_lowercase().next());
        } else {
            gap = true;
        }
    }
    out
}

/// `text` spelt in ASCII by the tables of the `deunicode` crate, everything but letters and digits a hyphen, as the `slug`
/// crate does it that Zola uses.
#[must_use]
pub fn transliterated(text: &str) -> String {
    let mut plain = String::new();
    for ch in text.chars() {
        plain.push_str(deunicode::deunicode_char(ch).unwrap_or("-"));
    }
    let parts = plain.split(|ch: char| !ch.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

/// Zola's utils/slugs.rs, `strip_invalid_anchors_chars`.
fn safe(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|ch| !"\"#%<>[\\]()^`{|}".contains(*ch))
        .map(|ch| if ch.is_whitespace() { '_' } else { ch })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Slugger;

    #[track_caller]
    fn check(slugger: Slugger, cases: &[(&str, &str)]) {
        for (text, id) in cases {
            assert_eq!(slugger.slug(text), *id, "{text}");
        }
    }

    #[test]
    fn hugo_as_observed() {
        check(
            Slugger::HugoGithub,
            &[
                ("한국어 제목", "한국어-제목"),
                ("C++ & C#", "c--c"),
                ("A_b-c 1.2", "a_b-c-12"),
                ("!!!", "heading"),
                ("Café 😀 emoji", "café--emoji"),
                ("Cafe\u{301}", "cafe"),
                ("\u{1112}\u{1161}\u{11ab}", "\u{1112}\u{1161}\u{11ab}"),
                ("  多 个  空格 ", "多-个--空格"),
                ("1. 변수", "1-변수"),
            ],
        );
        check(Slugger::HugoAscii, &[("한국어 제목", "-"), ("한국어", "heading"), ("Café crème", "cafe-creme")]);
        check(Slugger::HugoBlackfriday, &[("C++ & C#", "c-c"), ("  A  b!", "a-b"), ("", "heading")]);
    }

    #[test]
    fn kramdown_and_github_keep_marks() {
        check(Slugger::Kramdown, &[("한국어 제목", "한국어-제목"), ("1. intro", "1-intro"), ("A_b", "a_b")]);
        check(Slugger::Github, &[("Cafe\u{301} au lait", "cafe\u{301}-au-lait"), ("C++ & C#", "c--c"), ("!!!", "")]);
    }

    #[test]
    fn zola_transliterates() {
        let cases =
            [("The `no_std` Attribute!", "the-no-std-attribute"), ("제목", "jemog"), ("日本", "ri-ben"), ("…", "")];
        check(Slugger::ZolaOn, &cases);
        check(Slugger::ZolaSafe, &[("제목 하나", "제목_하나")]);
    }
}
