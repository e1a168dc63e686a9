//! What an author asks for in `matterlint.toml` and on the command line, and which rules that switches on where.
//!
//! [`Options`] is one file as written, [`Settings`] all of them merged with the flags, [`ActiveRules`] what runs on
//! one post. Nothing here touches the disk: files are read through [`Files`].

mod active;
mod baseline;
mod counterpart;
mod fault;
mod globs;
mod import;
mod layers;
mod options;
mod read;
#[cfg(test)]
mod read_tests;
mod rule_setting;
#[cfg(test)]
mod sample;
mod schema;
mod selector;
mod settings;
mod starter;
mod verdict;

pub use active::{ActiveRule, ActiveRules};
pub use baseline::{Baseline, Recorded};
pub use counterpart::Counterpart;
pub use fault::{ConfigError, ConfigFault};
pub use globs::{BadGlob, Globs};
pub use import::{Carried, Imported, Left, Linter};
pub use layers::{Files, Layer, load};
pub use options::{FailOn, Level, Options, Override, RuleSetting, RuleTable};
pub use read::read;
pub use schema::schema;
pub use selector::{Selector, UnknownRule};
pub use settings::{Flags, Origin, Settings, Sourced};
pub use starter::Starter;
pub use verdict::{Verdict, verdicts};

/// The names under which a configuration is found beside posts, in the order they are tried.
pub const FILE_NAMES: [&str; 2] = ["matterlint.toml", ".matterlint.toml"];
