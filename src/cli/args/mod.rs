//! The arguments: one definition for parsing, help and whatever is made from it.

mod add_ignores;
mod baseline;
mod completions;
mod fix;
mod format;
mod init;
mod list;
mod server;
mod watch;

pub(super) use add_ignores::AddIgnoresArguments;
pub(super) use baseline::{BaselineArguments, BaselineCommand, OlderArguments};
pub(super) use completions::{CompletionsArguments, Shell, TabArguments};
pub(super) use fix::FixArguments;
pub(super) use format::{Format, Target};
pub(super) use init::InitArguments;
pub(super) use list::{ListArguments, ListFormat, Order};
pub(super) use server::ServerArguments;
pub(super) use watch::WatchArguments;

use super::output::When;
use crate::config::FailOn;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use std::path::PathBuf;

/// A linter for blog posts in Markdown with front matter.
///
/// It reads a blog as its generator reads it (Hugo, Jekyll, Zola, Hexo, Eleventy, Astro, Docusaurus, or none) and
/// reports what a reader, a feed or the generator would trip over.
#[derive(Debug, Parser)]
#[command(
    name = "matterlint",
    version,
    disable_help_subcommand = true,
    override_usage = "matterlint [COMMAND] [OPTIONS] [PATHS]...",
    after_help = AFTER
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

const AFTER: &str = "\
`check` may be left out: `matterlint content/` checks a folder, `matterlint` alone the working folder. For a folder \
that is called like a command, write `matterlint check rules` or `matterlint ./rules`. Its options are listed by \
`matterlint check --help`.

Exit codes: 0 nothing to report, 1 findings, 2 matterlint could not do its work.";

const CHECK_AFTER: &str = "\
Exit codes: 0 nothing to report, 1 findings at or above --fail-on, 2 matterlint could not do its work (a bad option \
or configuration, a file that cannot be read). A run that finds no file to check says so and exits with 0.";

// Only the command that is called is defined. Its help stands here: a doc comment on a struct of its arguments, or of those
// that it shares with others, would take the place of it.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Check posts (what happens when no command is given)
    #[command(after_help = CHECK_AFTER)]
    Check(Box<CheckArguments>),
    /// List the blog's posts: date, URL, and whether each is published or why not
    #[command(after_help = list::AFTER)]
    List(ListArguments),
    /// List all rules
    Rules(RulesArguments),
    /// Show a rule's page: what it finds, why it matters, how it is configured
    Explain(ExplainArguments),
    /// Write a configuration to begin with, or what another linter's comes to here
    #[command(after_help = init::AFTER)]
    Init(InitArguments),
    /// Show what counts for a file or folder, each value with its origin
    Config(ConfigArguments),
    /// Write a suppression for everything that is found
    #[command(after_help = add_ignores::AFTER)]
    AddIgnores(AddIgnoresArguments),
    /// Record the findings of an old blog, so that later runs report only new ones
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Serve an editor: findings, fixes and help while a post is written
    #[command(after_help = server::AFTER)]
    Server(ServerArguments),
    /// Print the script by which a shell completes commands, flags and rules
    #[command(after_help = completions::AFTER)]
    Completions(CompletionsArguments),
    /// Say what may stand at the cursor, as the scripts for shells ask
    #[command(name = "__complete", hide = true)]
    Tab(TabArguments),
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The files and folders to check; `-` reads a post from standard input [default: the working folder]
    ///
    /// In a folder, Markdown files are checked that the generator publishes; hidden ones and those that git ignores are
    /// left out. A file that is named itself is always checked.
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    /// How to show the findings, and in which file; several at once, of which one goes to standard output [default:
    /// full; in GitHub Actions: github]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = format::TargetParser)]
    pub(super) output_format: Vec<Target>,
    /// Write the findings to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub(super) output_file: Option<PathBuf>,
    /// Show how often each rule spoke in place of the findings
    #[arg(long)]
    pub(super) statistics: bool,
    /// Show hints too
    #[arg(long)]
    pub(super) hints: bool,
    /// Draw a rule in every post; otherwise it is drawn in three, and listed where it speaks in more than five
    #[arg(long)]
    pub(super) draw_all: bool,
    /// Check what is staged in git, as it is staged, in place of the files on the disk
    ///
    /// Of a folder, only the posts are checked that the next commit changes; a post that is named is checked also if it
    /// does not, unless the configuration excludes it. All are judged among the posts of the index: Markdown files that git
    /// does not know are not there. With --fix, the files on the disk are fixed, except those with changes that are not
    /// staged, and the run fails, so that what was fixed can be staged. Published posts that the commit moves or takes away are
    /// told, compared with what is public: where the branch left the remote's main branch, or the one that it follows, or the
    /// last commit.
    #[arg(long)]
    pub(super) staged: bool,
    /// List the files that would be checked, and check nothing
    #[arg(long, conflicts_with = "fixing")]
    pub(super) show_files: bool,
    /// Fail only on findings of this severity or above [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on())]
    pub(super) fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Read a post from standard input and check it as if it stood at this path
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Show findings only: no summary, no notes
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// The moment to take for now, such as 2026-01-01T09:00:00+09:00, so that a run can be repeated [default: now]
    #[arg(long, value_name = "RFC 3339")]
    pub(super) now: Option<Timestamp>,
    #[command(flatten)]
    pub(super) color: ColorArguments,
    #[command(flatten)]
    pub(super) fixes: FixArguments,
    #[command(flatten)]
    pub(super) older: OlderArguments,
    #[command(flatten)]
    pub(super) watch: WatchArguments,
}

// Which rules run, and which configuration counts.
#[derive(Debug, Args)]
pub(super) struct ChoiceArguments {
    /// Run these rules and no others: names, codes, families (front-matter, body, site, meta), `date-*`, or `all`
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(super) select: Option<Vec<String>>,
    /// Run these rules as well
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(super) extend_select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    #[command(flatten)]
    pub(super) source: SourceArguments,
}

// Which configuration counts.
#[derive(Debug, Args)]
pub(super) struct SourceArguments {
    /// Use this configuration for all files; its paths are relative to the working folder [default: the nearest
    /// matterlint.toml or .matterlint.toml above each file]
    #[arg(long, value_name = "PATH", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long)]
    pub(super) isolated: bool,
}

#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    /// How to show the rules; `json` holds everything that their pages say
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub(super) output_format: RulesFormat,
    #[command(flatten)]
    pub(super) color: ColorArguments,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The rule's name or code
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
    #[command(flatten)]
    pub(super) color: ColorArguments,
}

#[derive(Debug, Args)]
pub(super) struct ConfigArguments {
    /// The file or folder
    #[arg(default_value = ".")]
    pub(super) path: PathBuf,
    /// Print the JSON Schema of matterlint.toml instead, by which editors complete and check it
    #[arg(long)]
    pub(super) schema: bool,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    #[command(flatten)]
    pub(super) color: ColorArguments,
}

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct ColorArguments {
    /// Whether to write colours; `auto` asks the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesFormat {
    /// A table
    Full,
    /// One JSON document
    Json,
}

fn fail_on() -> impl clap::builder::TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(FailOn::WORDS).map(|word| FailOn::parse(&word).unwrap_or_default())
}
