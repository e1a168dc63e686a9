//! `markdown-in-html`: Markdown on the lines of a raw HTML block, where readers see its marks.

use crate::document::Post;
use crate::document::body::HtmlTag;
use crate::lint::{BadOption, Define, Findings, Fix, Needle, PostRule, Safety, Subject, block_mark, inline_mark, shown};
use crate::text::{Edit, Span};

/// See `rules/body/markdown-in-html.md`.
pub struct MarkdownInHtml {
    /// What inline Markdown that is looked for cannot do without.
    inline: [Needle; 2],
}

impl Define for MarkdownInHtml {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self { inline: [Needle::new("**"), Needle::new("](")] })
    }
}

/// Elements whose text is meant as it stands.
const VERBATIM: [&str; 9] = ["code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea"];

impl PostRule for MarkdownInHtml {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        // HTML that is dropped takes its text with it, marks and all.
        if !subject.reads_html_blocks() || subject.generator().drops_html().is_some() {
            return;
        }
        let post = subject.post;
        // A fence that raw HTML took leaves its partner unclosed, and is reported there.
        let has_open_fence = post.body.code_blocks.iter().any(|block| !block.closed);
        for block in &post.body.html_blocks {
            if has_open_fence && took_a_fence(post, *block) {
                continue;
            }
            let has_inline = self.inline.iter().any(|sign| sign.is_in(post.slice(*block)));
            let Some((kind, mark)) = first_mark(post, *block, has_inline) else { continue };
            let first = post.lines().line_of(block.start());
            let line = post.lines().line_of(mark.start());
            let finding =
                found.at(mark, format!("the {kind} {} is raw HTML and not rendered", shown(post.slice(mark))));
            finding.label("readers see the marks");
            if line == first || post.slice(post.lines().line(line)).trim_start().starts_with('<') {
                finding.help("write it as HTML, or put it between blank lines");
                continue;
            }
            finding.related(
                post.lines().line_content(first, &post.text).trimmed(&post.text),
                "raw HTML reaches from here to the next blank line",
            );
            finding.help("put a blank line before it");
            if post.lines().line(first).start() == block.start() {
                let above = post.slice(post.lines().line(line - 1));
                let ending = if above.ends_with("\r\n") { "\r\n" } else { "\n" };
                let edit = Edit { span: Span::empty(post.lines().line(line).start()), text: ending.to_owned() };
                finding.fix(Fix {
                    title: "insert a blank line".to_owned(),
                    edits: vec![edit],
                    safety: Safety::Unsafe,
                });
            }
        }
    }
}

/// The first Markdown in the HTML of `block`, as far as it is text that nothing but Markdown could have been meant by.
fn first_mark(post: &Post, block: Span, has_inline: bool) -> Option<(&'static str, Span)> {
    if !has_inline && !has_block_mark(post, block) {
        return None;
    }
    let tags = tags_in(post, block);
    let opener = tags.first().filter(|tag| tag.span.start() == start_of_text(post, block))?;
    if tags.iter().any(|tag| tag.attributes.iter().any(|attribute| attribute.name == "markdown")) {
        return None;
    }
    let verbatim = tags.iter().find(|tag| VERBATIM.contains(&&*tag.name));
    let end = verbatim.map_or(block.end(), |tag| tag.span.start()).min(first_call(post, block));
    let is_text = |at: usize| !in_tag(tags, at) && !in_comment(post, at);
    let first = post.lines().line_of(opener.span.start());
    (first..=post.lines().line_of(end.saturating_sub(1).max(block.start()))).find_map(|line| {
        let content = post.lines().line_content(line, &post.text);
        let start = content.start().max(block.start());
        let text = post.text.get(start..content.end().min(end))?;
        let at_line_start = block_mark(text).filter(|_| line > first);
        let (kind, range) = at_line_start.or_else(|| inline_mark(text, |at| is_text(start + at)))?;
        let span = Span::new(start + range.start, start + range.end);
        is_text(span.start()).then_some((kind, span))
    })
}

/// Whether a line of the block, its first one left out, may begin as a heading or a code fence.
fn has_block_mark(post: &Post, block: Span) -> bool {
    let lines = post.slice(block).split('\n').flat_map(|line| line.split('\r'));
    lines.skip(1).any(|line| line.trim_start_matches(' ').starts_with(['#', '`', '~']))
}

fn tags_in(post: &Post, block: Span) -> &[HtmlTag] {
    let tags = &post.body.html_tags;
    let from = tags.partition_point(|tag| tag.span.start() < block.start());
    let to = tags.partition_point(|tag| tag.span.start() < block.end());
    tags.get(from..to).unwrap_or_default()
}

fn start_of_text(post: &Post, block: Span) -> usize {
    block.end() - post.slice(block).trim_start().len()
}

/// Where the first template call begins: what it writes, and whether it ends the block, is not known.
fn first_call(post: &Post, block: Span) -> usize {
    let calls = &post.body.templates;
    let next = calls.partition_point(|call| call.span.end() <= block.start());
    calls.get(next).map_or(usize::MAX, |call| call.span.start())
}

fn in_tag(tags: &[HtmlTag], at: usize) -> bool {
    let next = tags.partition_point(|tag| tag.span.start() <= at);
    next.checked_sub(1).and_then(|last| tags.get(last)).is_some_and(|tag| tag.span.contains(at))
}

fn in_comment(post: &Post, at: usize) -> bool {
    let comments = &post.body.comments;
    let next = comments.partition_point(|comment| comment.span.start() <= at);
    next.checked_sub(1).and_then(|last| comments.get(last)).is_some_and(|comment| comment.span.contains(at))
}

/// Whether an odd number of fences stands in the block.
fn took_a_fence(post: &Post, block: Span) -> bool {
    let fences = post.slice(block).lines().filter(|line| block_mark(line).is_some_and(|(kind, _)| kind == "code fence"));
    fences.count() % 2 == 1
}
