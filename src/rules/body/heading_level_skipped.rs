//! `heading-level-skipped`: a heading that lies two or more levels below the one before it.

use crate::document::Body;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::text::Span;

/// See `rules/body/heading-level-skipped.md`.
pub struct HeadingLevelSkipped;

impl Define for HeadingLevelSkipped {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// A heading of the outline.
struct Step<'b> {
    span: Span,
    level: u8,
    /// The text of a Markdown heading; raw HTML headings count, but are not judged.
    text: Option<&'b str>,
}

impl PostRule for HeadingLevelSkipped {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for pair in outline(&subject.post.body).windows(2) {
            let [above, step] = pair else { continue };
            let Some(text) = step.text.filter(|_| step.level > above.level + 1) else { continue };
            let wanted = above.level + 1;
            found
                .at(
                    step.span,
                    format!(
                        "{} is at level {}, but the heading above is at level {}",
                        shown(text),
                        step.level,
                        above.level
                    ),
                )
                .label(format!("level {wanted} is left out"))
                .related(above.span, format!("level {}", above.level))
                .help(format!("write it with {wanted} `#`, or add the heading between the two"));
        }
    }
}

/// All headings that stand in no container, raw HTML ones included, in the order of the text.
fn outline(body: &Body) -> Vec<Step<'_>> {
    let headings = body.headings.iter().filter(|heading| !heading.nested);
    let written =
        headings.map(|heading| Step { span: heading.span, level: heading.level, text: Some(&heading.text) });
    let tags = body.html_tags.iter().filter(|tag| !tag.closing);
    let raw = tags.filter_map(|tag| Some(Step { span: tag.span, level: html_level(&tag.name)?, text: None }));
    let mut steps: Vec<Step<'_>> = written.chain(raw).collect();
    steps.sort_by_key(|step| step.span);
    steps
}

fn html_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}
