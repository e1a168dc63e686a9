//! Words behind an unquoted `#` that their author meant to be read: `title: #1`, `- #go`.

use super::Subject;
use crate::document::front_matter::{Format, Value};
use crate::text::Span;

/// Words that begin a note to oneself, never a hashtag of the text.
const NOTES: &[&str] = &["todo", "fixme", "xxx", "note", "hack", "matterlint"];

impl Subject<'_> {
    /// The comment that stands in the place of `value`, so that nothing is left of it: `tags: #a #b`.
    #[must_use]
    pub fn lost_comment(&self, value: &Value) -> Option<Span> {
        let matter = self.post.front_matter.as_ref().filter(|matter| matter.format == Format::Yaml)?;
        if matter.comments.is_empty() || !value.is_empty() || value.anchor.is_some() || value.tag.is_some() {
            return None;
        }
        let line = self.post.lines().line(self.post.lines().line_of(value.span.start()));
        let first = matter.comments.partition_point(|comment| comment.start() < line.start());
        let comment = *matter.comments.get(first).filter(|comment| comment.start() < line.end())?;
        let before = self.post.text.get(line.start()..comment.start())?.trim_end();
        let is_value = before.ends_with(':') || before.trim_start() == "-";
        (is_value && is_meant(self.post.slice(comment))).then_some(comment)
    }
}

/// Whether the author meant the text of a comment to be seen: `#hashtag`, `#1`, or a lone `#` as in `C #`.
#[must_use]
pub fn is_meant(comment: &str) -> bool {
    let rest = comment.trim_end().trim_start_matches('#');
    let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    let lone = rest.is_empty() && !comment.starts_with("##");
    lone || (!word.is_empty() && !NOTES.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_meant;

    #[test]
    fn hashtags_are_meant_and_notes_are_not() {
        for comment in ["#bar", "#1", "#", "#해시태그 #둘", "#1: 시작"] {
            assert!(is_meant(comment), "{comment}");
        }
        for comment in ["# a note", "#TODO rename", "## section", "#-", "#matterlint: ignore"] {
            assert!(!is_meant(comment), "{comment}");
        }
    }
}
