//! `front-matter-missing`: a post without front matter.

use crate::document::front_matter::{bom_len, near_miss};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::site::{GeneratorName, Role};
use crate::text::Span;

/// See `rules/front-matter/front-matter-missing.md`.
pub struct FrontMatterMissing;

impl Define for FrontMatterMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for FrontMatterMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let generator = subject.generator();
        if subject.role != Role::Post || post.front_matter.is_some() || does_without(subject) {
            return;
        }
        if near_miss(&post.text, generator.dialect(subject.path).fences).is_some() {
            return;
        }
        found
            .at(first_line(subject), "the post has no front matter")
            .label(consequence(generator.name()))
            .help("begin the file with a `---` line, a `title` and a `date`, and another `---` line");
    }
}

/// Where no generator is known nobody says that a post needs front matter; where the first heading is the title and
/// stands there, nothing is lost.
fn does_without(subject: &Subject<'_>) -> bool {
    let titled = || subject.post.body.headings.first().is_some_and(|heading| heading.level == 1);
    subject.generator().name() == GeneratorName::Plain || (subject.generator().title_from_heading() && titled())
}

fn consequence(generator: GeneratorName) -> &'static str {
    match generator {
        GeneratorName::Zola => "Zola refuses to build",
        GeneratorName::Jekyll => "published without layout and tags",
        _ => "published without title and date",
    }
}

fn first_line(subject: &Subject<'_>) -> Span {
    let post = subject.post;
    let start = bom_len(&post.text);
    let blank = post.text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let line = post.lines().line_content(post.lines().line_of(start + blank), &post.text);
    if line.is_empty() { Span::empty(start) } else { Span::new(line.start().max(start), line.end()) }
}
