//! The inventory for spreadsheets: CSV with a header, one line a post, lists joined by `; `.

use super::{Entry, Inventory};
use crate::report::escape::visible;
use csv::{Terminator, WriterBuilder};
use std::io::{self, Write};

/// The names of the columns: those of the JSON format.
const HEADER: [&str; 11] =
    ["path", "title", "date", "url", "aliases", "draft", "published", "reason", "tags", "language", "generator"];

/// Writes the posts. Line breaks and other characters that a terminal would obey are written as `\n`, `\u{…}`, so that
/// every post is one line. What is not known is empty.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, inventory: &Inventory) -> io::Result<()> {
    let mut rows = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    rows.write_record(HEADER)?;
    for entry in &inventory.entries {
        rows.write_record(cells(entry).iter().map(|cell| visible(cell).into_owned()))?;
    }
    rows.flush()
}

fn cells(entry: &Entry) -> [String; HEADER.len()] {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    [
        entry.path.clone(),
        text(&entry.title),
        text(&entry.date),
        text(&entry.url),
        entry.aliases.join("; "),
        entry.draft.to_string(),
        entry.published.to_string(),
        entry.reason.unwrap_or_default().to_owned(),
        entry.tags.join("; "),
        text(&entry.language),
        entry.generator.to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use crate::report::inventory::sample;

    #[test]
    fn every_post_is_one_line_and_commas_are_quoted() {
        let mut out = Vec::new();
        super::write(&mut out, &sample::inventory()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
