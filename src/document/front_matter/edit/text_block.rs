//! Texts of several lines in the style that the old one had.

use super::super::{Format, Style};

/// `text` as a block of `style` with the header and the indentation of the block `raw`; `None` where the style cannot
/// hold it. What stands after the block in the file stays. `front_matter` is the text around, whose lines end alike.
pub(super) fn spelt(format: Format, style: Style, raw: &str, text: &str, front_matter: &str) -> Option<String> {
    match format {
        Format::Yaml => yaml(style, raw, text),
        Format::Toml => toml(style, raw, text, ending(front_matter)),
        Format::Json => None,
    }
}

fn yaml(style: Style, raw: &str, text: &str) -> Option<String> {
    let header_end = raw.find(['\n', '\r'])?;
    let (header, rest) = raw.split_at_checked(header_end)?;
    let ending = ending(rest);
    let first = rest.split(['\n', '\r']).find(|line| !line.trim().is_empty())?;
    let indent = first.get(..first.len() - first.trim_start_matches([' ', '\t']).len())?;
    let sign = header.get(..1)?;
    let after = header.get(1..)?.trim_start_matches(['-', '+']);
    // A number says how deep the text is indented: rare, and easily wrong once the text is another.
    if after.starts_with(|ch: char| ch.is_ascii_digit()) || header.contains('+') {
        return None;
    }
    let body = text.strip_suffix('\n').unwrap_or(text);
    let chomp = if body.len() == text.len() { "-" } else { "" };
    if body.is_empty() || body.starts_with(char::is_whitespace) || body.ends_with('\n') || body.contains('\r') {
        return None;
    }
    let gap = if style == Style::Folded { ending.repeat(2) } else { ending.to_owned() };
    let lines = body.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
    let lines: Vec<String> = lines.collect();
    Some(format!("{sign}{chomp}{after}{ending}{}", lines.join(&gap)))
}

fn toml(style: Style, raw: &str, text: &str, ending: &str) -> Option<String> {
    let sign = raw.get(..3)?;
    let inside = raw.get(3..)?;
    let lead = if inside.starts_with(['\n', '\r']) { ending } else { "" };
    let is_refused = |ch: char| ch.is_control() && !matches!(ch, '\n' | '\r' | '\t');
    // The line ends of such a text are part of it, and a file with two sorts of them is nobody's wish.
    let is_mixed = text.replace(ending, "").contains(['\n', '\r']);
    if is_mixed || text.contains(is_refused) || (lead.is_empty() && text.starts_with(ending)) {
        return None;
    }
    let text = match style {
        Style::Literal => text.to_owned(),
        _ => text.replace('\\', "\\\\").replace("\"\"", "\"\\\""),
    };
    let quote = sign.chars().next()?;
    if text.contains(sign) || text.ends_with(quote) {
        return None;
    }
    Some(format!("{sign}{lead}{text}{sign}"))
}

/// The first line ending of `text`.
fn ending(text: &str) -> &'static str {
    match text.find(['\n', '\r']).and_then(|at| text.get(at..)) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}
