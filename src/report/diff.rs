//! The unified diff of one file: byte for byte for programs that apply it, with every change in sight for people.

use super::changed_line::{Side, changed_parts, shown};
use super::ink::Ink;
use super::{Style, escape};
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::io::{self, Write};
use std::ops::Range;

/// How many unchanged lines stand round a change.
const CONTEXT: usize = 3;

/// What stands below a last line without a line ending.
const BARE_END: &str = "\\ No newline at end of file";

/// Writes what makes `before` into `after`; nothing where they are equal. `git apply` and `patch -p1` take it in the
/// working folder. Where a person reads it (colours, or a terminal), it is not for programs: what could not be seen is
/// shown, and nothing of the text reaches the terminal as an instruction.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, path: &str, before: &str, after: &str, style: &Style) -> io::Result<()> {
    if before == after {
        return Ok(());
    }
    let (old, new) = (lines(before), lines(after));
    let is_read = style.color || style.terminal;
    for (sign, folder) in [("---", "a"), ("+++", "b")] {
        if is_read {
            let header = format!("{sign} {folder}/{}", escape::visible(path));
            writeln!(out, "{}", style.paint(Ink::Strong, &header))?;
        } else {
            writeln!(out, "{sign} {}", quoted(&format!("{folder}/{path}")))?;
        }
    }
    for group in group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), CONTEXT) {
        write_place(out, &group, style)?;
        for op in &group {
            let (gone, come) = (slice(&old, op.old_range()), slice(&new, op.new_range()));
            if is_read {
                write_shown(out, op, gone, come, style)?;
            } else {
                write_exact(out, op, gone, come)?;
            }
        }
    }
    Ok(())
}

/// The lines of a text as `diff` and `git` see them: each ends with `\n`, which is part of it.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn slice<'s, 't>(lines: &'s [&'t str], range: Range<usize>) -> &'s [&'t str] {
    lines.get(range).unwrap_or_default()
}

/// `@@ -3,7 +3,8 @@`: first line and number of lines, before and after.
fn write_place(out: &mut dyn Write, group: &[DiffOp], style: &Style) -> io::Result<()> {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return Ok(()) };
    let range = |start: usize, end: usize| match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        count => format!("{},{count}", start + 1),
    };
    let old = range(first.old_range().start, last.old_range().end);
    let new = range(first.new_range().start, last.new_range().end);
    writeln!(out, "{}", style.paint(Ink::Code, &format!("@@ -{old} +{new} @@")))
}

fn write_exact(out: &mut dyn Write, op: &DiffOp, gone: &[&str], come: &[&str]) -> io::Result<()> {
    let mut all = |sign: &str, lines: &[&str]| -> io::Result<()> {
        for line in lines {
            write!(out, "{sign}{line}")?;
            if !line.ends_with('\n') {
                writeln!(out, "\n{BARE_END}")?;
            }
        }
        Ok(())
    };
    if matches!(op, DiffOp::Equal { .. }) {
        return all(" ", gone);
    }
    all("-", gone)?;
    all("+", come)
}

fn write_shown(out: &mut dyn Write, op: &DiffOp, gone: &[&str], come: &[&str], style: &Style) -> io::Result<()> {
    let mut all = |sides: (Side, &[&str]), others: &[&str]| -> io::Result<()> {
        let (side, lines) = sides;
        for (at, line) in lines.iter().enumerate() {
            // Only lines that came one for one are halves of one change.
            let other = others.get(at).filter(|_| others.len() == lines.len());
            let part = other.map(|other| changed_parts(line, other));
            writeln!(out, "{}", shown(line, side, part, style))?;
            if !line.ends_with('\n') {
                writeln!(out, "{}", style.paint(Ink::Dim, BARE_END))?;
            }
        }
        Ok(())
    };
    if matches!(op, DiffOp::Equal { .. }) {
        return all((Side::Both, gone), &[]);
    }
    all((Side::Before, gone), come)?;
    all((Side::After, come), gone)
}

/// A path as git writes it in a patch: in double quotes where it holds what would end the name or the line; with a tab
/// behind it where a space might be taken for its end.
fn quoted(path: &str) -> String {
    let needs = |ch: char| ch.is_ascii_control() || matches!(ch, '"' | '\\');
    let mut name = path.to_owned();
    if path.contains(needs) {
        let inside: String = path.chars().map(|ch| if needs(ch) { escaped(ch) } else { ch.to_string() }).collect();
        name = format!("\"{inside}\"");
    }
    if name.contains(' ') {
        name.push('\t');
    }
    name
}

fn escaped(ch: char) -> String {
    match ch {
        '"' | '\\' => format!("\\{ch}"),
        '\t' => "\\t".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        _ => format!("\\{:03o}", u32::from(ch)),
    }
}
