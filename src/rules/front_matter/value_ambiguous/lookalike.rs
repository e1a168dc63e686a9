//! Plain scalars that look like text and are numbers, booleans, dates or nothing.

use crate::document::front_matter::{Node, Style, Value};
use crate::lint::{Diagnostic, Findings, Safety, Subject, in_quotes, shown};
use crate::site::GeneratorName;
use crate::site::scalar::{Meaning, meaning};

/// Reports `value` when the generator does not show it as it is written.
pub(super) fn check(subject: &Subject<'_>, value: &Value, in_list: bool, found: &mut Findings<'_>) {
    let Node::Scalar { style: Style::Plain, text } = &value.node else { return };
    let generator = subject.generator();
    if value.tag.is_some() || generator.name() == GeneratorName::Zola {
        return;
    }
    let Some(message) = message(subject, value, text, in_list) else { return };
    let editor = found.editor(subject);
    let diagnostic: &mut Diagnostic = found.at(value.span, message);
    let edits = editor.and_then(|editor| editor.quote(value));
    diagnostic.help(format!("put it in quotes: {}", shown(&in_quotes(edits.as_deref(), text))));
    diagnostic.offer("quote the value", Safety::Unsafe, edits);
}

fn message(subject: &Subject<'_>, value: &Value, text: &str, in_list: bool) -> Option<String> {
    let generator = subject.generator().name();
    let read = meaning(value, subject.generator())?;
    if read == Meaning::Text {
        return None;
    }
    let word = shown(text);
    match read {
        Meaning::Number(Some(shortest)) if shortest == text => None,
        Meaning::Number(Some(shortest)) => Some(format!("{word} is a number here, shown as {}", shown(&shortest))),
        Meaning::Number(None) if text.contains(':') => Some(format!("{word} is a number in base 60 here")),
        Meaning::Number(None) if text.starts_with('0') => {
            Some(format!("{word} is a number here, which loses its zeros"))
        }
        Meaning::Bool(truth) if text != if truth { "true" } else { "false" } => {
            Some(format!("{word} is the boolean `{truth}` here, not a word"))
        }
        Meaning::MaybeBool(truth) => Some(match generator {
            GeneratorName::Hugo => format!("{word} is the boolean `{truth}` before Hugo 0.152, and a word since"),
            _ => format!("{word} is the boolean `{truth}` or a word, depending on the parser"),
        }),
        Meaning::Null if in_list && text.eq_ignore_ascii_case("null") => {
            Some(format!("{word} is nothing here, so that the item is dropped"))
        }
        Meaning::Date => Some(format!("{word} is a date here, and shown in another form")),
        _ => None,
    }
}
