//! The front matter of one post: fences, format, and one value tree for YAML, TOML and JSON.

mod edit;
mod escape;
mod fault;
mod fence;
mod initials;
mod json;
mod lines;
mod parsed;
mod plain;
mod quote;
mod toml;
mod value;
mod yaml;

pub use edit::{Editor, New, quoting};
pub use escape::{OddEscape, odd_string_escapes, odd_yaml_escapes};
pub use fault::{Fault, FaultKind};
pub use fence::{NearMiss, NearMissKind, near_miss};
pub use initials::Initials;
pub use quote::{quoted, written};
pub use value::{Entry, Key, Map, Node, Style, Typed, Value};

use super::dialect::Fences;
use crate::text::Span;
use fence::{Block, Flavour};
use parsed::Parsed;

/// The language of a front matter block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `---`
    Yaml,
    /// `+++`
    Toml,
    /// `{`
    Json,
}

/// The front matter block of a post.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// Its language.
    pub format: Format,
    /// The whole block: from the first byte of the opening fence (a byte order mark and blank lines before it
    /// left out) to the first byte of the body.
    pub span: Span,
    /// The text between the fences. For JSON the braces are part of it.
    pub content: Span,
    /// The opening fence, without what follows it on its line. Empty for JSON and for Hexo's missing opener.
    pub opening: Span,
    /// The closing fence, for JSON the last brace; `None` when it is missing. Then the block ends where the body most
    /// plausibly begins.
    pub closing: Option<Span>,
    /// What stands on the closing fence's line after the fence (white space left out); empty in a sound block. The
    /// generator reads it as text, so it is part of the body.
    pub after_closing: Span,
    /// The tree. `None` when the text could not be read, or its top is no map; an empty block is an empty map.
    pub root: Option<Map>,
    /// What is wrong with the text, in the order of the text.
    pub faults: Vec<Fault>,
    /// Every comment, from its `#` to the end of its line.
    pub comments: Vec<Span>,
    /// By whose rule the fences were found.
    pub fences: Fences,
}

/// Length in bytes of the byte order mark that `text` begins with: 0 or 3.
#[must_use]
pub fn bom_len(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Finds and reads the front matter of `text`; `None` when there is none by the generator's rule.
#[must_use]
pub fn parse(text: &str, fences: Fences) -> Option<FrontMatter> {
    let block = fence::find(text, fences)?;
    let mut parsed = read(text, &block);
    if block.closing.is_none() {
        parsed.faults = vec![unclosed(&block)];
    }
    Some(FrontMatter {
        format: block.format,
        span: Span::new(block.opening.start(), block.end),
        content: block.content,
        opening: block.opening,
        closing: block.closing,
        after_closing: block.after_closing,
        root: parsed.root,
        faults: parsed.faults,
        comments: parsed.comments,
        fences,
    })
}

/// The beginning of `text` in which [`parse`] reads all that it does: up to the first byte of the body.
#[must_use]
pub fn beginning(text: &str, fences: Fences) -> Option<&str> {
    text.get(..fence::find(text, fences)?.end)
}

/// Reads a whole text as one YAML, TOML or JSON document: site configuration, data files.
///
/// # Errors
/// The first fault when the text cannot be read or its top is no map.
pub fn parse_document(text: &str, format: Format) -> Result<Map, Fault> {
    whole(text, |source| read_as(source, format))
}

/// Reads a whole text as one JSON document with comments, as other programs write their configuration.
///
/// # Errors
/// The first fault when the text cannot be read or its top is no map.
pub fn parse_commented_json(text: &str) -> Result<Map, Fault> {
    whole(text, json::parse_commented)
}

fn whole(text: &str, read: impl FnOnce(&str) -> Parsed) -> Result<Map, Fault> {
    let start = bom_len(text);
    let parsed = read(text.get(start..).unwrap_or("")).moved(start, 0);
    match parsed.faults.into_iter().next() {
        Some(fault) => Err(fault),
        None => Ok(parsed.root.unwrap_or_default()),
    }
}

fn read(text: &str, block: &Block) -> Parsed {
    let source = block.content.slice(text);
    let by = block.content.start();
    match block.flavour {
        Flavour::Pure => read_as(source, block.format).moved(by, 0),
        Flavour::Tabs => yaml::parse(&yaml::tabs_to_spaces(source)).moved(by, 0),
        Flavour::Braceless => {
            let mut parsed = json::parse(&format!("{{{source}}}")).moved(by, 1);
            for fault in &mut parsed.faults {
                fault.span = clamped(fault.span, block.content);
            }
            parsed
        }
        Flavour::Foreign => Parsed::default(),
    }
}

/// The part of `span` that lies in `content`: a fault at a brace that Hexo adds has no place of its own.
fn clamped(span: Span, content: Span) -> Span {
    let start = span.start().clamp(content.start(), content.end());
    Span::new(start, span.end().min(content.end()))
}

fn read_as(source: &str, format: Format) -> Parsed {
    match format {
        Format::Yaml => yaml::parse(source),
        Format::Toml => toml::parse(source),
        Format::Json => json::parse(source),
    }
}

fn unclosed(block: &Block) -> Fault {
    let (span, message, help) = if block.format == Format::Json && block.opening.is_empty() {
        let brace = Span::new(block.content.start(), block.content.start() + 1);
        (brace, "the `{` that opens the front matter is never closed", "close it with `}` before the text of the post")
    } else {
        (
            block.opening,
            "the front matter has no closing fence",
            "repeat the opening fence on a line of its own after the last key",
        )
    };
    Fault { kind: FaultKind::Unclosed, span, message: message.to_owned(), help: Some(help.to_owned()) }
}

#[cfg(test)]
mod tests;
