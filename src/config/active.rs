//! The rules that run on one post, built and ready.

use super::{ConfigError, Settings, verdicts};
use crate::lint::{Built, Registry, RuleId, Severity};

/// A rule that runs.
pub struct ActiveRule {
    /// Which it is.
    pub id: RuleId,
    /// How much its findings matter here.
    pub severity: Severity,
    /// Its code.
    pub rule: Built,
}

/// The rules that run, in the order of their codes.
#[derive(Default)]
pub struct ActiveRules {
    rules: Vec<ActiveRule>,
}

impl ActiveRules {
    /// Builds the rules that `settings` ask for where the given overrides match
    /// (see [`Settings::matching_overrides`]).
    ///
    /// # Errors
    /// [`ConfigError::Rule`] when options cannot be used together.
    pub fn build(settings: &Settings, overrides: &[usize], registry: &Registry) -> Result<Self, ConfigError> {
        let mut rules = Vec::new();
        for verdict in verdicts(settings, overrides, registry) {
            let Some(severity) = verdict.severity else { continue };
            let page = registry.page(verdict.rule);
            let rule = registry
                .maker(verdict.rule)
                .build(page.given(&verdict.asked))
                .map_err(|fault| ConfigError::Rule { rule: page.name.to_owned(), fault })?;
            rules.push(ActiveRule { id: verdict.rule, severity, rule });
        }
        Ok(Self { rules })
    }

    /// The rule, when it runs.
    #[must_use]
    pub fn get(&self, id: RuleId) -> Option<&ActiveRule> {
        self.rules.binary_search_by_key(&id, |rule| rule.id).ok().and_then(|at| self.rules.get(at))
    }

    /// Whether a rule among them needs the facts of a whole site.
    #[must_use]
    pub fn look_at_sites(&self) -> bool {
        let looks = |rule: &Built| matches!(rule, Built::Site(_) | Built::Link(_) | Built::Term(_) | Built::Past(_));
        self.rules.iter().any(|rule| looks(&rule.rule))
    }

    /// Whether a rule among them compares a site with its past.
    #[must_use]
    pub fn look_back(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule.rule, Built::Past(_)))
    }

    /// All rules that run, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &ActiveRule> {
        self.rules.iter()
    }
}
