//! `heading-empty`: a heading without text.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject};

/// See `rules/body/heading-empty.md`.
pub struct HeadingEmpty;

impl Define for HeadingEmpty {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for HeadingEmpty {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for heading in &subject.post.body.headings {
            if heading.text.trim().is_empty() && !heading.has_image && !heading.has_template {
                found
                    .at(heading.span, "the heading has no text")
                    .label("readers see an empty line")
                    .help("write the heading's text, or remove the marks");
            }
        }
    }
}
