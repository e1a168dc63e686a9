//! The author's instructions to matterlint inside a post: suppressions, with their places and reasons.

use super::{Body, FrontMatter};
use crate::text::Span;

/// One instruction, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What it asks for.
    pub kind: Kind,
    /// The rule names or codes it speaks of, each with its place; empty means every rule.
    pub rules: Vec<Named>,
    /// The whole comment.
    pub span: Span,
    /// What stands after ` -- `.
    pub reason: Option<String>,
}

/// A rule name or code in a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The word, as written.
    pub name: String,
    /// Its bytes.
    pub span: Span,
}

/// How far a directive reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<!-- matterlint-disable … -->`: from here to the matching `enable`, or to the end of the file.
    Disable,
    /// `<!-- matterlint-enable … -->`
    Enable,
    /// `<!-- matterlint-disable-line … -->`: the comment's own line.
    DisableLine,
    /// `<!-- matterlint-disable-next-line … -->`
    DisableNextLine,
    /// `<!-- matterlint-disable-file … -->`: the whole file, front matter included.
    DisableFile,
    /// `# matterlint: ignore[…]` in YAML or TOML: the key on the comment's line, or, alone on a line, on the next.
    Ignore,
    /// A comment that begins like a directive and is none: `matterlint-disabel`.
    Unknown,
}

/// Finds all directives of a post, in the order of the text.
#[must_use]
pub fn find(text: &str, front_matter: Option<&FrontMatter>, body: &Body) -> Vec<Directive> {
    let _ = (text, front_matter, body);
    Vec::new()
}
