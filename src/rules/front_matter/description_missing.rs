//! `description-missing`: a post without a description.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::site::Role;
use serde::Deserialize;

/// See `rules/front-matter/description-missing.md`.
pub struct DescriptionMissing {
    fields: Vec<String>,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    fields: Vec<String>,
}

impl Define for DescriptionMissing {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        if options.fields.is_empty() {
            return Err(BadOption::new("fields", "the list names no field"));
        }
        Ok(Self { fields: options.fields })
    }
}

impl PostRule for DescriptionMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let (Role::Post, Some(matter)) = (subject.role, &subject.post.front_matter) else { return };
        if matter.root.is_none() {
            return;
        }
        let entries: Vec<_> = self.fields.iter().filter_map(|field| subject.field(field)).collect();
        let is_blank = |text: &str| text.trim().is_empty() || text == "~";
        if entries.iter().any(|entry| !entry.value.is_empty() && !entry.value.as_text().is_some_and(is_blank)) {
            return;
        }
        let help = format!("say in a sentence or two what the post is about, in `{}`", self.fields[0]);
        match entries.first() {
            Some(entry) => found.at(entry.key.span, format!("the `{}` is empty", entry.key.text)),
            None => found.at(matter.opening, format!("the post has no `{}`", self.fields[0])),
        }
        .help(help);
    }
}
