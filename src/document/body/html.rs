//! Tags, attributes and comments in a piece of raw HTML.

use memchr::memchr;
use std::ops::Range;

/// The bytes of an attribute's name and value.
type NameAndValue = (Range<usize>, Range<usize>);

/// What stands in raw HTML. All ranges are offsets into the scanned text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `<name …>` or `</name>`.
    Tag {
        /// From `<` to `>`.
        range: Range<usize>,
        /// The name's bytes.
        name: Range<usize>,
        /// Whether it is `</name>`.
        closing: bool,
        /// Names and values, the values without quotes; an empty range behind the name when there is none.
        attributes: Vec<NameAndValue>,
    },
    /// `<!-- … -->`
    Comment {
        /// From `<!--` through `-->`, or to the end of the scanned text.
        range: Range<usize>,
        /// The text inside.
        content: Range<usize>,
        /// Whether `-->` was found.
        closed: bool,
    },
}

/// Remembers which quote sign has no partner in the rest of the text, so that it is not searched for again.
#[derive(Default)]
struct Quotes {
    no_double: bool,
    no_single: bool,
}

impl Quotes {
    /// How many bytes of `rest` stand before the closing `quote`.
    fn close(&mut self, rest: &str, quote: u8) -> Option<usize> {
        let is_missing = if quote == b'"' { &mut self.no_double } else { &mut self.no_single };
        if *is_missing {
            return None;
        }
        let length = memchr(quote, rest.as_bytes());
        *is_missing = length.is_none();
        length
    }
}

/// Elements whose content is not HTML.
const RAW_TEXT: [&str; 3] = ["script", "style", "textarea"];

/// Reads all tags and comments of `html`, which a Markdown parser has found to be raw HTML.
pub(super) fn scan(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut quotes = Quotes::default();
    let mut at = 0;
    while let Some(start) = html.as_bytes().get(at..).and_then(|rest| memchr(b'<', rest)).map(|found| at + found) {
        let rest = html.get(start..).unwrap_or("");
        at = start + 1;
        if rest.starts_with("<!--") {
            let piece = comment(html, start);
            if let Piece::Comment { range, .. } = &piece {
                at = range.end;
            }
            pieces.push(piece);
        } else if let Some(closer) = declaration_closer(rest) {
            at = rest.find(closer).map_or(html.len(), |length| start + length + closer.len());
        } else if let Some(tag) = tag(html, start, &mut quotes) {
            if let Piece::Tag { range, name, closing, .. } = &tag {
                at = range.end;
                let name = html.get(name.clone()).unwrap_or("");
                if !closing && RAW_TEXT.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
                    at = raw_text_end(html, at, name);
                }
            }
            pieces.push(tag);
        }
    }
    pieces
}

fn declaration_closer(rest: &str) -> Option<&'static str> {
    match () {
        () if rest.starts_with("<?") => Some("?>"),
        () if rest.starts_with("<![CDATA[") => Some("]]>"),
        () if rest.starts_with("<!") => Some(">"),
        () => None,
    }
}

fn comment(html: &str, start: usize) -> Piece {
    let from = start + 4;
    let rest = html.get(from..).unwrap_or("");
    for short in [">", "->"] {
        if rest.starts_with(short) {
            return Piece::Comment { range: start..from + short.len(), content: from..from, closed: true };
        }
    }
    match rest.find("-->") {
        Some(length) => Piece::Comment { range: start..from + length + 3, content: from..from + length, closed: true },
        None => Piece::Comment { range: start..html.len(), content: from..html.len(), closed: false },
    }
}

/// Where the closing tag of a raw text element begins, or the end of the text.
fn raw_text_end(html: &str, from: usize, name: &str) -> usize {
    let rest = html.get(from..).unwrap_or("");
    rest.match_indices("</")
        .find(|(at, _)| {
            let word = rest.get(at + 2..at + 2 + name.len());
            word.is_some_and(|word| word.eq_ignore_ascii_case(name))
        })
        .map_or(html.len(), |(at, _)| from + at)
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

fn tag(html: &str, start: usize, quotes: &mut Quotes) -> Option<Piece> {
    let bytes = html.as_bytes();
    let closing = bytes.get(start + 1) == Some(&b'/');
    let from = start + 1 + usize::from(closing);
    if !bytes.get(from)?.is_ascii_alphabetic() {
        return None;
    }
    let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<');
    let end = from + bytes.get(from..)?.iter().position(ends_name)?;
    let name = from..end;
    let mut attributes = Vec::new();
    let mut at = end;
    loop {
        at = skip_space(bytes, at);
        match bytes.get(at)? {
            b'>' => return Some(Piece::Tag { range: start..at + 1, name, closing, attributes }),
            b'<' => return None,
            b'/' => at += 1,
            _ => {
                let (attribute, after) = attribute(html, at, quotes)?;
                attributes.push(attribute);
                at = after.max(at + 1);
            }
        }
    }
}

/// The attribute at `at`, and the offset behind it.
fn attribute(html: &str, at: usize, quotes: &mut Quotes) -> Option<(NameAndValue, usize)> {
    let bytes = html.as_bytes();
    let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=');
    let name = at..at + 1 + bytes.get(at + 1..)?.iter().position(ends_name)?;
    let equals = skip_space(bytes, name.end);
    if bytes.get(equals) != Some(&b'=') {
        let none = name.end..name.end;
        return Some(((name.clone(), none), name.end));
    }
    let start = skip_space(bytes, equals + 1);
    let quote = *bytes.get(start)?;
    if matches!(quote, b'"' | b'\'') {
        let length = quotes.close(html.get(start + 1..)?, quote)?;
        return Some(((name, start + 1..start + 1 + length), start + length + 2));
    }
    let ends_value = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
    let end = start + bytes.get(start..)?.iter().position(ends_value)?;
    Some(((name, start..end), end))
}

#[cfg(test)]
mod tests {
    use super::{Piece, scan};

    fn attributes(html: &str) -> Vec<(String, String)> {
        match scan(html).remove(0) {
            Piece::Tag { attributes, .. } => {
                attributes.into_iter().map(|(name, value)| (html[name].to_owned(), html[value].to_owned())).collect()
            }
            Piece::Comment { .. } => panic!("a tag was meant"),
        }
    }

    #[test]
    fn attributes_in_every_quote() {
        let found = attributes("<img\r\n  src=\"그림 1.png\" alt='a > b' width=3 hidden />");
        let names: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(names, [("src", "그림 1.png"), ("alt", "a > b"), ("width", "3"), ("hidden", "")]);
        assert_eq!(attributes("<a href=/x/>")[0].1, "/x/");
    }

    #[test]
    fn comments_hide_tags() {
        let html = "<b><!-- <i> -->글<!--> <u>";
        let found = scan(html);
        assert_eq!(found.len(), 4);
        assert!(matches!(&found[1], Piece::Comment { content, closed: true, .. } if &html[content.clone()] == " <i> "));
        assert!(matches!(scan("<!-- <i>").as_slice(), [Piece::Comment { closed: false, .. }]));
    }

    #[test]
    fn scripts_and_declarations_hold_no_tags() {
        assert_eq!(scan("<script>a<b>c</b></SCRIPT><?php <b> ?><!DOCTYPE html>").len(), 2);
        assert!(scan("a < b <한> <a <").is_empty());
    }
}
