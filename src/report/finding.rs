//! A finding as programs read it: one shape for JSON and JSON lines, version 1.
//!
//! Stable: fields may be added, the meaning of none changes while the version is 1.

use super::places::Places;
use super::{FileReport, Outcome, Style};
use crate::lint::{Diagnostic, Fix, Registry, Related, Safety, Severity};
use crate::text::{Edit, Position, Span};
use serde::Serialize;

/// A finding. Lines and columns count from 1, columns in characters and in UTF-16 code units; offsets and lengths in
/// bytes.
#[derive(Debug, Serialize)]
pub struct Finding<'f> {
    rule: &'f str,
    code: &'f str,
    severity: Severity,
    #[serde(flatten)]
    place: Place<'f>,
    message: &'f str,
    help: Option<&'f str>,
    url: Option<String>,
    related: Vec<Elsewhere<'f>>,
    fix: Option<Change<'f>>,
}

#[derive(Debug, Serialize)]
struct Place<'f> {
    path: &'f str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    column_utf16: Option<usize>,
    end_column_utf16: Option<usize>,
    offset: usize,
    length: usize,
}

#[derive(Debug, Serialize)]
struct Elsewhere<'f> {
    #[serde(flatten)]
    place: Place<'f>,
    message: &'f str,
}

#[derive(Debug, Serialize)]
struct Change<'f> {
    title: &'f str,
    safety: Safety,
    edits: Vec<Splice<'f>>,
}

#[derive(Debug, Serialize)]
struct Splice<'f> {
    offset: usize,
    length: usize,
    text: &'f str,
}

/// Where a span starts and ends, and its columns in UTF-16 code units.
type Ends = ((Position, Position), (usize, usize));

impl<'f> Finding<'f> {
    /// What is told of `found`, a finding in `file`, whose places are asked for in the order of the text.
    pub fn new(
        found: &'f Diagnostic,
        (file, places): (&'f FileReport, &mut Places<'_>),
        outcome: &'f Outcome,
        registry: &'f Registry,
        style: &Style,
    ) -> Self {
        let page = registry.page(found.rule);
        Self {
            rule: page.name,
            code: page.code,
            severity: found.severity,
            place: place(&file.path, found.span, Some((places.of(found.span), places.utf16(found.span)))),
            message: &found.message,
            help: found.help.as_deref(),
            url: style.page_address(page.name),
            related: found.related.iter().map(|related| elsewhere(related, file, places, outcome)).collect(),
            fix: found.fix.as_ref().map(change),
        }
    }
}

/// A related place; its lines are null where the text of the other file is not at hand.
fn elsewhere<'f>(
    related: &'f Related,
    file: &'f FileReport,
    places: &Places<'_>,
    outcome: &'f Outcome,
) -> Elsewhere<'f> {
    let span = related.span;
    let ends = |places: &Places<'_>| (places.peek(span), places.peek_utf16(span));
    let place = match related.path.as_deref() {
        None => place(&file.path, span, Some(ends(places))),
        Some(path) => place(path, span, outcome.text(path).map(|text| ends(&Places::new(text)))),
    };
    Elsewhere { place, message: &related.message }
}

fn place(path: &str, span: Span, ends: Option<Ends>) -> Place<'_> {
    Place {
        path,
        line: ends.map(|((start, _), _)| start.line),
        column: ends.map(|((start, _), _)| start.column),
        end_line: ends.map(|((_, end), _)| end.line),
        end_column: ends.map(|((_, end), _)| end.column),
        column_utf16: ends.map(|(_, (start, _))| start),
        end_column_utf16: ends.map(|(_, (_, end))| end),
        offset: span.start(),
        length: span.len(),
    }
}

fn change(fix: &Fix) -> Change<'_> {
    Change { title: &fix.title, safety: fix.safety, edits: fix.edits.iter().map(splice).collect() }
}

fn splice(edit: &Edit) -> Splice<'_> {
    Splice { offset: edit.span.start(), length: edit.span.len(), text: &edit.text }
}
