//! `key-unknown`: a key that neither the generator nor the blog's own list knows.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, nearest, shown};
use serde::Deserialize;

/// See `rules/front-matter/key-unknown.md`.
pub struct KeyUnknown {
    allowed: Vec<String>,
}

/// The options of the rule.
#[derive(Deserialize)]
pub struct Options {
    allowed: Vec<String>,
}

impl Define for KeyUnknown {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { allowed: options.allowed })
    }
}

impl PostRule for KeyUnknown {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(root) = subject.post.map() else { return };
        for entry in root.entries.iter().filter(|entry| entry.key.text != "<<") {
            let key = entry.key.text.as_str();
            if subject.known_field(key).is_some() || self.allowed.iter().any(|allowed| subject.is_key(key, allowed)) {
                continue;
            }
            let fields = subject.generator().fields().iter().map(|field| &*field.name);
            let help = match nearest(key, fields.chain(self.allowed.iter().map(String::as_str))) {
                Some(name) => format!("write {}, or add the key to the option `allowed`", shown(name)),
                None => "remove it, or add it to the option `allowed`".to_owned(),
            };
            found.at(entry.key.span, format!("the key {} is unknown", shown(key))).help(help);
        }
    }
}
