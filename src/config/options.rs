//! One configuration file as its author writes it.

use crate::lint::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The contents of a `matterlint.toml`. Every key may be left out. Paths and globs are relative to the folder of the
/// configuration that was found (with `--config`, to the working folder); only `extends` is relative to its own file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Other configurations that this one builds upon, later ones over earlier ones. A key written here replaces
    /// theirs; `rules` are merged rule by rule, and `overrides` come after theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extends: Vec<String>,
    /// The generator that builds the blog: `hugo`, `jekyll`, `zola`, `hexo`, `eleventy`, `astro`, `docusaurus` or
    /// `plain`. Recognised when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator: Option<String>,
    /// The site's root folder. Recognised when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// Globs of the files to check; without it, every Markdown file that is content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Vec<String>>,
    /// Globs of files to leave out. A file named on the command line is checked all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude: Option<Vec<String>>,
    /// The least severity that makes a run fail: `hint`, `warning` (the default), `error` or `never`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailOn>,
    /// The zone that counts where a date names none: `Asia/Seoul`. The site's own when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The rules to run in place of the default ones: names, codes, families, `date-*`, or `all`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub select: Option<Vec<String>>,
    /// Rules to run as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extend_select: Option<Vec<String>>,
    /// Rules not to run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ignore: Option<Vec<String>>,
    /// The rules whose fixes may be written; all of them when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixable: Option<Vec<String>>,
    /// Rules whose fixes are not to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unfixable: Option<Vec<String>>,
    /// The file of older findings to pass over, which `matterlint baseline write` makes; relative to the configuration's
    /// folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    /// Single rules, by name or code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, RuleSetting>,
    /// Other settings for some paths; of several that match, the later one counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
}

/// Other settings for some paths.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Globs of the files.
    pub paths: Vec<String>,
    /// Single rules, by name or code.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleSetting>,
}

/// What is asked of one rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RuleSetting {
    /// A level alone.
    Level(Level),
    /// A level and options.
    Table(RuleTable),
}

/// A rule's level and options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleTable {
    /// The level; without it the rule is on, as severe as its page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The rule's own options, as its page lists them.
    #[serde(flatten)]
    pub options: Map<String, Value>,
}

/// Whether a rule runs and how much its findings matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It does not run.
    Off,
    /// It runs, as severe as its page says.
    On,
    /// It runs; findings are hints.
    Hint,
    /// It runs; findings are warnings.
    Warning,
    /// It runs; findings are errors.
    Error,
}

/// The least severity that makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Any finding.
    Hint,
    /// Warnings and errors.
    #[default]
    Warning,
    /// Errors only.
    Error,
    /// Nothing.
    Never,
}

impl Level {
    /// The words of all levels.
    pub const WORDS: [&str; 5] = ["off", "on", "hint", "warning", "error"];

    /// The level that a word names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "off" => Self::Off,
            "on" => Self::On,
            "hint" => Self::Hint,
            "warning" => Self::Warning,
            "error" => Self::Error,
            _ => return None,
        })
    }

    /// The severity that the level sets; `None` for `off` and `on`.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off | Self::On => None,
            Self::Hint => Some(Severity::Hint),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl FailOn {
    /// The words of all thresholds.
    pub const WORDS: [&str; 4] = ["hint", "warning", "error", "never"];

    /// The threshold that a word names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "hint" => Self::Hint,
            "warning" => Self::Warning,
            "error" => Self::Error,
            "never" => Self::Never,
            _ => return None,
        })
    }

    /// The word that names it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Never => "never",
        }
    }

    /// Whether a finding of this severity makes a run fail.
    #[must_use]
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Hint => true,
            Self::Warning => severity >= Severity::Warning,
            Self::Error => severity >= Severity::Error,
            Self::Never => false,
        }
    }
}

impl RuleSetting {
    /// The level, when one is written.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            Self::Table(table) => table.level,
        }
    }

    /// The rule's own options, when some are written.
    #[must_use]
    pub fn options(&self) -> Option<&Map<String, Value>> {
        match self {
            Self::Level(_) => None,
            Self::Table(table) => Some(&table.options),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FailOn, Level, Options, RuleSetting};
    use crate::lint::Severity;

    #[test]
    fn every_word_is_read_back() {
        for word in Level::WORDS {
            let level = Level::parse(word);
            assert_eq!(serde_json::to_value(level).ok(), Some(serde_json::json!(word)));
        }
        for word in FailOn::WORDS {
            assert_eq!(FailOn::parse(word).map(FailOn::as_str), Some(word));
        }
    }

    #[test]
    fn hints_fail_a_run_only_when_asked() {
        assert!(!FailOn::default().fails(Severity::Hint));
        assert!(FailOn::default().fails(Severity::Warning));
        assert!(FailOn::Hint.fails(Severity::Hint));
        assert!(!FailOn::Never.fails(Severity::Error));
    }

    #[test]
    fn a_rule_is_a_word_or_a_table() {
        let options: Options = serde_json::from_value(serde_json::json!({
            "fail-on": "error",
            "rules": { "a": "off", "b": { "level": "hint", "format": "x" } },
        }))
        .expect("the options are sound");
        assert_eq!(options.rules.get("a"), Some(&RuleSetting::Level(Level::Off)));
        let table = options.rules.get("b").and_then(RuleSetting::options).expect("a table");
        assert_eq!(table.get("format"), Some(&serde_json::json!("x")));
    }
}
