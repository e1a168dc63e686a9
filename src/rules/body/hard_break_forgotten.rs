//! `hard-break-forgotten`: the one line of a paragraph that does not break where all others do.

use crate::document::Post;
use crate::document::body::{Break, BreakKind, Paragraph};
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
        if subject.generator().dialect(subject.path).markdown.hard_wraps {
            return;
        }
        let post = subject.post;
        for paragraph in &post.body.paragraphs {
            let Some((at, soft)) = forgotten(post, paragraph) else { continue };
            let spaces = post.slice(soft.span).trim_end_matches(['\n', '\r']).len();
            let span = Span::new(soft.span.start(), soft.span.start() + spaces);
            let like = paragraph.breaks.iter().find(|it| it.kind != BreakKind::Soft);
            let marker = if like.is_some_and(|it| it.kind == BreakKind::HardBackslash) { "\\" } else { "  " };
            if speaks_for_itself(post, line(paragraph, at)) || speaks_for_itself(post, line(paragraph, at + 1)) {
                continue;
            }
            found
                .at(span, "the line runs into the next one, while every other line of the paragraph breaks")
                .label(if spaces == 1 { "one space breaks no line" } else { "no line break here" })
                .help("end the line with two spaces, or take the breaks out of the others")
                .fix(Fix {
                    title: "break the line".to_owned(),
                    edits: vec![Edit { span, text: marker.to_owned() }],
                    safety: Safety::Unsafe,
                });
        }
    }
}

/// The only soft break of a paragraph whose other lines all end in hard breaks. The last line counts when it ends in
/// the spaces of one: its author ends every line so. A line that ends in one space was meant; one that ends in none
/// needs two hard breaks as witnesses.
fn forgotten<'p>(post: &Post, paragraph: &'p Paragraph) -> Option<(usize, &'p Break)> {
    let mut soft = paragraph.breaks.iter().enumerate().filter(|(_, it)| it.kind == BreakKind::Soft);
    let only = soft.next().filter(|_| soft.next().is_none())?;
    let hard = paragraph.breaks.len() - 1;
    let has_space = post.slice(only.1.span).starts_with(' ');
    let last_line = post.lines.line_of(paragraph.span.end());
    let ends_hard = post.slice(post.lines.line_content(last_line, &post.text)).ends_with("  ");
    let is_sure = hard >= 2 || (hard == 1 && has_space && ends_hard);
    is_sure.then_some(only)
}

/// The bytes of line `at` of the paragraph, its break left out.
fn line(paragraph: &Paragraph, at: usize) -> Span {
    let before = at.checked_sub(1).and_then(|before| paragraph.breaks.get(before));
    let start = before.map_or(paragraph.span.start(), |it| it.span.end());
    Span::new(start, paragraph.breaks.get(at).map_or(paragraph.span.end(), |it| it.span.start()))
}

/// Whether the line is an image, holds a template call or raw HTML (`<br>` breaks it), or is kramdown's definition of a
/// term.
fn speaks_for_itself(post: &Post, line: Span) -> bool {
    let body = &post.body;
    let line = line.trimmed(&post.text);
    let images = body.images.partition_point(|image| image.span.start() < line.start());
    let image = body.images.get(images).map(|image| image.span);
    let is_image = image.is_some_and(|image| image.start() == line.start() && image.end() <= line.end());
    let calls = body.templates.partition_point(|call| call.span.start() < line.end());
    let call = calls.checked_sub(1).and_then(|at| body.templates.get(at)).map(|call| call.span);
    let tags = body.html_tags.partition_point(|tag| tag.span.start() < line.end());
    let tag = tags.checked_sub(1).and_then(|at| body.html_tags.get(at)).map(|tag| tag.span);
    is_image || call.into_iter().chain(tag).any(|span| span.overlaps(line)) || post.slice(line).starts_with(": ")
}
