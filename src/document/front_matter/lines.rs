//! Lines of a text by byte offset, and what sort of front matter line each looks like.

use super::Format;
use crate::text::Span;
use memchr::memchr2;

/// One line. A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Byte offset of its first byte.
    pub(super) start: usize,
    /// Its text without the line ending.
    pub(super) text: &'a str,
    /// Byte offset of the next line's first byte, or of the end.
    pub(super) next: usize,
}

impl Line<'_> {
    /// Its bytes without the line ending.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Whether only white space stands on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its bytes without white space at both ends.
    pub(super) fn trimmed(&self) -> Span {
        let start = self.start + (self.text.len() - self.text.trim_start().len());
        Span::new(start, start + self.text.trim().len())
    }

    /// How many bytes of space and tab lead.
    pub(super) fn indent(&self) -> usize {
        self.text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }
}

/// The line that begins at `start`; `None` at the end of the text.
pub(super) fn line_from(text: &str, start: usize) -> Option<Line<'_>> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let end = memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
    let ending = match rest.as_bytes().get(end..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([_, ..]) => 1,
        _ => 0,
    };
    Some(Line { start, text: rest.get(..end)?, next: start + end + ending })
}

/// Every line from `start` on.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let line = line_from(text, at)?;
        at = line.next;
        Some(line)
    })
}

/// The line that holds the byte at `offset`; at the end of a text the last line.
pub(super) fn line_at(text: &str, offset: usize) -> Line<'_> {
    let before = text.get(..offset).unwrap_or(text);
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    line_from(text, start).unwrap_or(Line { start, text: "", next: start })
}

/// The last line before `start` that is not blank.
pub(super) fn line_before(text: &str, start: usize) -> Option<Line<'_>> {
    let before = text.get(..start)?.trim_end();
    if before.is_empty() { None } else { Some(line_at(text, before.len())) }
}

/// Whether `line` begins with a key of one word, as a front matter line of this format does.
pub(super) fn is_key(line: &str, format: Format) -> bool {
    let (sign, line) = match format {
        Format::Yaml => (':', line),
        Format::Toml if line.starts_with('[') => return line.trim_end().ends_with(']'),
        Format::Toml => ('=', line),
        Format::Json => return line.trim_start().starts_with(['"', '}', ']']),
    };
    let Some((key, value)) = line.split_once(sign) else { return false };
    let key = key.trim_end();
    let bare = key.trim_matches(['"', '\'']);
    !bare.is_empty()
        && bare.chars().all(|character| character.is_alphanumeric() || "_-.".contains(character))
        && (format == Format::Toml || value.is_empty() || value.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::{Format, is_key, line_at, line_before, lines};

    #[test]
    fn every_line_ending_ends_a_line() {
        let text = "a\r\n나\rc\n\nd";
        let found: Vec<_> = lines(text, 0).map(|line| line.text).collect();
        assert_eq!(found, ["a", "나", "c", "", "d"]);
        assert_eq!(line_at(text, text.len()).text, "d");
        assert_eq!(line_before(text, text.len() - 1).map(|line| line.text), Some("c"));
    }

    #[test]
    fn prose_is_no_key() {
        assert!(is_key("제목: x", Format::Yaml) && is_key("tags:", Format::Yaml) && is_key("\"a\" = 1", Format::Toml));
        assert!(!is_key("In short: x", Format::Yaml) && !is_key("http://a", Format::Yaml));
        assert!(!is_key("- a: b", Format::Yaml) && !is_key("a: b", Format::Toml));
    }
}
