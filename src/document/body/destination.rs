//! The exact bytes of link destinations, proven against what the parser resolved.

use std::ops::Range;

use super::element::Destination;
use super::entity::unescape;
use super::source::Source;

/// The offset of the `]` that ends a link's text, whose last child ends at `from`.
pub(super) fn closing_bracket(masked: &str, from: usize, end: usize) -> Option<usize> {
    let at = skip_blank(masked.as_bytes(), from);
    (at < end && masked.as_bytes().get(at) == Some(&b']')).then_some(at)
}

/// The bytes of the destination behind `](`, angle brackets left out.
pub(super) fn inline(masked: &str, bracket: usize, url: &str) -> Option<Range<usize>> {
    let bytes = masked.as_bytes();
    if bytes.get(bracket + 1) != Some(&b'(') {
        return None;
    }
    proven(masked, read(masked, bracket + 2)?, url)
}

/// The label (brackets left out) and destination of the link reference definition that begins at `start`.
pub(super) fn definition(masked: &str, start: usize) -> Option<(Range<usize>, Range<usize>)> {
    let bytes = masked.as_bytes();
    if bytes.get(start) != Some(&b'[') {
        return None;
    }
    let mut close = start + 1;
    while *bytes.get(close)? != b']' {
        close += match bytes.get(close)? {
            b'\\' => 2,
            b'[' => return None,
            _ => 1,
        };
    }
    if bytes.get(close + 1) != Some(&b':') {
        return None;
    }
    Some((start + 1..close, read(masked, close + 2)?))
}

/// `range`, if it says `url` once escapes and references are resolved.
pub(super) fn proven(masked: &str, range: Range<usize>, url: &str) -> Option<Range<usize>> {
    let slice = masked.get(range.clone())?;
    (slice == url || unescape(slice) == url).then_some(range)
}

/// The destination as the elements keep it. A URL with a template call in it is kept as written.
pub(super) fn build(source: &Source, range: Option<Range<usize>>, url: String) -> Destination {
    let span = range.as_ref().map(|range| source.place(range));
    let templated = range.filter(|range| source.has_mask(range)).map(|range| source.written(&range).to_owned());
    Destination { url: templated.unwrap_or(url), span }
}

/// Skips white space, and quote marks at the start of lines.
fn skip_blank(bytes: &[u8], mut at: usize) -> usize {
    let mut fresh_line = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => fresh_line = true,
            b' ' | b'\t' | b'\r' => {}
            b'>' if fresh_line => {}
            _ => break,
        }
        at += 1;
    }
    at
}

/// Reads a destination in either form.
fn read(masked: &str, from: usize) -> Option<Range<usize>> {
    let bytes = masked.as_bytes();
    let start = skip_blank(bytes, from);
    let in_angles = bytes.get(start) == Some(&b'<');
    let start = start + usize::from(in_angles);
    let mut at = start;
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'>' if in_angles => return Some(start..at),
            b'\n' if in_angles => return None,
            _ if in_angles => {}
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            byte if byte.is_ascii_whitespace() => break,
            _ => {}
        }
        at += 1;
    }
    (!in_angles).then_some(start..at)
}

#[cfg(test)]
mod tests {
    use super::{closing_bracket, definition, inline};

    fn find(text: &str, url: &str) -> Option<String> {
        inline(text, text.find("](").unwrap(), url).map(|range| text[range].to_owned())
    }

    #[test]
    fn every_inline_form() {
        assert_eq!(find("[a](  한글(1)\\).png 'x')", "한글(1)).png").as_deref(), Some("한글(1)\\).png"));
        assert_eq!(find("[a](\n> <a b&amp;c> \"t\")", "a b&c").as_deref(), Some("a b&amp;c"));
        assert_eq!(find("[a]()", "").as_deref(), Some(""));
        assert_eq!(find("[a](<>)", "").as_deref(), Some(""));
        assert_eq!(find("[a](b)", "c"), None);
    }

    #[test]
    fn definitions_with_line_breaks() {
        let text = "[라 \\] b]:\r\n> <u v>\n";
        let (label, url) = definition(text, 0).unwrap();
        assert_eq!((&text[label], &text[url]), ("라 \\] b", "u v"));
        assert!(definition("[a] b", 0).is_none() && definition("[a", 0).is_none());
    }

    #[test]
    fn the_bracket_may_stand_on_the_next_quoted_line() {
        assert_eq!(closing_bracket("[a\n> ](b)", 2, 9), Some(5));
        assert_eq!(closing_bracket("[a b](c)", 2, 8), None);
    }
}
