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

/// `written` in lower case.
pub(in super::super) fn lower_case(written: &str) -> Cow<'static, str> {
    let usual = USUAL.iter().find(|usual| usual.eq_ignore_ascii_case(written));
    usual.map_or_else(|| Cow::Owned(written.to_ascii_lowercase()), |usual| Cow::Borrowed(*usual))
}

#[cfg(test)]
mod tests {
    use super::{USUAL, lower_case};

    #[test]
    fn usual_names_are_found_in_any_case() {
        assert!(USUAL.iter().all(|name| name.to_lowercase() == **name));
        for name in USUAL.iter().chain(&["blink", "onmouseoverandout", "글", ""]) {
            assert_eq!((lower_case(name), lower_case(&name.to_uppercase())), ((*name).into(), (*name).into()));
        }
    }
}
