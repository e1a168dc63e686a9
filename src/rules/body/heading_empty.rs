//! `heading-empty`: a heading without text.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::text::Span;

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
            let is_bare = heading.text.trim().is_empty() && !heading.has_image && !heading.has_template;
            if is_bare && !draws(subject, heading.span) {
                found
                    .at(heading.span, "the heading has no text")
                    .label("readers see an empty line")
                    .help("write the heading's text, or remove the marks");
            }
        }
    }
}

/// Whether raw HTML in `heading` shows something without a word.
fn draws(subject: &Subject<'_>, heading: Span) -> bool {
    let tags = &subject.post.body.html_tags;
    let first = tags.partition_point(|tag| tag.span.start() < heading.start());
    let mut inside = tags.iter().skip(first).take_while(|tag| tag.span.start() < heading.end());
    inside.any(|tag| matches!(&*tag.name, "i" | "img" | "picture" | "svg" | "video"))
}
