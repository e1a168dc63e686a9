//! All that is asked for, merged: defaults, configuration files, flags; each value with its origin.

use super::{FailOn, Globs, Layer, Level, RuleSetting, Selector};
use crate::lint::{Registry, RuleId};
use crate::site::GeneratorName;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Where a value comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody asked for anything else.
    #[default]
    Default,
    /// A configuration file, as shown to the author.
    File(String),
    /// A flag.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Default => "default",
            Self::File(path) => path,
            Self::CommandLine => "command line",
        })
    }
}

/// A value with its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    fn set(&mut self, value: Option<T>, origin: &Origin) {
        if let Some(value) = value {
            *self = Self { value, origin: origin.clone() };
        }
    }
}

/// What the flags ask for; they stand above every file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--select`: these rules and no others.
    pub select: Option<Vec<Selector>>,
    /// `--extend-select`: these as well.
    pub extend_select: Vec<Selector>,
    /// `--ignore`: these not.
    pub ignore: Vec<Selector>,
    /// `--fail-on`
    pub fail_on: Option<FailOn>,
    /// `--fixable`: only the fixes of these may be written, whatever the files say.
    pub fixable: Option<Vec<Selector>>,
    /// `--unfixable`: the fixes of these may not.
    pub unfixable: Vec<Selector>,
}

/// What the layers of files ask of one rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    pub(super) level: Option<Level>,
    pub(super) options: Map<String, Value>,
    pub(super) origin: Origin,
}

/// Settings for some paths.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    pub(super) paths: Globs,
    pub(super) rules: BTreeMap<RuleId, Sourced<RuleSetting>>,
}

/// Everything that is asked for, merged.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The generator, when it is not to be recognised.
    pub generator: Sourced<Option<GeneratorName>>,
    /// The site's root, when it is not to be recognised.
    pub root: Sourced<Option<String>>,
    /// The files to check; empty means all.
    pub include: Sourced<Globs>,
    /// The files to leave out.
    pub exclude: Sourced<Globs>,
    /// What makes a run fail.
    pub fail_on: Sourced<FailOn>,
    /// The zone that counts where a date names none.
    pub time_zone: Sourced<Option<String>>,
    /// The rules in place of the default ones, as written.
    pub select: Sourced<Option<Vec<String>>>,
    /// Further rules, as written.
    pub extend_select: Sourced<Vec<String>>,
    /// Rules left out, as written.
    pub ignore: Sourced<Vec<String>>,
    /// The rules whose fixes may be written, as written; `None` for all.
    pub fixable: Sourced<Option<Vec<String>>>,
    /// The rules whose fixes may not be written, as written.
    pub unfixable: Sourced<Vec<String>>,
    /// The file of older findings, relative to the configuration's folder.
    pub baseline: Sourced<Option<String>>,
    pub(super) rules: BTreeMap<RuleId, Asked>,
    pub(super) patches: Vec<Patch>,
    pub(super) flags: Flags,
}

impl Settings {
    /// Merges layers (the lowest first) and flags.
    #[must_use]
    pub fn merge(layers: &[Layer], flags: Flags, registry: &Registry) -> Self {
        let mut merged = Self::default();
        for layer in layers {
            let origin = Origin::File(layer.shown.clone());
            let options = &layer.options;
            merged.generator.set(options.generator.as_deref().map(generator), &origin);
            merged.root.set(options.root.clone().map(Some), &origin);
            merged.include.set(options.include.as_deref().map(globs), &origin);
            merged.exclude.set(options.exclude.as_deref().map(globs), &origin);
            merged.fail_on.set(options.fail_on, &origin);
            merged.time_zone.set(options.time_zone.clone().map(Some), &origin);
            merged.select.set(options.select.clone().map(Some), &origin);
            merged.extend_select.set(options.extend_select.clone(), &origin);
            merged.ignore.set(options.ignore.clone(), &origin);
            merged.fixable.set(options.fixable.clone().map(Some), &origin);
            merged.unfixable.set(options.unfixable.clone(), &origin);
            merged.baseline.set(options.baseline.clone().map(Some), &origin);
            for (rule, setting) in by_rule(&options.rules, registry) {
                merged.rules.entry(rule).or_default().add(&Sourced { value: setting, origin: origin.clone() });
            }
            for patch in &options.overrides {
                let sourced = |(rule, value)| (rule, Sourced { value, origin: origin.clone() });
                let rules = by_rule(&patch.rules, registry).map(sourced).collect();
                merged.patches.push(Patch { paths: globs(&patch.paths), rules });
            }
        }
        merged.fail_on.set(flags.fail_on, &Origin::CommandLine);
        merged.flags = flags;
        merged
    }

    /// Whether the file at `path` (relative to the configuration's folder, with `/`) is to be checked.
    #[must_use]
    pub fn wants(&self, path: &str) -> bool {
        let included = self.include.value.is_empty() || self.include.value.is_match(path);
        included && !self.exclude.value.is_match(path)
    }

    /// The rules whose fixes may not be written. What the flags choose stands above the files.
    #[must_use]
    pub fn unfixable(&self, registry: &Registry) -> BTreeSet<RuleId> {
        let read = |words: &[String]| -> Vec<Selector> {
            words.iter().filter_map(|word| Selector::parse(word, registry).ok()).collect()
        };
        let chosen = self.fixable.value.as_deref().map(read);
        let left_out = read(&self.unfixable.value);
        let names = |selectors: &[Selector], rule| selectors.iter().any(|selector| selector.chooses(rule, registry));
        let may = |rule: &RuleId| match &self.flags.fixable {
            Some(chosen) => names(chosen, *rule),
            None => chosen.as_deref().is_none_or(|chosen| names(chosen, *rule)) && !names(&left_out, *rule),
        };
        registry.ids().filter(|rule| !may(rule) || names(&self.flags.unfixable, *rule)).collect()
    }

    /// The overrides that match `path` (relative to the configuration's folder, with `/`): what [`super::ActiveRules`]
    /// are built and may be kept for.
    #[must_use]
    pub fn matching_overrides(&self, path: &str) -> Vec<usize> {
        let matching = self.patches.iter().enumerate().filter(|(_, patch)| patch.paths.is_match(path));
        matching.map(|(at, _)| at).collect()
    }
}

/// Patterns whose reading was proven when their file was read.
fn globs(patterns: &[String]) -> Globs {
    Globs::new(patterns).unwrap_or_default()
}

/// The generator of that name, which was proven when its file was read.
fn generator(word: &str) -> Option<GeneratorName> {
    GeneratorName::all().into_iter().find(|name| name.as_str() == word)
}

fn by_rule(
    written: &BTreeMap<String, RuleSetting>,
    registry: &Registry,
) -> impl Iterator<Item = (RuleId, RuleSetting)> {
    written.iter().filter_map(|(name, setting)| Some((registry.find(name)?, setting.clone())))
}

impl Asked {
    /// Lays a later wish over this one. A table without a level switches the rule on and keeps its severity.
    pub(super) fn add(&mut self, wish: &Sourced<RuleSetting>) {
        self.level = match (wish.value.level(), self.level) {
            (Some(level), _) => Some(level),
            (None, Some(Level::Off) | None) => Some(Level::On),
            (None, kept) => kept,
        };
        for (name, value) in wish.value.options().into_iter().flatten() {
            self.options.insert(name.clone(), value.clone());
        }
        self.origin = wish.origin.clone();
    }
}
