//! An unfinished command line: which command it calls, and what its next word would be.

use clap::{Arg, Command};

/// What the words before the cursor say.
pub(super) struct Line<'a> {
    /// The command that is called, and where none is named yet, the program and `check`, which may be left out.
    pub(super) commands: Vec<&'a Command>,
    /// The flag whose value comes next.
    pub(super) waiting: Option<&'a Arg>,
    /// How many words of the command stand before that belong to no flag.
    pub(super) positionals: usize,
    /// Whether `--` was said, so that no flag can follow.
    pub(super) literal: bool,
}

impl<'a> Line<'a> {
    /// Reads the words between the program's name and the cursor. `program` is built.
    pub(super) fn read(program: &'a Command, before: &[String]) -> Self {
        let check = program.find_subcommand("check");
        let commands = std::iter::once(program).chain(check).collect();
        let mut line = Self { commands, waiting: None, positionals: 0, literal: false };
        for word in before {
            line.push(word, check);
        }
        line
    }

    fn push(&mut self, word: &str, check: Option<&'a Command>) {
        if self.waiting.take().is_some() {
        } else if !self.literal && word == "--" {
            self.literal = true;
        } else if !self.literal && word.starts_with('-') && word != "-" {
            let takes_value = |arg: &&Arg| arg.get_action().takes_values();
            self.waiting = self.flag(word).filter(|_| !word.contains('=')).filter(takes_value);
        } else if let Some(command) = self.subcommand(word) {
            self.commands = vec![command];
        } else {
            if self.is_open() {
                self.commands = check.into_iter().collect();
            }
            self.positionals += 1;
        }
    }

    /// Whether no command is named yet.
    fn is_open(&self) -> bool {
        self.commands.len() > 1
    }

    fn subcommand(&self, word: &str) -> Option<&'a Command> {
        let command = *self.commands.first()?;
        command.find_subcommand(word).filter(|_| self.positionals == 0 && !self.literal)
    }

    /// All flags that may stand here.
    pub(super) fn flags(&self) -> impl Iterator<Item = &'a Arg> {
        let flags = self.commands.iter().flat_map(|command| command.get_opts());
        let switches = self.commands.iter().flat_map(|command| command.get_arguments());
        flags.chain(switches.filter(|arg| !arg.is_positional() && !arg.get_action().takes_values()))
    }

    /// The flag of a word such as `--select`, `--select=date-*` or `-q`.
    pub(super) fn flag(&self, word: &str) -> Option<&'a Arg> {
        let name = word.split('=').next().unwrap_or(word);
        self.flags().find(|arg| match name.strip_prefix("--") {
            Some(long) => arg.get_long() == Some(long),
            None => arg.get_short().is_some_and(|short| name.ends_with(short)),
        })
    }

    /// The argument whose value the next word is if it is no flag; the last one takes all that follow.
    pub(super) fn positional(&self) -> Option<&'a Arg> {
        let command = *self.commands.last()?;
        command.get_positionals().take(self.positionals + 1).last()
    }
}
