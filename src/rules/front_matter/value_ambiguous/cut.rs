//! Plain scalars that end sooner, or go on longer, than their author meant.

use crate::document::front_matter::{FrontMatter, Node, Style, Value};
use crate::lint::{Findings, Safety, Subject, quoted, quoting, shown};
use crate::text::Span;

/// Words that begin a note to oneself, never a hashtag of the text.
const NOTES: &[&str] = &["todo", "fixme", "xxx", "note", "hack", "matterlint"];

/// Reports a `#` that cuts `value`, or list lines that became part of it; tells whether it did.
pub(super) fn check(subject: &Subject<'_>, matter: &FrontMatter, value: &Value, found: &mut Findings<'_>) -> bool {
    let Node::Scalar { style: Style::Plain, text } = &value.node else { return false };
    let post = subject.post;
    let written = post.slice(value.span);
    if let Some(dash) = list_line(written) {
        let lines = Span::new(value.span.start() + dash, value.span.end());
        found
            .at(lines, "these lines are part of the text before them, not a list")
            .help("move the first item to a line of its own, after `- `");
        return true;
    }
    let Some(comment) = comment_after(matter, value.span) else { return false };
    let lost = post.slice(comment);
    let gap = Span::new(value.span.end(), comment.start());
    let one_line = post.lines.line_of(value.span.start()) == post.lines.line_of(comment.start());
    if !one_line || !post.slice(gap).chars().all(|space| space == ' ' || space == '\t') || !is_meant(lost) {
        return false;
    }
    let meant = format!("{text}{}{}", post.slice(gap), lost.trim_end());
    let whole = value.span.cover(comment);
    let diagnostic = found.at(comment, format!("{} is a comment here, so that the value ends before it", shown(lost)));
    diagnostic.help(format!("put the whole value in quotes: {}", shown(&quoted(&meant))));
    if let Some(fix) = quoting(whole, &meant, Safety::Unsafe) {
        diagnostic.fix(fix);
    }
    true
}

/// The first comment at or after the end of `span`; the comments stand in the order of the text.
fn comment_after(matter: &FrontMatter, span: Span) -> Option<Span> {
    let at = matter.comments.partition_point(|comment| comment.start() < span.end());
    matter.comments.get(at).copied()
}

/// Whether the author meant the text of a comment to be seen: `#hashtag`, `#1`, or a lone `#` as in `C #`.
fn is_meant(comment: &str) -> bool {
    let rest = comment.trim_end().trim_start_matches('#');
    let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    let lone = rest.is_empty() && !comment.starts_with("##");
    lone || (!word.is_empty() && !NOTES.contains(&word.to_lowercase().as_str()))
}

/// Byte offset of the first further line of a plain scalar that begins like a list item.
fn list_line(written: &str) -> Option<usize> {
    let mut offset = 0;
    for line in written.split_inclusive(['\n', '\r']) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if offset > 0 && line.get(indent..).is_some_and(|rest| rest.starts_with("- ")) {
            return Some(offset + indent);
        }
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{is_meant, list_line};

    #[test]
    fn hashtags_are_meant_and_notes_are_not() {
        for comment in ["#bar", "#1", "#", "#해시태그 #둘", "#1: 시작"] {
            assert!(is_meant(comment), "{comment}");
        }
        for comment in ["# a note", "#TODO rename", "## section", "#-", "#matterlint: ignore"] {
            assert!(!is_meant(comment), "{comment}");
        }
    }

    #[test]
    fn list_lines_are_found_past_the_first_line_only() {
        assert_eq!(list_line("go\r\n  - rust"), Some(6));
        assert_eq!(list_line("go - rust"), None);
        assert_eq!(list_line("go\n  and-more"), None);
    }
}
