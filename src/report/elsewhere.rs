//! The places of a finding that stand in other files: which are drawn below its own, and which are only named.

use super::escape;
use super::mark::Mark;
use super::places::Places;
use super::{FileReport, Outcome};
use crate::lint::{Diagnostic, Related, RuleId};
use crate::text::Span;
use std::collections::HashSet;

/// How many places in other files one drawing shows.
const DRAWN: usize = 3;

/// How many are named; the rest is counted.
const NAMED: usize = 5;

/// The places in other files that drawings have shown, each under its rule: a finding that stands at one of them is the
/// other half of what has been drawn already, and only names the way back.
#[derive(Debug, Default)]
pub struct Shown<'o>(HashSet<(RuleId, &'o str, Span)>);

/// The places of one finding in other files.
#[derive(Debug, Default)]
pub struct Elsewhere<'o> {
    /// What is drawn, file by file.
    pub drawn: Vec<(&'o str, Vec<Mark>)>,
    /// What is named in a line of its own, safe for a terminal.
    pub named: Vec<String>,
}

/// Whether a related place stands in the file of the finding itself.
pub fn is_near(related: &Related, file: &FileReport) -> bool {
    related.path.as_deref().is_none_or(|path| path == file.path)
}

impl<'o> Shown<'o> {
    /// Parts the places of `found`, a finding in `file`, and notes those that will be drawn.
    pub fn part(&mut self, found: &'o Diagnostic, file: &'o FileReport, outcome: &'o Outcome) -> Elsewhere<'o> {
        let mut room = if self.0.contains(&(found.rule, &file.path, found.span)) { 0 } else { DRAWN };
        let mut parted = Elsewhere::default();
        for related in found.related.iter().filter(|related| !is_near(related, file)) {
            let Some(path) = related.path.as_deref() else { continue };
            let text = outcome.text(path);
            if room == 0 || text.is_none() {
                parted.named.push(name(related, path, text));
                continue;
            }
            room -= 1;
            self.0.insert((found.rule, path, related.span));
            let mark = Mark { span: related.span, label: Some(escape::message(&related.message).into_owned()) };
            match parted.drawn.iter_mut().find(|(drawn, _)| *drawn == path) {
                Some((_, marks)) => marks.push(mark),
                None => parted.drawn.push((path, vec![mark])),
            }
        }
        let more = parted.named.len().saturating_sub(NAMED);
        if more > 1 {
            parted.named.truncate(NAMED);
            parted.named.push(format!("{more} more places"));
        }
        parted
    }
}

/// A place in words: with its line where the text of its file is at hand.
fn name(related: &Related, path: &str, text: Option<&str>) -> String {
    let message = escape::message(&related.message);
    let path = escape::visible(path);
    match text.map(|text| Places::new(text).peek(related.span).0) {
        Some(position) => format!("{path}:{}:{}: {message}", position.line, position.column),
        None => format!("{path}: {message}"),
    }
}
