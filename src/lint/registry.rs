//! All rules with their pages, looked up by name or code.

use super::{Maker, Page, PageError};
use crate::text::nearest;
use std::collections::HashMap;

/// A rule's place in the [`Registry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(crate) u16);

/// One line of registration: a rule's page and how it is built.
#[derive(Clone, Copy)]
pub struct Registration {
    /// The page's text.
    pub page: &'static str,
    /// How the rule is built.
    pub maker: Maker,
}

/// All rules, in the order of their codes.
pub struct Registry {
    rules: Vec<(Page, Maker)>,
    ids: HashMap<String, RuleId>,
}

impl Registry {
    /// Reads the pages of all registered rules.
    ///
    /// # Errors
    /// [`PageError`] when a page cannot be read; a test reads them all.
    pub fn load(registrations: impl IntoIterator<Item = Registration>) -> Result<Self, PageError> {
        let rules = registrations
            .into_iter()
            .map(|registration| Ok((Page::parse(registration.page)?, registration.maker)))
            .collect::<Result<Vec<_>, PageError>>()?;
        Ok(Self::new(rules))
    }

    /// The rules of pages that are read already.
    #[must_use]
    pub fn new(mut rules: Vec<(Page, Maker)>) -> Self {
        rules.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        let mut ids = HashMap::new();
        for (at, (page, _)) in rules.iter().enumerate() {
            let id = RuleId(u16::try_from(at).unwrap_or(u16::MAX));
            ids.insert(page.name.clone(), id);
            ids.insert(page.code.to_ascii_lowercase(), id);
        }
        Self { rules, ids }
    }

    /// The rule with this name, or this code in either case.
    #[must_use]
    pub fn find(&self, name_or_code: &str) -> Option<RuleId> {
        self.ids.get(name_or_code).or_else(|| self.ids.get(&name_or_code.to_ascii_lowercase())).copied()
    }

    /// The rule name nearest to a word that names no rule.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Option<&str> {
        nearest(word, self.pages().map(|page| page.name.as_str()))
    }

    /// The page of a rule.
    #[must_use]
    pub fn page(&self, rule: RuleId) -> &Page {
        &self.rules[usize::from(rule.0)].0
    }

    /// How a rule is built.
    #[must_use]
    pub fn maker(&self, rule: RuleId) -> Maker {
        self.rules[usize::from(rule.0)].1
    }

    /// All rules, in the order of their codes.
    pub fn ids(&self) -> impl Iterator<Item = RuleId> + use<> {
        (0..self.rules.len()).map(|at| RuleId(u16::try_from(at).unwrap_or(u16::MAX)))
    }

    /// All pages, in the order of their codes.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.rules.iter().map(|(page, _)| page)
    }
}
