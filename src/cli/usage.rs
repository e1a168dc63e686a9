//! Reads the arguments, and tells what is wrong with them without passing on what a file name says.

use super::args::Arguments;
use super::default_command::spelt_out;
use crate::report::escape::visible;
use clap::{CommandFactory as _, FromArgMatches as _, Parser as _};
use std::ffi::OsString;

/// The arguments of this process; ends it where they cannot be used, or ask for help.
pub(super) fn arguments(words: impl IntoIterator<Item = OsString>) -> Arguments {
    let mut program = Arguments::command();
    let words = spelt_out(&program, words);
    read(&mut program, &words).unwrap_or_else(|error| told(error, &words).exit())
}

/// What clap's own `try_parse_from` does, with a program that is defined already.
fn read(program: &mut clap::Command, words: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut matches = program.try_get_matches_from_mut(words)?;
    Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(program))
}

/// The error in words that are safe for a terminal and for the log of a CI job: a hook hands over file names, of which
/// one may look like an option and go on with a line that a runner obeys.
fn told(error: clap::Error, words: &[OsString]) -> clap::Error {
    let shown: Vec<String> = words.iter().map(|word| visible(&word.to_string_lossy()).into_owned()).collect();
    if words.iter().zip(&shown).all(|(word, shown)| word == shown.as_str()) {
        return error;
    }
    // Of the same kind, but for arguments that are right once they are spelt out.
    let kind = error.kind();
    Arguments::try_parse_from(shown).err().unwrap_or_else(|| clap::Error::new(kind))
}

#[cfg(test)]
mod tests {
    use super::{super::args::Arguments, told};
    use clap::Parser as _;
    use std::ffi::OsString;

    #[test]
    fn a_wrong_argument_is_shown_and_not_passed_on() {
        for word in ["--x\n::add-mask::글", "--now=\n::error::\u{1b}[2J", "--output-format=\r##vso[task.complete]"] {
            let words: Vec<OsString> = ["matterlint", "check", word].iter().map(OsString::from).collect();
            let text = told(Arguments::try_parse_from(&words).unwrap_err(), &words).to_string();
            assert!(text.lines().all(|line| !line.starts_with("::")) && !text.contains("##vso["), "{text}");
            assert!(text.contains(r"\n") || text.contains(r"\r"), "{text}");
            assert!(!text.contains('\u{1b}') && !text.contains('\r'), "{text:?}");
        }
    }

    #[test]
    fn an_ordinary_mistake_is_told_as_ever() {
        let words: Vec<OsString> = ["matterlint", "check", "--fixx"].iter().map(OsString::from).collect();
        let error = || Arguments::try_parse_from(&words).unwrap_err();
        assert_eq!(told(error(), &words).to_string(), error().to_string());
    }
}
