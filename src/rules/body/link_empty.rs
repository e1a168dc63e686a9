//! `link-empty`: a link that leads nowhere, or that readers cannot see.

use crate::document::body::{Link, LinkForm};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};

/// See `rules/body/link-empty.md`.
pub struct LinkEmpty;

impl Define for LinkEmpty {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LinkEmpty {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let is_markdown = |link: &&Link| !matches!(link.form, LinkForm::Autolink | LinkForm::Html);
        for link in subject.post.body.links.iter().filter(is_markdown) {
            if link.destination.url.trim().is_empty() {
                found
                    .at(link.span, "the link has no address")
                    .label("a click only reloads the page")
                    .help("write the address between the parentheses, or remove the link");
            } else if link.text.trim().is_empty() && !link.has_other_content && !has_attributes(subject, link) {
                found
                    .at(link.span, "the link has no text")
                    .label("readers see nothing to click on")
                    .help("write the link's text between the brackets");
            }
        }
    }
}

/// Whether `{: .class}` follows, with which authors draw an icon.
fn has_attributes(subject: &Subject<'_>, link: &Link) -> bool {
    subject.post.text.get(link.span.end()..).is_some_and(|rest| rest.starts_with('{'))
}
