//! The options of a rule as its code takes them: each as it is asked for, else as the page has it.

use super::{OptionValue, Page};
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value};

/// All options of a rule, to be read by the type that holds them.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    page: &'a Page,
    asked: &'a Map<String, Value>,
}

/// The value of one option.
#[derive(Clone, Copy)]
enum One<'a> {
    Asked(&'a Value),
    Default(OptionValue),
}

impl Page {
    /// All options of the rule, where these are asked for.
    #[must_use]
    pub fn given<'a>(&'a self, asked: &'a Map<String, Value>) -> Given<'a> {
        Given { page: self, asked }
    }
}

impl<'de> Deserializer<'de> for Given<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let one = |(name, option): &'de (&'static str, super::OptionSpec)| {
            (*name, self.asked.get(*name).map_or(One::Default(option.default), One::Asked))
        };
        visitor.visit_map(MapDeserializer::new(self.page.options.iter().map(one)))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> Deserializer<'de> for One<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Asked(value) => value.deserialize_any(visitor),
            Self::Default(OptionValue::Bool(is_set)) => visitor.visit_bool(is_set),
            Self::Default(OptionValue::Integer(number)) => visitor.visit_u64(number),
            Self::Default(OptionValue::Text(text)) => visitor.visit_borrowed_str(text),
            Self::Default(OptionValue::List(texts)) => visitor.visit_seq(SeqDeserializer::new(texts.iter().copied())),
            Self::Default(OptionValue::Map(entries)) => {
                let entries = entries.iter().map(|(name, value)| (*name, Self::Default(*value)));
                visitor.visit_map(MapDeserializer::new(entries))
            }
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Asked(value) => value.deserialize_enum(name, variants, visitor),
            Self::Default(OptionValue::Text(text)) => {
                let word: StrDeserializer<'_, Error> = text.into_deserializer();
                visitor.visit_enum(word)
            }
            Self::Default(_) => Err(Error::custom("one word is expected")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for One<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
