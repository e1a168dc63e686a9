//! Names of HTML tags and attributes in lower case; the usual ones are not copied for each tag.

use std::borrow::Cow;

/// The names that posts use most, by their lengths, of each the most frequent first.
static USUAL: [&[&str]; 11] = [
    &[],
    &["a", "p", "b", "i"],
    &["br", "li", "ul", "id", "td", "tr", "h2", "h3", "em", "hr", "ol"],
    &["img", "src", "alt", "div", "rel", "kbd", "sup", "sub", "pre", "del"],
    &["href", "span", "code", "name"],
    &["class", "width", "title", "style", "table", "small", "align"],
    &["height", "target", "strong", "iframe", "figure", "center", "script", "border"],
    &["details", "summary"],
    &[],
    &[],
    &["figcaption", "blockquote"],
];

/// `written` in lower case.
pub(in super::super) fn lower_case(written: &str) -> Cow<'static, str> {
    let alike = USUAL.get(written.len()).copied().unwrap_or_default();
    let usual = alike.iter().find(|usual| usual.eq_ignore_ascii_case(written));
    usual.map_or_else(|| Cow::Owned(written.to_ascii_lowercase()), |usual| Cow::Borrowed(*usual))
}

#[cfg(test)]
mod tests {
    use super::{USUAL, lower_case};

    #[test]
    fn usual_names_are_found_in_any_case() {
        for (length, names) in USUAL.iter().enumerate() {
            assert!(names.iter().all(|name| name.len() == length && name.to_lowercase() == **name));
        }
        for name in USUAL.iter().copied().flatten().chain(&["blink", "onmouseoverandout", "글", ""]) {
            assert_eq!((lower_case(name), lower_case(&name.to_uppercase())), ((*name).into(), (*name).into()));
        }
    }
}
