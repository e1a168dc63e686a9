//! How Jekyll makes parts of a URL out of titles, names and terms (lib/jekyll/utils.rb, `slugify`).

use regex::Regex;
use std::sync::LazyLock;

static NOT_PRETTY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+").ok());
static NOT_DEFAULT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[^\p{M}\p{L}\p{Nd}]+").ok());

/// The mode `pretty`, case kept: what `:title` stands for.
pub fn pretty(text: &str) -> String {
    hyphened(text, &NOT_PRETTY)
}

/// The mode `default`, in lower case: what `:slug`, `:name` and `:slugified_categories` stand for.
pub fn plain(text: &str) -> String {
    lower(&hyphened(text, &NOT_DEFAULT))
}

/// `text` in lower case as Ruby's `downcase` makes it, which knows no final sigma.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The name without the periods at its end.
pub fn without_periods(name: &str) -> &str {
    name.trim_end_matches('.')
}

fn hyphened(text: &str, replaced: &Option<Regex>) -> String {
    let Some(replaced) = replaced else { return text.to_owned() };
    let slug = replaced.replace_all(text, "-");
    let slug = slug.strip_prefix('-').unwrap_or(&slug);
    slug.strip_suffix('-').unwrap_or(slug).to_owned()
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
