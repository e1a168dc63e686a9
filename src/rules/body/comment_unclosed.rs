//! `comment-unclosed`: an HTML comment that is never closed.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::text::Span;

/// See `rules/body/comment-unclosed.md`.
pub struct CommentUnclosed;

impl Define for CommentUnclosed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for CommentUnclosed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let is_kramdown = subject.is_kramdown();
        for comment in subject.post.body.comments.iter().filter(|comment| !comment.closed) {
            let start = comment.span.start();
            found
                .at(Span::new(start, (start + "<!--".len()).min(comment.span.end())), "the comment is never closed")
                .label(if is_kramdown { "kramdown shows it as text" } else { "readers see nothing of what follows" })
                .help("close it with `-->`");
        }
    }
}
