//! The arguments of `matterlint completions`, and of the question that its scripts ask.

use clap::{Args, ValueEnum};
use std::ffi::OsString;

pub(super) const AFTER: &str = "\
For this session, or in the shell's start-up file:
  bash        source <(matterlint completions bash)
  zsh         source <(matterlint completions zsh)
  fish        matterlint completions fish | source
  elvish      eval (matterlint completions elvish | slurp)
  powershell  matterlint completions powershell | Out-String | Invoke-Expression

The script asks matterlint itself at every press of the tab key, so that it need not be written anew when there are new \
rules.";

#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    pub shell: Shell,
}

/// The shells that have a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bash, 3.2 or newer
    Bash,
    /// Elvish
    Elvish,
    /// Fish
    Fish,
    /// PowerShell, also of Windows
    Powershell,
    /// Zsh
    Zsh,
}

// A command line with the cursor in it.
#[derive(Debug, Args)]
pub struct TabArguments {
    /// `=` and the word at the cursor up to it, then the words before it without the program's name
    #[arg(allow_hyphen_values = true, trailing_var_arg = true)]
    pub words: Vec<OsString>,
}
