//! kramdown's attribute lists `{: .class}` and `{::options /}`, and Docusaurus' `:::` lines.

use std::ops::Range;

use crate::document::body::element::{TemplateCall, TemplateForm};
use crate::document::body::finder::{Finder, LineEnds, line_end};
use crate::text::Span;

fn call(range: Range<usize>, name: &str, closing: bool) -> TemplateCall {
    TemplateCall {
        span: Span::new(range.start, range.end),
        form: TemplateForm::Attributes,
        name: name.to_owned(),
        closing,
        arguments: Vec::new(),
        in_code: false,
        closed: true,
    }
}

/// Finds kramdown's lists and extensions from growing offsets.
pub(super) struct Scanner<'a> {
    text: &'a str,
    lines: LineEnds<'a>,
    comment: Finder<'a>,
    nomarkdown: Finder<'a>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: LineEnds::new(text),
            comment: Finder::new(text, "{:/comment}"),
            nomarkdown: Finder::new(text, "{:/nomarkdown}"),
        }
    }

    /// The list or extension that begins at `at`. Strict, so that Ruby's `{:a => 1}` is none.
    pub(super) fn call(&mut self, at: usize) -> Option<TemplateCall> {
        if !self.text.get(at..)?.starts_with("{:") {
            return None;
        }
        let rest = self.text.get(at..self.lines.after(at))?;
        let inner = rest.get(2..)?;
        if let Some(name) = inner.strip_prefix(':') {
            let length = name.bytes().take_while(u8::is_ascii_alphabetic).count();
            let end = at + rest.find('}')? + 1;
            let name = name.get(..length).filter(|name| !name.is_empty())?;
            let is_whole = self.text.get(..end)?.ends_with("/}");
            let body_end = match name {
                _ if is_whole => None,
                "comment" => self.comment.from(end).map(|close| close + "{:/comment}".len()),
                "nomarkdown" => self.nomarkdown.from(end).map(|close| close + "{:/nomarkdown}".len()),
                _ => None,
            };
            return Some(call(at..body_end.unwrap_or(end), name, false));
        }
        list(rest, at)
    }
}

/// The list `{: … }` or the closer `{:/ }` that `rest` begins with; it lies at `at`.
fn list(rest: &str, at: usize) -> Option<TemplateCall> {
    let inner = rest.strip_prefix("{:")?;
    if let Some(name) = inner.strip_prefix('/') {
        let close = name.find('}')?;
        let name = name.get(..close)?;
        return name.bytes().all(|byte| byte.is_ascii_alphabetic()).then(|| call(at..at + close + 4, name, true));
    }
    let mut items = inner.trim_start_matches([':', ' ']);
    loop {
        items = items.trim_start_matches([' ', '\t']);
        if items.starts_with('}') {
            let end = rest.len() - items.len() + 1;
            return Some(call(at..at + end, "", false));
        }
        items = item(items)?;
    }
}

/// Skips one `.class`, `#id`, `key="value"` or reference name.
fn item(items: &str) -> Option<&str> {
    let is_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | ':');
    let word = items.strip_prefix(['.', '#']).unwrap_or(items);
    let after = word.trim_start_matches(is_word);
    if after.len() == word.len() {
        return None;
    }
    let Some(value) = after.strip_prefix('=') else { return Some(after) };
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(_, after)| after)
}

/// Whether the list ends a line that begins like a heading.
pub(super) fn ends_heading(text: &str, range: &Range<usize>) -> bool {
    let after = text.get(range.end..).unwrap_or("").bytes().take_while(|byte| *byte != b'\n');
    if !after.into_iter().all(|byte| byte.is_ascii_whitespace()) {
        return false;
    }
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    text.get(start..range.start).is_some_and(|line| line.trim_start_matches([' ', '>']).starts_with('#'))
}

/// The explicit id in an attribute list, with its place in `text`.
pub(in super::super) fn explicit_id(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let list = text.get(range.clone())?;
    let start = list.rfind('#').filter(|at| list.get(..*at).is_some_and(|b| b.ends_with([' ', ':', '{'])))?;
    let id = list.get(start + 1..)?;
    let length = id.find(|sign: char| sign.is_whitespace() || sign == '}')?;
    (length > 0).then(|| range.start + start + 1..range.start + start + 1 + length)
}

/// The `:::note` or `:::` line that begins at `at`.
pub(super) fn container(text: &str, at: usize) -> Option<TemplateCall> {
    let line = text.get(at..line_end(text, at))?;
    let inner = line.trim_start_matches([' ', '\t', '>']);
    let marks = inner.len() - inner.trim_start_matches(':').len();
    let rest = inner.get(marks..)?;
    let name = rest.split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '-' | '_')).next().unwrap_or("");
    if marks < 3 || (name.is_empty() && !rest.trim().is_empty()) {
        return None;
    }
    let start = at + line.len() - inner.len();
    Some(call(start..at + line.trim_end().len(), name, rest.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{Scanner, container, ends_heading, explicit_id};
    use crate::document::body::element::TemplateCall;

    fn kramdown(text: &str) -> Option<TemplateCall> {
        Scanner::new(text).call(0)
    }

    #[test]
    fn kramdown_lists_are_told_from_ruby() {
        for text in ["{: .a #한글 title=\"b } c\"}", "{:.no_toc}", "{:toc}", "{::options toc_levels=\"1\" /}", "{:/}"]
        {
            assert_eq!(kramdown(text).map(|call| call.span.len()), Some(text.len()), "{text}");
        }
        for text in ["{:a => 1}", "{: a", "{:a, :b}", "{x}"] {
            assert!(kramdown(text).is_none(), "{text}");
        }
        let text = "{::comment}\n글\n{:/comment} x";
        assert_eq!(kramdown(text).unwrap().span.slice(text), "{::comment}\n글\n{:/comment}");
    }

    #[test]
    fn finds_the_id_and_the_heading() {
        let text = "# 제목 {: .a #b}\n";
        let range = text.find('{').unwrap()..text.len() - 1;
        assert!(ends_heading(text, &range));
        assert_eq!(&text[explicit_id(text, range).unwrap()], "b");
    }

    #[test]
    fn containers_open_and_close() {
        let text = ":::note 제목\n:::\n:: no\n";
        let open = container(text, 0).unwrap();
        assert_eq!((open.name.as_str(), open.closing, open.span.slice(text)), ("note", false, ":::note 제목"));
        assert!(container(text, text.find("\n:::\n").unwrap() + 1).unwrap().closing);
        assert!(container(text, text.find(":: no").unwrap()).is_none());
    }
}
