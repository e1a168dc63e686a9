//! The words that may stand at the cursor.

use super::line::Line;
use crate::lint::{Page, Registry};
use clap::{Arg, ValueHint};

/// A word that may stand there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The whole word.
    pub(super) value: String,
    /// What it means, on one line; may be empty.
    pub(super) help: String,
}

/// What a shell is told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    /// The words, with what is written already.
    pub(super) candidates: Vec<Candidate>,
    /// Where names of files belong to them: what stands before the name in the same word.
    pub(super) files: Option<String>,
}

impl Answer {
    /// What may take the place of `current`, the unfinished word at the end of a line.
    pub(super) fn at(line: &Line<'_>, current: &str, registry: &Registry) -> Self {
        let mut answer = Self::default();
        if let Some(arg) = line.waiting {
            answer.add_values(arg, "", current, registry);
        } else if let (false, true, Some((name, text))) =
            (line.literal, current.starts_with("--"), current.split_once('='))
        {
            if let Some(arg) = line.flag(name).filter(|arg| arg.get_action().takes_values()) {
                answer.add_values(arg, &format!("{name}="), text, registry);
            }
        } else if !line.literal && current.starts_with('-') {
            answer.add_flags(line, current);
        } else {
            answer.add_commands(line, current);
            if let Some(arg) = line.positional() {
                answer.add_values(arg, "", current, registry);
            }
        }
        answer
    }

    fn push(&mut self, value: &str, prefix: &str, help: &str) {
        let help = help.lines().next().unwrap_or_default().to_owned();
        self.candidates.push(Candidate { value: format!("{prefix}{value}"), help });
    }

    fn add_flags(&mut self, line: &Line<'_>, current: &str) {
        for arg in line.flags().filter(|arg| !arg.is_hide_set()) {
            let Some(long) = arg.get_long().map(|long| format!("--{long}")).filter(|long| long.starts_with(current))
            else {
                continue;
            };
            if self.candidates.iter().all(|known| known.value != long) {
                self.push(&long, "", &arg.get_help().map_or_else(String::new, ToString::to_string));
            }
        }
        self.candidates.sort_by(|one, other| one.value.cmp(&other.value));
    }

    fn add_commands(&mut self, line: &Line<'_>, current: &str) {
        if line.positionals > 0 || line.literal {
            return;
        }
        for command in line.commands.iter().take(1).flat_map(|command| command.get_subcommands()) {
            if !command.is_hide_set() && command.get_name().starts_with(current) {
                let about = command.get_about().map_or_else(String::new, ToString::to_string);
                self.push(command.get_name(), "", &about);
            }
        }
    }

    /// Adds what an argument takes; `prefix` stands before the value in the same word.
    fn add_values(&mut self, arg: &Arg, prefix: &str, text: &str, registry: &Registry) {
        if takes_rules(arg) {
            return self.add_rules(arg, prefix, text, registry);
        }
        let possible = arg.get_possible_values();
        if let (false, Some((name, _))) = (possible.is_empty(), text.split_once('=')) {
            self.files = Some(format!("{prefix}{name}="));
        }
        for value in possible.iter().filter(|value| !value.is_hide_set() && value.get_name().starts_with(text)) {
            self.push(value.get_name(), prefix, &value.get_help().map_or_else(String::new, ToString::to_string));
        }
        let hint = arg.get_value_hint();
        if matches!(hint, ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath) {
            self.files = Some(prefix.to_owned());
        }
    }

    fn add_rules(&mut self, arg: &Arg, prefix: &str, text: &str, registry: &Registry) {
        let (listed, last) = match text.rfind(',').filter(|_| arg.get_value_delimiter().is_some()) {
            Some(comma) => text.split_at(comma + 1),
            None => ("", text),
        };
        let prefix = format!("{prefix}{listed}");
        let is_new = |word: &str| word.starts_with(last) && listed.split(',').all(|known| known != word);
        for page in registry.pages().filter(|page| is_new(page.name)) {
            self.push(page.name, &prefix, page.summary);
        }
        let begins_code = !last.is_empty();
        for page in registry.pages().filter(|page| begins_code && is_new(page.code)) {
            self.push(page.code, &prefix, page.summary);
        }
        if arg.get_value_delimiter().is_some() {
            for word in families(registry).iter().filter(|word| is_new(word)) {
                self.push(word, &prefix, "");
            }
        }
    }
}

/// Whether the argument's values are rules, as its help calls them.
fn takes_rules(arg: &Arg) -> bool {
    arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == "RULES" || name == "RULE"))
}

/// The families as they are written, and `all`.
fn families(registry: &Registry) -> Vec<String> {
    let written = |page: &Page| serde_json::to_value(page.family).ok()?.as_str().map(str::to_owned);
    let mut families: Vec<String> = registry.pages().filter_map(written).collect();
    families.push("all".to_owned());
    families.sort();
    families.dedup();
    families
}
