//! The arguments of `matterlint check` that keep it running.

use clap::Args;

// Whether to go on.
#[derive(Debug, Args)]
#[command(next_help_heading = "Watching")]
pub struct WatchArguments {
    /// Check again whenever a post, an image or a configuration changes, until Ctrl-C
    ///
    /// The screen is drawn anew each time; what does not go to a terminal is written one after the other. Only what a
    /// change concerns is read again. Formats are full, grouped and concise, others go to files. Ctrl-C ends it at once, with
    /// the exit code 130.
    #[arg(long, conflicts_with_all = ["fixing", "stdin_filename", "show_files", "staged"])]
    pub watch: bool,
    /// With --watch: look every second for what changed, where the system does not tell: shares, some containers
    #[arg(long, requires = "watch")]
    pub poll: bool,
}
