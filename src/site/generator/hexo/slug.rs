//! Hexo's slugs (hexo-util, lib/slugize.ts).

use super::letters::spelt;

/// What becomes of the letters' case: `filename_case` in the configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// As written.
    #[default]
    Kept,
    /// Small.
    Lower,
    /// Capital.
    Upper,
}

/// The slug of `text`: accents taken off Latin letters, every run of blanks and ASCII punctuation made one dash, none at
/// the ends.
#[must_use]
pub fn slugize(text: &str, case: Case) -> String {
    let mut slug = String::with_capacity(text.len());
    for ch in text.chars().filter(|ch| *ch >= ' ') {
        if ch.is_ascii_punctuation() || is_blank(ch) {
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        } else if let Some(plain) = spelt(ch) {
            slug.push_str(plain);
        } else {
            slug.push(ch);
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    match case {
        Case::Kept => slug,
        Case::Lower => slug.to_lowercase(),
        Case::Upper => slug.to_uppercase(),
    }
}

/// JavaScript's `\s`.
fn is_blank(ch: char) -> bool {
    ch.is_whitespace() && ch != '\u{85}' || ch == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::{Case, slugize};

    #[test]
    fn punctuation_goes_and_scripts_stay() {
        for (text, slug) in [
            ("Hello World", "Hello-World"),
            (" C++ & C# ", "C-C"),
            ("안녕, 세계!", "안녕-세계"),
            ("日本語（にほんご）の見出し", "日本語（にほんご）の見出し"),
            ("Café – naïve", "Cafe-–-naive"),
            ("a\tb\u{3000}c", "ab-c"),
            ("sub/file name", "sub-file-name"),
            ("!!!", ""),
        ] {
            assert_eq!(slugize(text, Case::Kept), slug, "{text}");
        }
        assert_eq!(slugize("Go 언어", Case::Lower), "go-언어");
        assert_eq!(slugize("Go 언어", Case::Upper), "GO-언어");
    }
}
