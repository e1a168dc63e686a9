//! Front matter that the author meant and the generator does not see.

use super::super::bom_len;
use super::super::lines::{Line, is_key, lines};
use super::{Format, find};
use crate::document::dialect::Fences;
use crate::text::Span;

/// How many lines at the top of a file are searched for a fence that was meant.
const SEARCHED: usize = 40;

/// Lines that clearly mean front matter, in a file that has none by the generator's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The opening fence that was meant; for [`NearMissKind::MissingOpening`] the first line.
    pub span: Span,
    /// Why the generator does not see it.
    pub kind: NearMissKind,
}

/// Why lines that mean front matter are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NearMissKind {
    /// Blank lines stand before the opening fence.
    BlankBefore,
    /// Text, an HTML comment for example, stands before the opening fence.
    TextBefore,
    /// White space stands before the opening fence on its line.
    Indented,
    /// The opening fence has more than three characters.
    TooLong,
    /// The opening fence has two characters.
    TooShort,
    /// The opening fence is written with dashes other than `-`.
    OtherDashes,
    /// Something follows the opening fence on its line.
    TextAfter,
    /// The fences are sound, but this generator does not know them (`+++` in Jekyll).
    OtherFormat,
    /// There are key lines and a closing fence, but no opening one.
    MissingOpening,
}

/// Finds front matter that was meant: `Some` only when [`super::super::parse`] finds none, and a line like a fence,
/// key lines and another line like a fence stand at the top. Reads the first lines only.
#[must_use]
pub fn near_miss(text: &str, fences: Fences) -> Option<NearMiss> {
    if find(text, fences).is_some() {
        return None;
    }
    let start = bom_len(text);
    let top: Vec<Line> = lines(text, start).take(SEARCHED).collect();
    let first = top.iter().position(|line| !line.is_blank())?;
    let opening = skip_comments(&top, first)?;
    let (lead, rest) = top.split_at_checked(opening)?;
    let (line, inside) = rest.split_first()?;
    let Some(fence) = fence_like(line.text) else {
        let meant = opening == first && closes(rest, Format::Yaml) && rest.iter().any(is_telling);
        return meant.then(|| NearMiss { span: line.trimmed(), kind: NearMissKind::MissingOpening });
    };
    let format = if fence.starts_with('+') { Format::Toml } else { Format::Yaml };
    if !closes(inside, format) {
        return None;
    }
    let kind = if opening > first {
        NearMissKind::TextBefore
    } else if !fence.bytes().all(|byte| byte == b'-' || byte == b'+') {
        NearMissKind::OtherDashes
    } else if line.indent() > 0 {
        NearMissKind::Indented
    } else if fence.len() > 3 {
        NearMissKind::TooLong
    } else if fence.len() < 3 {
        NearMissKind::TooShort
    } else if line.text.len() > fence.len() {
        NearMissKind::TextAfter
    } else if !lead.is_empty() {
        NearMissKind::BlankBefore
    } else {
        NearMissKind::OtherFormat
    };
    Some(NearMiss { span: line.trimmed(), kind })
}

/// The first line after HTML comments and blank lines.
fn skip_comments(top: &[Line], first: usize) -> Option<usize> {
    let mut at = first;
    while top.get(at)?.text.trim_start().starts_with("<!--") {
        at += top.get(at..)?.iter().position(|line| line.text.trim_end().ends_with("-->"))? + 1;
        at += top.get(at..)?.iter().position(|line| !line.is_blank())?;
    }
    Some(at)
}

/// The run of dashes of any kind, or of plus signs, that a line holds, when nothing else stands before it.
fn fence_like(line: &str) -> Option<&str> {
    let line = line.trim();
    let dash = |character: char| matches!(character, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−');
    let end = line.find(|character| !dash(character)).unwrap_or(line.len());
    let end = if end == 0 { line.find(|character| character != '+').unwrap_or(line.len()) } else { end };
    let run = line.get(..end)?;
    let after = line.get(end..)?;
    let wide = run.chars().count() == 1 && matches!(run, "—" | "―");
    (wide || run.chars().count() > 1).then_some(run).filter(|_| after.is_empty() || after.starts_with([' ', '\t']))
}

/// Whether the lines are keys with their values, up to a line like a fence.
fn closes(lines: &[Line], format: Format) -> bool {
    let Some(end) = lines.iter().position(|line| fence_like(line.text).is_some()) else { return false };
    let inside: Vec<_> = lines.iter().take(end).filter(|line| !line.is_blank()).collect();
    let belongs =
        |line: &&Line| line.text.starts_with([' ', '\t', '#', '-', ']', '}']) || is_key(line.text.trim(), format);
    inside.iter().any(|line| is_key(line.text.trim(), format)) && inside.iter().all(belongs)
}

/// Whether the line is a key that front matter nearly always has and prose nearly never.
fn is_telling(line: &Line) -> bool {
    ["title:", "date:", "layout:", "tags:"].iter().any(|key| line.text.starts_with(key))
}
