//! The arguments of `matterlint add-ignores`.

use super::{ChoiceArguments, ColorArguments};
use clap::Args;
use jiff::Timestamp;
use std::path::PathBuf;

pub(super) const AFTER: &str = "\
Examples:
  matterlint add-ignores --diff                         what would be written
  matterlint add-ignores --select image-alt-missing --reason \"decorative\" content/2019

In the front matter a comment is written behind the key, in the body on the line above or at the end of the line, and where \
that would change the page, one for the whole file at the top of the body. Each is proven to change nothing that readers \
get. A file whose front matter cannot be read is left alone. `matterlint` tells when one is no longer needed.

Exit codes: 0 nothing is left to suppress, 1 something is (with --diff: something would be written), 2 matterlint could \
not do its work.";

#[derive(Debug, Args)]
pub struct AddIgnoresArguments {
    /// The files and folders to write suppressions in [default: the working folder]
    pub paths: Vec<PathBuf>,
    /// Why, for whoever reads the comment later
    #[arg(long, value_name = "TEXT", default_value = "older finding")]
    pub reason: String,
    /// Show as a diff what would be written, and write nothing
    #[arg(long)]
    pub diff: bool,
    /// Suppress hints too; those of rules that `--select` names are suppressed without it
    #[arg(long)]
    pub hints: bool,
    #[command(flatten)]
    pub choice: ChoiceArguments,
    /// The moment to take for now, such as 2026-01-01T09:00:00+09:00, so that a run can be repeated [default: now]
    #[arg(long, value_name = "RFC 3339")]
    pub now: Option<Timestamp>,
    #[command(flatten)]
    pub color: ColorArguments,
}
