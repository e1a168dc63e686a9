//! Backslash escapes and character references, resolved as the renderer does.

use memchr::memchr;
use pulldown_cmark::{Event, Parser};

/// Resolves backslash escapes and character references, as CommonMark does in link destinations.
pub(super) fn unescape(text: &str) -> String {
    resolve(text, true)
}

/// Resolves character references only, as in HTML attributes.
pub(super) fn decode(text: &str) -> String {
    resolve(text, false)
}

/// The longest name in HTML's list of character references, `&` and `;` included, is 33 bytes.
const LONGEST: usize = 33;

fn resolve(text: &str, escapes: bool) -> String {
    let is_as_written = memchr(b'&', text.as_bytes()).is_none() && !(escapes && text.contains('\\'));
    if is_as_written {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        out.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let next = rest.get(1..).unwrap_or("");
        if escapes && rest.starts_with('\\') && next.starts_with(|sign: char| sign.is_ascii_punctuation()) {
            out.push_str(next.get(..1).unwrap_or(""));
            rest = next.get(1..).unwrap_or("");
        } else if let Some((reference, value)) = reference(rest) {
            out.push_str(&value);
            rest = rest.get(reference.len()..).unwrap_or("");
        } else {
            out.push_str(rest.get(..1).unwrap_or(""));
            rest = next;
        }
    }
    out.push_str(rest);
    out
}

/// The character reference that `text` begins with, and what it stands for.
fn reference(text: &str) -> Option<(&str, String)> {
    let length = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let reference = text.get(..=length)?;
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "nbsp" => "\u{a0}",
        _ => "",
    };
    if !known.is_empty() {
        return Some((reference, known.to_owned()));
    }
    let text =
        Parser::new(reference).find_map(|event| if let Event::Text(text) = event { Some(text) } else { None })?;
    (text.as_ref() != "&").then(|| (reference, text.into_string()))
}

#[cfg(test)]
mod tests {
    use super::{decode, unescape};

    #[test]
    fn resolves_what_commonmark_resolves() {
        assert_eq!(unescape(r"a\(b\)\한&amp;&auml;&#35;&#x22;&nope;&;\\"), "a(b)\\한&ä#\"&nope;&;\\");
        assert_eq!(decode(r"a\(b&eacute;&copy"), "a\\(bé&copy");
    }
}
