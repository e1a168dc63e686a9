//! The arguments of `matterlint list`.

use super::{ColorArguments, SourceArguments};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use std::path::PathBuf;

pub(super) const AFTER: &str = "\
Examples:
  matterlint list                             what is published, and what is not
  matterlint list --unpublished               what is not, and why
  matterlint list --by date --tag 여행        the newest post about travelling first
  matterlint list --now 2026-12-24T09:00:00Z --unpublished
                                              what will still wait on that morning
  matterlint list --output-format csv > posts.csv

A table that does not go to a terminal is as wide as it must be. Exit codes: 0, or 2 where matterlint could not do its \
work (a bad option or configuration, a file that cannot be read).";

#[derive(Debug, Args)]
pub struct ListArguments {
    /// The files and folders to list [default: the working folder]
    ///
    /// All posts and pages that the generator sees are listed, also those that the configuration excludes from checks.
    pub paths: Vec<PathBuf>,
    /// Only posts that their authors marked as drafts
    #[arg(long)]
    pub drafts: bool,
    /// Only posts that are not published: drafts, posts in the future, and others that the generator holds back
    #[arg(long)]
    pub unpublished: bool,
    /// Only posts with this tag, in any case; more than one `--tag` lists posts with any of them
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Only posts in this language, where the site has several
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Vec<String>,
    /// The order of the posts
    #[arg(long, value_name = "ORDER", default_value = "path")]
    pub by: Order,
    /// How to show the posts
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub output_format: ListFormat,
    #[command(flatten)]
    pub source: SourceArguments,
    /// The moment to take for now, such as 2026-01-01T09:00:00+09:00, so that a run can be repeated [default: now]
    #[arg(long, value_name = "RFC 3339")]
    pub now: Option<Timestamp>,
    #[command(flatten)]
    pub color: ColorArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// By path
    Path,
    /// The newest first, posts without a date last
    Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// A table
    Full,
    /// One line a post, with a header
    Csv,
    /// One JSON document
    Json,
}
