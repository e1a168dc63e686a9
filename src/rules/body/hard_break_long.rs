//! `hard-break-long`: a line break written with more than two spaces.

use crate::document::body::BreakKind;
use crate::document::dialect::Wraps;
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};

/// See `rules/body/hard-break-long.md`.
pub struct HardBreakLong;

impl Define for HardBreakLong {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for HardBreakLong {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if subject.generator().dialect(subject.path).markdown.wraps != Wraps::Soft {
            return;
        }
        let breaks = subject.post.body.paragraphs.iter().flat_map(|paragraph| &paragraph.breaks);
        for hard in breaks.filter(|it| it.kind == BreakKind::HardSpaces) {
            let spaces = subject.post.slice(hard.span).trim_end_matches(['\n', '\r']).len();
            let span = Span::new(hard.span.start(), hard.span.start() + spaces);
            if spaces > 2 {
                found
                    .at(span, format!("the line break is written with {spaces} spaces"))
                    .label("two are enough")
                    .help("leave two spaces")
                    .fix(Fix {
                        title: "leave two spaces".to_owned(),
                        edits: vec![Edit { span, text: "  ".to_owned() }],
                        safety: Safety::Safe,
                    });
            }
        }
    }
}
