//! Running text in blocks, and the line breaks inside.

use std::ops::Range;

use super::element::{Break, BreakKind, Paragraph, ParagraphKind};
use super::source::Source;

/// A block that holds other blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// A block quote.
    Quote,
    /// A list item.
    Item,
    /// A footnote or a part of a definition list.
    Other,
}

/// A paragraph whose end has not come yet.
#[derive(Debug)]
pub(super) struct Open {
    range: Range<usize>,
    kind: ParagraphKind,
    breaks: Vec<Break>,
    /// Whether the parser tells no end of it: the text of a tight list item.
    pub(super) is_implicit: bool,
}

impl Open {
    /// A paragraph that the parser announces.
    pub(super) fn announced(range: Range<usize>, containers: &[Container]) -> Self {
        let kind = match containers.last() {
            None => ParagraphKind::Plain,
            Some(Container::Quote) => ParagraphKind::Quote,
            Some(Container::Item | Container::Other) => ParagraphKind::Other,
        };
        Self { range, kind, breaks: Vec::new(), is_implicit: false }
    }

    /// Text that stands in a container without a paragraph.
    pub(super) fn implicit(range: Range<usize>, containers: &[Container]) -> Self {
        let is_item = containers.last() == Some(&Container::Item);
        let kind = if is_item { ParagraphKind::Item } else { ParagraphKind::Other };
        Self { range, kind, breaks: Vec::new(), is_implicit: true }
    }

    /// Notes one of its elements.
    pub(super) fn extend(&mut self, range: &Range<usize>) {
        self.range.end = self.range.end.max(range.end);
    }

    /// Notes the line break that the parser found at `range`.
    pub(super) fn add_break(&mut self, source: &Source, range: &Range<usize>, is_hard: bool) {
        let bytes = source.text.as_bytes();
        let is_backslash = is_hard && bytes.get(range.start) == Some(&b'\\');
        let kind = match (is_hard, is_backslash) {
            (_, true) => BreakKind::HardBackslash,
            (true, false) => BreakKind::HardSpaces,
            (false, false) => BreakKind::Soft,
        };
        let before = bytes.get(..range.start).unwrap_or_default().iter().rev();
        let blanks = before.take_while(|byte| !is_backslash && matches!(byte, b' ' | b'\t')).count();
        self.breaks.push(Break { span: source.place(&(range.start - blanks..range.end)), kind });
    }

    /// The finished element.
    pub(super) fn finish(self, source: &Source) -> Paragraph {
        Paragraph {
            span: source.place(&without_line_ending(source.text, self.range)),
            kind: self.kind,
            breaks: self.breaks,
        }
    }
}

/// `range` without the line endings at its end.
pub(super) fn without_line_ending(text: &str, range: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
    let last = bytes.iter().rposition(|byte| !matches!(byte, b'\n' | b'\r'));
    range.start..range.start + last.map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use crate::document::body::{BreakKind, ParagraphKind, parse};
    use crate::document::{Body, Dialect};
    use crate::text::Span;

    fn body(text: &str) -> Body {
        parse(text, Span::new(0, text.len()), &Dialect::default())
    }

    #[test]
    fn breaks_have_their_markers() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = "가 \n*나  \n다\\\n라*\n마 ".replace('\n', ending);
            let found = body(&text).paragraphs;
            let told: Vec<_> = found[0].breaks.iter().map(|b| (b.span.slice(&text), b.kind)).collect();
            let expected = [" \n", "  \n", "\\\n", "\n"].map(|marker| marker.replace('\n', ending));
            let kinds = [BreakKind::Soft, BreakKind::HardSpaces, BreakKind::HardBackslash, BreakKind::Soft];
            assert_eq!(told, expected.iter().map(String::as_str).zip(kinds).collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_container_has_its_kind() {
        let text = "p\n\n> 인용\n> 둘\n\n- [ ] a\n  b\n- c\n  > q\n\nx[^1]\n\n[^1]: 각주\n\n1. l\n\n2. m\n";
        let found: Vec<_> =
            body(text).paragraphs.iter().map(|p| (p.span.slice(text), p.kind, p.breaks.len())).collect();
        assert_eq!(
            found,
            [
                ("p", ParagraphKind::Plain, 0),
                ("인용\n> 둘", ParagraphKind::Quote, 1),
                ("a\n  b", ParagraphKind::Item, 1),
                ("c", ParagraphKind::Item, 0),
                ("q", ParagraphKind::Quote, 0),
                ("x[^1]", ParagraphKind::Plain, 0),
                ("각주", ParagraphKind::Other, 0),
                ("l", ParagraphKind::Other, 0),
                ("m", ParagraphKind::Other, 0),
            ]
        );
    }
}
