//! `tag-too-many`: more terms in one field than the blog wants.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use serde::Deserialize;

/// See `rules/front-matter/tag-too-many.md`.
pub struct TagTooMany {
    options: Options,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    max: usize,
    fields: Vec<String>,
}

impl Define for TagTooMany {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { options })
    }
}

impl PostRule for TagTooMany {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Options { max, fields } = &self.options;
        for taxonomy in subject.taxonomies().iter().filter(|taxonomy| taxonomy.is_among(fields)) {
            let terms = taxonomy.terms(subject.post);
            if let Some(first) = terms.get(*max) {
                let message = format!("`{}` has {} terms, more than {max}", taxonomy.name, terms.len());
                found
                    .at(first.written.span, message)
                    .label("from here on")
                    .help("keep the terms that readers will look for");
            }
        }
    }
}
