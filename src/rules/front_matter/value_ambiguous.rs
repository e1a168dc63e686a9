//! `value-ambiguous`: YAML that means something else than it says.

mod cut;
mod lookalike;
mod mark;

use crate::document::front_matter::{Format, Node, Style, Value, odd_string_escapes, odd_yaml_escapes};
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject, shown};
use crate::site::FieldType;
use crate::text::Edit;
use std::cell::OnceCell;

/// See `rules/front-matter/value-ambiguous.md`.
pub struct ValueAmbiguous;

/// Text fields that people write sentences into; the others hold words for the generator.
const SENTENCES: &[&str] = &["title", "linktitle", "subtitle", "description", "summary", "excerpt"];

impl Define for ValueAmbiguous {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ValueAmbiguous {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(matter) = &subject.post.front_matter else { return };
        let Some(root) = &matter.root else { return };
        let aliases = OnceCell::new();
        let aliases = || aliases.get_or_init(|| mark::aliases(root));
        for (entry, field) in subject.fields() {
            escapes(subject, matter.format, &entry.value, found);
            if matter.format != Format::Yaml {
                continue;
            }
            each_text(&entry.value, |value, _| mark::check(subject, aliases, value, found));
            let Some(field) = field else { continue };
            let sentence = match field.kind {
                FieldType::Text => SENTENCES.iter().any(|name| field.name.eq_ignore_ascii_case(name)),
                FieldType::Texts(_) | FieldType::Terms(_) => true,
                _ => continue,
            };
            each_text(&entry.value, |value, in_list| {
                if !(sentence && cut::check(subject, matter, value, found)) {
                    lookalike::check(subject, value, in_list, found);
                }
            });
        }
    }
}

/// Calls `check` for the value itself, or for each item of a list.
fn each_text(value: &Value, mut check: impl FnMut(&Value, bool)) {
    match &value.node {
        Node::List(items) => items.iter().for_each(|item| check(item, true)),
        _ => check(value, false),
    }
}

/// Reports the escapes that double quotes turn into characters nobody types, in all values below `value`.
fn escapes(subject: &Subject<'_>, format: Format, value: &Value, found: &mut Findings<'_>) {
    let mut next = Some(value);
    let mut values = Vec::new();
    while let Some(value) = next {
        match &value.node {
            Node::List(items) => values.extend(items.iter().rev()),
            Node::Map(map) => values.extend(map.entries.iter().rev().map(|entry| &entry.value)),
            Node::Scalar { style: Style::DoubleQuoted, .. } => {
                let odd = if format == Format::Yaml { odd_yaml_escapes } else { odd_string_escapes };
                for escape in odd(&subject.post.text, value.inner_span()) {
                    let written = subject.post.slice(escape.span);
                    let bare = written == r"\_";
                    let instead = if bare { "_".to_owned() } else { format!(r"\{written}") };
                    let quotes = if format == Format::Json { "" } else { ", or put the value in single quotes" };
                    found
                        .at(escape.span, format!("{} in double quotes is {}", shown(written), escape.becomes))
                        .help(format!("write {}{quotes}", shown(&instead)))
                        .fix(Fix {
                            title: format!("write {}", shown(&instead)),
                            edits: vec![Edit { span: escape.span, text: instead }],
                            safety: Safety::Unsafe,
                        });
                }
            }
            _ => {}
        }
        next = values.pop();
    }
}
