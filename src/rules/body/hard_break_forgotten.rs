//! `hard-break-forgotten`: the one line of a paragraph that does not break where all others do.

use crate::document::body::BreakKind;
use crate::document::dialect::Wraps;
use crate::document::intent::forgotten_breaks;
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};

/// See `rules/body/hard-break-forgotten.md`.
pub struct HardBreakForgotten;

impl Define for HardBreakForgotten {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for HardBreakForgotten {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if subject.generator().dialect(subject.path).markdown.wraps != Wraps::Soft {
            return;
        }
        for (soft, like) in forgotten_breaks(subject.post) {
            let spaces = subject.post.slice(soft.span).trim_end_matches(['\n', '\r']).len();
            let span = Span::new(soft.span.start(), soft.span.start() + spaces);
            let marker = if like == BreakKind::HardBackslash { "\\" } else { "  " };
            let finding = found.at(span, "the line runs into the next one, while every other line of the paragraph breaks");
            finding.label(if spaces == 1 { "one space breaks no line" } else { "no line break here" });
            finding.help("end the line like the others, or take the breaks out of those");
            // A second backslash would be what the first one escapes.
            if !subject.post.text.get(..span.start()).is_some_and(|before| before.ends_with('\\')) {
                finding.fix(Fix {
                    title: "break the line".to_owned(),
                    edits: vec![Edit { span, text: marker.to_owned() }],
                    safety: Safety::Unsafe,
                });
            }
        }
    }
}
