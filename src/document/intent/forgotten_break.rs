//! Line breaks that an author meant and did not make.

use crate::document::Post;
use crate::document::body::{Break, BreakKind, Paragraph};
use crate::text::Span;

/// The soft breaks of `post` that were meant to be hard, in the order of the text, each with the kind that the other
/// lines of its paragraph end in. To be asked only where a soft break does not break the line.
#[must_use]
pub fn forgotten_breaks(post: &Post) -> Vec<(Break, BreakKind)> {
    let with_others = post.body.paragraphs.iter().filter(|paragraph| paragraph.breaks.len() > 1);
    let mut found: Vec<_> = with_others.filter_map(|paragraph| forgotten(post, paragraph)).collect();
    found.sort_by_key(|(it, _)| it.span);
    found
}

/// The only soft break of a paragraph whose other lines all end in hard breaks. The last line counts when it ends in
/// the spaces of one: its author ends every line so. A line that ends in one space was meant; one that ends in none
/// needs two hard breaks as witnesses.
fn forgotten(post: &Post, paragraph: &Paragraph) -> Option<(Break, BreakKind)> {
    let mut soft = paragraph.breaks.iter().enumerate().filter(|(_, it)| it.kind == BreakKind::Soft);
    let (at, only) = soft.next().filter(|_| soft.next().is_none())?;
    let like = paragraph.breaks.iter().find(|it| it.kind != BreakKind::Soft)?.kind;
    let hard = paragraph.breaks.len() - 1;
    let has_space = post.slice(only.span).starts_with(' ');
    let last_line = post.lines().line_of(paragraph.span.end());
    let ends_hard = post.slice(post.lines().line_content(last_line, &post.text)).ends_with("  ");
    let is_sure = hard >= 2 || (hard == 1 && has_space && ends_hard);
    let is_plain = [at, at + 1].iter().all(|at| !speaks_for_itself(post, line(paragraph, *at)));
    (is_sure && is_plain).then_some((*only, like))
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

#[cfg(test)]
mod tests {
    use super::forgotten_breaks;
    use crate::document::{Dialect, Post};

    fn lines(text: &str) -> Vec<usize> {
        let post = Post::parse(text.to_owned(), &Dialect::default());
        forgotten_breaks(&post).iter().map(|(it, _)| post.lines().line_of(it.span.start())).collect()
    }

    #[test]
    fn one_line_among_others_that_break() {
        assert_eq!(lines("가  \n나\n다  \n라\n"), [1]);
        assert_eq!(lines("가 \r\n나  \r\n다  \r\n"), [0]);
        assert_eq!(lines("> 가\\\n> 나\n> 다\\\n> 라\n"), [1]);
    }

    #[test]
    fn prose_and_lines_that_need_no_break_are_left() {
        for text in
            ["a\nb  \nc\n", "a  \nb\nc\nd  \ne\n", "a\nb  \nc  \n", "a  \nb<br>\nc  \nd\n", "a  \nb  \n![](c)\nd  \n"]
        {
            assert!(lines(text).is_empty(), "{text:?}");
        }
    }
}
