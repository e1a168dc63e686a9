//! `--output-format NAME[=FILE]`: how findings are shown, and where.

use clap::builder::{EnumValueParser, PossibleValue, StringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, ValueEnum};
use std::ffi::OsStr;
use std::path::PathBuf;

/// How the findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Drawings for people
    Full,
    /// One line a finding
    Concise,
    /// Each file once, below it one line a finding
    Grouped,
    /// One JSON document
    Json,
    /// One JSON object a finding, one a line
    JsonLines,
    /// SARIF 2.1.0, for code scanning services and editors
    Sarif,
    /// Commands of GitHub Actions, which shows them beside the lines
    Github,
    /// The code quality report of GitLab
    Gitlab,
    /// JUnit's XML, for servers that show tests
    Junit,
    /// Checkstyle's XML
    Checkstyle,
    /// One JSON document for reviewdog
    Rdjson,
    /// One JSON object a finding for reviewdog
    Rdjsonl,
    /// Commands of Azure Pipelines
    Azure,
}

/// A format and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The format.
    pub format: Format,
    /// The file; standard output where there is none.
    pub file: Option<PathBuf>,
}

impl Format {
    /// Whether people read it, so that a summary may follow.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Full | Self::Grouped)
    }

    /// Whether it is one document for a program, so that nothing else may stand between.
    pub fn is_for_programs(self) -> bool {
        !matches!(self, Self::Full | Self::Concise | Self::Grouped | Self::Github | Self::Azure)
    }

    /// Its name on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Reads `NAME` and `NAME=FILE`, and tells help and completions the names.
#[derive(Clone, Debug)]
pub struct TargetParser;

impl TypedValueParser for TargetParser {
    type Value = Target;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<Target, clap::Error> {
        let value = StringValueParser::new().parse_ref(command, argument, value)?;
        let (name, file) = value.split_once('=').map_or((value.as_str(), None), |(name, file)| (name, Some(file)));
        let format = EnumValueParser::<Format>::new().parse_ref(command, argument, OsStr::new(name))?;
        if file.is_some_and(str::is_empty) {
            let message = format!("no file is named behind `{value}`");
            return Err(command.clone().error(ErrorKind::InvalidValue, message));
        }
        Ok(Target { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}
