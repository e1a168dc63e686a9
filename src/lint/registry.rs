//! All rules with their pages, looked up by name or code.

use super::{Maker, Page};
use crate::text::nearest;

/// A rule's place in the [`Registry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(crate) u16);

/// One line of registration: a rule's page and how it is built.
#[derive(Clone, Copy)]
pub struct Registration {
    /// The page.
    pub page: &'static Page,
    /// How the rule is built.
    pub maker: Maker,
}

/// All rules, in the order of their codes.
pub struct Registry {
    rules: Vec<Registration>,
}

impl Registry {
    /// The registered rules.
    #[must_use]
    pub fn new(registrations: impl IntoIterator<Item = Registration>) -> Self {
        let mut rules: Vec<Registration> = registrations.into_iter().collect();
        rules.sort_unstable_by_key(|rule| rule.page.code);
        Self { rules }
    }

    /// The rule with this name or code, in either case.
    #[must_use]
    pub fn find(&self, name_or_code: &str) -> Option<RuleId> {
        let is_it = |word: &str| word.eq_ignore_ascii_case(name_or_code);
        self.rules.iter().position(|rule| is_it(rule.page.name) || is_it(rule.page.code)).map(RuleId::of)
    }

    /// The rule name nearest to a word that names no rule.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Option<&'static str> {
        nearest(word, self.pages().map(|page| page.name))
    }

    /// The page of a rule.
    #[must_use]
    pub fn page(&self, rule: RuleId) -> &'static Page {
        self.rules[usize::from(rule.0)].page
    }

    /// How a rule is built.
    #[must_use]
    pub fn maker(&self, rule: RuleId) -> Maker {
        self.rules[usize::from(rule.0)].maker
    }

    /// All rules, in the order of their codes.
    pub fn ids(&self) -> impl Iterator<Item = RuleId> + use<> {
        (0..self.rules.len()).map(RuleId::of)
    }

    /// All pages, in the order of their codes.
    pub fn pages(&self) -> impl Iterator<Item = &'static Page> {
        self.rules.iter().map(|rule| rule.page)
    }
}

impl RuleId {
    fn of(place: usize) -> Self {
        Self(u16::try_from(place).unwrap_or(u16::MAX))
    }
}
