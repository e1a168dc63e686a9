//! What can be wrong with a configuration.

use super::UnknownRule;
use crate::lint::BadOption;
use crate::text::Span;

/// A fault of a configuration file, at its exact place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// The file, as shown to the author.
    pub path: String,
    /// The file's text.
    pub text: String,
    /// The place.
    pub span: Span,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do, as an action.
    pub help: Option<String>,
}

/// Why a run cannot be configured.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ConfigError {
    /// A fault in the text of a configuration file.
    #[error("{}: {}", .0.path, .0.message)]
    At(Box<ConfigFault>),
    /// A configuration file that cannot be read.
    #[error("the configuration `{path}` cannot be read: {reason}")]
    Unreadable {
        /// The file, as shown to the author.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A baseline that cannot be read.
    #[error("the baseline `{path}` cannot be read: {reason}")]
    Baseline {
        /// The file, as shown to the author.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// What has changed since a commit cannot be told.
    #[error("{message}")]
    Since {
        /// Why not.
        message: String,
        /// What to do.
        help: String,
    },
    /// What is staged cannot be told.
    #[error("{message}")]
    Staged {
        /// Why not.
        message: String,
        /// What to do.
        help: String,
    },
    /// A flag names a rule that does not exist.
    #[error("`{flag}`: {unknown}")]
    Flag {
        /// The flag, dashes included.
        flag: &'static str,
        /// The word in it.
        unknown: UnknownRule,
    },
    /// Options that are sound each by itself and cannot be used together.
    #[error("the options of `{rule}` cannot be used together: {fault}")]
    Rule {
        /// The rule's name.
        rule: String,
        /// What its code says.
        fault: BadOption,
    },
}

impl From<ConfigFault> for ConfigError {
    fn from(fault: ConfigFault) -> Self {
        Self::At(Box::new(fault))
    }
}
