//! The comments by which an author speaks to markdownlint, which read a blog before matterlint did.

use super::{Named, words};
use crate::document::Post;
use crate::text::Span;

/// What a comment asks of markdownlint (helpers/helpers.cjs, `inlineCommentStartRe`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// `disable`: from the comment's line on.
    Disable,
    /// `enable`: from the comment's line on.
    Enable,
    /// `disable-line`: the comment's line.
    DisableLine,
    /// `disable-next-line`: the line after it.
    DisableNextLine,
    /// `disable-file`: the whole file.
    DisableFile,
    /// `enable-file`: the whole file.
    EnableFile,
    /// `capture`: what is switched off here is remembered.
    Capture,
    /// `restore`: what was remembered holds again.
    Restore,
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What it asks for.
    pub request: Request,
    /// The rules that it names; empty means every rule.
    pub names: Vec<Named>,
    /// The whole comment.
    pub span: Span,
}

/// The comments of `post` that markdownlint obeys, in the order of the text.
#[must_use]
pub fn comments(post: &Post) -> Vec<Comment> {
    let comments = post.body.comments.iter().filter(|comment| comment.closed);
    let mut found: Vec<Comment> =
        comments.filter_map(|comment| read(&post.text, comment.span, comment.content)).collect();
    found.sort_by_key(|comment| comment.span);
    found
}

fn read(text: &str, span: Span, content: Span) -> Option<Comment> {
    const COMMAND: &str = "markdownlint-";
    let content = content.trimmed(text);
    let written = content.slice(text);
    let command = written
        .get(..COMMAND.len())
        .filter(|command| command.eq_ignore_ascii_case(COMMAND))
        .and(written.get(COMMAND.len()..))?;
    let len = command.find(char::is_whitespace).unwrap_or(command.len());
    let request = match command.get(..len)?.to_ascii_lowercase().as_str() {
        "disable" => Request::Disable,
        "enable" => Request::Enable,
        "disable-line" => Request::DisableLine,
        "disable-next-line" => Request::DisableNextLine,
        "disable-file" => Request::DisableFile,
        "enable-file" => Request::EnableFile,
        "capture" => Request::Capture,
        "restore" => Request::Restore,
        _ => return None,
    };
    let names = words(text, Span::new(content.start() + COMMAND.len() + len, content.end()));
    Some(Comment { request, names, span })
}
