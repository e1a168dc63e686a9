//! The format for people: every rule's findings in a file as one drawing, the first posts of a rule that speaks in many.

use super::drawing::Drawing;
use super::elsewhere::{Shown, is_near};
use super::escape;
use super::excerpt::Excerpt;
use super::fold::{Fold, fold};
use super::ink::Ink;
use super::mark::Mark;
use super::places::Places;
use super::proposal::{self, write_note};
use super::rest::Rest;
use super::{FileReport, Outcome, Style};
use crate::lint::{Diagnostic, Registry, RuleId, Severity};
use crate::text::line_number;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

/// How many related places of the same file one drawing shows.
const RELATED: usize = 5;

/// Draws the findings; hints only where the style asks for them.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    let mut introduced = HashSet::new();
    let mut shown = Shown::default();
    let mut rest = Rest::new(if style.draw_all { HashMap::new() } else { voices(outcome) });
    for file in &outcome.files {
        let places = LazyCell::new(|| Places::new(&file.text));
        let drawn = file.diagnostics.iter().filter(|found| style.hints || found.severity > Severity::Hint);
        for fold in fold(drawn) {
            if rest.takes(&fold, &file.path, |span| line_number(&file.text, span.start())) {
                continue;
            }
            let name = registry.page(fold.first.rule).name;
            let is_new = introduced.insert(fold.first.rule);
            write_header(out, fold.first.severity, name, is_new, style)?;
            write_fold(out, &fold, file, &places, (outcome, &mut shown), style)?;
            writeln!(out)?;
        }
    }
    rest.write(out, registry, style)
}

/// In how many files each rule speaks, severity by severity.
fn voices(outcome: &Outcome) -> HashMap<(RuleId, Severity), usize> {
    let mut counts = HashMap::new();
    for fold in outcome.files.iter().flat_map(|file| fold(&file.diagnostics)) {
        *counts.entry((fold.first.rule, fold.first.severity)).or_default() += 1;
    }
    counts
}

/// `error[date-invalid]`, with the way to its page where the rule speaks for the first time.
fn write_header(out: &mut dyn Write, severity: Severity, name: &str, is_new: bool, style: &Style) -> io::Result<()> {
    let title = format!("{severity}[{name}]");
    let title = style.paint(Ink::Fault(severity), &title).to_string();
    let page = match style.page_address(name) {
        Some(address) if style.links => return writeln!(out, "{}", style.link(&title, &address)),
        Some(address) => address,
        None => format!("matterlint explain {name}"),
    };
    if !is_new {
        return writeln!(out, "{title}");
    }
    let page = format!("({page})");
    let plain = severity.as_str().len() + "[] ".len() + name.len() + page.len();
    let between = if plain <= style.width { " " } else { "\n  " };
    writeln!(out, "{title}{between}{}", style.paint(Ink::Dim, &page))
}

fn write_fold<'o>(
    out: &mut dyn Write,
    fold: &Fold<'o>,
    file: &'o FileReport,
    places: &Places<'_>,
    (outcome, shown): (&'o Outcome, &mut Shown<'o>),
    style: &Style,
) -> io::Result<()> {
    let found = fold.first;
    let elsewhere = shown.part(found, file, outcome);
    let mut excerpt = Excerpt::new(&escape::visible(&file.path), places, marks(found, file), style);
    for (path, marks) in elsewhere.drawn {
        excerpt.add(&escape::visible(path), &Places::new(outcome.text(path).unwrap_or_default()), marks, style);
    }
    let drawing = Drawing {
        severity: found.severity,
        message: escape::message(&found.message).into_owned(),
        help: own_help(found).map(|help| escape::message(help).into_owned()),
        excerpt,
    };
    drawing.write(out, style)?;
    for note in &elsewhere.named {
        write_note(out, "see: ", note, style)?;
    }
    proposal::write(out, found, places, style)?;
    for note in fold.notes(places) {
        write_note(out, "", &note, style)?;
    }
    Ok(())
}

/// The finding's own place first, then the related places of the same file.
fn marks(found: &Diagnostic, file: &FileReport) -> Vec<Mark> {
    let label = |text: &str| Some(escape::message(text).into_owned());
    let own = Mark { span: found.span, label: found.label.as_deref().and_then(label) };
    let related = found.related.iter().filter(|related| is_near(related, file)).take(RELATED);
    let related = related.map(|related| Mark { span: related.span, label: label(&related.message) });
    std::iter::once(own).chain(related).collect()
}

/// The help, unless the fix says the same.
fn own_help(found: &Diagnostic) -> Option<&str> {
    found.help.as_deref().filter(|help| found.fix.as_ref().is_none_or(|fix| fix.title != *help))
}
