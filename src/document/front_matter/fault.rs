//! What can be wrong with the text of a front matter block.

use crate::text::Span;

/// A fault of the text, kept as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What sort it is.
    pub kind: FaultKind,
    /// The exact place.
    pub span: Span,
    /// One sentence for the author: lower case, no full stop.
    pub message: String,
    /// What to do, as an action.
    pub help: Option<String>,
}

/// The sorts of faults that rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The opening fence has no closing one.
    Unclosed,
    /// The text breaks the grammar of its language.
    Syntax,
    /// The top is a list or a scalar.
    NotAMap,
    /// A key stands twice and the parser refuses it (TOML). `first` is the place of the earlier key.
    DuplicateKey {
        /// The earlier key.
        first: Span,
    },
}
