//! The arguments of `matterlint check` that change files.

use clap::{ArgGroup, Args};

// What happens to the fixes that rules propose.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fixes")]
#[command(group = ArgGroup::new("fixing").args(["fix", "diff"]))]
pub struct FixArguments {
    /// Write safe fixes: those that leave the page as readers see it and the values of the front matter
    ///
    /// Each is proven on the file itself before it is written. A file whose front matter cannot be read is left alone.
    /// With a post on standard input, the fixed post goes to standard output and the findings to standard error.
    #[arg(long)]
    pub fix: bool,
    /// Show as a diff what `--fix` would write, and write nothing; exit with 1 if there is anything
    #[arg(long)]
    pub diff: bool,
    /// With --fix or --diff: also make fixes that may change what readers see
    #[arg(long, requires = "fixing")]
    pub unsafe_fixes: bool,
    /// Make only the fixes of these rules: names, codes, families, `date-*`, or `all`
    #[arg(long, value_name = "RULES", value_delimiter = ',', requires = "fixing")]
    pub fixable: Option<Vec<String>>,
    /// Make no fixes of these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',', requires = "fixing")]
    pub unfixable: Vec<String>,
    /// With --fix: exit with 1 if anything was fixed, as a hook needs it
    #[arg(long, requires = "fix", conflicts_with = "diff")]
    pub exit_non_zero_on_fix: bool,
    /// With --fix: list what was fixed, file by file
    #[arg(long, requires = "fix", conflicts_with = "diff")]
    pub show_fixes: bool,
}

impl FixArguments {
    /// Whether fixes are made, written or not.
    pub fn is_asked(&self) -> bool {
        self.fix || self.diff
    }
}
