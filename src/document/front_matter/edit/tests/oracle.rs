//! Front matter as parsers of another make read it.

use crate::document::front_matter::{Format, FrontMatter};
use serde_json::{Value, json};

/// The tree as a parser of another make reads it; `None` where it refuses the text.
pub(super) fn oracle(text: &str, matter: &FrontMatter) -> Option<Value> {
    let content = matter.content.slice(text);
    match matter.format {
        Format::Yaml if matter.root.as_ref().is_some_and(|root| root.entries.is_empty()) => Some(json!({})),
        Format::Yaml => serde_yaml::from_str(content).ok(),
        Format::Json => serde_json::from_str(content).ok(),
        Format::Toml => {
            let table = toml::de::DeTable::parse(content).ok()?.into_inner();
            Some(Value::Object(table.into_iter().map(|(key, item)| from_toml(key, item)).collect()))
        }
    }
}

fn from_toml(
    key: toml::Spanned<toml::de::DeString<'_>>,
    item: toml::Spanned<toml::de::DeValue<'_>>,
) -> (String, Value) {
    (key.into_inner().into_owned(), toml_value(item.into_inner()))
}

fn toml_value(item: toml::de::DeValue<'_>) -> Value {
    use toml::de::DeValue;
    match item {
        DeValue::String(text) => json!(text),
        DeValue::Integer(number) => serde_json::from_str(number.as_str()).expect("an integer"),
        DeValue::Float(number) => serde_json::from_str(number.as_str()).expect("a number"),
        DeValue::Boolean(truth) => json!(truth),
        DeValue::Datetime(date) => json!({ "date": date.to_string() }),
        DeValue::Array(items) => items.into_iter().map(|item| toml_value(item.into_inner())).collect(),
        DeValue::Table(table) => Value::Object(table.into_iter().map(|(key, item)| from_toml(key, item)).collect()),
    }
}
