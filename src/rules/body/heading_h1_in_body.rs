//! `heading-h1-in-body`: a level-one heading in the body of a post that has a title.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};

/// See `rules/body/heading-h1-in-body.md`.
pub struct HeadingH1InBody;

impl Define for HeadingH1InBody {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for HeadingH1InBody {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if !subject.is_content() || subject.generator().title_from_heading() {
            return;
        }
        let Some(entry) = subject.field("title") else { return };
        let Some(title) = entry.value.as_text().map(str::trim).filter(|title| !title.is_empty()) else { return };
        for heading in subject.post.body.headings.iter().filter(|heading| heading.level == 1 && !heading.nested) {
            let text = heading.text.trim();
            if text.is_empty() {
                continue;
            }
            if text == title {
                found
                    .at(heading.span, format!("the heading repeats the title {}", shown(title)))
                    .label("a second level-one heading on the page")
                    .related(entry.value.span, "the title")
                    .help("remove the heading if the theme shows the title above the post");
            } else {
                found
                    .at(heading.span, format!("{} is a level-one heading below the title", shown(text)))
                    .label("the theme makes the title the level-one heading")
                    .related(entry.value.span, "the title")
                    .help("begin the headings of the body at level two: `##`");
            }
        }
    }
}
