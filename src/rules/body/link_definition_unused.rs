//! `link-definition-unused`: a link definition that no link uses.

use crate::document::body::Definition;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, is_template, normal_label, shown};
use std::borrow::Cow;
use std::collections::HashMap;

/// See `rules/body/link-definition-unused.md`.
pub struct LinkDefinitionUnused;

impl Define for LinkDefinitionUnused {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LinkDefinitionUnused {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let definitions = subject.post.body.definitions.iter();
        let unused: Vec<&Definition> = definitions
            .filter(|definition| !definition.used && !is_comment(definition) && !is_template(subject, definition.span))
            .collect();
        if unused.is_empty() {
            return;
        }
        let mentions = bracketed(subject.post.slice(subject.post.body.span));
        for definition in unused {
            // Once is the definition itself; more may be a link in raw HTML that the generator reads as Markdown.
            if mentions.get(&normal_label(&definition.label)).is_none_or(|times| *times <= 1) {
                found
                    .at(definition.label_span, format!("no link uses the definition {}", shown(&definition.label)))
                    .help("link to it, or remove the line");
            }
        }
    }
}

/// Whether the definition is a comment that readers do not see: `[//]: # (note)`.
fn is_comment(definition: &Definition) -> bool {
    matches!(definition.label.as_str(), "//" | "comment" | "_metadata_" | "#") || definition.destination.url.len() <= 1
}

/// How often each text stands between a `[` and the next `]`.
fn bracketed(text: &str) -> HashMap<Cow<'_, str>, usize> {
    let mut times = HashMap::new();
    for piece in text.split('[').skip(1) {
        if let Some((inside, _)) = piece.split_once(']') {
            *times.entry(normal_label(inside)).or_default() += 1;
        }
    }
    times
}
