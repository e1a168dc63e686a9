//! `hard-break-style`: a line break that is not written in the blog's style.

use crate::document::Post;
use crate::document::body::BreakKind;
use crate::document::dialect::Wraps;
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
        if subject.generator().dialect(subject.path).markdown.wraps != Wraps::Soft {
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
        // kramdown's own syntax, and all of it before 2.0, knows no such backslash.
        let safety = if subject.is_kramdown() { Safety::Unsafe } else { Safety::Safe };
        let breaks = subject.post.body.paragraphs.iter().flat_map(|paragraph| &paragraph.breaks);
        for hard in breaks.filter(|it| it.kind == other) {
            let marker = subject.post.slice(hard.span).trim_end_matches(['\n', '\r']).len();
            let span = Span::new(hard.span.start(), hard.span.start() + marker);
            let finding = found.at(span, message);
            finding.help(help);
            let before = subject.post.text.get(..span.start()).unwrap_or_default();
            // A second backslash would be what the first one escapes. What a template prints may be nothing at all.
            if before.ends_with('\\') || begins_with_template(subject.post, hard.span.end()) {
                continue;
            }
            // With the spaces before a backslash the two would be more, and without them the text is another.
            let start = before.trim_end_matches([' ', '\t']).len();
            let safety = if start < span.start() { Safety::Unsafe } else { safety };
            let edits = vec![Edit { span: Span::new(start, span.end()), text: text.to_owned() }];
            finding.fix(Fix { title: help.to_owned(), edits, safety });
        }
    }
}

/// Whether the line whose text or quote marks begin at `start` has a template call as its first text.
fn begins_with_template(post: &Post, start: usize) -> bool {
    let rest = post.text.get(start..).unwrap_or_default();
    let at = start + rest.len() - rest.trim_start_matches([' ', '\t', '>']).len();
    let next = post.body.templates.partition_point(|call| call.span.start() < at);
    post.body.templates.get(next).is_some_and(|call| call.span.start() == at)
}
