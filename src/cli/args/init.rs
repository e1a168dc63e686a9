//! The arguments of `init`.

use super::ColorArguments;
use crate::config::Linter;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

pub const AFTER: &str = "\
Without `--from`, every key of the new file is a comment, and nothing changes until one is set. No configuration is ever \
replaced: where one stands already, here or above, there is none to begin.

`--from` reads what stands in that folder, with what it extends: `.markdownlint-cli2.*` (or its part of `package.json`), \
`.markdownlint.*` and `.markdownlintignore`; or `.rumdl.toml`, `rumdl.toml`, `.config/rumdl.toml`, or its part of \
`pyproject.toml`. What has no counterpart here is named at the end of the new file. \
Exit codes: 0, or 2 where nothing was written.";

#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder that it is for, or the file; `-` prints it in place of writing [default: matterlint.toml in the working
    /// folder]
    pub path: Option<PathBuf>,
    /// Carry over what the configuration of this linter says
    #[arg(long, value_name = "LINTER")]
    pub from: Option<Foreign>,
    /// The configuration to carry over [default: the one in the folder]
    #[arg(long, value_name = "PATH", requires = "from")]
    pub from_file: Option<PathBuf>,
    /// Write no JSON Schema beside it, by which editors complete and check it
    #[arg(long)]
    pub no_schema: bool,
    /// Print it in place of writing
    #[arg(long)]
    pub stdout: bool,
    #[command(flatten)]
    pub color: ColorArguments,
}

/// The linters whose configuration is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Foreign {
    /// markdownlint, markdownlint-cli and markdownlint-cli2
    Markdownlint,
    /// rumdl
    Rumdl,
}

impl From<Foreign> for Linter {
    fn from(foreign: Foreign) -> Self {
        match foreign {
            Foreign::Markdownlint => Self::Markdownlint,
            Foreign::Rumdl => Self::Rumdl,
        }
    }
}
