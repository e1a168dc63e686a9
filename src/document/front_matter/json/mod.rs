//! JSON by jsonc-parser, held to the strict grammar: the tree and the first fault.

mod syntax;

use jsonc_parser::ast::{Object, ObjectPropName, StringLit, Value as Json};
use jsonc_parser::common::Range;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::fault::{Fault, FaultKind};
use super::parsed::Parsed;
use super::value::{Entry, Key, Map, Node, Style, Typed, Value};
use crate::text::Span;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// JSON as programs write their configuration in it: with comments and commas behind the last item.
const COMMENTED: ParseOptions = ParseOptions { allow_comments: true, allow_trailing_commas: true, ..STRICT };

/// Reads `source` as one JSON document.
pub(super) fn parse(source: &str) -> Parsed {
    match syntax::open_string(source) {
        Some(fault) => Parsed::failed(fault),
        None => parse_with(source, &STRICT),
    }
}

/// Reads `source` as one JSON document that may have comments.
pub(super) fn parse_commented(source: &str) -> Parsed {
    parse_with(source, &COMMENTED)
}

fn parse_with(source: &str, options: &ParseOptions) -> Parsed {
    match parse_to_ast(source, &CollectOptions::default(), options) {
        Err(error) => Parsed::failed(syntax::explain(source, &error)),
        Ok(result) => match result.value {
            None => Parsed { root: Some(Map::default()), ..Parsed::default() },
            Some(Json::Object(object)) => Parsed { root: Some(map(source, object)), ..Parsed::default() },
            Some(other) => Parsed::failed(no_map(value(source, other).span)),
        },
    }
}

fn no_map(span: Span) -> Fault {
    Fault {
        kind: FaultKind::NotAMap,
        span,
        message: "the JSON has no keys at its top".to_owned(),
        help: Some("put the values in braces: `{\"key\": \"value\"}`".to_owned()),
    }
}

fn span(range: &Range) -> Span {
    Span::new(range.start, range.end)
}

fn map(source: &str, object: Object) -> Map {
    let entries = object.properties.into_iter().map(|property| {
        let key = match property.name {
            ObjectPropName::String(StringLit { range, value }) => Key { text: value.into_owned(), span: span(&range) },
            ObjectPropName::Word(word) => Key { text: word.value.to_owned(), span: span(&word.range) },
        };
        Entry { key, value: value(source, property.value) }
    });
    Map { entries: entries.collect() }
}

// jsonc-parser refuses more than 512 levels, so this recursion is bounded.
fn value(source: &str, json: Json) -> Value {
    let (range, node) = match json {
        Json::Object(object) => (object.range, Node::Map(map(source, object))),
        Json::Array(array) => {
            (array.range, Node::List(array.elements.into_iter().map(|item| value(source, item)).collect()))
        }
        Json::StringLit(string) => {
            (string.range, Node::Scalar { style: Style::DoubleQuoted, text: string.value.into_owned() })
        }
        Json::NumberLit(number) => {
            let kind = if number.value.contains(['.', 'e', 'E']) { Typed::Float } else { Typed::Integer };
            (number.range, typed(kind, number.value))
        }
        Json::BooleanLit(boolean) => (boolean.range, typed(Typed::Bool, span(&boolean.range).slice(source))),
        Json::NullKeyword(null) => (null.range, typed(Typed::Null, "null")),
    };
    Value::new(span(&range), node)
}

fn typed(kind: Typed, text: &str) -> Node {
    Node::Scalar { style: Style::Typed(kind), text: text.to_owned() }
}

#[cfg(test)]
mod tests;
