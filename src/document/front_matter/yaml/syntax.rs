//! Says in the author's words what granit-parser refuses, at the place that causes it.

use granit_parser::ErrorKind;

use super::super::fault::{Fault, FaultKind, quote_help};
use super::super::lines::{Line, line_at, line_before, lines};
use super::super::value::{Node, Value};
use super::cause::{colon_in_value, keyless, odd_start, sign, tab};
use super::line::{Pair, pair};
use super::tree::Tree;
use super::{quoted, rest};
use crate::text::{Span, shown};

/// The fault behind an error that granit-parser reports at byte `at`.
pub(super) fn explain(source: &str, kind: &ErrorKind, at: usize, tree: &Tree) -> Fault {
    let at = (0..=at.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
    let line = line_at(source, at);
    known(source, kind, at, &line, tree).unwrap_or_else(|| rest::explain(source, kind, at))
}

fn known(source: &str, kind: &ErrorKind, at: usize, line: &Line, tree: &Tree) -> Option<Fault> {
    let quote = || quote_after(source, tree.last).filter(|quote| *quote <= at).unwrap_or(at);
    let here = pair(line);
    let value = here.map(|pair| pair.value).filter(|value| !value.is_empty());
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => Some(quoted::unclosed(source, quote())),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            Some(quoted::trailing(source, quote(), at))
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => Some(quoted::bad_escape(source, quote())),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => tab(source, line.start),
        ErrorKind::InvalidBlockScalarHeader => Some(block_header(source, Span::new(at, line.trimmed().end()))),
        ErrorKind::BlockSequenceEntryNotAllowed if value.is_some() => Some(item_after_key(source, value?)),
        ErrorKind::UnexpectedCharacter { character } => unexpected(source, *character, at, value),
        _ if tree.bracket().is_some() => unclosed_bracket(source, tree.bracket()?, at),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. } => {
            bracket_of(source, value?).and_then(|open| unclosed_bracket(source, open, at))
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => colon(source, at, line, here?),
        ErrorKind::SimpleKeyExpected => keyless(line),
        ErrorKind::ExpectedBlockMappingKey => misplaced(source, at, line, value),
        ErrorKind::ExpectedBlockSequenceEntry => Some(key_among_items(source, line)),
        ErrorKind::ExpectedDocumentStart => {
            value.and_then(|value| odd_start(value, source)).or_else(|| outdented(source, line))
        }
        _ => value.and_then(|value| odd_start(value, source)),
    }
}

/// The first quote after the colon, dash or bracket at or after `from`.
fn quote_after(source: &str, from: usize) -> Option<usize> {
    source.get(from..)?.find(['"', '\'']).map(|at| from + at)
}

/// A colon where no key may stand: in a value, or after a line above that swallowed this one.
fn colon(source: &str, at: usize, line: &Line, here: Pair) -> Option<Fault> {
    if at > here.colon {
        return odd_start(here.value, source).or_else(|| Some(colon_in_value(here.value, source)));
    }
    let above = line_before(source, line.start)?;
    if let Some(fault) = keyless(&above) {
        return Some(fault);
    }
    let above_pair = pair(&above).filter(|above| !above.key.is_empty())?;
    if let Some(fault) = tab(source, line.start).filter(|fault| fault.span.end() <= here.key.start()) {
        return Some(fault);
    }
    let message =
        format!("the line is indented, so YAML joins it to the value of {} above", shown(above_pair.key.slice(source)));
    let help = format!("indent it as far as {}", shown(above_pair.key.slice(source)));
    Some(Fault::syntax(line.trimmed(), message, help))
}

fn unexpected(source: &str, character: char, at: usize, value: Option<Span>) -> Option<Fault> {
    let span = Span::new(at, at + source.get(at..)?.chars().next()?.len_utf8());
    if character.is_control() {
        let message = format!("{} is a control character, which YAML does not allow", shown(&character.to_string()));
        return Some(Fault::syntax(span, message, "delete it".to_owned()));
    }
    let value = value.filter(|value| value.start() == at).unwrap_or(Span::new(at, line_at(source, at).trimmed().end()));
    let message = format!("{} cannot begin a value in YAML", sign(character));
    Some(Fault::syntax(value, message, quote_help(value.slice(source))))
}

/// A list or map in brackets that the line does not close, or that closes wrongly.
fn unclosed_bracket(source: &str, open: usize, at: usize) -> Option<Fault> {
    let (sign, close, name) = if source.get(open..)?.starts_with('{') { ('{', '}', "map") } else { ('[', ']', "list") };
    let inside = source.get(open..at)?;
    if inside.is_empty() || at >= source.len() || inside.contains(['\n', '\r']) {
        let message = format!("the `{sign}` that begins the {name} is never closed");
        return Some(Fault::syntax(Span::new(open, open + 1), message, format!("close it with `{close}`")));
    }
    let span = Span::new(at, line_at(source, at).span().end()).trimmed(source);
    let message = format!("{} does not fit the {name} that `{sign}` begins", shown(span.slice(source)));
    Some(Fault::syntax(
        span,
        message,
        format!("put `,` between the items and `{close}` at the end, and quote text with signs in it"),
    ))
}

fn bracket_of(source: &str, value: Span) -> Option<usize> {
    value.slice(source).starts_with(['[', '{']).then(|| value.start())
}

fn block_header(source: &str, value: Span) -> Fault {
    let first = value.slice(source).chars().next().unwrap_or('|');
    let message = format!("`{first}` begins a block of text, so the text must start on the next line");
    Fault::syntax(value, message, quote_help(value.slice(source)))
}

fn item_after_key(source: &str, value: Span) -> Fault {
    let message = "a list item cannot stand on the line of its key";
    let help = format!("put each `- item` on a line of its own, or {}", quote_help(value.slice(source)));
    Fault::syntax(value, message, help)
}

/// Something stands where the next key was expected.
fn misplaced(source: &str, at: usize, line: &Line, value: Option<Span>) -> Option<Fault> {
    if let Some(value) = value.filter(|value| value.start() < at) {
        if let Some(fault) = odd_start(value, source) {
            return Some(fault);
        }
        if bracket_of(source, value).is_some() {
            let rest = Span::new(at, value.end().max(at));
            let message = format!("{} stands after the bracket that closes the value", shown(rest.slice(source)));
            return Some(Fault::syntax(value, message, quote_help(value.slice(source))));
        }
    }
    let text = line.text.trim();
    if text == "-" || text.starts_with("- ") {
        let above =
            lines(source, 0).take_while(|other| other.start < line.start).filter(|other| !other.is_blank()).last();
        let below_item =
            above.is_some_and(|above| above.text.trim_start().starts_with("- ") && above.indent() > line.indent());
        let (message, help) = if below_item {
            ("the list item is indented less than the one above", "indent all items of a list alike")
        } else {
            ("a list item stands where a key is expected", "put it below the key that it belongs to")
        };
        return Some(Fault::syntax(line.trimmed(), message, help.to_owned()));
    }
    if at <= line.start + line.indent() && pair(line).is_some() {
        let message = "the indentation fits none of the keys above";
        return Some(Fault::syntax(line.trimmed(), message, "indent it as far as its neighbours".to_owned()));
    }
    keyless(line)
}

fn key_among_items(source: &str, line: &Line) -> Fault {
    let key = pair(line).map_or(line.trimmed(), |pair| pair.key);
    let message = format!("{} stands among list items", shown(key.slice(source)));
    let help = "indent it as far as the key of the list, or write it as an item with `- `".to_owned();
    Fault::syntax(key, message, help)
}

fn outdented(source: &str, line: &Line) -> Option<Fault> {
    let first = lines(source, 0).find(|line| !line.is_blank() && !line.text.trim_start().starts_with('#'))?;
    if first.indent() > line.indent() {
        let message = "the first key is indented and the keys after it are not";
        return Some(Fault::syntax(first.trimmed(), message, "begin every key at the start of its line".to_owned()));
    }
    if first.text.starts_with('%') {
        let message = "`%` at the start of a line is a directive to YAML";
        return Some(Fault::syntax(first.trimmed(), message, "delete the line, or quote the text".to_owned()));
    }
    keyless(line)
}

/// An alias whose anchor does not exist: nearly always text in asterisks.
pub(super) fn unknown_anchor(source: &str, alias: Span) -> Fault {
    let line = line_at(source, alias.start());
    let value = pair(&line).map(|pair| pair.value).filter(|value| value.start() == alias.start()).unwrap_or(alias);
    odd_start(value, source).unwrap_or_else(|| Fault::syntax(alias, "the anchor does not exist", None))
}

/// The line that begins a second document, the last of which ended at `last`.
pub(super) fn second_document(source: &str, last: usize) -> Fault {
    let mark = lines(source, 0).find(|line| line.start >= last && line.text.starts_with(['-', '.']));
    let span = mark.map_or(Span::empty(last), |line| line.trimmed());
    let help = "delete the line, or quote the text if it belongs to a value".to_owned();
    Fault::syntax(span, "a second YAML document begins here, and generators read only one", help)
}

/// The top is a list or a scalar.
pub(super) fn no_map(source: &str, value: &Value) -> Fault {
    if let Some(fault) =
        keyless(&line_at(source, value.span.start())).filter(|_| matches!(value.node, Node::Scalar { .. }))
    {
        return Fault { kind: FaultKind::NotAMap, ..fault };
    }
    let what = if value.as_list().is_some() { "a list" } else { "one value" };
    let message = format!("the front matter is {what} and has no keys");
    Fault {
        kind: FaultKind::NotAMap,
        span: value.span,
        message,
        help: Some("write it as `key: value` lines".to_owned()),
    }
}
