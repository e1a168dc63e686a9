//! A field of the front matter: what it is for, and what the generator makes of its value.

use super::address;
use crate::document::front_matter::Entry;
use crate::lsp::field_words::kind_words;
use crate::lsp::ground::Ground;
use crate::site::FieldType;
use crate::site::facts::PageTerm;
use crate::site::scalar::{Meaning, meaning};

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

/// What the generator takes a value for, where that is not what is written.
fn read_as(ground: &Ground<'_>, kind: FieldType, entry: &Entry) -> Option<String> {
    let (value, written) = (&entry.value, entry.value.as_text().unwrap_or_default());
    if let FieldType::Terms(_) = kind {
        let inside = |term: &&PageTerm| entry.span().cover(term.span) == entry.span();
        let terms = ground.facts()?.page.terms.iter().filter(inside);
        let terms: Vec<String> = terms.map(|term| format!("`{}`", term.term)).collect();
        return (!terms.is_empty()).then(|| format!("read as {}", terms.join(", ")));
    }
    match meaning(value, &*ground.layout.generator)? {
        _ if kind == FieldType::Date => None,
        Meaning::Bool(read) => (written != read.to_string()).then(|| format!("read as `{read}`")),
        Meaning::MaybeBool(read) => Some(format!("read as `{read}`, or as text by newer versions of the generator")),
        Meaning::Number(Some(read)) => (written != read).then(|| format!("read as the number {read}")),
        Meaning::Text if kind == FieldType::Bool => Some("read as text, and not as true or false".to_owned()),
        Meaning::Text if kind == FieldType::Integer => Some("read as text, and not as a number".to_owned()),
        Meaning::Date if kind == FieldType::Text => Some("read as a date".to_owned()),
        Meaning::Null => Some("no value".to_owned()),
        Meaning::Text | Meaning::Number(None) | Meaning::Date => None,
    }
}

/// What is known of the field at `path`; nothing of one that nobody knows.
pub(super) fn told(ground: &Ground<'_>, path: &str, entry: &Entry) -> Option<String> {
    let generator = &ground.layout.generator;
    let folds = generator.folds_key_case();
    let is_it = |known: &str| if folds { known.eq_ignore_ascii_case(path) } else { known == path };
    let field = generator.fields().named(path)?;
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
    if let Some(read) = read_as(ground, field.kind, entry) {
        told.push_str("\n\n");
        told.push_str(&read);
    }
    if SETTLING.iter().any(|known| is_it(known))
        && let Some(facts) = ground.facts()
    {
        told.push_str("\n\n");
        told.push_str(&address::told(ground, facts));
    }
    Some(told)
}
