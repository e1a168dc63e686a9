//! The series that a post is a part of, and its number there.

use super::{Named, Source};
use crate::document::front_matter::Node;
use crate::site::Generator;
use crate::text::Span;

/// A post's part in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesPart {
    /// The series, as the field `series` names it.
    pub name: Named,
    /// The number, from a field or from the title, with its place.
    pub number: Option<(u32, Span)>,
}

/// Where themes keep what they know of a post.
const ROOMS: [&str; 3] = ["", "params.", "extra."];

/// The fields that themes read a number from.
const ORDER: [&str; 5] = ["series_order", "seriesOrder", "series_index", "series_part", "part"];

/// No series has more parts; a greater number is a year or a version.
const MOST: u32 = 999;

/// The series that the post's front matter names: a text, or a list of one.
pub(super) fn series(source: &Source<'_>, generator: &dyn Generator) -> Option<SeriesPart> {
    let field = |key: &str| ROOMS.iter().find_map(|room| source.field(generator, &[room, key].concat()));
    let value = &field("series")?.value;
    let value = match &value.node {
        Node::List(items) => items.first().filter(|_| items.len() == 1)?,
        _ => value,
    };
    let text = value.as_text().filter(|text| !text.trim().is_empty())?;
    let by_field = ORDER.iter().find_map(|key| {
        let value = &field(key)?.value;
        Some((value.as_text()?.trim().parse().ok()?, value.inner_span()))
    });
    let by_title = || {
        let title = source.text(generator, "title")?;
        Some((number(&title.text)?, title.span))
    };
    let number = by_field.or_else(by_title).filter(|(number, _)| *number <= MOST);
    Some(SeriesPart { name: Named { text: text.to_owned(), span: value.inner_span() }, number })
}

/// The number that a title gives its part: `#3`, `Part 3`, `(3)` at the end, `3편`, `第3回`, `その3`.
fn number(title: &str) -> Option<u32> {
    let title = title.trim().trim_end_matches([')', ']', '）', '】']);
    let mut rest = title;
    let mut found = None;
    while let Some(at) = rest.find(|ch: char| ch.is_ascii_digit()) {
        let (before, after) = rest.split_at(at);
        let digits = after.len() - after.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
        let (digits, after) = after.split_at(digits);
        if says_part(before, after) {
            if found.is_some() {
                return None;
            }
            found = digits.parse().ok();
        }
        rest = after;
    }
    found
}

/// Whether what stands round a number makes it the number of a part.
fn says_part(before: &str, after: &str) -> bool {
    let lower = before.to_lowercase();
    let word = lower.trim_end_matches([' ', '.']);
    let named = ["part", "pt", "episode", "ep", "no", "vol", "その", "파트"].iter().any(|name| {
        let start = word.strip_suffix(name);
        start.is_some_and(|start| !name.is_ascii() || !start.ends_with(|ch: char| ch.is_alphanumeric()))
    });
    let counted =
        ["편", "화", "회", "부", "回", "話", "章", "篇", "集"].iter().any(|counter| after.starts_with(counter));
    let at_end = after.is_empty() && before.ends_with(['(', '[', '（', '【']);
    before.ends_with('#') || named || counted || at_end
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn titles_number_their_parts_in_many_ways() {
        for title in [
            "Rust by example #3",
            "[Rust #3] Ownership",
            "Rust, part 3",
            "Part 3: Ownership",
            "러스트 입문 (3)",
            "러스트 3편",
            "第3回 所有権",
            "所有権その3",
            "Rust 2024, Vol. 3",
        ] {
            assert_eq!(number(title), Some(3), "{title}");
        }
        for title in ["Top 10 crates", "Rust 1.80", "Year 2024", "Depart 3", "#1 or #2", "10분 만에", ""] {
            assert_eq!(number(title), None, "{title}");
        }
    }
}
