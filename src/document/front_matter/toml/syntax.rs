//! Says in the author's words what the `toml` crate refuses, at the place that causes it.

use ::toml::de::Error;

use super::super::fault::{Fault, quote_help};
use super::super::lines::{Line, line_at};
use super::keys::Scan;
use crate::text::{Span, shown};

/// The first fault behind the errors, which are sorted by place; `None` when there are none.
pub(super) fn explain(source: &str, scan: &Scan, errors: &[Error]) -> Option<Fault> {
    let first = errors.first()?;
    if let Some(open) = scan.string {
        let sign = open.slice(source);
        let message = format!("the `{sign}` that begins the text is never closed");
        return Some(Fault::syntax(open, message, format!("close the text with `{sign}`")));
    }
    let at = first.span().map_or(source.len(), |span| span.start);
    if let Some(open) = scan.bracket.filter(|open| *open < at) {
        let (sign, close) =
            if source.get(open..).is_some_and(|rest| rest.starts_with('{')) { ('{', '}') } else { ('[', ']') };
        let message = format!("the `{sign}` here is never closed");
        return Some(Fault::syntax(Span::new(open, open + 1), message, format!("close it with `{close}`")));
    }
    let span = first.span().map_or(Span::empty(at), |span| Span::new(span.start, span.end));
    Some(one(source, first.message(), span))
}

fn one(source: &str, message: &str, span: Span) -> Fault {
    let line = line_at(source, span.start());
    let has = |part: &str| message.contains(part);
    let known = if has("must be quoted") {
        Some(unquoted(source, span, &line))
    } else if has("key with no value") || has("invalid unquoted key") {
        Some(key(source, span, &line))
    } else if has("invalid basic string") || has("invalid literal string") {
        open_string(&line, span.start())
    } else if has("unexpected key or value") {
        Some(trailing(source, span, &line))
    } else if has("missing comma") {
        let at = source.get(..span.start()).map_or(span.start(), |before| before.trim_end().len());
        Some(Fault::syntax(Span::empty(at), "a comma is missing between two items", "write `,` here".to_owned()))
    } else if has("invalid boolean") {
        let word = span.slice(source);
        let help = format!("write `{}`", word.to_ascii_lowercase());
        Some(Fault::syntax(span, format!("{} is no boolean: TOML writes them in lower case", shown(word)), help))
    } else if has("unclosed table") || has("unclosed array of tables") {
        Some(Fault::syntax(line.trimmed(), "the table's name has no closing bracket", "close it with `]`".to_owned()))
    } else if has("escape") {
        Some(escape(source, span))
    } else {
        None
    };
    known.unwrap_or_else(|| generic(source, message, span, &line))
}

fn unquoted(source: &str, span: Span, line: &Line) -> Fault {
    if span.is_empty() {
        let key = line.text.split('=').next().unwrap_or("").trim();
        let message = format!("{} has no value", shown(key));
        return Fault::syntax(span, message, "write a value, `\"\"` for an empty one".to_owned());
    }
    let value = span.slice(source);
    if let Some(mark) = value.chars().next().filter(|first| "“”‘’„«「".contains(*first)) {
        let message = format!("`{mark}` is no quotation mark to TOML");
        return Fault::syntax(span, message, "use straight quotes, `\"` or `'`".to_owned());
    }
    Fault::syntax(span, format!("the value {} is not quoted", shown(value)), quote_help(value))
}

fn key(source: &str, span: Span, line: &Line) -> Fault {
    let name = line.text.split(['=', ':']).next().unwrap_or("").trim();
    if let Some(colon) = line.text.find(':').filter(|at| !line.text.get(..*at).is_some_and(|key| key.contains('='))) {
        let value = line.text.get(colon + 1..).unwrap_or("").trim();
        let at = line.start + colon;
        let help =
            if value.is_empty() { "write a table as `[name]`".to_owned() } else { format!("write `{name} = …`") };
        return Fault::syntax(Span::new(at, at + 1), "TOML sets a value with `=`, not with `:`", help);
    }
    if !line.text.contains('=') {
        let message = format!("{} has no `=` and no value", shown(line.text.trim()));
        return Fault::syntax(line.trimmed(), message, "write it as `key = \"value\"`".to_owned());
    }
    let written = if span.is_empty() { name } else { span.slice(source) };
    let start = line.start + line.text.find(name).unwrap_or(0);
    let place = if span.is_empty() { Span::new(start, start + name.len()) } else { span };
    let message = format!("the key {} is not quoted, and has more than A–Z, a–z, digits, `-` and `_`", shown(written));
    Fault::syntax(place, message, quote_help(written).replace("the value", "the key"))
}

/// A string that its line does not close: the author must look where it opens.
fn open_string(line: &Line, at: usize) -> Option<Fault> {
    let before = line.text.get(..at.checked_sub(line.start)?)?;
    let value = before.find('=').map_or(0, |equals| equals + 1);
    let quote = value + before.get(value..)?.find(['"', '\''])?;
    let sign = before.get(quote..quote + 1)?;
    let message = format!("the `{sign}` that begins the text is not closed on its line");
    let place = Span::new(line.start + quote, line.start + quote + 1);
    Some(Fault::syntax(place, message, format!("close the text with `{sign}`")))
}

fn trailing(source: &str, span: Span, line: &Line) -> Fault {
    let rest = Span::new(span.start(), line.span().end()).trimmed(source);
    let before = line.text.get(..span.start().saturating_sub(line.start)).unwrap_or("").trim_end();
    let help = if before.ends_with('\'') {
        "put a text with an apostrophe in double quotes"
    } else if before.ends_with('"') {
        "write a quote inside the text as `\\\"`, or put the text in single quotes"
    } else {
        "begin a new line for the next key, or quote the value"
    };
    Fault::syntax(rest, format!("{} stands after the value", shown(rest.slice(source))), help.to_owned())
}

fn escape(source: &str, span: Span) -> Fault {
    let before = source.get(..span.start()).unwrap_or("");
    let start = before.rfind('\\').unwrap_or(span.start());
    let next = source.get(span.start()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let place = Span::new(start, span.end().max(span.start() + next));
    let message = format!("{} is no escape that TOML knows", shown(place.slice(source)));
    Fault::syntax(place, message, "write a backslash as `\\\\`, or put the text in single quotes".to_owned())
}

/// The library's own sentence.
fn generic(source: &str, message: &str, span: Span, line: &Line) -> Fault {
    let (said, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let span = if span.is_empty() { Span::new(span.start(), line.span().end()).trimmed(source) } else { span };
    let help = if expected.is_empty() { None } else { Some(format!("write {expected}")) };
    Fault::syntax(span, format!("the TOML is broken here: {said}"), help)
}
