//! The arguments that have to do with the older findings of a blog.

use super::{ChoiceArguments, ColorArguments};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use std::path::PathBuf;

const AFTER: &str = "\
Write `baseline = \"matterlint-baseline.json\"` into matterlint.toml, or give `--baseline`, and commit the file: a run \
then reports, and fixes, only what is not in it. An entry is found again when lines above it come or go, and stands for \
nothing any more when its own line is changed or its file is renamed. What is wrong in the generator's configuration is \
never recorded.

Paths limit what is recorded anew; what the file says of others stays. Exit codes: 0, or 2 where matterlint could not do \
its work.";

#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Record the findings of today
    #[command(after_help = AFTER)]
    Write(BaselineArguments),
}

#[derive(Debug, Args)]
pub struct BaselineArguments {
    /// The file to write [default: the one that the configuration names, or else matterlint-baseline.json]
    pub file: Option<PathBuf>,
    /// The files and folders whose findings are recorded [default: the working folder]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: ChoiceArguments,
    /// The moment to take for now, such as 2026-01-01T09:00:00+09:00, so that a run can be repeated [default: now]
    #[arg(long, value_name = "RFC 3339")]
    pub now: Option<Timestamp>,
    #[command(flatten)]
    pub color: ColorArguments,
}

// What is passed over because it is old.
#[derive(Debug, Args)]
#[command(next_help_heading = "Old blogs")]
pub struct OlderArguments {
    /// Pass over the findings in this file, which `matterlint baseline write` makes [default: the `baseline` of the
    /// configuration]
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub baseline: Option<PathBuf>,
    /// Report only findings on lines that changed since this commit, and in new posts
    ///
    /// A branch, a tag or a commit; compared is with where HEAD and it part. Changes that are not committed count, files
    /// that git does not know are new, and renamed ones keep their lines. Where a line was taken out, the lines beside it
    /// count, and a finding that points at other places counts if one of those has changed. All posts of the site are read.
    #[arg(long, value_name = "COMMIT")]
    pub since: Option<String>,
    /// Report what the baseline has, too
    #[arg(long)]
    pub no_baseline: bool,
}
