//! A change that a rule proposes.

mod in_quotes;
mod link;

pub use in_quotes::in_quotes;
pub use link::place_of;

use super::{Change, Safety};
use crate::text::Edit;

/// A change that removes the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an action: "remove the space".
    pub title: String,
    /// The edits, which belong together.
    pub edits: Vec<Edit>,
    /// What it may change.
    pub safety: Safety,
}

impl Change {
    /// What changes, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::LineEnds => "white space at the ends of lines, and how lines end",
            Self::Repeats => "items that stand twice in a list",
            Self::Comments => "matterlint's own comments",
            Self::Fences => "where the front matter begins and ends",
        }
    }
}
