//! Reads `[rules]`: the level of each rule and its options, typed as the rule's page says.

use super::read::{Read, Reader};
use super::{Level, RuleSetting, RuleTable, UnknownRule};
use crate::document::front_matter::{Entry, Map, Style, Typed, Value};
use crate::lint::{OptionSpec, OptionType, Page, RuleId, nearest};
use serde_json::Value as Json;
use std::collections::{BTreeMap, HashMap};

/// Reads a table of rules; the keys of the result are rule names, also where a code is written.
pub(super) fn read_rules(reader: &Reader<'_>, value: &Value) -> Read<BTreeMap<String, RuleSetting>> {
    let mut rules = BTreeMap::new();
    let mut written: HashMap<RuleId, &str> = HashMap::new();
    for Entry { key, value } in &reader.map(value)?.entries {
        let Some(rule) = reader.registry.find(&key.text) else {
            let unknown =
                UnknownRule { word: key.text.clone(), nearest: reader.registry.nearest(&key.text).map(str::to_owned) };
            return Err(reader.fault(key.span, unknown.to_string()).with_help(unknown.help()));
        };
        if let Some(first) = written.insert(rule, &key.text) {
            let message = format!("`{}` and `{first}` are one rule, which is set twice", key.text);
            return Err(reader.fault(key.span, message).with_help("keep one of them"));
        }
        rules.insert(reader.registry.page(rule).name.to_owned(), setting(reader, rule, value)?);
    }
    Ok(rules)
}

fn setting(reader: &Reader<'_>, rule: RuleId, value: &Value) -> Read<RuleSetting> {
    if value.as_map().is_none() {
        return level(reader, value).map(RuleSetting::Level);
    }
    let page = reader.registry.page(rule);
    let map = reader.map(value)?;
    let mut table = RuleTable::default();
    for Entry { key, value } in &map.entries {
        if key.text == "level" {
            table.level = Some(level(reader, value)?);
        } else if let Some(spec) = page.option(&key.text) {
            table.options.insert(key.text.clone(), typed(reader, spec, value)?);
        } else {
            return Err(unknown_option(reader, page, key.span, &key.text));
        }
    }
    try_out(reader, rule, value, map, &table)?;
    Ok(RuleSetting::Table(table))
}

fn level(reader: &Reader<'_>, value: &Value) -> Read<Level> {
    if value.style() == Some(Style::Typed(Typed::Bool)) {
        let word = if value.as_text() == Some("true") { "on" } else { "off" };
        return Err(reader.wrong_type(value, "a level").with_help(format!("write `\"{word}\"`")));
    }
    let word = reader.choice(value, &Level::WORDS)?;
    Ok(Level::parse(word).unwrap_or(Level::On))
}

fn unknown_option(reader: &Reader<'_>, page: &Page, span: crate::text::Span, word: &str) -> super::ConfigFault {
    let fault = reader.fault(span, format!("`{}` has no option `{word}`", page.name));
    let known: Vec<&str> = page.options.iter().map(|(name, _)| *name).chain(["level"]).collect();
    if let Some(near) = nearest(word, known.iter().copied()) {
        return fault.with_help(format!("did you mean `{near}`?"));
    }
    let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    fault.with_help(format!("it takes {list}"))
}

fn typed(reader: &Reader<'_>, spec: &OptionSpec, value: &Value) -> Read<Json> {
    Ok(match spec.kind {
        OptionType::Bool => match value.style() {
            Some(Style::Typed(Typed::Bool)) => Json::from(value.as_text() == Some("true")),
            _ => return Err(reader.wrong_type(value, "`true` or `false`")),
        },
        OptionType::Integer => Json::from(integer(reader, value)?),
        OptionType::Text => Json::from(reader.text(value)?),
        OptionType::Choice => Json::from(reader.choice(value, spec.choices)?),
        OptionType::List => Json::from(reader.texts(value)?),
        OptionType::Map => {
            let mut map = serde_json::Map::new();
            for Entry { key, value } in &reader.map(value)?.entries {
                let item = if value.as_list().is_some() {
                    Json::from(reader.texts(value)?)
                } else {
                    Json::from(reader.text(value)?)
                };
                map.insert(key.text.clone(), item);
            }
            Json::Object(map)
        }
    })
}

fn integer(reader: &Reader<'_>, value: &Value) -> Read<u64> {
    let is_number = value.style() == Some(Style::Typed(Typed::Integer));
    let digits = value.as_text().filter(|_| is_number).map(|text| text.replace('_', ""));
    digits
        .and_then(|digits| digits.strip_prefix('+').unwrap_or(&digits).parse().ok())
        .ok_or_else(|| reader.wrong_type(value, "a whole number from 0"))
        .map_err(|fault| if is_number { reader.fault(value.span, fault_of_range()) } else { fault })
}

fn fault_of_range() -> String {
    "a whole number from 0 belongs here".to_owned()
}

/// Builds the rule once, so that a value of the right type that cannot be used is shown where it is written.
fn try_out(reader: &Reader<'_>, rule: RuleId, value: &Value, map: &Map, table: &RuleTable) -> Read<()> {
    match reader.registry.maker(rule).build(reader.registry.page(rule).given(&table.options)) {
        Ok(_) => Ok(()),
        Err(bad) => {
            let span = map.get(&bad.option).map_or(value.span, |entry| entry.value.span);
            Err(reader.fault(span, bad.message))
        }
    }
}
