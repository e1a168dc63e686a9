//! The summary of a CI job: the findings as a Markdown table, of which no text of a post gets out of its cell.

use super::places::Places;
use super::{Outcome, Style, escape, summary};
use crate::lint::Registry;
use std::io::{self, Write};

/// How many rows are written; who wants more reads the log.
const MOST: usize = 500;

/// How many bytes are kept free for what stands above and below the rows.
const FRAME: usize = 2_000;

/// How many errors, warnings and notices of a step GitHub shows beside the lines.
const ANNOTATED: usize = 10;

/// Writes the counts and one row a finding, errors first; hints only where the style asks for them. GitHub-flavoured
/// Markdown of at most `room` bytes, since GitHub drops a summary that is larger than it takes; nothing where there is
/// hardly any room.
///
/// # Errors
/// When `out` does not take it.
pub fn write(
    out: &mut dyn Write,
    outcome: &Outcome,
    registry: &Registry,
    style: &Style,
    room: usize,
) -> io::Result<()> {
    let Some(largest) = room.checked_sub(FRAME) else { return Ok(()) };
    let mut counts = Vec::new();
    summary::write(&mut counts, outcome, &Style { color: false, ..style.clone() })?;
    writeln!(out, "### matterlint\n\n{}\n", cell(String::from_utf8_lossy(&counts).trim()))?;
    let all = outcome.counts();
    if all.errors.max(all.warnings).max(if style.hints { all.hints } else { 0 }) > ANNOTATED {
        let told =
            "GitHub shows no more than the first 10 errors and the first 10 warnings of a step beside the lines.";
        writeln!(out, "{told} The log of the step has them all.\n")?;
    }
    let (mut rows, mut bytes, mut more) = (0, 0, 0);
    for group in outcome.worst_first(style) {
        if rows == MOST {
            more += group.findings().count();
            continue;
        }
        let mut places = Places::new(&group.file.text);
        let path = cell(&escape::message(&group.file.path));
        for found in group.findings() {
            let start = places.of(found.span).0;
            let name = registry.page(found.rule).name;
            let rule = style.page_address(name).map_or_else(|| cell(name), |url| format!("[{}]({url})", cell(name)));
            let message = with_code(&escape::message(&found.message));
            let row = format!("| {path}:{}:{} | {} | {rule} | {message} |", start.line, start.column, found.severity);
            if rows == MOST || bytes + row.len() > largest {
                more += 1;
                continue;
            }
            if rows == 0 {
                writeln!(out, "| place | severity | rule | message |\n| --- | --- | --- | --- |")?;
            }
            rows += 1;
            bytes += row.len() + 1;
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

    const ROOM: usize = 1 << 20;

    fn written(outcome: &Outcome, room: usize) -> String {
        let mut out = Vec::new();
        super::write(&mut out, outcome, &sample::registry(), &Style::default(), room).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn is_a_table() {
        insta::assert_snapshot!(written(&sample::blog(), ROOM));
        insta::assert_snapshot!(written(&Outcome { checked: 3, ..Outcome::default() }, ROOM));
    }

    #[test]
    fn no_more_rows_than_the_runner_takes() {
        let found = sample::finding(sample::TITLE, 0, 1, &"`<b>|`@a ".repeat(2_000));
        let file = sample::file("a.md", "x", vec![found; MOST + 7]);
        let outcome = sample::only(file);
        for room in [ROOM, 100_000, 3_000] {
            let summary = written(&outcome, room);
            assert!(summary.len() <= room, "{} of {room}", summary.len());
            assert!(summary.trim_end().ends_with(" more"));
            assert!(summary.contains("first 10 errors"));
        }
        assert_eq!(written(&outcome, 100), "");
    }

    #[test]
    fn quotes_that_do_not_pair_are_signs() {
        assert_eq!(with_code("no `a|b` here"), r"no <code>a\|b</code> here");
        assert_eq!(with_code("no `a"), r"no \`a");
    }
}
