//! TOML by the `toml` crate, whose tree carries spans: nested maps in the order of the text, and the faults.

mod keys;
mod syntax;

use ::toml::Spanned;
use ::toml::de::{DeString, DeTable, DeValue};

use super::fault::{Fault, FaultKind};
use super::parsed::Parsed;
use super::value::{Entry, Key, Map, Node, Style, Typed, Value};
use crate::text::{Span, shown};
use keys::Scan;

/// As many repeated keys are told; finding the first of each costs a walk over all keys.
const DUPLICATES: usize = 100;

/// Reads `source` as one TOML document.
pub(super) fn parse(source: &str) -> Parsed {
    let scan = keys::scan(source);
    if let Some(at) = scan.too_deep {
        let fault = Fault::syntax(at, "the key has more parts than matterlint reads", None);
        return Parsed { comments: scan.comments, ..Parsed::failed(fault) };
    }
    let (table, mut errors) = DeTable::parse_recoverable(source);
    errors.sort_by_key(|error| error.span().map_or(usize::MAX, |span| span.start));
    let (duplicates, broken): (Vec<_>, Vec<_>) =
        errors.into_iter().partition(|error| error.message() == "duplicate key");
    let mut faults: Vec<Fault> = duplicates
        .iter()
        .take(DUPLICATES)
        .map(|error| {
            duplicate(source, &scan, error.span().map_or(Span::default(), |span| Span::new(span.start, span.end)))
        })
        .collect();
    let readable = broken.is_empty() && faults.iter().all(|fault| fault.kind != FaultKind::Syntax);
    if let Some(fault) = syntax::explain(source, &scan, &broken) {
        faults.push(fault);
        faults.sort_by_key(|fault| fault.span);
    }
    let root = readable.then(|| map(source, table.into_inner()));
    Parsed { root, faults, comments: scan.comments }
}

fn duplicate(source: &str, scan: &Scan, span: Span) -> Fault {
    let key = shown(span.slice(source));
    let Some(first) = scan.earlier(source, span) else {
        let message = format!("the key {key} is set twice");
        return Fault::syntax(span, message, "keep one of the two".to_owned());
    };
    Fault {
        kind: FaultKind::DuplicateKey { first },
        span,
        message: format!("the key {key} is set twice"),
        help: Some("keep one of the two".to_owned()),
    }
}

// The parser refuses deep nesting and `keys` deep dotted keys, so the recursion of these is bounded.
fn map(source: &str, table: DeTable) -> Map {
    let mut entries: Vec<Entry> = table.into_iter().map(|(name, item)| entry(source, name, item)).collect();
    entries.sort_by_key(|entry| entry.key.span);
    Map { entries }
}

fn entry(source: &str, name: Spanned<DeString>, item: Spanned<DeValue>) -> Entry {
    let place = name.span();
    let key = Key { text: name.into_inner().into_owned(), span: Span::new(place.start, place.end) };
    Entry { key, value: value(source, item) }
}

fn value(source: &str, item: Spanned<DeValue>) -> Value {
    let place = item.span();
    let span = Span::new(place.start, place.end);
    let typed = |kind| Node::Scalar { style: Style::Typed(kind), text: span.slice(source).to_owned() };
    let node = match item.into_inner() {
        DeValue::String(text) => Node::Scalar { style: string_style(span.slice(source)), text: text.into_owned() },
        DeValue::Integer(_) => typed(Typed::Integer),
        DeValue::Float(_) => typed(Typed::Float),
        DeValue::Boolean(_) => typed(Typed::Bool),
        DeValue::Datetime(_) => typed(Typed::DateTime),
        DeValue::Array(items) => {
            let items: Vec<Value> = items.into_iter().map(|item| value(source, item)).collect();
            let span = items.iter().fold(span, |span, item| span.cover(item.span));
            return Value::new(span, Node::List(items));
        }
        DeValue::Table(table) => {
            let map = map(source, table);
            return Value::new(table_span(source, span, &map), Node::Map(map));
        }
    };
    Value::new(span, node)
}

/// An inline table keeps its braces and a table its header, both down to the last value; a table that only dotted
/// keys name has neither and begins at its first key.
fn table_span(source: &str, span: Span, map: &Map) -> Span {
    let inside = map.entries.iter().map(|entry| entry.key.span.cover(entry.value.span)).reduce(Span::cover);
    match inside {
        Some(inside) if span.slice(source).starts_with(['{', '[']) => span.cover(inside),
        Some(inside) => inside,
        None => span,
    }
}

fn string_style(text: &str) -> Style {
    match text {
        _ if text.starts_with("'''") => Style::Literal,
        _ if text.starts_with("\"\"\"") => Style::Folded,
        _ if text.starts_with('\'') => Style::SingleQuoted,
        _ => Style::DoubleQuoted,
    }
}

#[cfg(test)]
mod tests;
