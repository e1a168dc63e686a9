//! What the configuration of another linter comes to here: our settings that say the same, and what none of ours says.

mod carry;
mod given;
mod glob;
mod markdownlint;
mod rumdl;
mod source;

use super::{ConfigError, Files, Level, RuleSetting, RuleTable};
use crate::lint::Registry;
use crate::text::shown;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file that lists ignored files, for both linters.
const IGNORED: &str = ".markdownlintignore";

/// The linters whose configuration can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linter {
    /// markdownlint, whichever of its programs runs it.
    Markdownlint,
    /// rumdl.
    Rumdl,
}

/// What a configuration comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The files that were read, as shown to the author.
    pub files: Vec<String>,
    /// Our globs of the files to check; empty means all.
    pub include: Vec<String>,
    /// Our globs of the files to leave out.
    pub exclude: Vec<String>,
    /// Our rules whose fixes are not to be written.
    pub unfixable: Vec<String>,
    /// Our rules, by name.
    pub rules: BTreeMap<String, Carried>,
    /// Our rules for some paths: the globs, and the rules by name.
    pub overrides: Vec<(Vec<String>, BTreeMap<String, Carried>)>,
    /// What none of our settings says, in the order of the text.
    pub left: Vec<Left>,
}

/// A setting with what it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// What we are asked.
    pub setting: RuleSetting,
    /// What the other linter was asked: `MD009 br_spaces`.
    pub from: String,
}

/// Something that none of our settings says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What was written: `MD013 line-length`.
    pub what: String,
    /// Why it is left: `not checked here`.
    pub why: String,
}

impl Linter {
    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Markdownlint => "markdownlint",
            Self::Rumdl => "rumdl",
        }
    }

    /// The names under which its configuration is found in a folder. Of each group the first that is there counts.
    #[must_use]
    pub fn file_names(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Markdownlint => markdownlint::FILE_NAMES,
            Self::Rumdl => rumdl::FILE_NAMES,
        }
    }

    /// Reads its configuration from `files`, which count together.
    ///
    /// # Errors
    /// A file that cannot be read, and a fault of its text.
    pub fn import(self, files: &[PathBuf], disk: &dyn Files, registry: &Registry) -> Result<Imported, ConfigError> {
        let shelf = source::Shelf { disk, registry };
        match self {
            Self::Markdownlint => markdownlint::import(files, &shelf),
            Self::Rumdl => rumdl::import(files, &shelf),
        }
    }
}

impl Imported {
    /// How many settings were carried over.
    #[must_use]
    pub fn count(&self) -> usize {
        let lists = [&self.include, &self.exclude, &self.unfixable].into_iter().filter(|list| !list.is_empty());
        let overrides: usize = self.overrides.iter().map(|(_, rules)| rules.len()).sum();
        lists.count() + self.rules.len() + overrides
    }

    fn leave(&mut self, what: impl Into<String>, why: impl Into<String>) {
        let left = Left { what: what.into(), why: why.into() };
        if !self.left.contains(&left) {
            self.left.push(left);
        }
    }

    /// Leaves out the files of a pattern, which `read` makes one of ours.
    fn leave_out(&mut self, pattern: &str, read: fn(&str) -> Result<String, String>) {
        match read(pattern) {
            Ok(glob) => self.exclude.push(glob),
            Err(why) => self.leave(format!("the ignored files {}", shown(pattern)), why),
        }
    }

    /// Leaves out the files that an ignore file lists.
    fn leave_out_listed(&mut self, path: &Path, shelf: &source::Shelf<'_>) -> Result<(), ConfigError> {
        self.files.push(shelf.disk.show(path));
        shelf.lines(path)?.iter().for_each(|line| self.leave_out(line, glob::of_ignore_file));
        Ok(())
    }

    /// Checks only the files of these patterns, which stand below `key`. Where one of them cannot be said here, all files
    /// are checked: a part of them would pass over posts that the other linter reads.
    fn choose(&mut self, patterns: &[String], key: &str, read: fn(&str) -> Result<String, String>) {
        for pattern in patterns {
            match read(pattern) {
                Ok(glob) => self.include.push(glob),
                Err(why) => self.leave(format!("{} in `{key}`", shown(pattern)), why),
            }
        }
        if self.include.len() < patterns.len() {
            self.include.clear();
        }
    }

    /// Asks `rule` for `setting`. What is switched off stays off, and options of several origins are laid together.
    fn put(&mut self, rule: &str, setting: RuleSetting, from: &str) {
        put(&mut self.rules, rule, setting, from);
    }
}

fn put(rules: &mut BTreeMap<String, Carried>, rule: &str, setting: RuleSetting, from: &str) {
    let new = Carried { setting, from: from.to_owned() };
    match rules.get_mut(rule) {
        Some(old) if old.setting.level() == Some(Level::Off) => {}
        Some(old) if new.setting.level() != Some(Level::Off) => {
            let level = new.setting.level().or(old.setting.level());
            let given = [&old.setting, &new.setting].into_iter().filter_map(RuleSetting::options).flatten();
            let options = given.map(|(name, value)| (name.clone(), value.clone())).collect();
            *old = Carried { setting: RuleSetting::Table(RuleTable { level, options }), from: new.from };
        }
        _ => {
            rules.insert(rule.to_owned(), new);
        }
    }
}
