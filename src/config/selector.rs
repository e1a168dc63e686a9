//! The words that choose rules, the same in flags and files: `all`, a name, a code, a family, `date-*`.

use crate::lint::{Family, Registry, RuleId, nearest};

/// A word that chooses rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Every rule.
    All,
    /// Every rule of a family.
    Family(Family),
    /// Every rule whose name or code begins like this, in lower case.
    Prefix(String),
    /// One rule.
    Rule(RuleId),
}

/// A word that chooses no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule `{word}`")]
pub struct UnknownRule {
    /// The word.
    pub word: String,
    /// What was probably meant.
    pub nearest: Option<String>,
}

impl UnknownRule {
    /// What to do about it, as an action.
    #[must_use]
    pub fn help(&self) -> String {
        match &self.nearest {
            Some(name) => format!("did you mean `{name}`?"),
            None => "`matterlint rules` lists them all".to_owned(),
        }
    }
}

const FAMILIES: [(&str, Family); 4] =
    [("front-matter", Family::FrontMatter), ("body", Family::Body), ("site", Family::Site), ("meta", Family::Meta)];

impl Selector {
    /// Reads a word.
    ///
    /// # Errors
    /// [`UnknownRule`] when it chooses nothing.
    pub fn parse(word: &str, registry: &Registry) -> Result<Self, UnknownRule> {
        if word == "all" {
            return Ok(Self::All);
        }
        if let Some(rule) = registry.find(word) {
            return Ok(Self::Rule(rule));
        }
        if let Some((_, family)) = FAMILIES.iter().find(|(name, _)| *name == word) {
            return Ok(Self::Family(*family));
        }
        if let Some(prefix) = word.strip_suffix('*') {
            let selector = Self::Prefix(prefix.to_ascii_lowercase());
            if registry.ids().any(|rule| selector.chooses(rule, registry)) {
                return Ok(selector);
            }
        }
        let names = registry.pages().map(|page| page.name).chain(FAMILIES.map(|(name, _)| name));
        Err(UnknownRule { word: word.to_owned(), nearest: nearest(word, names).map(str::to_owned) })
    }

    /// Reads several words.
    ///
    /// # Errors
    /// [`UnknownRule`] for the first that chooses nothing.
    pub fn parse_all(words: &[String], registry: &Registry) -> Result<Vec<Self>, UnknownRule> {
        words.iter().map(|word| Self::parse(word, registry)).collect()
    }

    /// Whether it chooses `rule`.
    #[must_use]
    pub fn chooses(&self, rule: RuleId, registry: &Registry) -> bool {
        let page = registry.page(rule);
        match self {
            Self::All => true,
            Self::Family(family) => page.family == *family,
            Self::Prefix(prefix) => page.name.starts_with(prefix) || page.code.to_ascii_lowercase().starts_with(prefix),
            Self::Rule(chosen) => *chosen == rule,
        }
    }
}
