//! `markdown-in-html`: Markdown that raw HTML above it has taken along, so that readers see the marks.

use crate::document::Post;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::text::Span;

/// See `rules/body/markdown-in-html.md`.
pub struct MarkdownInHtml;

impl Define for MarkdownInHtml {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// Elements whose text may look like Markdown and is none.
const CODE: &[&str] = &["code", "pre", "samp", "script", "style", "svg", "template", "textarea"];

impl PostRule for MarkdownInHtml {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        // kramdown ends raw HTML at the tag (lib/kramdown/parser/kramdown/html.rb).
        if subject.is_kramdown() {
            return;
        }
        let post = subject.post;
        for block in post.body.html_blocks.iter().filter(|block| !holds_code(post, **block)) {
            let lines: Vec<Span> = lines(post, *block).collect();
            // An opening fence without its closing one is a fault of its own, told where the closing one stands.
            let fences = lines.iter().filter(|line| is_fence(post.slice(**line))).count();
            let taken = lines.iter().skip(1).find(|line| is_markdown(post.slice(**line)) && is_text(post, **line));
            let (Some(first), Some(line)) = (lines.first(), taken.filter(|_| fences % 2 == 0)) else { continue };
            found
                .at(*line, format!("raw HTML reaches down to here, so that {} is no Markdown", shown(post.slice(*line))))
                .label("readers see the marks")
                .related(*first, "raw HTML goes on from here to the next empty line")
                .help("put an empty line between the HTML and the Markdown");
        }
    }
}

/// The lines of `block` without white space and quote marks around them.
fn lines(post: &Post, block: Span) -> impl Iterator<Item = Span> + '_ {
    let last = post.lines.line_of(block.end().saturating_sub(1));
    (post.lines.line_of(block.start())..=last).map(|line| {
        let content = post.lines.line_content(line, &post.text);
        let text = post.slice(content);
        let indent = text.len() - text.trim_start_matches([' ', '\t', '>']).len();
        Span::new(content.start() + indent, content.end()).trimmed(&post.text)
    })
}

fn holds_code(post: &Post, block: Span) -> bool {
    let tags = &post.body.html_tags;
    let first = tags.partition_point(|tag| tag.span.start() < block.start());
    let inside = tags.iter().skip(first).take_while(|tag| tag.span.start() < block.end());
    inside.into_iter().any(|tag| CODE.contains(&tag.name.as_str()))
}

/// Whether the line lies in no tag, comment or template call.
fn is_text(post: &Post, line: Span) -> bool {
    let body = &post.body;
    let tag = body.html_tags.partition_point(|tag| tag.span.start() <= line.start()).checked_sub(1);
    let in_tag = tag.and_then(|at| body.html_tags.get(at)).is_some_and(|tag| tag.span.contains(line.start()));
    let calls = body.templates.partition_point(|call| call.span.start() < line.end()).checked_sub(1);
    let in_call = calls.and_then(|at| body.templates.get(at)).is_some_and(|call| call.span.overlaps(line));
    let comment = body.comments.partition_point(|comment| comment.span.start() < line.end()).checked_sub(1);
    let in_comment = comment.and_then(|at| body.comments.get(at)).is_some_and(|comment| comment.span.overlaps(line));
    !(in_tag || in_call || in_comment)
}

fn is_fence(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

/// Whether a line without tags holds what only Markdown's author writes: a heading, a fence, a link or strong words.
fn is_markdown(line: &str) -> bool {
    !line.contains('<') && (is_heading(line) || is_fence(line) || has_link(line) || has_strong(line))
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - text.len())) && text.starts_with(' ') && text.contains(char::is_alphabetic)
}

fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, mark)| {
        let destination = line.get(at + mark.len()..).and_then(|rest| rest.split(')').next()).unwrap_or_default();
        let leads = destination.contains(['/', '.', '#']) && !destination.contains([' ', '`', '{', ',']);
        leads && line.get(..at).is_some_and(|before| before.contains('['))
    })
}

fn has_strong(line: &str) -> bool {
    let mut parts = line.split("**").skip(1);
    let (Some(inner), true) = (parts.next(), parts.next().is_some()) else { return false };
    inner.contains(char::is_alphabetic) && inner.trim() == inner
}

#[cfg(test)]
mod tests {
    use super::is_markdown;

    #[test]
    fn knows_marks_that_were_meant() {
        for line in ["## 제목", "**굵게** 쓴다", "![](그림.png)", "글 [링크](https://example.org/) 글", "```sh"] {
            assert!(is_markdown(line), "{line}");
        }
        for line in ["#hashtag", "2 ** 3", "a[0](b, c)", "글", "**", "# 1", "f(**kwargs)", "<b>**a**</b>", "x ** 2 ** y"] {
            assert!(!is_markdown(line), "{line}");
        }
    }
}
