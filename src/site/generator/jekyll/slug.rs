//! How Jekyll makes parts of a URL out of titles, names and terms (lib/jekyll/utils.rb, `slugify`).

use crate::text::Category;

/// What the mode `pretty` keeps beside letters, marks and digits.
const SIGNS: &str = "._~!$&'()+,;=@";

/// The mode `pretty`, case kept: what `:title` stands for.
pub fn pretty(text: &str) -> String {
    hyphened(text, SIGNS)
}

/// The mode `default`, in lower case: what `:slug`, `:name` and `:slugified_categories` stand for.
pub fn plain(text: &str) -> String {
    lower(&hyphened(text, ""))
}

/// `text` in lower case as Ruby's `downcase` makes it, which knows no final sigma.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The name without the periods at its end.
pub fn without_periods(name: &str) -> &str {
    name.trim_end_matches('.')
}

/// `text` with a hyphen for each run of other characters than letters, marks, digits and `signs`, none at its ends.
fn hyphened(text: &str, signs: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut is_gap = false;
    for ch in text.chars() {
        let is_kept = is_kept(ch, signs);
        if is_kept {
            if is_gap && !slug.is_empty() {
                slug.push('-');
            }
            slug.push(ch);
        }
        is_gap = !is_kept;
    }
    slug
}

fn is_kept(ch: char, signs: &str) -> bool {
    if ch.is_ascii() {
        return ch.is_ascii_alphanumeric() || signs.contains(ch);
    }
    Category::of(ch).is_letter_mark_or_digit()
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
