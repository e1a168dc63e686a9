//! How Jekyll makes parts of a URL out of titles, names and terms (lib/jekyll/utils.rb, `slugify`).

use crate::text::Category;

/// The mode `pretty`, case kept: what `:title` stands for.
pub fn pretty(text: &str) -> String {
    hyphened(text, |ch| Category::of(ch).is_letter_mark_or_digit() || "._~!$&'()+,;=@".contains(ch))
}

/// The mode `default`, in lower case: what `:slug`, `:name` and `:slugified_categories` stand for.
pub fn plain(text: &str) -> String {
    lower(&hyphened(text, |ch| Category::of(ch).is_letter_mark_or_digit()))
}

/// `text` in lower case as Ruby's `downcase` makes it, which knows no final sigma.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The name without the periods at its end.
pub fn without_periods(name: &str) -> &str {
    name.trim_end_matches('.')
}

/// The words of what is kept, a hyphen between each two.
fn hyphened(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let words = text.split(|ch| !is_kept(ch)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{plain, pretty};

    #[test]
    fn spelt_as_observed() {
        assert_eq!(pretty("My Slug!/한"), "My-Slug!-한");
        assert_eq!(pretty("하나  둘 (셋) C++ & C#"), "하나-둘-(셋)-C++-&-C");
        assert_eq!(plain("ΟΔΟΣ İI"), "οδοσ-i\u{307}i");
        assert_eq!(plain("日本語のブログ 2.0"), "日本語のブログ-2-0");
        assert_eq!((pretty(""), plain("???")), (String::new(), String::new()));
    }
}
