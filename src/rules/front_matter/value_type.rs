//! `value-type`: a value of another type than its field has, so that the generator reads something else.

mod flag;

use crate::document::front_matter::{Entry, Node, Value};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::site::scalar::{Meaning, meaning};
use crate::site::{FieldType, GeneratorName, Terms};
use flag::Fault;

/// See `rules/front-matter/value-type.md`.
pub struct ValueType;

impl Define for ValueType {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ValueType {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let (true, Some(root)) = (subject.is_content(), subject.post.map()) else { return };
        for entry in &root.entries {
            let Some(field) = subject.known_field(&entry.key.text) else { continue };
            if is_template(subject, &entry.value) {
                continue;
            }
            let fault = match field.kind {
                FieldType::Text => text(subject, entry),
                FieldType::Bool => flag::fault(subject, &field.name, &entry.value),
                FieldType::Integer => integer(subject, entry),
                FieldType::Map => map(subject, entry),
                FieldType::Texts(Terms::Refused) => list(subject, entry),
                FieldType::Texts(_) if entry.value.as_map().is_some() => Some(not_a_list(entry)),
                FieldType::Texts(_) | FieldType::Terms(_) | FieldType::Date | FieldType::Images | FieldType::Any => {
                    None
                }
            };
            if let Some(fault) = fault {
                let diagnostic = found.at(entry.value.span, fault.message);
                diagnostic.help(fault.help);
                if let Some(label) = fault.label {
                    diagnostic.label(label);
                }
            }
        }
    }
}

/// `{{ … }}` without quotes is a map of a map to YAML, and a template call to its author.
fn is_template(subject: &Subject<'_>, value: &Value) -> bool {
    let text = subject.post.slice(value.span);
    text.contains("{{") || text.contains("{%")
}

fn text(subject: &Subject<'_>, entry: &Entry) -> Option<Fault> {
    let key = shown(&entry.key.text);
    let what = match &entry.value.node {
        Node::List(items) if !items.is_empty() => "a list",
        Node::Map(map) if !map.entries.is_empty() => "a map",
        Node::Scalar { .. } if subject.generator().name() == GeneratorName::Zola => {
            match meaning(&entry.value, subject.generator())? {
                Meaning::Bool(_) => "a boolean",
                Meaning::Number(_) => "a number",
                _ => return None,
            }
        }
        _ => return None,
    };
    let help = if what == "a list" || what == "a map" { "write one line of text" } else { "put the value in quotes" };
    Some(Fault { message: format!("{key} holds {what} where text belongs"), help: help.to_owned(), label: None })
}

fn integer(subject: &Subject<'_>, entry: &Entry) -> Option<Fault> {
    let key = shown(&entry.key.text);
    let wrong = match meaning(&entry.value, subject.generator()) {
        None => !matches!(entry.value.node, Node::Alias { .. }),
        Some(Meaning::Null | Meaning::Number(_)) => false,
        Some(Meaning::Bool(_) | Meaning::MaybeBool(_) | Meaning::Date) => true,
        Some(Meaning::Text) => {
            let written = entry.value.as_text().unwrap_or_default().trim();
            let strict = subject.generator().name() == GeneratorName::Zola;
            strict || (!written.is_empty() && written.parse::<f64>().is_err())
        }
    };
    wrong.then(|| Fault {
        message: format!("{key} holds {} where a whole number belongs", brief(subject, &entry.value)),
        help: "write a whole number without quotes".to_owned(),
        label: None,
    })
}

fn map(subject: &Subject<'_>, entry: &Entry) -> Option<Fault> {
    let wrong = match &entry.value.node {
        Node::List(items) => !items.is_empty(),
        Node::Scalar { .. } => meaning(&entry.value, subject.generator()) != Some(Meaning::Null),
        Node::Empty | Node::Map(_) | Node::Alias { .. } => false,
    };
    wrong.then(|| Fault {
        message: format!("{} holds {} where a map belongs", shown(&entry.key.text), brief(subject, &entry.value)),
        help: "write keys with values below it".to_owned(),
        label: None,
    })
}

fn list(subject: &Subject<'_>, entry: &Entry) -> Option<Fault> {
    match &entry.value.node {
        Node::Scalar { .. } if meaning(&entry.value, subject.generator()) != Some(Meaning::Null) => Some(Fault {
            message: format!("{} holds {} where a list belongs", shown(&entry.key.text), brief(subject, &entry.value)),
            help: format!("write a list: `[{}]`", subject.post.slice(entry.value.span)),
            label: None,
        }),
        Node::Map(_) => Some(not_a_list(entry)),
        _ => None,
    }
}

fn not_a_list(entry: &Entry) -> Fault {
    Fault {
        message: format!("{} holds a map where a list belongs", shown(&entry.key.text)),
        help: "write a list: one item a line, each after `- `".to_owned(),
        label: None,
    }
}

/// The value for a message: a scalar as written, anything else by its kind.
fn brief(subject: &Subject<'_>, value: &Value) -> String {
    match &value.node {
        Node::List(_) => "a list".to_owned(),
        Node::Map(_) => "a map".to_owned(),
        _ => shown(subject.post.slice(value.span)),
    }
}
