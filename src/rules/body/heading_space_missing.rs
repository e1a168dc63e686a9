//! `heading-space-missing`: `##Title`, which is a paragraph and no heading.

use crate::document::Post;
use crate::document::body::{Break, Paragraph, ParagraphKind};
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};

/// See `rules/body/heading-space-missing.md`.
pub struct HeadingSpaceMissing;

impl Define for HeadingSpaceMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for HeadingSpaceMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        for paragraph in post.body.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Plain) {
            for (start, above, below) in lines(paragraph) {
                let rest = post.text.get(start..paragraph.span.end()).unwrap_or("");
                if !rest.starts_with(['#', ' ', '\t']) {
                    continue;
                }
                let rest = rest.trim_start_matches([' ', '\t']);
                let at = paragraph.span.end() - rest.len();
                let Some(level) = level_of_glued_heading(rest).filter(|_| !post.body.is_opaque(at)) else { continue };
                let marks = Span::new(at, at + level);
                let finding = found
                    .at(marks, format!("`{}` without a space after it makes no heading", post.slice(marks)))
                    .label("readers see the marks and plain text")
                    .help("put a space between the marks and the text");
                let line = post.lines().line(post.lines().line_of(at)).start().max(post.body.span.start());
                let indent = post.slice(Span::new(line, at));
                // Text that is indented farther is code, or goes on with the paragraph.
                if indent.len() <= 3 && indent.bytes().all(|byte| byte == b' ') {
                    let mut edits = vec![Edit { span: Span::empty(marks.end()), text: " ".to_owned() }];
                    edits.extend([above, below].into_iter().flatten().filter_map(|it| without_marker(post, it)));
                    finding.fix(Fix { title: "insert the space".to_owned(), edits, safety: Safety::Unsafe });
                }
            }
        }
    }
}

/// The lines of a paragraph: where each begins, and the breaks before and behind it.
fn lines(paragraph: &Paragraph) -> impl Iterator<Item = (usize, Option<&Break>, Option<&Break>)> {
    let breaks = &paragraph.breaks;
    (0..=breaks.len()).map(|at| {
        let above = at.checked_sub(1).and_then(|before| breaks.get(before));
        (above.map_or(paragraph.span.start(), |it| it.span.end()), above, breaks.get(at))
    })
}

/// The edit that takes the marker out of a break, which no longer breaks a line at the edge of a heading.
fn without_marker(post: &Post, it: &Break) -> Option<Edit> {
    let length = post.slice(it.span).trim_end_matches(['\n', '\r']).len();
    (length > 0).then(|| Edit { span: Span::new(it.span.start(), it.span.start() + length), text: String::new() })
}

/// How many `#` begin a line that was meant for a heading. One alone may be a hashtag, a colour or a number.
fn level_of_glued_heading(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let text = line.get(level..)?;
    let first = text.chars().next()?;
    let digits = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let is_number = digits.len() < text.len() && digits.starts_with(['.', ')']);
    let is_text = first.is_alphabetic() || matches!(first, '「' | '『' | '【' | '《' | '“' | '*' | '`') || is_number;
    ((2..=6).contains(&level) && is_text).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::level_of_glued_heading;

    #[test]
    fn tells_headings_from_what_only_begins_with_a_number_sign() {
        assert_eq!(level_of_glued_heading("##제목"), Some(2));
        assert_eq!(level_of_glued_heading("###「題」"), Some(3));
        assert_eq!(level_of_glued_heading("##2. Next"), Some(2));
        for line in ["#해시태그", "#include", "#!", "#1", "##1", "## a", "##", "#######a", "##-", "###", "#fff"] {
            assert_eq!(level_of_glued_heading(line), None, "{line}");
        }
    }
}
