//! Says in the author's words what the strict JSON grammar refuses, at the place that causes it.

use jsonc_parser::errors::{ParseError, ParseErrorKind};

use super::super::fault::Fault;
use super::super::lines::line_at;
use super::span;
use crate::text::{Span, shown};

/// A string that its line does not close: jsonc-parser would read on to the next quote.
pub(super) fn open_string(source: &str) -> Option<Fault> {
    let mut open = None;
    let mut escaped = false;
    for (at, byte) in source.bytes().enumerate() {
        match (open, byte) {
            (Some(start), b'\n' | b'\r') => return Some(unclosed(start)),
            (Some(_), b'"') if !escaped => open = None,
            (None, b'"') => open = Some(at),
            _ => {}
        }
        escaped = open.is_some() && byte == b'\\' && !escaped;
    }
    open.map(unclosed)
}

fn unclosed(quote: usize) -> Fault {
    let message = "the `\"` that begins the text is not closed on its line";
    Fault::syntax(Span::new(quote, quote + 1), message, "close the text with `\"`".to_owned())
}

/// The fault behind an error of jsonc-parser.
pub(super) fn explain(source: &str, error: &ParseError) -> Fault {
    let place = span(&error.range());
    let at = place.start();
    let found = source.get(at..).and_then(|rest| rest.chars().next());
    let word = Span::new(at, word_end(source, at));
    let seen = shown(word.slice(source));
    use ParseErrorKind as Kind;
    let (span, message, help) = match error.kind() {
        Kind::TrailingCommasNotAllowed => {
            (place, "JSON allows no comma after the last item".to_owned(), "delete the comma".to_owned())
        }
        Kind::SingleQuotedStringsNotAllowed => {
            (word, "JSON allows no single quotes".to_owned(), "use double quotes".to_owned())
        }
        Kind::CommentsNotAllowed => (place, "JSON allows no comments".to_owned(), "delete the comment".to_owned()),
        Kind::ExpectedComma => {
            let at = source.get(..at).map_or(at, |before| before.trim_end().len());
            let message = "a comma is missing between two items".to_owned();
            (Span::empty(at), message, "write `,` here".to_owned())
        }
        Kind::ExpectedStringObjectProperty => {
            (word, format!("the key {seen} is not in quotes"), "put the key in double quotes".to_owned())
        }
        Kind::ExpectedColonAfterObjectKey => {
            let at = source.get(..at).map_or(at, |before| before.trim_end().len());
            (Span::empty(at), "a colon is missing between key and value".to_owned(), "write `:` here".to_owned())
        }
        Kind::UnexpectedToken | Kind::UnexpectedTokenInObject | Kind::UnexpectedWord
            if matches!(found, Some('“' | '”' | '‘' | '’' | '„')) =>
        {
            (word, "JSON allows no typographic quotation marks".to_owned(), "use `\"`".to_owned())
        }
        Kind::UnexpectedToken | Kind::UnexpectedWord if found.is_some_and(char::is_alphabetic) => {
            (word, format!("the value {seen} is not in quotes"), "put text in double quotes".to_owned())
        }
        Kind::ExpectedObjectValue | Kind::UnexpectedCloseBrace => {
            (place, "a value is missing here".to_owned(), "write a value, `\"\"` for an empty one".to_owned())
        }
        Kind::UnexpectedComma | Kind::UnexpectedTokenInObject if found == Some(',') => {
            (place, "the comma has nothing before it".to_owned(), "delete the comma".to_owned())
        }
        Kind::String(_) => {
            let help = "write a backslash as `\\\\`".to_owned();
            (place, format!("{} is no escape that JSON knows", shown(place.slice(source))), help)
        }
        Kind::UnterminatedArray => bracket(at, '[', ']'),
        Kind::UnterminatedObject => bracket(at, '{', '}'),
        Kind::NestingDepthExceeded => {
            (Span::empty(at), "the JSON is nested too deeply".to_owned(), "nest fewer lists and maps".to_owned())
        }
        kind => {
            let said = kind.to_string().to_lowercase();
            (place, format!("the JSON is broken here: {said}"), "check the commas, quotes and braces around".to_owned())
        }
    };
    Fault::syntax(clipped(source, span), message, help)
}

fn bracket(at: usize, open: char, close: char) -> (Span, String, String) {
    (Span::new(at, at + 1), format!("the `{open}` here is never closed"), format!("close it with `{close}`"))
}

/// The end of the word that begins at `at`.
fn word_end(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or("");
    let len = rest.find([',', ':', '}', ']', '\n', '\r']).unwrap_or(rest.len());
    at + rest.get(..len).map_or(0, |word| word.trim_end().len())
}

/// The part of a span that lies on its first line.
fn clipped(source: &str, span: Span) -> Span {
    let end = line_at(source, span.start()).span().end().max(span.start());
    Span::new(span.start(), span.end().min(end))
}
