//! The configuration of rumdl, as its version 0.3 reads it.

use super::carry::Wish;
use super::given::{Given, holds};
use super::source::{Shelf, Source};
use super::{Carried, IGNORED, Imported, Linter, glob, put};
use crate::config::{ConfigError, Counterpart, Level, RuleSetting, RuleTable};
use crate::document::front_matter::{Entry, Map, Value};
use crate::lint::Registry;
use crate::text::shown;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The first that is there counts; `pyproject.toml` only with a table for rumdl. The list of ignored files counts with it.
pub(super) const FILE_NAMES: &[&[&str]] =
    &[&[".rumdl.toml", "rumdl.toml", ".config/rumdl.toml", "pyproject.toml"], &[IGNORED]];

/// The rules that are off unless they are named, as far as any of ours finds the same.
const OPT_IN: &[&str] = &["md080"];

/// The keys that say how rumdl runs, not what it reports.
const RUNNING: [&str; 8] = [
    "output-format",
    "cache",
    "cache-dir",
    "editorconfig",
    "force-exclude",
    "line-length",
    "flavor",
    "per-file-flavor",
];

/// The settings of a file over those that it extends.
#[derive(Default)]
struct Merged {
    /// Lists of words, by key.
    lists: BTreeMap<String, Vec<String>>,
    /// The table of each rule, the lowest first.
    rules: Vec<(&'static Counterpart, Map)>,
    per_file: Vec<(String, Vec<String>)>,
}

pub(super) fn import(files: &[PathBuf], shelf: &Shelf<'_>) -> Result<Imported, ConfigError> {
    let mut imported = Imported::default();
    let mut merged = Merged::default();
    for path in files {
        if path.ends_with(IGNORED) {
            imported.leave_out_listed(path, shelf)?;
            continue;
        }
        let source = shelf.open(path)?;
        imported.files.push(source.shown.clone());
        merged.add(&source, shelf, &mut vec![path.clone()], &mut imported)?;
    }
    for pattern in merged.list("exclude") {
        imported.leave_out(pattern, glob::of_ignore_file);
    }
    imported.choose(merged.list("include"), "include", glob::of_ignore_file);
    merged.carry_rules(&mut imported);
    merged.carry_paths(&mut imported);
    imported.unfixable = merged.unfixable(shelf.registry);
    Ok(imported)
}

impl Merged {
    fn add(
        &mut self,
        source: &Source,
        shelf: &Shelf<'_>,
        chain: &mut Vec<PathBuf>,
        imported: &mut Imported,
    ) -> Result<(), ConfigError> {
        let empty = Map::default();
        let in_project = source.is_called(&["pyproject.toml"]);
        let root = if in_project {
            source.root.get_path("tool.rumdl").and_then(|it| it.value.as_map())
        } else {
            Some(&source.root)
        };
        let root = root.unwrap_or(&empty);
        if let Some(extends) = root.get("extends") {
            let below = shelf.extended(source, &extends.value, chain)?;
            self.add(&below, shelf, chain, imported)?;
            chain.pop();
        }
        for Entry { key, value } in &root.entries {
            match (key.text.as_str(), value.as_map()) {
                ("extends" | "global" | "$schema", _) => {}
                ("rules", Some(rules)) => {
                    rules.entries.iter().for_each(|entry| self.add_table(&entry.key.text, &entry.value, imported));
                }
                ("per-file-ignores" | "per_file_ignores", Some(paths)) => {
                    for Entry { key, value } in &paths.entries {
                        let rules = source.reader(shelf.registry).texts(value)?;
                        self.per_file.retain(|(pattern, _)| *pattern != key.text);
                        self.per_file.push((key.text.clone(), rules));
                    }
                }
                (name, Some(_)) => self.add_table(name, value, imported),
                (_, None) => self.add_key(&key.text, value, (source, shelf), imported)?,
            }
        }
        let global = root.get("global").and_then(|entry| entry.value.as_map()).unwrap_or(&empty);
        for Entry { key, value } in &global.entries {
            self.add_key(&key.text, value, (source, shelf), imported)?;
        }
        Ok(())
    }

    fn add_key(
        &mut self,
        key: &str,
        value: &Value,
        (source, shelf): (&Source, &Shelf<'_>),
        imported: &mut Imported,
    ) -> Result<(), ConfigError> {
        let name = key.replace('_', "-");
        match name.as_str() {
            "extend-enable" | "extend-disable" => {
                let words = source.reader(shelf.registry).texts(value)?;
                self.lists.entry(name).or_default().extend(words);
            }
            "enable" | "disable" | "include" | "exclude" | "fixable" | "unfixable" => {
                self.lists.insert(name, source.reader(shelf.registry).texts(value)?);
            }
            "respect-gitignore" => {
                if !holds(value) {
                    imported.leave("`respect-gitignore`", "what git ignores is left out here");
                }
            }
            _ if RUNNING.contains(&name.as_str()) => {
                imported.leave(format!("`{name}`"), "it says how rumdl runs and what it reads");
            }
            _ => imported.leave(shown(key), "rumdl has no such key"),
        }
        Ok(())
    }

    fn add_table(&mut self, name: &str, value: &Value, imported: &mut Imported) {
        match (Counterpart::all().find(|known| known.is_called(name)), value.as_map()) {
            (Some(known), Some(table)) => match self.rules.iter_mut().find(|(other, _)| other.code == known.code) {
                Some((_, below)) => below.entries.extend(table.entries.iter().cloned()),
                None => self.rules.push((known, table.clone())),
            },
            _ if RUNNING.contains(&name) || name == "code-block-tools" => {
                imported.leave(format!("`{name}`"), "it says how rumdl runs and what it reads");
            }
            _ => imported.leave(shown(name), "no rule of that name is known here"),
        }
    }

    fn list(&self, key: &str) -> &[String] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    fn names(&self, keys: [&str; 2], known: &Counterpart) -> bool {
        keys.iter().flat_map(|key| self.list(key)).any(|word| known.is_called(word))
    }

    fn names_all(&self, keys: [&str; 2]) -> bool {
        keys.iter().flat_map(|key| self.list(key)).any(|word| word.eq_ignore_ascii_case("all"))
    }

    fn carry_rules(&self, imported: &mut Imported) {
        let (enabling, disabling) = (["enable", "extend-enable"], ["disable", "extend-disable"]);
        for word in enabling.iter().chain(&disabling).flat_map(|key| self.list(key)) {
            if !word.eq_ignore_ascii_case("all") && !Counterpart::all().any(|known| known.is_called(word)) {
                imported.leave(shown(word), "no rule of that name is known here");
            }
        }
        let is_choice = self.lists.contains_key("enable") && !self.names_all(enabling);
        for known in Counterpart::all() {
            let table = self.rules.iter().find(|(other, _)| other.code == known.code).map(|(_, table)| table);
            let given = Given(table);
            let (named_on, named_off) = (self.names(enabling, known), self.names(disabling, known));
            let switched_off = given.get("enabled").is_some_and(|value| value.as_text() == Some("false"));
            let unchosen = self.names_all(disabling) || is_choice && !named_on && !OPT_IN.contains(&known.code);
            let on = !(named_off || switched_off || unchosen);
            let is_mentioned = named_on || named_off || switched_off || (on && table.is_some());
            let carries_over = unchosen && !known.ours.is_empty() && !["md024", "md041"].contains(&known.code);
            if is_mentioned || carries_over {
                let level = given.get("severity").and_then(|value| level(value.as_text()?));
                imported.carry(known, Wish { linter: Linter::Rumdl, on, level, options: given });
            }
        }
    }

    fn carry_paths(&self, imported: &mut Imported) {
        for (pattern, words) in &self.per_file {
            let mut rules: BTreeMap<String, Carried> = BTreeMap::new();
            for word in words {
                let Some(known) = Counterpart::all().find(|known| known.is_called(word)) else {
                    imported.leave(shown(word), "no rule of that name is known here");
                    continue;
                };
                match known.code {
                    _ if known.ours.is_empty() => imported.leave(known.title(), known.why),
                    "md041" => {}
                    "md024" if !imported.rules.contains_key("heading-duplicate") => {}
                    "md024" => {
                        let options = [("same-text".to_owned(), json!("off"))].into_iter().collect();
                        let setting = RuleSetting::Table(RuleTable { level: None, options });
                        put(&mut rules, "heading-duplicate", setting, "MD024");
                    }
                    code => {
                        let from = code.to_ascii_uppercase();
                        known.ours.iter().for_each(|ours| put(&mut rules, ours, RuleSetting::Level(Level::Off), &from));
                    }
                }
            }
            match glob::of_whole_path(pattern) {
                Ok(_) if rules.is_empty() => {}
                Ok(glob) => imported.overrides.push((vec![glob], rules)),
                Err(why) => imported.leave(format!("{} in `per-file-ignores`", shown(pattern)), why),
            }
        }
    }

    /// Our rules with a fix where theirs may not be fixed.
    fn unfixable(&self, registry: &Registry) -> Vec<String> {
        let is_choice = !self.list("fixable").is_empty();
        let may = |known: &Counterpart| {
            !self.names(["unfixable"; 2], known) && (!is_choice || self.names(["fixable"; 2], known))
        };
        let ours = Counterpart::all().filter(|known| !may(known)).flat_map(|known| known.ours);
        let has_fix = |name: &&&str| registry.find(name).is_some_and(|rule| registry.page(rule).fix.is_some());
        let mut names: Vec<String> = ours.filter(has_fix).map(|name| (*name).to_owned()).collect();
        names.sort();
        names.dedup();
        names
    }
}

fn level(word: &str) -> Option<Level> {
    match word.to_ascii_lowercase().as_str() {
        "error" => Some(Level::Error),
        "warning" => Some(Level::Warning),
        "info" => Some(Level::Hint),
        _ => None,
    }
}
