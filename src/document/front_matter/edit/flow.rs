//! The parts of a list in brackets or of a map in braces: taking one out, and putting one in.

use super::super::Format;
use super::place::Place;
use super::{Editor, Edits};
use crate::text::{Edit, Span};

impl Editor<'_> {
    /// The byte after the bracket or brace that opens the list or map at `place`, the root's being the empty place.
    pub(super) fn opened(&self, place: &Place<'_>) -> Option<usize> {
        if let Some(node) = place.node {
            return Some(node.span.start() + 1);
        }
        let (content, first) = (self.matter.content, self.root.entries.first());
        let before = Span::new(content.start(), first.map_or(content.end(), |entry| entry.key.span.start()));
        let brace = match (self.matter.format, first) {
            (Format::Json, None) => before.slice(self.text).find('{'),
            _ => before.slice(self.text).rfind('{'),
        };
        match brace {
            Some(at) => Some(content.start() + at + 1),
            // Hexo's JSON has no braces.
            None => (self.matter.format == Format::Json).then_some(content.start()),
        }
    }

    /// The edit that takes part `index` out with one comma. `None` where something else than white space and the comma
    /// stands between it and its neighbour.
    pub(super) fn without_part(&self, parts: &[Span], index: usize) -> Option<Edits> {
        let part = *parts.get(index)?;
        let before = index.checked_sub(1).and_then(|at| parts.get(at));
        let gone = match (before, parts.get(index + 1)) {
            (Some(before), _) => self.comma(*before, part).map(|_| Span::new(before.end(), part.end())),
            (None, Some(after)) => self.comma(part, *after).map(|_| Span::new(part.start(), after.start())),
            (None, None) => Some(part),
        }?;
        Some(vec![Edit { span: gone, text: String::new() }])
    }

    /// The edit that puts `text` in at position `index`, behind the byte `opened` where there are no parts.
    pub(super) fn with_part(&self, parts: &[Span], opened: usize, index: usize, text: &str) -> Option<Edits> {
        let insert = |at, text| Some(vec![Edit { span: Span::empty(at), text }]);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return insert(opened, text.to_owned());
        };
        let lead = Span::new(opened, first.start()).slice(self.text);
        let gap = match parts {
            [one, two, ..] => self.comma(*one, *two)?.to_owned(),
            _ if lead.trim().is_empty() && lead.contains('\n') => format!(",{lead}"),
            _ => ", ".to_owned(),
        };
        match index.checked_sub(1).and_then(|at| parts.get(at)) {
            None if index == 0 => insert(first.start(), format!("{text}{gap}")),
            Some(before) if before.end() <= last.end() => insert(before.end(), format!("{gap}{text}")),
            _ => None,
        }
    }

    /// What stands between two neighbours, when it is one comma and white space.
    fn comma(&self, one: Span, two: Span) -> Option<&str> {
        let gap = Span::new(one.end(), two.start()).slice(self.text);
        (gap.trim() == ",").then_some(gap)
    }
}
