//! What a generator's parser makes of a scalar: text, or something that only looks like it.

mod number;

use super::{Generator, GeneratorName, Yaml};
use crate::document::front_matter::{Node, Style, Typed, Value};
use number::Number;

/// What a scalar is once the generator's parser has read it.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// The text as written.
    Text,
    /// Nothing: no value at all, `null` or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A boolean before some version of the parser, the text as written since.
    MaybeBool(bool),
    /// A number, with its shortest decimal form where that is known.
    Number(Option<String>),
    /// A point in time.
    Date,
}

/// Reads `value` as `generator` does; `None` for a list, a map or an alias.
#[must_use]
pub fn meaning(value: &Value, generator: &dyn Generator) -> Option<Meaning> {
    match &value.node {
        Node::Empty => Some(Meaning::Null),
        Node::Scalar { style: Style::Plain, text } => Some(plain(text, generator.name(), generator.yaml())),
        Node::Scalar { style: Style::Typed(typed), text } => Some(match typed {
            Typed::Bool => Meaning::Bool(text == "true"),
            Typed::Integer | Typed::Float => Meaning::Number(None),
            Typed::DateTime => Meaning::Date,
            Typed::Null => Meaning::Null,
        }),
        Node::Scalar { .. } => Some(Meaning::Text),
        Node::List(_) | Node::Map(_) | Node::Alias { .. } => None,
    }
}

/// Reads a plain YAML scalar. The cells were observed with Hugo 0.111.3 and 0.168.0 and Jekyll 4.3.1, the others are
/// read from js-yaml 3 and 4, `yaml` (Hexo) and serde_yaml (Zola).
fn plain(text: &str, generator: GeneratorName, yaml: Yaml) -> Meaning {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Meaning::Null,
        "true" | "True" | "TRUE" => return Meaning::Bool(true),
        "false" | "False" | "FALSE" => return Meaning::Bool(false),
        _ => {}
    }
    if let Some(value) = old_bool(text, generator) {
        return match yaml {
            Yaml::V1_1 => Meaning::Bool(value),
            Yaml::V1_2 => Meaning::Text,
            Yaml::Unsure => Meaning::MaybeBool(value),
        };
    }
    if let Some(number) = Number::parse(text) {
        return if number.is_read_by(generator, yaml) {
            Meaning::Number(number.shortest(generator))
        } else {
            Meaning::Text
        };
    }
    if is_timestamp(text) && reads_timestamps(generator) { Meaning::Date } else { Meaning::Text }
}

/// The booleans of YAML 1.1 that YAML 1.2 gave up. Ruby's parser never took the single letters for booleans.
fn old_bool(text: &str, generator: GeneratorName) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(true),
        "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(false),
        "y" | "Y" if generator == GeneratorName::Hugo => Some(true),
        "n" | "N" if generator == GeneratorName::Hugo => Some(false),
        _ => None,
    }
}

/// Whether a plain date becomes an object that is not printed as it was written.
fn reads_timestamps(generator: GeneratorName) -> bool {
    use GeneratorName::{Astro, Docusaurus, Eleventy, Hexo};
    matches!(generator, Astro | Docusaurus | Eleventy | Hexo)
}

/// `2020-01-02`, alone or with a time after it.
fn is_timestamp(text: &str) -> bool {
    let shape = |pattern: &str, text: &str| {
        pattern.len() == text.len()
            && pattern.bytes().zip(text.bytes()).all(|(p, t)| if p == b'0' { t.is_ascii_digit() } else { p == t })
    };
    let (Some(day), Some(rest)) = (text.get(..10), text.get(10..)) else { return false };
    let time = rest.strip_prefix(['T', 't', ' ']).and_then(|time| time.get(..8));
    shape("0000-00-00", day) && (rest.is_empty() || time.is_some_and(|time| shape("00:00:00", time)))
}

#[cfg(test)]
mod tests {
    use super::{GeneratorName, Meaning, Yaml, plain};

    fn number(text: &str) -> Meaning {
        Meaning::Number(Some(text.to_owned()))
    }

    #[test]
    fn words_are_booleans_by_version() {
        assert_eq!(plain("yes", GeneratorName::Hugo, Yaml::V1_1), Meaning::Bool(true));
        assert_eq!(plain("yes", GeneratorName::Hugo, Yaml::V1_2), Meaning::Text);
        assert_eq!(plain("Off", GeneratorName::Hugo, Yaml::Unsure), Meaning::MaybeBool(false));
        assert_eq!(plain("y", GeneratorName::Jekyll, Yaml::V1_1), Meaning::Text);
        assert_eq!(plain("네", GeneratorName::Hugo, Yaml::V1_1), Meaning::Text);
        assert_eq!(plain("~", GeneratorName::Zola, Yaml::V1_2), Meaning::Null);
    }

    #[test]
    fn numbers_are_read_as_each_parser_was_seen_to_read_them() {
        let hugo = |text| plain(text, GeneratorName::Hugo, Yaml::V1_2);
        let jekyll = |text| plain(text, GeneratorName::Jekyll, Yaml::V1_1);
        assert_eq!((hugo("1.10"), jekyll("1.10")), (number("1.1"), number("1.1")));
        assert_eq!((hugo("2.0"), jekyll("2.0")), (number("2"), number("2.0")));
        assert_eq!((hugo("012"), jekyll("012")), (number("10"), number("10")));
        assert_eq!((hugo("008"), jekyll("008")), (Meaning::Text, Meaning::Text));
        assert_eq!((hugo("1e3"), jekyll("1e3")), (Meaning::Text, Meaning::Text));
        assert_eq!(plain("1e3", GeneratorName::Hugo, Yaml::V1_1), number("1000"));
        assert_eq!((hugo("12:30"), jekyll("12:30")), (Meaning::Text, Meaning::Number(None)));
        assert_eq!(plain("012", GeneratorName::Astro, Yaml::V1_2), number("12"));
        assert_eq!(plain("1.2.3", GeneratorName::Hugo, Yaml::V1_2), Meaning::Text);
    }

    #[test]
    fn only_javascript_turns_a_day_into_an_object() {
        assert_eq!(plain("2020-01-02", GeneratorName::Eleventy, Yaml::V1_2), Meaning::Date);
        assert_eq!(plain("2020-01-02", GeneratorName::Hugo, Yaml::V1_2), Meaning::Text);
        assert_eq!(plain("2020-01-02-notes", GeneratorName::Eleventy, Yaml::V1_2), Meaning::Text);
    }
}
