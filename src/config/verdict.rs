//! Whether a rule runs on a post, how severe it is there, with which options, and who said so.

use super::settings::Asked;
use super::{Level, Origin, Selector, Settings, Sourced};
use crate::lint::{Registry, RuleId, Severity};
use serde_json::{Map, Value};

/// What is settled for one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The rule.
    pub rule: RuleId,
    /// How much its findings matter; `None` when it does not run.
    pub severity: Option<Severity>,
    /// The options that are asked for; the others are as the rule's page has them.
    pub asked: Map<String, Value>,
    /// Who said so last.
    pub origin: Origin,
}

/// What `settings` say of every rule where the given overrides match (see [`Settings::matching_overrides`]).
#[must_use]
pub fn verdicts(settings: &Settings, overrides: &[usize], registry: &Registry) -> Vec<Verdict> {
    let judge = Judge::new(settings, registry);
    registry.ids().map(|rule| judge.verdict(rule, overrides)).collect()
}

/// The selecting words of files, read once.
struct Judge<'a> {
    settings: &'a Settings,
    registry: &'a Registry,
    select: Option<Vec<Selector>>,
    extend: Vec<Selector>,
    ignore: Vec<Selector>,
}

impl<'a> Judge<'a> {
    fn new(settings: &'a Settings, registry: &'a Registry) -> Self {
        let read = |words: &[String]| words.iter().filter_map(|word| Selector::parse(word, registry).ok()).collect();
        Self {
            settings,
            registry,
            select: settings.select.value.as_deref().map(read),
            extend: read(&settings.extend_select.value),
            ignore: read(&settings.ignore.value),
        }
    }

    fn verdict(&self, rule: RuleId, overrides: &[usize]) -> Verdict {
        let page = self.registry.page(rule);
        let mut asked = self.settings.rules.get(&rule).cloned().unwrap_or_default();
        let mut patched_off = false;
        for patch in overrides.iter().filter_map(|at| self.settings.patches.get(*at)?.rules.get(&rule)) {
            asked.add(patch);
            patched_off = asked.level == Some(Level::Off);
        }
        let switch = self.switch(rule, page.default, &asked, patched_off);
        let severity = asked.level.and_then(Level::severity).unwrap_or(page.severity);
        Verdict { rule, severity: switch.value.then_some(severity), asked: asked.options, origin: switch.origin }
    }

    /// Whether the rule is on. Files speak first, from the general to the particular; flags come last, but `--select`
    /// does not bring back what an override switched off for these paths.
    fn switch(&self, rule: RuleId, default: bool, asked: &Asked, patched_off: bool) -> Sourced<bool> {
        let names = |selectors: &[Selector]| selectors.iter().any(|selector| selector.chooses(rule, self.registry));
        let settings = self.settings;
        let mut on = Sourced { value: default, origin: Origin::Default };
        let mut say = |value: bool, origin: &Origin| on = Sourced { value, origin: origin.clone() };
        if let Some(select) = &self.select {
            say(names(select), &settings.select.origin);
        }
        if names(&self.extend) {
            say(true, &settings.extend_select.origin);
        }
        if names(&self.ignore) {
            say(false, &settings.ignore.origin);
        }
        if let Some(level) = asked.level {
            say(level != Level::Off, &asked.origin);
        }
        if let Some(select) = &settings.flags.select
            && !(patched_off && names(select))
        {
            say(names(select), &Origin::CommandLine);
        }
        if names(&settings.flags.extend_select) {
            say(true, &Origin::CommandLine);
        }
        if names(&settings.flags.ignore) {
            say(false, &Origin::CommandLine);
        }
        on
    }
}

#[cfg(test)]
mod tests {
    use super::verdicts;
    use crate::config::sample::registry;
    use crate::config::{ActiveRules, Flags, Layer, Origin, Selector, Settings, read};
    use crate::lint::Built;
    use crate::lint::{Registry, Severity};
    use serde::Deserialize as _;
    use serde_json::{Value, json};
    use std::collections::BTreeMap;

    fn settings(texts: &[&str], flags: Flags, registry: &Registry) -> Settings {
        let layer = |(at, text): (usize, &&str)| Layer {
            shown: format!("{at}.toml"),
            options: read("m.toml", text, registry).expect("the configuration is sound"),
        };
        let layers: Vec<Layer> = texts.iter().enumerate().map(layer).collect();
        Settings::merge(&layers, flags, registry)
    }

    /// Severity and origin of `rule` for the post at `path`.
    fn verdict(settings: &Settings, path: &str, rule: &str, registry: &Registry) -> (Option<Severity>, String) {
        let all = verdicts(settings, &settings.matching_overrides(path), registry);
        let id = registry.find(rule).expect("the rule exists");
        let verdict = all.into_iter().find(|verdict| verdict.rule == id).expect("a verdict on every rule");
        (verdict.severity, verdict.origin.to_string())
    }

    const OVERRIDE: &str = "[rules]\ntrailing-space = \"error\"\n[[overrides]]\npaths = [\"old/**\"]\n\
                            [overrides.rules]\ntrailing-space = \"off\"\ndate-format = { format = \"rfc3339\" }\n";

    #[test]
    fn the_particular_stands_above_the_general() {
        let registry = registry();
        let settings = settings(&["ignore = [\"body\"]\n", OVERRIDE], Flags::default(), &registry);
        let of = |path, rule| verdict(&settings, path, rule, &registry);
        assert_eq!(of("new/a.md", "B201"), (Some(Severity::Error), "1.toml".to_owned()));
        assert_eq!(of("old/a.md", "B201"), (None, "1.toml".to_owned()));
        assert_eq!(of("new/a.md", "date-format"), (None, "default".to_owned()));
        assert_eq!(of("old/a.md", "date-format"), (Some(Severity::Warning), "1.toml".to_owned()));
        assert_eq!(of("old/a.md", "suppression-unused"), (Some(Severity::Warning), "default".to_owned()));
    }

    #[test]
    fn flags_stand_above_files_and_keep_their_severities() {
        let registry = registry();
        let word = |word: &str| vec![Selector::parse(word, &registry).expect("a rule")];
        let flags = Flags { select: Some(word("trailing-*")), ignore: word("meta"), ..Flags::default() };
        let settings = settings(&[OVERRIDE], flags, &registry);
        let of = |path, rule| verdict(&settings, path, rule, &registry);
        assert_eq!(of("new/a.md", "B201"), (Some(Severity::Error), "command line".to_owned()));
        assert_eq!(of("old/a.md", "B201").0, None, "an override keeps its word");
        assert_eq!(of("old/a.md", "F105").0, None);
        assert_eq!(of("new/a.md", "X001"), (None, "command line".to_owned()));
    }

    #[test]
    fn options_are_laid_one_over_the_other() {
        let registry = registry();
        let low = "[rules]\ndate-format = { level = \"hint\", most = 9, format = \"rfc3339\" }\n";
        let settings = settings(&[low, "[rules]\nF105 = { most = 1 }\n"], Flags::default(), &registry);
        let all = verdicts(&settings, &[], &registry);
        let date = all.iter().find(|verdict| Some(verdict.rule) == registry.find("F105")).expect("a verdict");
        assert_eq!((date.severity, &date.origin), (Some(Severity::Hint), &Origin::File("1.toml".to_owned())));
        let options = BTreeMap::<String, Value>::deserialize(registry.page(date.rule).given(&date.asked));
        let options = options.expect("the options are values");
        assert_eq!(options["most"], json!(1));
        assert_eq!(options["format"], json!("rfc3339"));
        assert_eq!((&options["fields"], &options["strict"]), (&json!(["date"]), &json!(false)));
        assert_eq!((&options["pattern"], &options["spellings"]), (&json!(""), &json!({})));
        let active = ActiveRules::build(&settings, &[], &registry).expect("the options fit");
        assert_eq!(active.iter().count(), 3);
        assert!(active.get(date.rule).is_some_and(|rule| matches!(rule.rule, Built::Post(_))));
    }
}
