//! What a fix would do, told below the drawing of its finding: in words, and as the line would read where the words do
//! not show it.

use super::changed_line::changed_parts;
use super::ink::Ink;
use super::places::Places;
use super::shown_line::{ShownLine, TAB};
use super::{Style, escape, wrap};
use crate::lint::{Diagnostic, Fix, Safety};
use crate::text::{Edit, Span, apply, invisible, looks_same};
use std::io::{self, Write};

/// How many lines are shown; of a change of more, the words must do.
const MOST: usize = 2;

/// The lines that a fix changes, without those round them that stay.
#[derive(Debug)]
struct Changed<'t> {
    /// The number of the first, from 0.
    first: usize,
    old: Vec<&'t str>,
    new: Vec<String>,
}

/// Tells what the fix of `found` would do, if it has one.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, found: &Diagnostic, places: &Places<'_>, style: &Style) -> io::Result<()> {
    let Some(fix) = &found.fix else { return Ok(()) };
    let lead = match fix.safety {
        Safety::Safe => "fix: ",
        Safety::Unsafe => "unsafe fix: ",
        Safety::Suggestion => "suggestion: ",
    };
    write_note(out, lead, &escape::message(&fix.title), style)?;
    match changed(fix, places).filter(|changed| !is_said(changed, fix, found)) {
        Some(changed) => write_lines(out, &changed, is_drawn(&changed, found, places), style),
        None => Ok(()),
    }
}

/// Writes a few words below a drawing, behind what they are.
///
/// # Errors
/// When `out` does not take it.
pub fn write_note(out: &mut dyn Write, lead: &str, note: &str, style: &Style) -> io::Result<()> {
    let width = style.width.saturating_sub(lead.len() + 4).max(20);
    let mut lead = lead.to_owned();
    for line in wrap::lines(note, width) {
        writeln!(out, "  {}{line}", style.paint(Ink::Code, &lead))?;
        lead = " ".repeat(lead.len());
    }
    Ok(())
}

/// The lines that `fix` changes; `None` where they are too many to be shown.
fn changed<'t>(fix: &Fix, places: &Places<'t>) -> Option<Changed<'t>> {
    let from = fix.edits.iter().map(|edit| edit.span.start()).min()?;
    let to = fix.edits.iter().map(|edit| edit.span.end()).max()?;
    let (first, last) = (places.lines.line_of(from), places.lines.line_of(to));
    // An edit that takes a whole line ends where the next one begins.
    if last > first + MOST {
        return None;
    }
    let region = places.lines.line(first).cover(places.lines.line(last));
    let inside = |edit: &Edit| {
        let start = edit.span.start().checked_sub(region.start())?;
        Some(Edit { span: Span::new(start, start + edit.span.len()), text: edit.text.clone() })
    };
    let edits: Vec<Edit> = fix.edits.iter().map(inside).collect::<Option<_>>()?;
    let text = places.text.get(region.range())?;
    let made = apply(text, &edits).ok()?;
    let (mut old, mut new): (Vec<_>, Vec<_>) = (text.lines().collect(), made.lines().collect());
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    old.drain(..before);
    new.drain(..before);
    let after = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    old.truncate(old.len() - after);
    new.truncate(new.len() - after);
    let fits = old.len() <= MOST && new.len() <= MOST;
    let new = new.into_iter().map(str::to_owned).collect();
    fits.then_some(Changed { first: first + before, old, new })
}

/// Whether the words say it all: lines go, the lines look as before, or what comes is white space or quoted.
fn is_said(changed: &Changed<'_>, fix: &Fix, found: &Diagnostic) -> bool {
    let is_seen = |ch: &char| !ch.is_whitespace() && invisible::classify(None, *ch, None).is_none();
    let seen = |text: &str| text.chars().filter(is_seen).collect::<String>();
    if looks_same(&seen(&changed.old.concat()), &seen(&changed.new.concat())) || changed.new.is_empty() {
        return true;
    }
    let quotes = [Some(&fix.title), found.help.as_ref()];
    let quotes: Vec<&str> =
        quotes.into_iter().flatten().flat_map(|words| words.split('`').skip(1).step_by(2)).collect();
    let mut comes = fix.edits.iter().map(|edit| edit.text.as_str()).filter(|text| !text.is_empty()).peekable();
    comes.peek().is_some()
        && comes.all(|text| quotes.iter().any(|quote| quote.contains(text.trim())) || text.trim().is_empty())
}

/// Whether the drawing shows the lines as they are now: those of the finding, and one on each side.
fn is_drawn(changed: &Changed<'_>, found: &Diagnostic, places: &Places<'_>) -> bool {
    let span = places.fit(found.span);
    let (first, last) = (places.lines.line_of(span.start()), places.lines.line_of(span.end()));
    first <= changed.first + 1 && changed.first + changed.old.len() <= last + 2
}

/// The lines as they would read, below what they are now unless that `is_drawn` already.
fn write_lines(out: &mut dyn Write, changed: &Changed<'_>, is_drawn: bool, style: &Style) -> io::Result<()> {
    let Changed { first, old, new } = changed;
    let old_lines = if is_drawn { 0 } else { old.len() };
    if old_lines + new.len() > MOST {
        return Ok(());
    }
    let digits = (first + new.len().max(old.len())).to_string().len();
    let columns = style.width.saturating_sub(digits + 5).max(20);
    let mut line = |(sign, number): (char, usize), text: &str, other: Option<&str>| {
        let part = other.map_or(0..0, |other| changed_parts(text, other));
        let shown = ShownLine::new(text, &part, columns, 0, style);
        let place = shown.place(&part);
        let (ink, strong) = if sign == '-' { (Ink::Gone, Ink::GoneHere) } else { (Ink::Come, Ink::ComeHere) };
        let number = format!("  {:>digits$} ", number + 1);
        write!(out, "{}{}", style.paint(Ink::Dim, &number), style.paint(ink, &format!("{sign} ")))?;
        for (range, ink) in [(0..place.start, ink), (place.clone(), strong), (place.end..shown.text.len(), ink)] {
            let text = shown.text.get(range).unwrap_or_default().replace('\t', &" ".repeat(TAB));
            write!(out, "{}", style.paint(ink, &text))?;
        }
        writeln!(out)
    };
    let pair = |at: usize| (old.len() == new.len()).then(|| (old.get(at).copied(), new.get(at).map(String::as_str)));
    for (at, text) in old.iter().enumerate().take(old_lines) {
        line(('-', first + at), text, pair(at).and_then(|(_, new)| new))?;
    }
    for (at, text) in new.iter().enumerate() {
        line(('+', first + at), text, pair(at).and_then(|(old, _)| old))?;
    }
    Ok(())
}
