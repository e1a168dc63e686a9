//! Reviewdog's formats: one document, or one diagnostic a line, with suggestions that a reviewer takes by a click.

use super::places::Places;
use super::{FileReport, Outcome, Style, escape, json_text};
use crate::lint::{Diagnostic, Fix, Registry, Severity};
use crate::text::{Edit, Span, apply};
use serde::Serialize;
use std::io::{self, Write};

/// How many bytes a suggestion may take away or bring; nobody reviews more in a comment.
const LARGEST: usize = 10_000;

#[derive(Serialize)]
struct Diagnosis<'f> {
    message: String,
    location: Location<'f>,
    severity: &'static str,
    code: Code<'f>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestions: Option<[Suggestion; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'f>>,
}

#[derive(Serialize)]
struct Code<'f> {
    value: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Source<'f> {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'f str>,
}

#[derive(Serialize)]
struct Related<'f> {
    message: String,
    location: Location<'f>,
}

#[derive(Serialize)]
struct Location<'f> {
    path: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// From 1; columns count bytes, as the format asks.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// Writes one document, hints as `INFO`.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    write!(out, "{{\"source\": ")?;
    json_text::write(out, &source(style))?;
    write!(out, ", \"diagnostics\": [")?;
    let mut separator = "\n";
    each(outcome, registry, style, |diagnosis| {
        out.write_all(separator.as_bytes())?;
        separator = ",\n";
        json_text::write(out, &diagnosis)
    })?;
    writeln!(out, "\n]}}")
}

/// Writes one diagnostic a line, hints as `INFO`.
///
/// # Errors
/// When `out` does not take it.
pub fn write_lines(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    each(outcome, registry, style, |diagnosis| {
        json_text::write(out, &Diagnosis { source: Some(source(style)), ..diagnosis })?;
        out.write_all(b"\n")
    })
}

fn each<'f>(
    outcome: &'f Outcome,
    registry: &'f Registry,
    style: &Style,
    mut write: impl FnMut(Diagnosis<'f>) -> io::Result<()>,
) -> io::Result<()> {
    for file in &outcome.files {
        let places = Places::new(&file.text);
        for found in &file.diagnostics {
            write(diagnosis(found, (file, &places), outcome, registry, style))?;
        }
    }
    Ok(())
}

fn source(style: &Style) -> Source<'_> {
    Source { name: "matterlint", url: style.home.as_deref() }
}

fn diagnosis<'f>(
    found: &'f Diagnostic,
    (file, places): (&'f FileReport, &Places<'_>),
    outcome: &'f Outcome,
    registry: &'f Registry,
    style: &Style,
) -> Diagnosis<'f> {
    let name = registry.page(found.rule).name;
    let related = found.related.iter().map(|related| {
        let location = match related.path.as_deref() {
            None => Location { path: &file.path, range: Some(range(related.span, places)) },
            Some(path) => {
                Location { path, range: outcome.text(path).map(|text| range(related.span, &Places::new(text))) }
            }
        };
        Related { message: escape::message(&related.message).into_owned(), location }
    });
    Diagnosis {
        message: escape::message(&found.message).into_owned(),
        location: Location { path: &file.path, range: Some(range(found.span, places)) },
        severity: match found.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Hint => "INFO",
        },
        code: Code { value: name, url: style.page_address(name) },
        source: None,
        suggestions: found.fix.as_ref().and_then(|fix| suggestion(fix, places)).map(|suggestion| [suggestion]),
        related_locations: related.collect(),
    }
}

/// The edits of a fix as one: they belong together, and each suggestion can be taken alone.
fn suggestion(fix: &Fix, places: &Places<'_>) -> Option<Suggestion> {
    let start = fix.edits.iter().map(|edit| edit.span.start()).min()?;
    let end = fix.edits.iter().map(|edit| edit.span.end()).max()?;
    let old = places.text.get(start..end).filter(|old| old.len() <= LARGEST)?;
    let moved = |edit: &Edit| Edit {
        span: Span::new(edit.span.start() - start, edit.span.end() - start),
        text: edit.text.clone(),
    };
    let edits: Vec<Edit> = fix.edits.iter().map(moved).collect();
    let mut text = apply(old, &edits).ok().filter(|new| new.len() <= LARGEST)?;
    // A line ending that stays is left out: what ends where the next line begins would be a comment on that line, too.
    let kept = ["\r\n", "\n", "\r"].iter().find(|end| old.ends_with(**end) && text.ends_with(**end));
    let kept = kept.map_or(0, |end| end.len());
    text.truncate(text.len() - kept);
    Some(Suggestion { range: range(Span::new(start, end - kept), places), text })
}

fn range(span: Span, places: &Places<'_>) -> Range {
    let span = places.fit(span);
    let position =
        |offset: usize| Position { line: places.lines.line_of(offset) + 1, column: places.byte_column(offset) };
    Range { start: position(span.start()), end: position(span.end()) }
}

#[cfg(test)]
mod tests {
    use super::suggestion;
    use crate::lint::{Fix, Safety};
    use crate::report::places::Places;
    use crate::report::{Style, sample};
    use crate::text::{Edit, Span};
    use serde_json::Value;

    #[test]
    fn the_lines_are_the_diagnostics_of_the_document() {
        let (mut lines, mut document) = (Vec::new(), Vec::new());
        super::write_lines(&mut lines, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        super::write(&mut document, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        let lines = String::from_utf8(lines).unwrap();
        let document: Value = serde_json::from_slice(&document).unwrap();
        let mut parsed: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for line in &mut parsed {
            assert_eq!(line.as_object_mut().unwrap().remove("source").as_ref(), Some(&document["source"]));
        }
        assert_eq!(Value::from(parsed), document["diagnostics"]);
        insta::assert_snapshot!(lines);
    }

    #[test]
    fn several_edits_are_one_suggestion() {
        let text = "가나 (b) 다\n";
        let edit = |start: usize, end: usize, text: &str| Edit { span: Span::new(start, end), text: text.into() };
        let edits = vec![edit(7, 8, "["), edit(9, 10, "]")];
        let fix = Fix { title: "write brackets".to_owned(), edits, safety: Safety::Unsafe };
        let one = serde_json::to_value(suggestion(&fix, &Places::new(text)).unwrap()).unwrap();
        assert_eq!(one["text"], "[b]");
        assert_eq!(one["range"]["start"]["column"], 8);
        assert_eq!(one["range"]["end"]["column"], 11);
    }

    #[test]
    fn a_line_ending_that_stays_is_left_out() {
        let text = "가\r\n나  \r\n";
        let of = |start: usize, new: &str| {
            let edits = vec![Edit { span: Span::new(start, text.len()), text: new.into() }];
            let fix = Fix { title: "remove".to_owned(), edits, safety: Safety::Safe };
            serde_json::to_value(suggestion(&fix, &Places::new(text)).unwrap()).unwrap()
        };
        let spaces = of(8, "\r\n");
        assert_eq!(
            (&spaces["text"], &spaces["range"]["end"]),
            (&"".into(), &serde_json::json!({"line": 2, "column": 6}))
        );
        assert_eq!(of(5, "")["range"]["end"], serde_json::json!({"line": 3, "column": 1}));
    }
}
