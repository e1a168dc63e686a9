//! The inventory for people: one line a post, and one at the end that counts them.

use super::columns::{self, GAP};
use super::{Entry, Inventory, totals};
use crate::lint::Severity;
use crate::report::escape::{message, visible};
use crate::report::ink::Ink;
use crate::report::{Style, wrap};
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr as _;

/// How long a day is: `2024-05-01`.
const DAY: usize = 10;

/// How wide the name of a language may be: `zh-Hant-HK` fits.
const LANGUAGE: usize = 12;

/// The cells of one line, safe for a terminal.
struct Row<'e> {
    path: Cow<'e, str>,
    day: &'e str,
    status: &'e str,
    ink: Option<Ink>,
    language: Cow<'e, str>,
    url: Cow<'e, str>,
    title: Cow<'e, str>,
}

/// How wide the cells are; one without width is left out.
struct Widths {
    day: usize,
    status: usize,
    language: usize,
    path: usize,
    url: usize,
    title: usize,
}

/// Writes path, date, status, language, URL and title, as far as any post has them. In a narrow table paths and URLs lose
/// their beginnings and titles their ends; where that leaves nothing to read, titles, then URLs, are left out.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, inventory: &Inventory, style: &Style) -> io::Result<()> {
    if !inventory.entries.is_empty() {
        let rows: Vec<Row<'_>> = inventory.entries.iter().map(Row::of).collect();
        let widths = Widths::of(&rows, style.width);
        let heading = Row::heading().line(&widths, style);
        writeln!(out, "{}", style.paint(Ink::Strong, &heading))?;
        for row in rows {
            writeln!(out, "{}", row.line(&widths, style))?;
        }
        writeln!(out)?;
    }
    totals::write(out, inventory, style)
}

impl<'e> Row<'e> {
    fn heading() -> Self {
        Self {
            path: "path".into(),
            day: "date",
            status: "status",
            ink: None,
            language: "language".into(),
            url: "URL".into(),
            title: "title".into(),
        }
    }

    fn of(entry: &'e Entry) -> Self {
        fn text(field: Option<&String>) -> &str {
            field.map(String::as_str).unwrap_or_default()
        }
        Self {
            path: visible(&entry.path),
            day: text(entry.date.as_ref()).get(..DAY).unwrap_or_default(),
            status: entry.reason.unwrap_or("published"),
            ink: entry.reason.map(ink),
            language: visible(text(entry.language.as_ref())),
            url: visible(text(entry.url.as_ref())),
            title: message(text(entry.title.as_ref())),
        }
    }

    fn line(&self, widths: &Widths, style: &Style) -> String {
        let status = wrap::pad(self.status, widths.status);
        let status = self.ink.map_or(status.clone(), |ink| style.paint(ink, &status).to_string());
        let mut cells = vec![wrap::pad(&columns::tail(&self.path, widths.path, style), widths.path)];
        if widths.day > 0 {
            cells.push(wrap::pad(self.day, widths.day));
        }
        cells.push(status);
        if widths.language > 0 {
            cells.push(wrap::pad(&columns::head(&self.language, widths.language, style), widths.language));
        }
        if widths.url > 0 {
            cells.push(wrap::pad(&columns::tail(&self.url, widths.url, style), widths.url));
        }
        if widths.title > 0 {
            cells.push(columns::head(&self.title, widths.title, style));
        }
        cells.join(&" ".repeat(GAP)).trim_end().to_owned()
    }
}

impl Widths {
    fn of(rows: &[Row<'_>], room: usize) -> Self {
        let heading = Row::heading();
        let widest = |cell: fn(&Row<'_>) -> usize| {
            let widest = rows.iter().map(cell).max().unwrap_or(0);
            if widest == 0 { 0 } else { widest.max(cell(&heading)) }
        };
        let status = widest(|row| row.status.width());
        let language = widest(|row| row.language.width()).min(LANGUAGE);
        let day = widest(|row| row.day.width());
        let fixed: usize = [day, status, language].iter().filter(|width| **width > 0).map(|width| GAP + width).sum();
        let wanted = [widest(|row| row.path.width()), widest(|row| row.url.width()), widest(|row| row.title.width())];
        let [path, url, title] = columns::share(wanted, room.saturating_sub(fixed));
        Self { day, status, language, path, url, title }
    }
}

/// What its author holds back is quiet, what the generator holds back is loud.
fn ink(reason: &str) -> Ink {
    match reason {
        "draft" | "future" | "expired" => Ink::Code,
        _ => Ink::Fault(Severity::Warning),
    }
}

#[cfg(test)]
mod tests {
    use crate::report::Style;
    use crate::report::inventory::{Inventory, sample};
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr as _;

    fn table(inventory: &Inventory, style: &Style) -> String {
        let mut out = Vec::new();
        super::write(&mut out, inventory, style).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_stand_under_each_other() {
        insta::assert_snapshot!(table(&sample::inventory(), &Style { width: usize::MAX, ..Style::default() }));
    }

    #[test]
    fn a_narrow_table_keeps_what_tells_posts_apart() {
        insta::assert_snapshot!(table(&sample::inventory(), &Style { width: 100, ..Style::default() }));
        for width in [40, 60, 77, 90] {
            let table = table(&sample::inventory(), &Style { width, ..Style::default() });
            let rows = table.split("\n\n").next().unwrap();
            assert!(rows.lines().all(|line| line.width() <= width), "{width}\n{table}");
        }
    }

    proptest! {
        #[test]
        fn nothing_hostile_gets_out_and_no_line_is_too_long(
            texts in prop::collection::vec("[a가 /\t\r\n\u{1b}\u{0}\u{9b}\u{7f}\u{202e}\u{200b}\u{301}👩:#]{0,40}", 4), width in 40_usize..140,
        ) {
            let mut inventory = sample::inventory();
            let entry = &mut inventory.entries[0];
            let [path, title, url, language] = texts.try_into().unwrap();
            (entry.path, entry.tags) = (path, vec![title.clone()]);
            (entry.title, entry.url) = (Some(title), Some(url));
            let narrow = language.chars().take(2).collect();
            entry.language = Some(narrow);
            let table = table(&inventory, &Style { width, ..Style::default() });
            let rows = table.split("\n\n").next().unwrap_or_default();
            prop_assert!(rows.lines().all(|line| line.width() <= width), "{}", table);
            let mut csv = Vec::new();
            crate::report::inventory::csv::write(&mut csv, &inventory).unwrap();
            let csv = String::from_utf8(csv).unwrap();
            prop_assert_eq!(csv.lines().count(), 7);
            let bad = |ch: &char| (ch.is_control() && *ch != '\n') || matches!(ch, '\u{202e}' | '\u{200b}');
            prop_assert_eq!((table + &csv).chars().find(bad), None);
        }
    }

    #[test]
    fn without_posts_there_is_no_table() {
        assert_eq!(table(&Inventory::default(), &Style::default()), "");
        let none = Inventory { total: 3, ..Inventory::default() };
        assert_eq!(table(&none, &Style::default()), "none of 3 posts\n");
    }
}
