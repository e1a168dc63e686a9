//! How far a suppression of a line, a key or a file reaches: a finding that begins there is hidden.

use crate::document::Post;
use crate::document::directive::{Directive, Kind};
use crate::document::front_matter::Map;
use crate::text::Span;

/// Finds the reach of suppressions, asked for from the last directive of a post to the first.
pub(super) struct Reaches<'a> {
    post: &'a Post,
    /// Every front matter entry, key and value, sorted by its start.
    entries: Vec<Span>,
    /// A comment line asked for before, and the first line after it that is no comment.
    below: Option<(usize, usize)>,
}

impl<'a> Reaches<'a> {
    pub(super) fn new(post: &'a Post) -> Self {
        let all = post.map().into_iter().flat_map(Map::nested).flat_map(|map| &map.entries);
        let mut entries: Vec<Span> = all.map(|entry| entry.key.span.cover(entry.value.span)).collect();
        entries.sort();
        Self { post, entries, below: None }
    }

    /// The stretches that `directive` covers; none for those that open or close a range.
    pub(super) fn of(&mut self, directive: &Directive) -> Vec<Span> {
        let lines = self.post.lines();
        let first = lines.line_of(directive.span.start());
        let last = lines.line_of(directive.span.end().saturating_sub(1).max(directive.span.start()));
        match directive.kind {
            Kind::DisableLine => vec![lines.line(first).cover(lines.line(last))],
            Kind::DisableNextLine => vec![lines.line(last + 1)],
            Kind::DisableFile => vec![Span::new(0, self.post.text.len())],
            Kind::Ignore => self.ignored(directive, first),
            Kind::Disable | Kind::Enable | Kind::Unknown => Vec::new(),
        }
    }

    /// `ignore[…]` covers its line with the whole value of every key on it; alone on a line, the next line that is no
    /// comment. Above the first key it also covers the opening fence, where faults of the whole block are shown.
    fn ignored(&mut self, directive: &Directive, line: usize) -> Vec<Span> {
        let before = Span { end: directive.span.start, ..self.post.lines().line(line) };
        if !self.post.slice(before).trim().is_empty() {
            return self.covered(line);
        }
        let mut target = line + 1;
        while self.is_comment(target) {
            target = match self.below {
                Some((known, below)) if known == target => below,
                _ => target + 1,
            };
        }
        self.below = Some((line, target));
        let mut reach = self.covered(target);
        if self.entries.first().is_none_or(|first| directive.span.start < first.start) {
            reach.extend(self.post.front_matter.as_ref().map(|matter| matter.opening));
        }
        reach
    }

    fn is_comment(&self, line: usize) -> bool {
        self.post.slice(self.post.lines().line(line)).trim_start().starts_with('#')
    }

    fn covered(&self, line: usize) -> Vec<Span> {
        let line = self.post.lines().line(line);
        let start = self.entries.partition_point(|entry| entry.start < line.start);
        let on_it = self.entries.iter().skip(start).take_while(|entry| entry.start < line.end);
        std::iter::once(line).chain(on_it.copied()).collect()
    }
}
