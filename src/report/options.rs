//! What a rule's page says of an option: which values it takes, and which it has.

use crate::lint::{OptionSpec, OptionType, OptionValue};

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
    let text = match option.default {
        OptionValue::Text(text) => text.to_owned(),
        OptionValue::List(texts) => texts.join(", "),
        OptionValue::Map([]) => String::new(),
        other => other.to_json().to_string(),
    };
    if text.is_empty() { "empty".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{default, kind};
    use crate::lint::{OptionSpec, OptionType, OptionValue};

    fn option(kind: OptionType, default: OptionValue, choices: &'static [&str]) -> OptionSpec {
        OptionSpec { kind, default, choices, about: "" }
    }

    #[test]
    fn reads_as_a_sentence() {
        let choice = option(OptionType::Choice, OptionValue::Text("b"), &["a", "b", "c"]);
        assert_eq!((kind(&choice), default(&choice)), ("a, b or c".to_owned(), "b".to_owned()));
        assert_eq!(kind(&option(OptionType::Choice, OptionValue::Text("a"), &["a"])), "a");
        assert_eq!(default(&option(OptionType::List, OptionValue::List(&["url", "path"]), &[])), "url, path");
        assert_eq!(default(&option(OptionType::Integer, OptionValue::Integer(60), &[])), "60");
    }

    #[test]
    fn nothing_is_called_empty() {
        for nothing in [OptionValue::Text(""), OptionValue::List(&[]), OptionValue::Map(&[])] {
            assert_eq!(default(&option(OptionType::Map, nothing, &[])), "empty");
        }
    }
}
