//! How much a finding matters.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How much a finding matters. The order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Harmless or near taste: counted, drawn on request, never fails a run unless asked.
    Hint,
    /// Very likely a mistake.
    Warning,
    /// A reader, a feed or the generator meets something broken.
    Error,
}

impl Severity {
    /// The word that people and machine formats read.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
