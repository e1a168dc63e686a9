//! A field of the front matter: what it is for, and what the generator makes of its value.

use super::address;
use crate::document::front_matter::Entry;
use crate::lsp::field_words::kind_words;
use crate::lsp::ground::Ground;
use crate::site::FieldType;

/// The fields that settle where and whether a post is published, in one generator or another.
const SETTLING: [&str; 12] = [
    "title",
    "url",
    "slug",
    "permalink",
    "path",
    "date",
    "draft",
    "published",
    "publishDate",
    "expiryDate",
    "aliases",
    "categories",
];

/// What is known of the field at `path`; nothing of one that nobody knows.
pub(super) fn told(ground: &Ground<'_>, path: &str, entry: &Entry) -> Option<String> {
    let generator = &ground.layout.generator;
    let folds = generator.folds_key_case();
    let is_it = |known: &str| if folds { known.eq_ignore_ascii_case(path) } else { known == path };
    let field = generator.fields().iter().find(|field| is_it(&field.name))?;
    let mut told = format!("**{}** ({}): {}", field.name, kind_words(field.kind), field.about);
    if field.kind == FieldType::Date {
        told.push_str("\n\n");
        match generator.instant(&entry.value, &ground.clock.zone) {
            Some(instant) => {
                told.push_str(&address::moment(ground, instant));
                told.push_str(if instant > ground.clock.now { ", in the future" } else { "" });
            }
            None if entry.value.is_empty() => told.push_str("no date"),
            None => told.push_str("no date to the generator"),
        }
    }
    if SETTLING.iter().any(|known| is_it(known))
        && let Some(facts) = ground.facts()
    {
        told.push_str("\n\n");
        told.push_str(&address::told(ground, facts));
    }
    Some(told)
}
