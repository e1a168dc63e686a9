//! Plain scalars that end sooner, or go on longer, than their author meant.

use crate::document::front_matter::{FrontMatter, Node, Style, Value};
use crate::lint::{Findings, Safety, Subject, has_either, in_quotes, is_meant, shown};
use crate::text::Span;

/// Reports a `#` that cuts `value`, or list lines that became part of it; tells whether it did.
pub(super) fn check(subject: &Subject<'_>, matter: &FrontMatter, value: &Value, found: &mut Findings<'_>) -> bool {
    let post = subject.post;
    if let Some(comment) = subject.lost_comment(value) {
        lost(subject, value, comment, found);
        return true;
    }
    let Node::Scalar { style: Style::Plain, text } = &value.node else { return false };
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
    let is_of_lines = written.contains(['\n', '\r']);
    if is_of_lines || !post.slice(gap).chars().all(|space| space == ' ' || space == '\t') || !is_meant(lost) {
        return false;
    }
    let meant = format!("{text}{}{}", post.slice(gap), lost.trim_end());
    let whole = value.span.cover(comment);
    let editor = found.editor(subject);
    let diagnostic = found.at(comment, format!("{} is a comment here, so that the value ends before it", shown(lost)));
    let edits = editor.and_then(|editor| editor.absorb(value, whole, &meant));
    diagnostic.help(format!("put the whole value in quotes: {}", shown(&in_quotes(edits.as_deref(), &meant))));
    diagnostic.offer("quote the value", Safety::Unsafe, edits);
    true
}

/// Reports the whole of a value that is a comment.
fn lost(subject: &Subject<'_>, value: &Value, comment: Span, found: &mut Findings<'_>) {
    let meant = subject.post.slice(comment).trim_end();
    let editor = found.editor(subject);
    let diagnostic = found.at(comment, format!("{} is a comment here, so that nothing is left of the value", shown(meant)));
    let edits = editor.and_then(|editor| editor.absorb(value, comment, meant));
    diagnostic.help(format!("put it in quotes: {}", shown(&in_quotes(edits.as_deref(), meant))));
    diagnostic.offer("quote the value", Safety::Unsafe, edits);
}

/// The first comment at or after the end of `span`; the comments stand in the order of the text.
fn comment_after(matter: &FrontMatter, span: Span) -> Option<Span> {
    let at = matter.comments.partition_point(|comment| comment.start() < span.end());
    matter.comments.get(at).copied()
}

/// Byte offset of the first further line of a plain scalar that begins like a list item.
fn list_line(written: &str) -> Option<usize> {
    if !has_either(written, b'\n', b'\r') {
        return None;
    }
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
    use super::list_line;

    #[test]
    fn list_lines_are_found_past_the_first_line_only() {
        assert_eq!(list_line("go\r\n  - rust"), Some(6));
        assert_eq!(list_line("go - rust"), None);
        assert_eq!(list_line("go\n  and-more"), None);
    }
}
