//! `heading-first-level`: a body whose first heading is not at the level that the blog begins with.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use serde::Deserialize;

/// See `rules/body/heading-first-level.md`.
pub struct HeadingFirstLevel {
    first: u8,
}

/// The options of [`HeadingFirstLevel`].
#[derive(Deserialize)]
pub struct Options {
    first: u8,
}

impl Define for HeadingFirstLevel {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        match options.first {
            1..=6 => Ok(Self { first: options.first }),
            _ => Err(BadOption::new("first", "a heading has a level from 1 to 6")),
        }
    }
}

impl PostRule for HeadingFirstLevel {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let body = &subject.post.body;
        let first = body.headings.iter().find(|heading| !heading.nested);
        let raw = body.html_tags.iter().find(|tag| is_heading(&tag.name)).map(|tag| tag.span);
        let first = first.filter(|heading| raw.is_none_or(|raw| heading.span < raw));
        if let Some(heading) = first.filter(|heading| heading.level != self.first) {
            let text = shown(heading.text.trim());
            found
                .at(heading.span, format!("the first heading {text} is at level {}, not {}", heading.level, self.first))
                .help(format!("begin the headings at level {}: `{}`", self.first, "#".repeat(usize::from(self.first))));
        }
    }
}

/// `h2`
fn is_heading(tag: &str) -> bool {
    matches!(tag.as_bytes(), [b'h', b'1'..=b'6'])
}
