//! `comment-unclosed`: an HTML comment that is never closed.

use crate::lint::{BadOption, Define, Findings, Needle, PostRule, Subject, plain_text};
use crate::text::Span;

/// See `rules/body/comment-unclosed.md`.
pub struct CommentUnclosed {
    opening: Needle,
}

impl Define for CommentUnclosed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self { opening: Needle::new("<!--") })
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
        // Inside a line of text a comment must end in its own paragraph, or it is none.
        for (span, text) in plain_text(subject, &self.opening) {
            for (at, mark) in text.match_indices("<!--").filter(|(at, _)| !text[..*at].ends_with('\\')) {
                found
                    .at(Span::new(span.start() + at, span.start() + at + mark.len()), "the comment is never closed")
                    .label("readers see it as text")
                    .help("close it with `-->` in the same paragraph");
            }
        }
    }
}
