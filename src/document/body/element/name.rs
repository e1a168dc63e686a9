//! Names of HTML tags and attributes in lower case; the usual ones are not copied for each tag.

use std::borrow::Cow;

/// The names that posts use most, the most frequent first.
static USUAL: [&str; 48] = [
    "a",
    "href",
    "br",
    "img",
    "src",
    "alt",
    "p",
    "div",
    "span",
    "class",
    "width",
    "height",
    "title",
    "target",
    "code",
    "li",
    "strong",
    "ul",
    "id",
    "style",
    "rel",
    "td",
    "tr",
    "table",
    "h2",
    "h3",
    "b",
    "i",
    "em",
    "details",
    "summary",
    "kbd",
    "sup",
    "sub",
    "iframe",
    "figure",
    "figcaption",
    "pre",
    "hr",
    "blockquote",
    "center",
    "script",
    "name",
    "ol",
    "small",
    "del",
    "border",
    "align",
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
    let sign = |name: &str| (name.len(), name.bytes().next());
    let usual =
        lower.and_then(|lower| USUAL.iter().copied().find(|usual| sign(usual) == sign(lower) && *usual == lower));
    usual.map_or_else(|| Cow::Owned(written.to_ascii_lowercase()), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, USUAL, lower_case};

    #[test]
    fn usual_names_are_found_in_any_case() {
        assert!(USUAL.iter().all(|name| name.len() <= LONGEST && name.to_lowercase() == **name));
        for name in USUAL.iter().chain(&["blink", "onmouseoverandout", "글", ""]) {
            assert_eq!((lower_case(name), lower_case(&name.to_uppercase())), ((*name).into(), (*name).into()));
        }
    }
}
