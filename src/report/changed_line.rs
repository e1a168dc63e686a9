//! A line of a diff as a person reads it: the changed part stronger, and in sight what could not be seen.

use super::Style;
use super::escape::Visible;
use super::ink::Ink;
use super::shown_line::stand_in;
use std::ops::Range;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before and after the change.
    Both,
    /// Only before.
    Before,
    /// Only after.
    After,
}

/// The bytes of `line` that `other`, the other half of the change, does not have: all between what both begin with and
/// what both end with.
pub fn changed_parts(line: &str, other: &str) -> Range<usize> {
    let alike = |(a, b): &(char, char)| a == b;
    let start: usize = line.chars().zip(other.chars()).take_while(alike).map(|(ch, _)| ch.len_utf8()).sum();
    let (rest, others) = (line.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end: usize = rest.chars().rev().zip(others.chars().rev()).take_while(alike).map(|(ch, _)| ch.len_utf8()).sum();
    start..line.len() - end
}

/// `line` with its sign, without its line ending. Of `part`, its changed bytes, white space is shown; so is white space
/// at the end of a line that changed.
pub fn shown(line: &str, side: Side, part: Option<Range<usize>>, style: &Style) -> String {
    let (sign, ink, strong) = match side {
        Side::Both => (" ", None, None),
        Side::Before => ("-", Some(Ink::Gone), Some(Ink::GoneHere)),
        Side::After => ("+", Some(Ink::Come), Some(Ink::ComeHere)),
    };
    let part = part.unwrap_or(0..0);
    let content = line.strip_suffix('\n').unwrap_or(line);
    // The `\r` of a file that ends its lines so is no news, unless it is what changed.
    let content = match content.strip_suffix('\r') {
        Some(before) if !part.contains(&before.len()) => before,
        _ => content,
    };
    let solid = content.trim_end().len();
    let mut runs = [sign.to_owned(), String::new(), String::new()];
    for glyph in Visible::new(content, 0) {
        let run = usize::from(glyph.at >= part.start) + usize::from(glyph.at >= part.end);
        let run = if part.is_empty() { 0 } else { run };
        let is_blank = side != Side::Both && glyph.at >= solid;
        let stand_in = stand_in(glyph, style).or_else(|| blank(glyph.ch, style).filter(|_| is_blank));
        if let Some(text) = runs.get_mut(run) {
            match stand_in {
                Some(stand_in) => text.push_str(&stand_in),
                None => text.push(glyph.ch),
            }
        }
    }
    let painted = |text: &str, ink: Option<Ink>| match ink {
        Some(ink) => style.paint(ink, text).to_string(),
        None => text.to_owned(),
    };
    let [before, changed, after] = &runs;
    [painted(before, ink), painted(changed, strong), painted(after, ink)].concat()
}

/// What stands for white space at the end of a line.
fn blank(ch: char, style: &Style) -> Option<String> {
    let sign = match ch {
        _ if !style.unicode => return None,
        ' ' => "·",
        '\t' => "→",
        '\u{3000}' => "□",
        _ => return None,
    };
    Some(sign.to_owned())
}
