//! `check` may be left out, flags may stand before the command, and `help` means `--help`: here the arguments are put
//! into the full order.

use std::cell::LazyCell;
use std::ffi::{OsStr, OsString};

/// The arguments of `program` with the command right after the program's name.
pub(super) fn spelt_out(program: &clap::Command, arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let first = first_positional(program, &arguments);
    let names_command = first.and_then(|at| arguments.get(at)).and_then(|word| word.to_str());
    if let (Some(1), Some("help")) = (first, names_command) {
        arguments.remove(1);
        arguments.push(OsString::from("--help"));
        return arguments;
    }
    match (first, names_command.and_then(|word| program.find_subcommand(word))) {
        (Some(at), Some(_)) => {
            let command = arguments.remove(at);
            arguments.insert(1, command);
        }
        (None, _) if arguments.iter().skip(1).any(|word| asks_of_program(word)) => {}
        _ => arguments.insert(arguments.len().min(1), OsString::from("check")),
    }
    arguments
}

fn asks_of_program(word: &OsStr) -> bool {
    ["-h", "--help", "-V", "--version"].iter().any(|known| word == *known)
}

/// Where the first word stands that is neither a flag nor a flag's value. What follows `--` is never a command.
fn first_positional(program: &clap::Command, arguments: &[OsString]) -> Option<usize> {
    // Flags are defined with their commands, of which only the one that is called is needed otherwise.
    let whole = LazyCell::new(|| {
        let mut whole = program.clone();
        whole.build();
        whole
    });
    let mut at = 1;
    loop {
        let word = arguments.get(at)?.to_string_lossy();
        if word == "--" {
            return None;
        }
        if !word.starts_with('-') || word == "-" {
            return Some(at);
        }
        let is_alone = word.contains('=') || asks_of_program(OsStr::new(&*word));
        at += if !is_alone && takes_value(&whole, &word) { 2 } else { 1 };
    }
}

/// Whether the word after this flag is its value.
fn takes_value(program: &clap::Command, flag: &str) -> bool {
    let mut all = program.get_subcommands().flat_map(clap::Command::get_arguments);
    all.any(|argument| {
        let is_it = match flag.strip_prefix("--") {
            Some(name) => argument.get_long() == Some(name),
            None => argument.get_short().is_some_and(|short| flag.ends_with(short)),
        };
        is_it && argument.get_action().takes_values()
    })
}

#[cfg(test)]
mod tests {
    use super::super::args::Arguments;
    use super::spelt_out;
    use clap::CommandFactory as _;
    use std::ffi::OsString;

    fn spelt(line: &str) -> String {
        let words = spelt_out(&Arguments::command(), line.split(' ').map(OsString::from));
        words.join(std::ffi::OsStr::new(" ")).to_string_lossy().into_owned()
    }

    #[test]
    fn check_may_be_left_out() {
        assert_eq!(spelt("matterlint"), "matterlint check");
        assert_eq!(spelt("matterlint content/"), "matterlint check content/");
        assert_eq!(spelt("matterlint --select all -q"), "matterlint check --select all -q");
        assert_eq!(spelt("matterlint -"), "matterlint check -");
        assert_eq!(spelt("matterlint -- rules"), "matterlint check -- rules");
    }

    #[test]
    fn a_command_may_follow_flags_and_their_values() {
        assert_eq!(spelt("matterlint --color never rules"), "matterlint rules --color never");
        assert_eq!(spelt("matterlint --tag rules list posts"), "matterlint list --tag rules posts");
        assert_eq!(spelt("matterlint --color=never rules"), "matterlint rules --color=never");
        assert_eq!(spelt("matterlint --select rules posts"), "matterlint check --select rules posts");
        assert_eq!(spelt("matterlint posts rules"), "matterlint check posts rules");
    }

    #[test]
    fn help_and_version_are_the_programs_own() {
        assert_eq!(spelt("matterlint --help"), "matterlint --help");
        assert_eq!(spelt("matterlint check --help"), "matterlint check --help");
        assert_eq!(spelt("matterlint help"), "matterlint --help");
        assert_eq!(spelt("matterlint help explain"), "matterlint explain --help");
        assert_eq!(spelt("matterlint check help"), "matterlint check help");
    }
}
