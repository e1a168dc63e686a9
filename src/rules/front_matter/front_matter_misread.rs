//! `front-matter-misread`: front matter that the generator does not see, or that it ends in the wrong place.

use crate::document::front_matter::{FrontMatter, NearMissKind, near_miss};
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject, shown};
use crate::site::GeneratorName;
use crate::text::Edit;

/// See `rules/front-matter/front-matter-misread.md`.
pub struct FrontMatterMisread;

impl Define for FrontMatterMisread {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for FrontMatterMisread {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        match &subject.post.front_matter {
            Some(matter) => leaks(subject, matter, found),
            None if subject.is_content() => unseen(subject, found),
            None => {}
        }
    }
}

fn unseen(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let generator = subject.generator();
    let Some(near) = near_miss(&subject.post.text, generator.dialect(subject.path).fences) else { return };
    let fence = subject.post.slice(near.span);
    let (because, help) = match near.kind {
        NearMissKind::BlankBefore => {
            (format!("a blank line stands before {}", shown(fence)), "remove the blank lines before it")
        }
        NearMissKind::TextBefore => {
            (format!("text stands before {}", shown(fence)), "move what stands before it below the front matter")
        }
        NearMissKind::Indented => {
            (format!("white space stands before {}", shown(fence)), "begin the line with the fence")
        }
        NearMissKind::TooLong => (format!("{} is too long", shown(fence)), "write exactly three characters"),
        NearMissKind::TooShort => (format!("{} is too short", shown(fence)), "write exactly three characters"),
        NearMissKind::OtherDashes => {
            (format!("{} is not made of hyphens", shown(fence)), "write `---` with three hyphen-minus characters")
        }
        NearMissKind::TextAfter => {
            (format!("text follows the fence in {}", shown(fence)), "give the fence a line of its own")
        }
        NearMissKind::OtherFormat => {
            (format!("{} opens no front matter there", shown(fence)), "write the front matter as YAML between `---`")
        }
        NearMissKind::MissingOpening => {
            ("the opening `---` is missing".to_owned(), "put a `---` line before the first key")
        }
    };
    let who = generator.name().title();
    found
        .at(near.span, format!("{who} does not see this front matter: {because}"))
        .label("the metadata is lost, and readers see it as text")
        .help(help);
}

fn leaks(subject: &Subject<'_>, matter: &FrontMatter, found: &mut Findings<'_>) {
    let (Some(closing), false) = (matter.closing, matter.after_closing.is_empty()) else { return };
    let post = subject.post;
    let (fence, rest) = (post.slice(closing), post.slice(matter.after_closing));
    let who = match subject.generator().name() {
        GeneratorName::Plain => "this line",
        known => known.title(),
    };
    let line = post.slice(closing.cover(matter.after_closing));
    let diagnostic = found.at(
        matter.after_closing,
        format!("{who} ends the front matter at {}, so that {} becomes part of the text", shown(line), shown(rest)),
    );
    if !rest.bytes().all(|byte| byte == b'-' || byte == b'+') {
        diagnostic.help("give the fence a line of its own, or indent the line when it belongs to a value");
    } else {
        diagnostic.help(format!("write {} alone on the closing line", shown(fence)));
        diagnostic.fix(Fix {
            title: "remove what follows the fence".to_owned(),
            edits: vec![Edit { span: matter.after_closing, text: String::new() }],
            safety: Safety::Unsafe,
        });
    }
}
