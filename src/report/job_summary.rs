//! The summary of a CI job: the findings as a Markdown table, of which no text of a post gets out of its cell.

use super::places::Places;
use super::{Outcome, Style, escape, summary};
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// How many rows are written; who wants more reads the log.
const MOST: usize = 500;

/// How many bytes they may have: GitHub drops the summary of a step that is larger than 1 MiB.
const LARGEST: usize = 1_000_000;

/// Writes the counts and one row a finding; hints only where the style asks for them. GitHub-flavoured Markdown.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    let mut counts = Vec::new();
    summary::write(&mut counts, outcome, &Style { color: false, ..style.clone() })?;
    writeln!(out, "### matterlint\n\n{}\n", cell(String::from_utf8_lossy(&counts).trim()))?;
    let (mut rows, mut bytes, mut more) = (0, 0, 0);
    for file in &outcome.files {
        let mut places = Places::new(&file.text);
        let path = cell(&escape::message(&file.path));
        for found in file.diagnostics.iter().filter(|found| style.hints || found.severity > Severity::Hint) {
            let start = places.of(found.span).0;
            let name = &registry.page(found.rule).name;
            let rule = style.page_address(name).map_or_else(|| cell(name), |url| format!("[{}]({url})", cell(name)));
            let message = with_code(&escape::message(&found.message));
            let row = format!("| {path}:{}:{} | {} | {rule} | {message} |", start.line, start.column, found.severity);
            if rows == MOST || bytes + row.len() > LARGEST {
                more += 1;
                continue;
            }
            if rows == 0 {
                writeln!(out, "| place | severity | rule | message |\n| --- | --- | --- | --- |")?;
            }
            rows += 1;
            bytes += row.len();
            writeln!(out, "{row}")?;
        }
    }
    if more > 0 {
        writeln!(out, "\nand {more} more")?;
    }
    writeln!(out)
}

/// A message with its quoted values as code. The values are escaped like the words between them.
fn with_code(message: &str) -> String {
    let parts: Vec<&str> = message.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return cell(message);
    }
    let shown = parts.iter().enumerate().map(|(at, part)| match at % 2 {
        1 => format!("<code>{}</code>", cell(part)),
        _ => cell(part),
    });
    shown.collect()
}

/// `text`, which is on one line, as Markdown that shows just that: every sign that could mean something is escaped, and
/// no address becomes a link.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            // GitHub makes `@name` and `#1` into links behind a backslash, too.
            '<' | '>' | '&' | '@' | '#' => out.push_str(&format!("&#{};", u32::from(ch))),
            _ if ch.is_ascii_punctuation() => out.extend(['\\', ch]),
            _ => out.push(ch),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{MOST, with_code};
    use crate::report::{Outcome, Style, sample};

    fn written(outcome: &Outcome) -> String {
        let mut out = Vec::new();
        super::write(&mut out, outcome, &sample::registry(), &Style::default()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn is_a_table() {
        insta::assert_snapshot!(written(&sample::blog()));
        insta::assert_snapshot!(written(&Outcome { checked: 3, ..Outcome::default() }));
    }

    #[test]
    fn no_more_rows_than_the_runner_takes() {
        let found = sample::finding(sample::TITLE, 0, 1, &"`<b>|`@a ".repeat(2_000));
        let file = sample::file("a.md", "x", vec![found; MOST + 7]);
        let summary = written(&sample::only(file));
        assert!(summary.len() < 1 << 20, "{}", summary.len());
        assert!(summary.trim_end().ends_with(" more"));
    }

    #[test]
    fn quotes_that_do_not_pair_are_signs() {
        assert_eq!(with_code("no `a|b` here"), r"no <code>a\|b</code> here");
        assert_eq!(with_code("no `a"), r"no \`a");
    }
}
