//! `key-misspelt`: a key that the generator does not know and that looks like one it knows.

mod likeness;
mod slip;

use crate::document::front_matter::Entry;
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, shown};
use crate::site::{Field, FieldType, GeneratorName};
use likeness::Candidate;
use serde::Deserialize;
use std::cell::OnceCell;
use std::collections::HashSet;

/// See `rules/front-matter/key-misspelt.md`.
pub struct KeyMisspelt {
    known: Vec<String>,
}

/// The options of the rule.
#[derive(Deserialize)]
pub struct Options {
    known: Vec<String>,
}

/// Fields that themes and plugins read, each in its own spelling.
const OF_THEMES: &[&str] = &["canonicalURL", "canonical_url", "subtitle"];

impl Define for KeyMisspelt {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { known: options.known })
    }
}

impl PostRule for KeyMisspelt {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if !subject.is_content() {
            return;
        }
        let folds = subject.generator().folds_key_case();
        let fold = |key: &str| if folds { key.to_lowercase() } else { key.to_owned() };
        let written = OnceCell::new();
        for (entry, known) in subject.fields() {
            let key = entry.key.text.as_str();
            if known.is_some() || self.known.iter().any(|known| subject.is_key(key, known)) {
                continue;
            }
            let generator = subject.generator().name();
            let meant = self.meant(subject, entry).filter(|name| {
                let keys = || subject.fields().iter().map(|(entry, _)| fold(&entry.key.text)).collect::<HashSet<_>>();
                !written.get_or_init(keys).contains(&fold(name))
            });
            if let Some(name) = meant {
                report(subject, entry, name, found);
            } else if let Some(advice) = slip::misplaced(generator, key) {
                found.at(entry.key.span, slip::message(generator, key)).help(advice);
            }
        }
    }
}

impl KeyMisspelt {
    /// The known key that the author most likely meant.
    fn meant<'n, 'a: 'n>(&'n self, subject: &Subject<'a>, entry: &Entry) -> Option<&'n str> {
        let generator = subject.generator();
        let one_spelling = |field: &Field| {
            let free = matches!(generator.name(), GeneratorName::Plain | GeneratorName::Astro);
            !free && field.kind != FieldType::Any && !OF_THEMES.contains(&&*field.name)
        };
        let fields = generator.fields().iter();
        let known = fields.map(|field| Candidate { name: &field.name, one_spelling: one_spelling(field) });
        let own = self.known.iter().map(|name| Candidate { name, one_spelling: false });
        slip::meant(generator.name(), entry)
            .filter(|name| subject.known_field(name).is_some())
            .or_else(|| likeness::meant(&entry.key.text, known.chain(own)))
    }
}

fn report(subject: &Subject<'_>, entry: &Entry, name: &str, found: &mut Findings<'_>) {
    let key = entry.key.text.as_str();
    let generator = subject.generator().name();
    let message = if slip::meant(generator, entry) == Some(name) {
        slip::message(generator, key)
    } else {
        format!("the key {} looks like a slip for {}", shown(key), shown(name))
    };
    let edits = found.editor(subject).and_then(|editor| editor.rename(entry, name));
    let diagnostic = found.at(entry.key.span, message);
    diagnostic.help(format!("write {}, or add the key to the option `known` when it is your own", shown(name)));
    diagnostic.offer(format!("rename the key to {}", shown(name)), Safety::Unsafe, edits);
}
