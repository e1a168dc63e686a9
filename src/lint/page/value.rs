//! What an option holds unless configured, in a form that costs nothing until it is asked for.

use serde::{Serialize, Serializer};
use serde_json::Value;

/// The value of an option on a rule's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(u64),
    /// A text, or one word of several.
    Text(&'static str),
    /// A list of texts.
    List(&'static [&'static str]),
    /// A map to texts or lists of texts.
    Map(&'static [(&'static str, OptionValue)]),
}

impl OptionValue {
    /// The value in the form in which options travel.
    #[must_use]
    pub fn to_json(self) -> Value {
        match self {
            Self::Bool(is_set) => Value::from(is_set),
            Self::Integer(number) => Value::from(number),
            Self::Text(text) => Value::from(text),
            Self::List(texts) => Value::from(texts),
            Self::Map(entries) => {
                Value::Object(entries.iter().map(|(name, value)| ((*name).to_owned(), value.to_json())).collect())
            }
        }
    }
}

impl Serialize for OptionValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}
