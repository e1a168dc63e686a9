//! The arguments of `matterlint server`.

use super::ChoiceArguments;
use clap::Args;
use jiff::Timestamp;

pub(super) const AFTER: &str = "\
An editor starts this command and speaks the Language Server Protocol (3.17) with it over standard input and output. \
What is checked, and how, stands in the blog's `matterlint.toml`, as for every other command. Ready configurations for \
editors lie in the folder `editors` of the project.

Exit codes: 0 when the editor ended it as agreed, 1 when the connection broke off, 2 when it could not begin.";

#[derive(Debug, Args)]
pub struct ServerArguments {
    #[command(flatten)]
    pub choice: ChoiceArguments,
    /// The moment to take for now, such as 2026-01-01T09:00:00+09:00, so that a run can be repeated [default: now]
    #[arg(long, value_name = "RFC 3339")]
    pub now: Option<Timestamp>,
    /// Nothing: standard input and output are what is used; some editors add it
    #[arg(long, hide = true)]
    pub stdio: bool,
}
