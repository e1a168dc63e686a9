//! The fences of gray-matter, Zola and Hexo, which are no plain lines.

use super::super::lines::{line_from, lines};
use super::super::yaml;
use super::{Block, Flavour, Format, Need, Opened, Rest, after_opening, begins};
use crate::text::Span;

/// gray-matter: the word after the opening fence names the language; a line that begins with `---` closes.
pub(super) fn gray_matter(text: &str, start: usize) -> Option<Block> {
    let mut opened = after_opening(text, start, &["---"], Rest::Content)?;
    let language = Span::new(opened.fence.end(), line_from(text, start)?.span().end()).slice(text).trim();
    let mut flavour = Flavour::Pure;
    if !language.is_empty() {
        match language.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => {}
            "json" => opened.format = Format::Json,
            "toml" => opened.format = Format::Toml,
            _ => flavour = Flavour::Foreign,
        }
        opened.content = opened.next;
    }
    Some(Block { flavour, ..opened.close(text, begins, Need::None)? })
}

/// Zola: up to the next `---` or `+++` that only white space follows on its line, wherever on the line it stands.
pub(super) fn zola(text: &str, start: usize) -> Option<Block> {
    let start = start + text.get(start..)?.bytes().take_while(u8::is_ascii_whitespace).count();
    let opened = after_opening(text, start, &["+++", "---"], Rest::Blank)?;
    if opened.fence.end() != line_from(text, start)?.span().end() {
        return None;
    }
    let fence = opened.fence.slice(text);
    let Some((at, next)) = lines(text, opened.next).find_map(|line| {
        let kept = line.text.trim_end();
        let fits = kept.ends_with(fence).then(|| line.start + kept.len() - fence.len());
        // Of a longer run of dashes the last three close, as the expression is lazy but must reach the line's end.
        fits.map(|at| (at, line.next))
    }) else {
        return opened.unclosed(text, Need::Key);
    };
    Some(Block {
        format: opened.format,
        opening: opened.fence,
        content: Span::new(opened.content, at),
        closing: Some(Span::new(at, at + fence.len())),
        after_closing: Span::empty(at + fence.len()),
        end: next,
        flavour: Flavour::Pure,
    })
}

/// Hexo: three or more dashes or semicolons, the same closing run at a line start; the opener may be missing.
pub(super) fn hexo(text: &str, start: usize) -> Option<Block> {
    let first = line_from(text, start)?;
    let Some((format, flavour, len)) = separator(first.text) else { return hexo_without_opener(text, start) };
    if len != first.text.len() {
        return None;
    }
    let fence = Span::new(start, start + len);
    let opened = Opened { format, fence, content: first.next, next: first.next };
    Some(Block { flavour, ..opened.close(text, begins, Need::Key)? })
}

/// The text before the first separator counts as front matter only when it is a YAML map: otherwise Hexo reads
/// prose above a heading line as broken front matter, which nobody meant.
fn hexo_without_opener(text: &str, start: usize) -> Option<Block> {
    let (line, len) = lines(text, start).find_map(|line| {
        separator(line.text).filter(|(_, _, len)| *len == line.text.len()).map(|(_, _, len)| (line, len))
    })?;
    let content = Span::new(start, line.start);
    let read = yaml::parse(&yaml::tabs_to_spaces(content.slice(text)));
    let whole = read.faults.is_empty() && read.root.is_some_and(|root| !root.entries.is_empty());
    whole.then(|| Block {
        format: Format::Yaml,
        opening: Span::empty(start),
        content,
        closing: Some(Span::new(line.start, line.start + len)),
        after_closing: Span::empty(line.start + len),
        end: line.next,
        flavour: Flavour::Tabs,
    })
}

/// The run of dashes or semicolons that a line begins with.
fn separator(line: &str) -> Option<(Format, Flavour, usize)> {
    let dashes = line.bytes().take_while(|byte| *byte == b'-').count();
    let semicolons = line.bytes().take_while(|byte| *byte == b';').count();
    match (dashes, semicolons) {
        (3.., _) => Some((Format::Yaml, Flavour::Tabs, dashes)),
        (_, 3..) => Some((Format::Json, Flavour::Braceless, semicolons)),
        _ => None,
    }
}
