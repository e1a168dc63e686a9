//! All rules as a table for people, and all pages as JSON for programs.

use super::ink::Ink;
use super::{Style, json_text, wrap};
use crate::lint::{Page, Registry, Safety};
use serde::Serialize;
use std::io::{self, Write};

/// How many columns a summary wants beside the other cells; where there are fewer it stands below them.
const SUMMARY: usize = 24;

/// Writes one row for each rule: name, code, severity, default, fix, summary.
///
/// # Errors
/// When `out` does not take it.
pub fn rules_table(out: &mut dyn Write, registry: &Registry, style: &Style) -> io::Result<()> {
    let longest = registry.pages().map(|page| page.name.len()).max().unwrap_or(0).max("rule".len());
    let widths = [longest + 2, 6, 10, 9, 12];
    let cells_width: usize = widths.iter().sum();
    let is_beside = cells_width + SUMMARY <= style.width;
    let indent = if is_beside { cells_width } else { 4 };
    let head = padded(["rule", "code", "severity", "default", "fix"], widths).concat();
    let head = if is_beside { format!("{head}summary") } else { head.trim_end().to_owned() };
    writeln!(out, "{}", style.paint(Ink::Strong, &head))?;
    for page in registry.pages() {
        let cells = [page.name, page.code, page.severity.as_str(), switch(page), page.fix.map_or("", safety)];
        let [name, code, severity, switch, fix] = padded(cells, widths);
        let mut lead = format!("{name}{code}{}{switch}{fix}", style.paint(Ink::Fault(page.severity), &severity));
        if !is_beside {
            writeln!(out, "{}", lead.trim_end())?;
            lead = " ".repeat(indent);
        }
        for line in wrap::lines(page.summary, style.width.saturating_sub(indent)) {
            writeln!(out, "{lead}{line}")?;
            lead = " ".repeat(indent);
        }
    }
    Ok(())
}

fn padded<const N: usize>(cells: [&str; N], widths: [usize; N]) -> [String; N] {
    let mut widths = widths.into_iter();
    cells.map(|cell| wrap::pad(cell, widths.next().unwrap_or(0)))
}

/// Writes one object: `version`, and under `rules` what the front matter of every page says, with the page's body.
///
/// # Errors
/// When `out` does not take it.
pub fn rules_json(out: &mut dyn Write, registry: &Registry, style: &Style) -> io::Result<()> {
    #[derive(Serialize)]
    struct Entry<'p> {
        #[serde(flatten)]
        page: &'p Page,
        url: Option<String>,
        body: &'p str,
    }
    write!(out, "{{\"version\": 1, \"rules\": [")?;
    let mut separator = "\n";
    for page in registry.pages() {
        out.write_all(separator.as_bytes())?;
        json_text::write(out, &Entry { page, url: style.page_address(page.name), body: page.body })?;
        separator = ",\n";
    }
    writeln!(out, "\n]}}")
}

/// `on` or `off`, as the page has it.
pub(super) fn switch(page: &Page) -> &'static str {
    if page.default { "on" } else { "off" }
}

/// The word for a fix's safety.
pub(super) fn safety(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
        Safety::Suggestion => "suggestion",
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Style, sample};

    #[test]
    fn the_table_has_a_row_for_each_rule() {
        let mut out = Vec::new();
        super::rules_table(&mut out, &sample::registry(), &Style { width: 77, ..Style::default() }).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        rule            code  severity  default  fix         summary
        date-invalid    A101  error     on                   A date is none.
        title-missing   A401  error     on                   The post has no title.
        image-missing   B101  warning   on                   An image is not there.
        trailing-space  B401  hint      off      safe        A line ends with a
                                                             space.
        "#);
    }

    #[test]
    fn on_a_narrow_terminal_the_summary_stands_below() {
        let mut out = Vec::new();
        super::rules_table(&mut out, &sample::registry(), &Style { width: 60, ..Style::default() }).unwrap();
        let table = String::from_utf8(out).unwrap();
        assert!(
            table
                .starts_with("rule            code  severity  default  fix\ndate-invalid    A101  error     on\n    A")
        );
        assert!(table.lines().all(|line| line.len() <= 60), "{table}");
    }

    #[test]
    fn the_json_has_every_page() {
        let mut out = Vec::new();
        super::rules_json(&mut out, &sample::registry(), &Style::default()).unwrap();
        let document: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(document["rules"].as_array().unwrap().len(), 4);
        assert_eq!(document["rules"][0]["options"]["form"]["default"], "any");
        assert_eq!(document["rules"][3]["fix"], "safe");
        assert!(document["rules"][0]["body"].as_str().unwrap().contains("## Bad"));
    }
}
