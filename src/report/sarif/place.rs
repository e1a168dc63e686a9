//! Places and messages as SARIF writes them.

use super::ROOT;
use crate::report::places::Places;
use crate::text::Span;
use serde::Serialize;

/// A text. Where a message is shown as running text, `[a](b)` in it would be a link.
#[derive(Debug, Serialize)]
pub struct Message {
    text: String,
}

impl Message {
    /// `text` without links: a bracket that would end the words of one is escaped, with the backslashes before it. Braces
    /// stay single, against the letter of the standard: readers look for placeholders only where there are arguments, and
    /// show doubled ones doubled.
    pub fn new(text: &str) -> Self {
        let mut parts = text.split("](").peekable();
        let mut escaped = String::with_capacity(text.len());
        while let Some(part) = parts.next() {
            escaped.push_str(part);
            if parts.peek().is_some() {
                let backslashes = part.len() - part.trim_end_matches('\\').len();
                escaped.push_str(&"\\".repeat(backslashes + 1));
                escaped.push_str("](");
            }
        }
        Self { text: escaped }
    }
}

/// A file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl ArtifactLocation {
    /// The file that is shown as `path`: relative to the working folder, or absolute where it lies outside.
    pub fn new(path: &str) -> Self {
        let has_drive = matches!(path.as_bytes(), [drive, b':', b'/', ..] if drive.is_ascii_alphabetic());
        let mut uri = String::with_capacity(path.len());
        let is_absolute = path.starts_with('/') || has_drive;
        if is_absolute {
            uri.push_str(if has_drive { "file:///" } else { "file://" });
        }
        for (at, byte) in path.bytes().enumerate() {
            match byte {
                b':' if has_drive && at == 1 => uri.push(':'),
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    uri.push(char::from(byte));
                }
                _ => uri.push_str(&format!("%{byte:02X}")),
            }
        }
        Self { uri, uri_base_id: (!is_absolute).then_some(ROOT) }
    }
}

/// A part of a file, in lines and in columns of UTF-16 code units, all from 1. The end is behind the last one.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl Region {
    /// A place that is asked for in the order of the text.
    pub fn next(span: Span, places: &mut Places<'_>) -> Self {
        let (start, end) = places.of(span);
        let (start_column, end_column) = places.utf16(span);
        Self { start_line: start.line, start_column, end_line: end.line, end_column }
    }

    /// Any place.
    pub fn peek(span: Span, places: &Places<'_>) -> Self {
        let (start, end) = places.peek(span);
        let (start_column, end_column) = places.peek_utf16(span);
        Self { start_line: start.line, start_column, end_line: end.line, end_column }
    }
}

#[cfg(test)]
mod tests {
    use super::{ArtifactLocation, Message};

    #[test]
    fn paths_are_addresses() {
        let uri = |path: &str| ArtifactLocation::new(path).uri;
        assert_eq!(uri("content/제 글 #1.md"), "content/%EC%A0%9C%20%EA%B8%80%20%231.md");
        assert_eq!(uri("/tmp/a:b.md"), "file:///tmp/a%3Ab.md");
        assert_eq!(uri("javascript:x"), "javascript%3Ax");
        assert_eq!(uri("C:/글.md"), "file:///C:/%EA%B8%80.md");
        assert!(ArtifactLocation::new("/a").uri_base_id.is_none());
    }

    #[test]
    fn a_message_has_no_links() {
        assert_eq!(Message::new("[x](http://a) [y]").text, r"[x\](http://a) [y]");
        assert_eq!(Message::new(r"[x\](http://a) \ [y\\](b)").text, r"[x\\\](http://a) \ [y\\\\\](b)");
    }
}
