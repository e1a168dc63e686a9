//! `value-type`: a value of another type than its field has, so that the generator reads something else.

mod flag;

use crate::document::front_matter::{Editor, Entry, New, Node, Value};
use crate::lint::{BadOption, Define, Diagnostic, Findings, PostRule, Safety, Subject, shown};
use crate::site::scalar::{Meaning, meaning};
use crate::site::{FieldType, GeneratorName, Terms};
use flag::{Fault, Instead};

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
        if !subject.is_content() {
            return;
        }
        for (entry, field) in subject.fields() {
            let Some(field) = field else { continue };
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
            if let Some(fault) = fault.filter(|_| !is_template(subject, &entry.value)) {
                let editor = found.editor(subject);
                let diagnostic = found.at(entry.value.span, fault.message);
                diagnostic.help(fault.help);
                if let Some(label) = fault.label {
                    diagnostic.label(label);
                }
                if let Some((editor, instead)) = editor.zip(fault.instead) {
                    offer(&editor, diagnostic, &entry.value, &instead);
                }
            }
        }
    }
}

fn offer(editor: &Editor<'_>, diagnostic: &mut Diagnostic, value: &Value, instead: &Instead) {
    let (title, edits) = match instead {
        Instead::Literal(literal) => (format!("write `{literal}`"), editor.set(value, New::Bare(literal))),
        Instead::Quotes => ("quote the value".to_owned(), editor.quote(value)),
        Instead::List => {
            let text = value.as_text().unwrap_or_default();
            ("write a list".to_owned(), editor.set(value, New::List(&[text])))
        }
    };
    diagnostic.offer(title, Safety::Unsafe, edits);
}

/// `{{ … }}` without quotes is a map of a map to YAML, and a template call to its author.
fn is_template(subject: &Subject<'_>, value: &Value) -> bool {
    let text = subject.post.slice(value.span);
    text.contains("{{") || text.contains("{%")
}

fn text(subject: &Subject<'_>, entry: &Entry) -> Option<Fault> {
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
    let is_one = what != "a list" && what != "a map";
    Some(Fault {
        message: format!("{} holds {what} where text belongs", shown(&entry.key.text)),
        help: if is_one { "put the value in quotes" } else { "write one line of text" }.to_owned(),
        label: None,
        instead: is_one.then_some(Instead::Quotes),
    })
}

fn integer(subject: &Subject<'_>, entry: &Entry) -> Option<Fault> {
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
        message: format!("{} holds {} where a whole number belongs", shown(&entry.key.text), brief(subject, &entry.value)),
        help: "write a whole number without quotes".to_owned(),
        label: None,
        instead: whole_number(&entry.value).map(Instead::Literal),
    })
}

/// The text of `value` when it is a whole number in its shortest form.
fn whole_number(value: &Value) -> Option<String> {
    let text = value.as_text()?.trim();
    text.parse::<i32>().ok().map(|number| number.to_string()).filter(|number| number == text)
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
        instead: None,
    })
}

fn list(subject: &Subject<'_>, entry: &Entry) -> Option<Fault> {
    match &entry.value.node {
        Node::Scalar { .. } if meaning(&entry.value, subject.generator()) != Some(Meaning::Null) => Some(Fault {
            message: format!("{} holds {} where a list belongs", shown(&entry.key.text), brief(subject, &entry.value)),
            help: format!("write a list: `[{}]`", subject.post.slice(entry.value.span)),
            label: None,
            instead: entry.value.as_text().is_some_and(|text| !text.contains([',', ';', '\n'])).then_some(Instead::List),
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
        instead: None,
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
