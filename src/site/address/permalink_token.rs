//! The `:name` tokens of permalinks that generators expand.

use crate::site::GeneratorName;
use std::ops::Range;

/// Tokens that Hugo expands in `url` (resources/page/permalinks.go, 0.131 and later).
const HUGO_TOKENS: [&str; 21] = [
    "year",
    "month",
    "monthname",
    "day",
    "weekday",
    "weekdayname",
    "yearday",
    "section",
    "sections",
    "sectionslug",
    "sectionslugs",
    "title",
    "slug",
    "slugorfilename",
    "filename",
    "contentbasename",
    "slugorcontentbasename",
    "hour",
    "minute",
    "second",
    "lang",
];

/// Placeholders of Jekyll's `permalink` (lib/jekyll/drops/url_drop.rb, and those of pages).
const JEKYLL_TOKENS: [&str; 29] = [
    "year",
    "month",
    "day",
    "title",
    "slug",
    "categories",
    "slugified_categories",
    "i_month",
    "i_day",
    "y_day",
    "short_year",
    "hour",
    "minute",
    "second",
    "output_ext",
    "short_month",
    "long_month",
    "week",
    "w_year",
    "w_day",
    "short_day",
    "long_day",
    "collection",
    "path",
    "name",
    "basename",
    "ext",
    "lang",
    "num",
];

/// The first `:name` of a permalink that the generator does not know and stops at, colon included.
#[must_use]
pub fn unknown_token(generator: GeneratorName, text: &str) -> Option<Range<usize>> {
    text.match_indices(':').filter(|(at, _)| !text[..*at].ends_with('\\')).find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let len = rest.find(|ch: char| !ch.is_ascii_alphanumeric() && ch != '_').unwrap_or(rest.len());
        let name = &rest[..len];
        let known = match generator {
            GeneratorName::Hugo => HUGO_TOKENS.contains(&name) || is_go_layout(name),
            GeneratorName::Jekyll => is_jekyll_token(name),
            _ => true,
        };
        (!known && !name.is_empty()).then_some(at..at + 1 + len)
    })
}

/// Whether Go's `time.Format` changes `name`, so that Hugo takes it for a date layout.
fn is_go_layout(name: &str) -> bool {
    name.contains(|ch: char| ('1'..='6').contains(&ch))
        || ["Jan", "Mon", "PM", "pm", "MST"].iter().any(|word| name.contains(word))
}

/// Jekyll tries the name, then the name without its last `_part`, and so on; capitals end it.
fn is_jekyll_token(name: &str) -> bool {
    let name = &name[..name.find(|ch: char| !ch.is_ascii_lowercase() && ch != '_').unwrap_or(name.len())];
    let mut shorter = Some(name);
    while let Some(word) = shorter {
        if word.is_empty() || JEKYLL_TOKENS.contains(&word) {
            return true;
        }
        shorter = word.rsplit_once('_').map(|(head, _)| head);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{is_go_layout, is_jekyll_token, unknown_token};
    use crate::site::GeneratorName;

    #[test]
    fn tokens_are_read_as_the_generators_read_them() {
        assert!(is_jekyll_token("title_and_more") && is_jekyll_token("year") && is_jekyll_token("Big"));
        assert!(!is_jekyll_token("tilte"));
        assert!(is_go_layout("2006") && is_go_layout("Jan") && !is_go_layout("tilte"));
    }

    #[test]
    fn finds_the_token_that_stands_for_nothing() {
        assert_eq!(unknown_token(GeneratorName::Hugo, "/글/:yaer/"), Some(5..10));
        assert_eq!(unknown_token(GeneratorName::Hugo, "/:year/a\\:b/"), None);
        assert_eq!(unknown_token(GeneratorName::Jekyll, "/12:30/:title:output_ext"), None);
        assert_eq!(unknown_token(GeneratorName::Hexo, "/a:b/"), None);
    }
}
