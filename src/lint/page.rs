//! A rule's page: a Markdown post whose front matter is the rule's metadata and whose body is its documentation.

use super::{Change, Safety, Severity};
use crate::document::dialect::Fences;
use crate::document::front_matter;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a page says. Nothing of it is said again in Rust.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The rule's name, kebab-case: its identity everywhere.
    pub name: String,
    /// A permanent alias: a letter and three digits.
    pub code: String,
    /// One sentence that states the fault.
    pub summary: String,
    /// Which part of a blog it looks at.
    pub family: Family,
    /// How much a finding matters unless configured.
    pub severity: Severity,
    /// Whether it is on unless configured.
    pub default: bool,
    /// The best fix that it offers.
    #[serde(default)]
    pub fix: Option<Safety>,
    /// What its fixes change that could be measured in the rendered post; empty when nothing.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Whether what it points at does nothing, so that an editor may show it faded.
    #[serde(default)]
    pub unused: bool,
    /// The version that brought it.
    pub since: String,
    /// Its options.
    #[serde(default)]
    pub options: BTreeMap<String, OptionSpec>,
    /// The Markdown below the front matter.
    #[serde(skip)]
    pub body: String,
}

/// The families of rules: the folders of `rules/` and `src/rules/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Fields of the front matter.
    FrontMatter,
    /// What stands below it.
    Body,
    /// What holds between posts, and between posts and the files of the blog.
    Site,
    /// matterlint's own instructions, and files that cannot be read.
    Meta,
}

/// One option of a rule.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSpec {
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: OptionType,
    /// What it holds unless configured.
    pub default: Value,
    /// The words it may hold, for a `choice`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// What it is for, in one sentence.
    pub about: String,
}

/// The types of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OptionType {
    /// `true` or `false`.
    Bool,
    /// A whole number that is not negative.
    Integer,
    /// A text.
    Text,
    /// One word of `choices`.
    Choice,
    /// A list of texts.
    List,
    /// A map from text to a text or a list of texts.
    Map,
}

/// A page that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no front matter block.
    #[error("the page has no front matter")]
    NoFrontMatter,
    /// The front matter does not describe a rule.
    #[error("the page's front matter cannot be read: {0}")]
    Header(#[from] serde_yaml::Error),
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// [`PageError`] when the front matter is missing or is not that of a page.
    pub fn parse(text: &str) -> Result<Self, PageError> {
        let matter = front_matter::parse(text, Fences::Plain).ok_or(PageError::NoFrontMatter)?;
        let mut page: Self = serde_yaml::from_str(matter.content.slice(text))?;
        page.body = text.get(matter.span.end()..).unwrap_or_default().trim_start().to_owned();
        Ok(page)
    }

    /// The defaults of all options as one object.
    #[must_use]
    pub fn default_options(&self) -> Value {
        Value::Object(self.options.iter().map(|(name, option)| (name.clone(), option.default.clone())).collect())
    }
}
