//! The JSON Schema of `matterlint.toml`, made from the types that hold it and from the rules' pages: editors complete and
//! check a configuration by it.

use super::Options;
use crate::lint::{OptionSpec, OptionType, Page, Registry};
use crate::site::GeneratorName;
use schemars::schema_for;
use serde_json::{Map, Value, json};

/// The schema, with a property for every rule under its name. A code is taken in place of a name, without help for its
/// options.
#[must_use]
pub fn schema(registry: &Registry) -> Value {
    let mut schema = Value::from(schema_for!(Options));
    for place in ["/properties/rules", "/$defs/Override/properties/rules"] {
        if let Some(slot) = schema.pointer_mut(place) {
            *slot = json!({ "$ref": "#/$defs/Rules" });
        }
    }
    if let Some(shapes) = schema.pointer_mut("/$defs").and_then(Value::as_object_mut) {
        shapes.insert("Rules".to_owned(), rules(registry));
    }
    if let Some(extends) = schema.pointer_mut("/properties/extends").and_then(Value::as_object_mut) {
        extends.insert("type".to_owned(), json!(["string", "array"]));
    }
    if let Some(generator) = schema.pointer_mut("/properties/generator").and_then(Value::as_object_mut) {
        let names: Vec<&str> = GeneratorName::all().iter().map(|name| name.as_str()).collect();
        generator.insert("enum".to_owned(), json!(names));
    }
    if let Some(all) = schema.as_object_mut() {
        all.insert("title".to_owned(), json!("matterlint.toml"));
    }
    without_null(&mut schema);
    schema
}

fn rules(registry: &Registry) -> Value {
    let of_page = |page: &Page| (page.name.to_owned(), setting(page));
    json!({
        "description": "Single rules, by name or code.",
        "type": "object",
        "properties": Value::Object(registry.pages().map(of_page).collect()),
        "patternProperties": { "^[A-Za-z][0-9]{3}$": { "$ref": "#/$defs/RuleSetting" } },
        "additionalProperties": false,
    })
}

/// A rule's level, or a table with its level and options.
fn setting(page: &Page) -> Value {
    let mut properties = Map::new();
    properties.insert("level".to_owned(), json!({ "$ref": "#/$defs/Level" }));
    properties.extend(page.options.iter().map(|(name, spec)| ((*name).to_owned(), option(spec))));
    json!({
        "description": page.summary,
        "anyOf": [
            { "$ref": "#/$defs/Level" },
            { "type": "object", "properties": properties, "additionalProperties": false },
        ],
    })
}

fn option(spec: &OptionSpec) -> Value {
    let text = json!({ "type": "string" });
    let list = json!({ "type": "array", "items": text });
    let kind = match spec.kind {
        OptionType::Bool => json!({ "type": "boolean" }),
        OptionType::Integer => json!({ "type": "integer", "minimum": 0 }),
        OptionType::Text => text,
        OptionType::Choice => json!({ "enum": spec.choices }),
        OptionType::List => list,
        OptionType::Map => json!({ "type": "object", "additionalProperties": { "anyOf": [text, list] } }),
    };
    let mut option = kind;
    if let Some(fields) = option.as_object_mut() {
        fields.insert("description".to_owned(), json!(spec.about));
        fields.insert("default".to_owned(), spec.default.to_json());
    }
    option
}

/// TOML knows no null: what may be left out is just not written.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_null),
        Value::Object(fields) => {
            if fields.get("default") == Some(&Value::Null) {
                fields.shift_remove("default");
            }
            if let Some(Value::Array(types)) = fields.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    fields.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(ways)) = fields.get_mut("anyOf") {
                ways.retain(|way| way != &json!({ "type": "null" }));
            }
            fields.values_mut().for_each(without_null);
        }
        _ => {}
    }
}
