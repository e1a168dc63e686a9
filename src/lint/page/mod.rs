//! A rule's page: a Markdown post whose front matter is the rule's metadata and whose body is its documentation. `build/pages.rs`
//! makes a [`Page`] of each file of `rules/`, so that none is read when the program starts.

mod given;
mod value;
mod words;

pub use given::Given;
pub use value::OptionValue;
pub use words::{Change, Family, OptionType, Safety, Severity};

use serde::{Serialize, Serializer};
use serde_json::Value;

/// What a page says. Nothing of it is said again in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Page {
    /// The rule's name, kebab-case: its identity everywhere.
    pub name: &'static str,
    /// A permanent alias: a letter and three digits.
    pub code: &'static str,
    /// One sentence that states the fault.
    pub summary: &'static str,
    /// Which part of a blog it looks at.
    pub family: Family,
    /// How much a finding matters unless configured.
    pub severity: Severity,
    /// Whether it is on unless configured.
    pub default: bool,
    /// The best fix that it offers.
    pub fix: Option<Safety>,
    /// What its fixes change that could be measured in the rendered post; empty when nothing.
    pub changes: &'static [Change],
    /// Whether what it points at does nothing, so that an editor may show it faded.
    pub unused: bool,
    /// The version that brought it.
    pub since: &'static str,
    /// Its options with their names, in the order of these.
    #[serde(serialize_with = "by_name")]
    pub options: &'static [(&'static str, OptionSpec)],
    /// The Markdown below the front matter.
    #[serde(skip)]
    pub body: &'static str,
}

/// One option of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OptionSpec {
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: OptionType,
    /// What it holds unless configured.
    pub default: OptionValue,
    /// The words it may hold, for a `choice`.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub choices: &'static [&'static str],
    /// What it is for, in one sentence.
    pub about: &'static str,
}

impl Page {
    /// The option of that name.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&'static OptionSpec> {
        self.options.iter().find(|(known, _)| *known == name).map(|(_, option)| option)
    }

    /// The defaults of all options as one object.
    #[must_use]
    pub fn default_options(&self) -> Value {
        let value = |(name, option): &(&str, OptionSpec)| ((*name).to_owned(), option.default.to_json());
        Value::Object(self.options.iter().map(value).collect())
    }
}

fn by_name<S: Serializer>(options: &&[(&str, OptionSpec)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(options.iter().map(|(name, option)| (name, option)))
}
