//! A change that a rule proposes.

mod in_quotes;
mod link;

pub use in_quotes::in_quotes;
pub use link::place_of;

use crate::text::Edit;
use serde::{Deserialize, Serialize};

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

/// What a fix may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// A proposal among several: shown, never written.
    Suggestion,
    /// The meaning may change: written only when asked for.
    Unsafe,
    /// The rendered body and the front matter's values stay equal, apart from what the rule's page declares.
    Safe,
}

/// What a rule's page may declare that its fixes change, apart from what their safety allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// White space at the ends of lines, and how lines end.
    LineEnds,
    /// Items that stand twice in one list of the front matter.
    Repeats,
    /// matterlint's own comments.
    Comments,
    /// Where the front matter begins and ends, so that body and front matter are not what they were.
    Fences,
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
