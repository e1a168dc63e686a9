//! What a rule's page says of an option: which values it takes, and which it has.

use crate::lint::{OptionSpec, OptionType};
use serde_json::Value;

/// The values that the option takes, in words.
pub fn kind(option: &OptionSpec) -> String {
    match option.kind {
        OptionType::Bool => "true or false".to_owned(),
        OptionType::Integer => "number".to_owned(),
        OptionType::Text => "text".to_owned(),
        OptionType::Choice => match option.choices.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
            _ => option.choices.concat(),
        },
        OptionType::List => "list".to_owned(),
        OptionType::Map => "map".to_owned(),
    }
}

/// The value that it has unless configured.
pub fn default(option: &OptionSpec) -> String {
    let text = match &option.default {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        Value::Object(map) if map.is_empty() => String::new(),
        other => other.to_string(),
    };
    if text.is_empty() { "empty".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{default, kind};
    use crate::lint::{OptionSpec, OptionType};
    use serde_json::{Value, json};

    fn option(kind: OptionType, default: Value, choices: &[&str]) -> OptionSpec {
        let choices = choices.iter().map(ToString::to_string).collect();
        OptionSpec { kind, default, choices, about: String::new() }
    }

    #[test]
    fn reads_as_a_sentence() {
        let choice = option(OptionType::Choice, json!("b"), &["a", "b", "c"]);
        assert_eq!((kind(&choice), default(&choice)), ("a, b or c".to_owned(), "b".to_owned()));
        assert_eq!(kind(&option(OptionType::Choice, json!("a"), &["a"])), "a");
        assert_eq!(default(&option(OptionType::List, json!(["url", "path"]), &[])), "url, path");
        assert_eq!(default(&option(OptionType::Integer, json!(60), &[])), "60");
    }

    #[test]
    fn nothing_is_called_empty() {
        for nothing in [json!(""), json!([]), json!({})] {
            assert_eq!(default(&option(OptionType::Map, nothing, &[])), "empty");
        }
    }
}
