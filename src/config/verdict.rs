//! Whether a rule runs on a post, how severe it is there, with which options, and who said so.

use super::settings::Asked;
use super::{Level, Origin, Selector, Settings, Sourced};
use crate::lint::{Registry, RuleId, Severity};
use serde_json::Value;

/// What is settled for one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The rule.
    pub rule: RuleId,
    /// How much its findings matter; `None` when it does not run.
    pub severity: Option<Severity>,
    /// All its options, defaults included.
    pub options: Value,
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
        let mut options = page.default_options();
        if let Some(all) = options.as_object_mut() {
            all.extend(asked.options);
        }
        let severity = asked.level.and_then(Level::severity).unwrap_or(page.severity);
        Verdict { rule, severity: switch.value.then_some(severity), options, origin: switch.origin }
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
