//! Front matter values as Ruby sees them.

use crate::document::front_matter::{Node, Value};
use crate::site::Generator;
use crate::site::scalar::{Meaning, meaning};
use crate::site::settings::Setting;
use crate::text::Span;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// `nil`
    Nil,
    /// `true` or `false`
    Flag(bool),
    /// A string.
    Text(Word),
    /// A number, which has no methods of a string, as it prints.
    Number(Word),
    /// A list.
    List(Vec<Datum>),
    /// A map.
    Map,
    /// An alias, whose value is not followed.
    Unknown,
}

/// A scalar as it prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The text.
    pub text: String,
    /// Where the post writes it, quotes left out; `None` where the configuration does.
    pub span: Option<Span>,
}

impl Datum {
    /// A value of the front matter.
    pub fn of(value: &Value, generator: &dyn Generator) -> Self {
        match &value.node {
            Node::List(items) => return Self::List(items.iter().map(|item| Self::of(item, generator)).collect()),
            Node::Map(_) => return Self::Map,
            Node::Alias { .. } => return Self::Unknown,
            Node::Empty | Node::Scalar { .. } => {}
        }
        let word = |text: &str| Word { text: text.to_owned(), span: Some(value.inner_span()) };
        let written = value.as_text().unwrap_or_default();
        match meaning(value, generator) {
            Some(Meaning::Null) | None => Self::Nil,
            Some(Meaning::Bool(flag) | Meaning::MaybeBool(flag)) => Self::Flag(flag),
            Some(Meaning::Number(shortest)) => Self::Number(word(shortest.as_deref().unwrap_or(written))),
            Some(Meaning::Text | Meaning::Date) => Self::Text(word(written)),
        }
    }

    /// A value of the configuration, whose quotes are gone: what looks like a flag is taken for one.
    pub fn inherited(setting: &Setting) -> Self {
        match setting {
            Setting::List(items) => Self::List(items.iter().map(Self::inherited).collect()),
            Setting::Table(_) => Self::Map,
            Setting::Text(_) => match setting.as_text() {
                None => Self::Nil,
                Some("true" | "yes" | "on") => Self::Flag(true),
                Some("false" | "no" | "off") => Self::Flag(false),
                Some(text) => Self::Text(Word { text: text.to_owned(), span: None }),
            },
        }
    }

    /// Whether Ruby takes it for false.
    pub fn is_falsy(&self) -> bool {
        matches!(self, Self::Nil | Self::Flag(false))
    }
}
