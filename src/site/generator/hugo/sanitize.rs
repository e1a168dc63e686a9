//! How Hugo spells the parts of a URL: what it keeps of a name or title (common/paths/path.go, helpers/url.go).

use crate::site::settings::Settings;
use crate::text::Category;
use unicode_normalization::UnicodeNormalization;

/// The settings by which a site spells its paths.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    /// Whether letters become small.
    pub lower: bool,
    /// Whether accents are taken off.
    pub plain: bool,
    /// Whether the rules of 0.123 hold: each blank of a file's name becomes a hyphen of its own, and none stands before
    /// a slash.
    pub since_123: bool,
}

impl Spelling {
    /// Reads `disablePathToLower` and `removePathAccents`.
    pub fn new(settings: &Settings, since_123: bool) -> Self {
        Self {
            lower: !settings.flag("disablePathToLower").unwrap_or(false),
            plain: settings.flag("removePathAccents").unwrap_or(false),
            since_123,
        }
    }

    /// A part of a path that comes from front matter, or a whole path.
    pub fn path(self, text: &str) -> String {
        if text.bytes().all(is_plain) {
            return text.to_owned();
        }
        let kept = self.sanitize(text);
        let kept = if self.plain { without_accents(&kept) } else { kept };
        if self.lower { kept.to_lowercase() } else { kept }
    }

    /// Keeps letters, digits, marks and some signs; a run of blanks becomes one hyphen unless one stands there already.
    fn sanitize(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let (mut hyphen_due, mut was_hyphen) = (false, false);
        for (at, ch) in text.char_indices() {
            if is_kept(text, at, ch) {
                was_hyphen = ch == '-';
                if hyphen_due && !was_hyphen && !(self.since_123 && ch == '/') {
                    out.push('-');
                }
                hyphen_due = false;
                out.push(ch);
            } else if !out.is_empty() && !was_hyphen && ch.is_whitespace() {
                hyphen_due = true;
            }
        }
        out
    }

    /// A part of a path that comes from the name of a file or folder, or from a term.
    pub fn name(self, text: &str) -> String {
        let hyphens_blanks = self.since_123 && self.lower && text.as_bytes().contains(&b' ');
        if hyphens_blanks { self.path(&text.replace(' ', "-")) } else { self.path(text) }
    }

    /// A value that fills a token of a permalink: parsed as a URL on the way, by which an empty fragment is lost.
    pub fn token(self, text: &str) -> String {
        let path = self.path(text);
        match path.strip_suffix('#') {
            Some(rest) if !rest.contains('#') => rest.to_owned(),
            _ => path,
        }
    }
}

/// Whether `byte` stays as it is whatever stands round it.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.' | b'_')
}

fn is_kept(text: &str, at: usize, ch: char) -> bool {
    match ch {
        '%' => text.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit)),
        ch if ch.is_ascii() => ch.is_ascii_alphanumeric() || "./\\_#+~-@".contains(ch),
        ch => Category::of(ch).is_letter_mark_or_digit(),
    }
}

fn without_accents(text: &str) -> String {
    text.nfd().filter(|ch| Category::of(*ch) != Category::AccentMark).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    const CURRENT: Spelling = Spelling { lower: true, plain: false, since_123: true };

    #[test]
    fn paths_as_observed() {
        for (text, path) in [
            ("My Slug! 한글", "my-slug-한글"),
            ("Hello, World! 안녕 C++ & C#", "hello-world-안녕-c++-c#"),
            ("a/b", "a/b"),
            ("Café\u{301} ①Ⅷ", "café\u{301}"),
            (" - a  - b ", "-a-b"),
            ("100%AB %zz", "100%ab-zz"),
            ("ブログ：記事", "ブログ記事"),
        ] {
            assert_eq!(CURRENT.path(text), path, "{text}");
        }
    }

    #[test]
    fn blanks_of_names_count_singly_in_newer_versions() {
        assert_eq!(CURRENT.name("amp & (paren)"), "amp--paren");
        assert_eq!(Spelling { since_123: false, ..CURRENT }.name("amp & (paren)"), "amp-paren");
        assert_eq!(Spelling { lower: false, ..CURRENT }.name("A  b"), "A-b");
        assert_eq!(Spelling { plain: true, ..CURRENT }.name("Crème 한글"), "creme-한글");
    }

    #[test]
    fn no_hyphen_stands_before_a_slash_in_newer_versions() {
        assert_eq!((CURRENT.path("/t/ c  /"), CURRENT.path("a - /b")), ("/t/-c/".to_owned(), "a-/b".to_owned()));
        assert_eq!(Spelling { since_123: false, ..CURRENT }.path("/t/ c  /"), "/t/-c-/");
    }

    #[test]
    fn an_empty_fragment_is_lost_in_a_token() {
        assert_eq!((CURRENT.token("C#"), CURRENT.token("C# net")), ("c".to_owned(), "c#-net".to_owned()));
    }
}
