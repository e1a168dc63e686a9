//! Where code and comments stand, found by lines before templates are masked: some template languages stop there.

use memchr::memchr;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::finder::Finder;

/// Where code and comments stand in a text. Most texts hold nothing that depends on it, so it is read when first asked.
pub(super) struct Regions<'a> {
    text: &'a str,
    found: OnceCell<Found>,
}

impl<'a> Regions<'a> {
    /// The regions of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, found: OnceCell::new() }
    }

    /// Whether `at` stands in a fenced code block.
    pub(super) fn in_fence(&self, at: usize) -> bool {
        holding(&self.found().fences, at).is_some()
    }

    /// Whether `at` stands in a code span.
    pub(super) fn in_span(&self, at: usize) -> bool {
        holding(&self.found().spans, at).is_some()
    }

    /// Whether `at` stands in an HTML comment.
    pub(super) fn in_comment(&self, at: usize) -> bool {
        holding(&self.found().comments, at).is_some()
    }

    fn found(&self) -> &Found {
        self.found.get_or_init(|| scan(self.text))
    }
}

/// Byte ranges that a template scan must know before the Markdown parse. Each list is sorted and disjoint.
#[derive(Debug, Default)]
struct Found {
    /// Fenced code blocks, fences included.
    fences: Vec<Range<usize>>,
    /// HTML comments.
    comments: Vec<Range<usize>>,
    /// Code spans, backticks included.
    spans: Vec<Range<usize>>,
}

/// The range of a sorted, disjoint list that holds `at`.
pub(super) fn holding(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = ranges.partition_point(|range| range.start <= at);
    next.checked_sub(1).and_then(|before| ranges.get(before)).filter(|range| at < range.end)
}

/// A fence that is open.
struct Fence {
    start: usize,
    mark: u8,
    length: usize,
    quoted: bool,
}

/// Reads `text` line by line.
fn scan(text: &str) -> Found {
    let mut found = Found::default();
    let mut fence: Option<Fence> = None;
    let mut comments = Comments { openers: Finder::new(text, "<!--"), closers: Finder::new(text, "-->") };
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let start = at;
        let line = memchr(b'\n', rest.as_bytes()).and_then(|end| rest.get(..=end)).unwrap_or(rest);
        at += line.len();
        let prefix = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count();
        let (before, inner) = line.split_at_checked(prefix).unwrap_or(("", line));
        let quoted = before.contains('>');
        if let Some(open) = fence.take() {
            if open.quoted && !quoted {
                found.fences.push(open.start..start);
            } else {
                if closes(inner, &open) {
                    found.fences.push(open.start..at);
                } else {
                    fence = Some(open);
                }
                continue;
            }
        }
        if found.comments.last().is_some_and(|comment| start < comment.end) {
            continue;
        }
        if inner.trim_end().is_empty() {
            pair(&mut runs, &mut found.spans);
            continue;
        }
        if let Some((mark, length)) = opens(without_list_marker(inner)) {
            pair(&mut runs, &mut found.spans);
            fence = Some(Fence { start, mark, length, quoted });
            continue;
        }
        found.comments.extend(comments.on_line(text, start..at, inner.starts_with("<!--")));
        backticks(text, start..at, &mut runs);
    }
    pair(&mut runs, &mut found.spans);
    found.fences.extend(fence.map(|open| open.start..text.len()));
    found
}

/// The rest of a line behind a bullet or number.
fn without_list_marker(line: &str) -> &str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marker = if (1..=9).contains(&digits) { line.get(digits..) } else { Some(line) };
    let signs: &[char] = if digits > 0 { &['.', ')'] } else { &['-', '*', '+'] };
    match marker.and_then(|rest| rest.strip_prefix(signs)) {
        Some(rest) if rest.starts_with([' ', '\t']) => rest.trim_start_matches([' ', '\t']),
        _ => line,
    }
}

fn opens(line: &str) -> Option<(u8, usize)> {
    let mark = *line.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    let info = line.get(length..)?;
    (length >= 3 && (mark == b'~' || !info.contains('`'))).then_some((mark, length))
}

fn closes(line: &str, fence: &Fence) -> bool {
    let length = line.bytes().take_while(|byte| *byte == fence.mark).count();
    length >= fence.length && line.get(length..).is_some_and(|rest| rest.trim().is_empty())
}

struct Comments<'a> {
    openers: Finder<'a>,
    closers: Finder<'a>,
}

impl Comments<'_> {
    /// The comment that begins on this line, when it is closed or begins the line.
    fn on_line(&mut self, text: &str, line: Range<usize>, leads: bool) -> Option<Range<usize>> {
        let start = self.openers.from(line.start).filter(|start| *start < line.end)?;
        if text.get(line.start..start)?.matches('`').count() % 2 == 1 {
            return None;
        }
        match self.closers.from(start + 4) {
            Some(close) => Some(start..close + 3),
            None => leads.then_some(start..text.len()),
        }
    }
}

/// Collects the runs of backticks of one line.
fn backticks(text: &str, line: Range<usize>, runs: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes().get(..line.end).unwrap_or_default();
    let mut at = line.start;
    while let Some(start) = bytes.get(at..).and_then(|rest| memchr(b'`', rest)).map(|length| at + length) {
        at = start + 1;
        // An escaped one is text, and what follows it may begin a run.
        if start > line.start && bytes.get(start - 1) == Some(&b'\\') {
            continue;
        }
        at = start + bytes.iter().skip(start).take_while(|byte| **byte == b'`').count();
        runs.push(start..at);
    }
}

/// Pairs runs of one length within a paragraph, and empties the list.
fn pair(runs: &mut Vec<Range<usize>>, spans: &mut Vec<Range<usize>>) {
    if runs.is_empty() {
        return;
    }
    let mut later: HashMap<usize, usize> = HashMap::new();
    let mut partner = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate().rev() {
        if let Some(slot) = partner.get_mut(index) {
            *slot = later.insert(run.len(), index);
        }
    }
    let mut index = 0;
    while let Some(open) = runs.get(index) {
        match partner.get(index).copied().flatten() {
            Some(closer) => {
                spans.extend(runs.get(closer).map(|close| open.start..close.end));
                index = closer + 1;
            }
            None => index += 1,
        }
    }
    runs.clear();
}

#[cfg(test)]
mod tests {
    use super::{holding, scan};

    #[test]
    fn finds_fences_in_lists_and_quotes() {
        let text = "- ```js\n  a\n  ```\n> ~~~\n> b\nc `한` ``d`e``\n";
        let found = scan(text);
        let fences: Vec<_> = found.fences.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(fences, ["- ```js\n  a\n  ```\n", "> ~~~\n> b\n"]);
        let spans: Vec<_> = found.spans.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(spans, ["`한`", "``d`e``"]);
        assert!(holding(&found.fences, 3).is_some() && holding(&found.fences, text.len()).is_none());
    }

    #[test]
    fn a_fence_inside_a_comment_is_none() {
        let text = "<!--\n```\n-->\n\n`a\n\nb`\n";
        let found = scan(text);
        assert!(found.fences.is_empty() && found.spans.is_empty());
        assert_eq!(&text[found.comments[0].clone()], "<!--\n```\n-->");
    }
}
