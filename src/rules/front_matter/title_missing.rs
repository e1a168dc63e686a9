//! `title-missing`: a post without a title.

use crate::document::front_matter::{FrontMatter, Value};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::site::scalar::{Meaning, meaning};
use crate::site::{GeneratorName, Role};

/// See `rules/front-matter/title-missing.md`.
pub struct TitleMissing;

impl Define for TitleMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for TitleMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let (Role::Post, Some(matter)) = (subject.role, &subject.post.front_matter) else { return };
        if matter.root.is_none()
            || is_unclosed_and_bare(matter)
            || subject.generator().title_optional()
            || (subject.generator().title_from_heading() && has_title_heading(subject))
        {
            return;
        }
        match subject.field("title") {
            None if has_other_title(subject) => {}
            None => {
                found.at(matter.opening, "the post has no `title`").help("add a `title` to the front matter");
            }
            // What stands in its place is told by `value-ambiguous`.
            Some(entry) if subject.lost_comment(&entry.value).is_some() => {}
            Some(entry) if is_blank(subject, &entry.value) => {
                found.at(entry.key.span, "the `title` is empty").help("write the title");
            }
            Some(_) => {}
        }
    }
}

/// Whether the fence is open and no key follows it: what is wrong there is told by `front-matter-unclosed`.
fn is_unclosed_and_bare(matter: &FrontMatter) -> bool {
    matter.closing.is_none() && matter.root.as_ref().is_none_or(|map| map.entries.is_empty())
}

fn is_blank(subject: &Subject<'_>, value: &Value) -> bool {
    meaning(value, subject.generator()) == Some(Meaning::Null)
        || value.as_text().is_some_and(|text| text.trim().is_empty())
}

/// A key such as `newsTitle`, where the generator gives `title` no meaning of its own and templates take what they want.
fn has_other_title(subject: &Subject<'_>) -> bool {
    let free =
        matches!(subject.generator().name(), GeneratorName::Eleventy | GeneratorName::Astro | GeneratorName::Plain);
    let entries = subject.post.map().map_or(&[][..], |map| &map.entries);
    free && entries.iter().any(|entry| entry.key.text.to_lowercase().ends_with("title"))
}

fn has_title_heading(subject: &Subject<'_>) -> bool {
    subject.post.body.headings.first().is_some_and(|heading| heading.level == 1)
}
