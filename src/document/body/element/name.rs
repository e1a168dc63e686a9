//! Names of HTML tags and attributes in lower case; the usual ones are not copied for each tag.

use std::borrow::Cow;

/// The names that posts use most, in order.
const USUAL: [&str; 63] = [
    "a", "align", "alt", "audio", "b", "blockquote", "body", "border", "br", "caption", "center", "cite", "class",
    "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "height", "hr",
    "href", "html", "i", "id", "iframe", "img", "input", "kbd", "lang", "li", "link", "loading", "name", "ol", "p",
    "pre", "rel", "s", "script", "small", "source", "span", "src", "strong", "style", "sub", "summary", "sup", "table",
    "target", "td", "title", "tr", "ul", "width",
];

/// The longest of them, in bytes.
const LONGEST: usize = 10;

/// `written` in lower case.
pub(in super::super) fn lower_case(written: &str) -> Cow<'static, str> {
    let mut buffer = [0; LONGEST];
    let lower = buffer.get_mut(..written.len()).and_then(|lower| {
        lower.copy_from_slice(written.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).ok()
    });
    let usual = lower.and_then(|lower| USUAL.get(USUAL.binary_search(&lower).ok()?));
    usual.map_or_else(|| Cow::Owned(written.to_ascii_lowercase()), |usual| Cow::Borrowed(*usual))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, USUAL, lower_case};

    #[test]
    fn usual_names_are_found_in_any_case() {
        assert!(USUAL.is_sorted() && USUAL.iter().all(|name| name.len() <= LONGEST));
        for name in USUAL.iter().chain(&["blink", "onmouseoverandout", "글", ""]) {
            assert_eq!((lower_case(name), lower_case(&name.to_uppercase())), ((*name).into(), (*name).into()));
        }
    }
}
