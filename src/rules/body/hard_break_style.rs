//! `hard-break-style`: a line break that is not written in the blog's style.

use crate::document::body::BreakKind;
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};
use serde::Deserialize;

/// See `rules/body/hard-break-style.md`.
pub struct HardBreakStyle {
    style: Style,
}

/// The options of [`HardBreakStyle`].
#[derive(Deserialize)]
pub struct Options {
    style: Style,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Style {
    Spaces,
    Backslash,
}

impl Define for HardBreakStyle {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { style: options.style })
    }
}

impl PostRule for HardBreakStyle {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if subject.generator().dialect(subject.path).markdown.hard_wraps {
            return;
        }
        let (other, text, message, help) = match self.style {
            Style::Spaces => {
                (BreakKind::HardBackslash, "  ", "the line break is a backslash", "end the line with two spaces")
            }
            Style::Backslash => {
                (BreakKind::HardSpaces, "\\", "the line break is made of spaces", "end the line with a backslash")
            }
        };
        let breaks = subject.post.body.paragraphs.iter().flat_map(|paragraph| &paragraph.breaks);
        for hard in breaks.filter(|it| it.kind == other) {
            let marker = subject.post.slice(hard.span).trim_end_matches(['\n', '\r']).len();
            let span = Span::new(hard.span.start(), hard.span.start() + marker);
            let edits = vec![Edit { span, text: text.to_owned() }];
            found.at(span, message).help(help).fix(Fix { title: help.to_owned(), edits, safety: Safety::Safe });
        }
    }
}
