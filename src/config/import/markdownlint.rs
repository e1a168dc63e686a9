//! The configuration of markdownlint, as markdownlint-cli2 0.22 and markdownlint 0.40 read it.

use super::carry::Wish;
use super::given::{Given, holds};
use super::source::{Shelf, Source};
use super::{IGNORED, Imported, Linter, glob};
use crate::config::{ConfigError, Counterpart, Level};
use crate::document::front_matter::{Entry, Map, Node, Value};
use crate::text::shown;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Options, rules and ignored files each have a file of their own. `package.json` counts where it has a part for
/// markdownlint-cli2, which reads it with `--configPointer`.
pub(super) const FILE_NAMES: &[&[&str]] = &[
    &[
        ".markdownlint-cli2.jsonc",
        ".markdownlint-cli2.yaml",
        ".markdownlint-cli2.cjs",
        ".markdownlint-cli2.mjs",
        "package.json",
    ],
    &[
        ".markdownlint.jsonc",
        ".markdownlint.json",
        ".markdownlint.yaml",
        ".markdownlint.yml",
        ".markdownlint.cjs",
        ".markdownlint.mjs",
        ".markdownlintrc",
    ],
    &[IGNORED],
];

/// The keys by which a file of another name is known to hold options (constants.mjs, `cli2SchemaKeys`).
const OPTIONS: [&str; 14] = [
    "config",
    "customRules",
    "fix",
    "frontMatter",
    "gitignore",
    "globs",
    "ignores",
    "markdownItPlugins",
    "modulePaths",
    "noBanner",
    "noInlineConfig",
    "noProgress",
    "outputFormatters",
    "showFound",
];

/// The globs that choose every Markdown file.
const EVERYTHING: [&str; 6] =
    ["**", "**/*", "**/*.md", "**/*.{md,markdown}", "**/*.{md,mdx}", "**/*.{md,mdx,markdown}"];

/// Where `package.json` holds the options.
const IN_PACKAGE: &str = "markdownlint-cli2";

pub(super) fn import(files: &[PathBuf], shelf: &Shelf<'_>) -> Result<Imported, ConfigError> {
    let mut imported = Imported::default();
    let mut rules: Option<(String, Vec<Entry>)> = None;
    for path in files {
        if path.ends_with(IGNORED) {
            imported.leave_out_listed(path, shelf)?;
            continue;
        }
        let source = shelf.open(path)?;
        imported.files.push(source.shown.clone());
        let mut chain = vec![path.clone()];
        let found = match options_of(&source) {
            Some(options) => {
                imported.take_options(&source, options, shelf)?;
                let config = options.get("config").and_then(|entry| entry.value.as_map());
                config.map(|config| flattened(&source, config, shelf, &mut chain)).transpose()?
            }
            None => Some(flattened(&source, &source.root, shelf, &mut chain)?),
        };
        if let Some(found) = found
            && let Some((before, _)) = rules.replace((source.shown.clone(), found))
        {
            imported.leave(format!("`config` in {before}"), format!("the rules in {} stand above it", source.shown));
        }
    }
    imported.take_rules(&rules.map(|(_, rules)| rules).unwrap_or_default());
    Ok(imported)
}

/// The options that a file holds; `None` when it holds rules.
fn options_of(source: &Source) -> Option<&Map> {
    if source.is_called(&["package.json"]) {
        return source.root.get(IN_PACKAGE).and_then(|entry| entry.value.as_map());
    }
    let is_known = source.is_called(&[".markdownlint-cli2.jsonc", ".markdownlint-cli2.yaml"]);
    (is_known || OPTIONS.iter().any(|key| source.root.get(key).is_some())).then_some(&source.root)
}

/// The rules of a file over those that it extends: a key that stands below keeps its place, on which markdownlint's order
/// depends, and gets the value from above.
fn flattened(
    source: &Source,
    config: &Map,
    shelf: &Shelf<'_>,
    chain: &mut Vec<PathBuf>,
) -> Result<Vec<Entry>, ConfigError> {
    let mut entries: Vec<Entry> = Vec::new();
    if let Some(extends) = config.get("extends").filter(|entry| holds(&entry.value)) {
        let below = shelf.extended(source, &extends.value, chain)?;
        entries = flattened(&below, &below.root, shelf, chain)?;
        chain.pop();
    }
    for entry in &config.entries {
        match entries.iter_mut().find(|below| below.key.text == entry.key.text) {
            Some(below) => below.value = entry.value.clone(),
            None => entries.push(entry.clone()),
        }
    }
    Ok(entries)
}

impl Imported {
    fn take_options(&mut self, source: &Source, options: &Map, shelf: &Shelf<'_>) -> Result<(), ConfigError> {
        let reader = source.reader(shelf.registry);
        for Entry { key, value } in &options.entries {
            match key.text.as_str() {
                "config" | "$schema" => {}
                "ignores" => {
                    reader.texts(value)?.iter().for_each(|pattern| self.leave_out(pattern, glob::of_micromatch));
                }
                "globs" => self.take_globs(&reader.texts(value)?),
                "gitignore" => {
                    if !holds(value) || value.as_text() != Some("true") {
                        self.leave("`gitignore`", "what git ignores is left out here");
                    }
                }
                "noInlineConfig" if holds(value) => {
                    self.leave("`noInlineConfig`", "comments for markdownlint are heeded");
                }
                "frontMatter" => self.leave("`frontMatter`", "it is found as the generator finds it"),
                "customRules" | "markdownItPlugins" | "modulePaths" => {
                    self.leave(format!("`{}`", key.text), "they are programs, which matterlint does not run");
                }
                known if OPTIONS.contains(&known) => {
                    self.leave(format!("`{known}`"), "it says how markdownlint-cli2 runs");
                }
                unknown => self.leave(shown(unknown), "markdownlint-cli2 has no such key"),
            }
        }
        Ok(())
    }

    fn take_globs(&mut self, globs: &[String]) {
        let (negated, chosen): (Vec<&String>, Vec<&String>) = globs.iter().partition(|glob| glob.starts_with('!'));
        for pattern in negated {
            self.leave_out(pattern.trim_start_matches('!'), glob::of_micromatch);
        }
        if chosen.iter().any(|pattern| EVERYTHING.contains(&pattern.trim_start_matches("./"))) {
            return;
        }
        let chosen: Vec<String> = chosen.into_iter().cloned().collect();
        self.choose(&chosen, "globs", glob::of_micromatch_files);
    }

    /// What `getEffectiveConfig` of lib/markdownlint.mjs makes of the rules: later keys stand above earlier ones.
    fn take_rules(&mut self, entries: &[Entry]) {
        let default = entries.iter().find(|entry| entry.key.text.eq_ignore_ascii_case("default"));
        let mut asked: BTreeMap<&str, (&Counterpart, &Value)> = BTreeMap::new();
        for Entry { key, value } in entries {
            let special = ["default", "extends", "$schema"].iter().any(|word| key.text.eq_ignore_ascii_case(word));
            let mut named = Counterpart::of_markdownlint().filter(|known| known.is_named(&key.text)).peekable();
            if named.peek().is_none() && !special {
                self.leave(shown(&key.text), "no rule of that name is known here");
            }
            asked.extend(named.map(|known| (known.code, (known, value))));
        }
        for (known, value) in asked.values() {
            self.carry(known, wish(value));
        }
        if default.is_some_and(|entry| !holds(&entry.value)) {
            for known in Counterpart::of_markdownlint().filter(|known| !asked.contains_key(known.code)) {
                if !known.ours.is_empty() && !["md024", "md041"].contains(&known.code) {
                    known.ours.iter().for_each(|ours| self.switch_off(ours, &known.code.to_ascii_uppercase()));
                }
            }
        }
    }
}

fn wish(value: &Value) -> Wish<'_> {
    let options = value.as_map();
    let enabled = options.and_then(|map| map.get("enabled"));
    let severity = options.map_or(Some(value), |map| map.get("severity").map(|entry| &entry.value));
    let level = match severity.and_then(|value| value.as_text()) {
        Some("error") => Some(Level::Error),
        Some("warning") => Some(Level::Warning),
        _ => None,
    };
    let on = match &value.node {
        Node::Map(_) => enabled.is_none_or(|entry| holds(&entry.value)),
        _ => holds(value),
    };
    Wish { linter: Linter::Markdownlint, on, level, options: Given(options) }
}
