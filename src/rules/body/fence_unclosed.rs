//! `fence-unclosed`: a fenced code block that is never closed.

use crate::document::Post;
use crate::document::body::CodeBlock;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::text::Span;

/// See `rules/body/fence-unclosed.md`.
pub struct FenceUnclosed;

impl Define for FenceUnclosed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for FenceUnclosed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        for block in post.body.code_blocks.iter().filter(|block| !block.closed) {
            let Some(fence) = block.fence else { continue };
            let name = if post.slice(fence).starts_with('~') { "tildes" } else { "backticks" };
            let label = match block.nested {
                _ if subject.is_kramdown() => "kramdown makes no code block of it",
                true => "all that follows in this container is code",
                false => "all that follows is code",
            };
            let finding = found.at(fence, "the code block that begins here is never closed");
            finding.label(label).help(format!("close it with a line of {} {name}", fence.len()));
            if let Some((near, why)) = near_closer(post, block, fence) {
                finding.related(near, why);
            } else if let Some((html, opener)) = swallowed_opener(post, block, fence) {
                finding.label("meant to close a block, it opens one");
                finding.related(opener, "this fence is part of the raw HTML above it, and opens nothing");
                finding.help(format!("put a blank line after {}", shown(post.slice(html))));
            }
        }
    }
}

/// Where a bare fence was meant to close a block: the first line of the raw HTML that took the fence which was meant to
/// open one, and that fence. Raw HTML reaches to the next blank line (CommonMark 0.31, 4.6, kind 7).
fn swallowed_opener(post: &Post, block: &CodeBlock, fence: Span) -> Option<(Span, Span)> {
    if !block.info.trim().is_empty() {
        return None;
    }
    let mark = post.slice(fence);
    let content = |line: usize| post.lines().line_content(line, &post.text).trimmed(&post.text);
    post.body.html_blocks.iter().rev().filter(|html| html.end() <= fence.start()).find_map(|html| {
        let first = post.lines().line_of(html.start());
        let last = post.lines().line_of(html.end().saturating_sub(1));
        let fences: Vec<Span> =
            (first + 1..=last).map(content).filter(|line| post.slice(*line).starts_with(mark)).collect();
        // Openers and closers that went together leave the rest of the post as it was.
        let opener = fences.last().filter(|_| fences.len() % 2 == 1)?;
        Some((content(first), *opener))
    })
}

/// The first line inside that looks like the closing fence, and why it is none.
fn near_closer(post: &Post, block: &CodeBlock, fence: Span) -> Option<(Span, String)> {
    let mark = post.slice(fence).chars().next()?;
    let first = post.lines().line_of(fence.start()) + 1;
    let last = post.lines().line_of(block.span.end());
    (first..=last).find_map(|line| {
        let line = post.lines().line_content(line, &post.text).trimmed(&post.text);
        let text = post.slice(line);
        let rest = text.trim_start_matches(mark);
        let count = text.len() - rest.len();
        let span = Span::new(line.start(), line.start() + count);
        match count {
            3.. if !rest.is_empty() => Some((span, "a fence with words behind it closes nothing".to_owned())),
            3.. if count < fence.len() => {
                Some((span, format!("shorter than the {} signs that open the block", fence.len())))
            }
            _ => None,
        }
    })
}
