//! The ends of blocks: headings, code blocks, table rows, footnote definitions.

use std::ops::Range;

use super::code;
use super::element::{Attribute, CodeBlock, Footnote, Heading, HeadingStyle, TableRow};
use super::flow::Target;
use super::paragraph;
use super::table;
use super::template::explicit_id;
use super::walk::{Leaf, Walk};

impl Walk<'_> {
    /// `range` without the line endings at its end.
    pub(super) fn without_line_ending(&self, range: Range<usize>) -> Range<usize> {
        paragraph::without_line_ending(self.source.masked, range)
    }

    pub(super) fn end_heading(&mut self, range: Range<usize>) {
        let Some((flow, text)) = self.flows.end() else { return };
        let Target::Heading { level, id } = flow.target else { return };
        let range = self.without_line_ending(range);
        let slice = self.source.masked.get(range.clone()).unwrap_or("");
        let style = if slice.contains('\n') { HeadingStyle::Setext } else { HeadingStyle::Atx };
        let marks = range.start + slice.bytes().take_while(|byte| *byte == b'#').count();
        let content = match (flow.first, flow.last) {
            (Some(first), Some(last)) => {
                let is_escaped = first > range.start && self.source.masked.as_bytes().get(first - 1) == Some(&b'\\');
                first - usize::from(is_escaped)..last
            }
            _ => marks..marks,
        };
        let id = id.map(|value| {
            let place = explicit_id(self.source.masked, content.end..range.end);
            let place = place.filter(|place| self.source.masked.get(place.clone()) == Some(value.as_str()));
            let span = self.source.place(&place.unwrap_or(range.end..range.end));
            Attribute { name: "id".into(), value, span }
        });
        self.body.headings.push(Heading {
            span: self.source.place(&range),
            content: self.source.place(&content),
            level,
            style,
            text: trimmed(text),
            id,
            nested: !self.containers.is_empty(),
            has_template: self.source.has_mask(&content),
            has_image: flow.has_image,
        });
    }

    pub(super) fn end_code_block(&mut self, range: Range<usize>) {
        let Leaf::Code { info, content_end } = std::mem::replace(&mut self.leaf, Leaf::None) else { return };
        let masked = self.source.masked;
        let fence = info.as_ref().and_then(|_| code::fence(masked, &range));
        let closed = fence.as_ref().is_none_or(|fence| code::is_closed(masked, &range, fence, content_end));
        let range = self.without_line_ending(range);
        let span = self.source.place(&range);
        self.body.opaque.push(span);
        if info.is_none() && !self.has_indented_code {
            return;
        }
        let line = fence.as_ref().map(|fence| fence.end..super::finder::line_end(masked, fence.end));
        let templated = line.filter(|line| self.source.has_mask(line)).map(|line| self.source.written(&line).trim());
        let info = templated.map_or(info.unwrap_or_default(), str::to_owned);
        let fence = fence.map(|fence| self.source.place(&fence));
        self.body.code_blocks.push(CodeBlock { span, fence, closed, info, nested: !self.containers.is_empty() });
    }

    pub(super) fn table_row(&mut self, range: Range<usize>) {
        let range = self.without_line_ending(range);
        let cells = table::cells(self.source.masked.get(range.clone()).unwrap_or(""));
        let span = self.source.place(&range);
        if let Some(table) = self.body.tables.last_mut() {
            table.rows.push(TableRow { span, cells });
        }
    }

    pub(super) fn footnote_definition(&mut self, range: &Range<usize>, label: String) {
        let slice = self.source.masked.get(range.clone()).unwrap_or("");
        let start = slice.find("[^").unwrap_or(0);
        let end = slice.find("]:").map_or(start, |at| at + 1);
        let label_span = self.source.place(&(range.start + start..range.start + end));
        let span = self.source.place(&self.without_line_ending(range.clone()));
        self.body.footnote_definitions.push(Footnote { span, label, label_span });
    }
}

/// `text` without white space at its ends; not copied where it has none, as most.
fn trimmed(text: String) -> String {
    let inner = text.trim();
    if inner.len() == text.len() { text } else { inner.to_owned() }
}

#[cfg(test)]
mod tests {
    use crate::document::body::{HeadingStyle, parse};
    use crate::document::dialect::Markdown;
    use crate::document::{Body, Dialect};
    use crate::text::Span;

    fn body(text: &str) -> Body {
        let markdown = Markdown { heading_attributes: true, kramdown_attributes: true, ..Markdown::default() };
        parse(text, Span::new(0, text.len()), &Dialect { markdown, ..Dialect::default() })
    }

    #[test]
    fn headings_tell_text_content_and_id() {
        let text =
            "## \\# `코드` *b* ![그림](x) ## {#아이디 .c}\r\n\r\nSet\r\next\r\n===\r\n> #\n\n# {{ x }} y {: .z}\n";
        let found = body(text).headings;
        assert_eq!(found[0].text, "# 코드 b 그림");
        assert_eq!(found[0].content.slice(text), "\\# `코드` *b* ![그림](x)");
        assert_eq!(found[0].id.as_ref().unwrap().span.slice(text), "아이디");
        assert!(found[0].has_image && !found[0].nested && !found[0].has_template);
        assert_eq!((found[1].text.as_str(), found[1].style, found[1].level), ("Set ext", HeadingStyle::Setext, 1));
        assert_eq!(found[1].span.slice(text), "Set\r\next\r\n===");
        assert!(found[2].nested && found[2].content.is_empty() && found[2].text.is_empty());
        assert!(found[3].has_template && found[3].text == "y");
        assert_eq!(found[3].content.slice(text), "{{ x }} y");
    }

    #[test]
    fn an_attribute_list_below_gives_the_id() {
        let text = "# 가\n{: #b .c}\n\n글\n\n# 나\n\n{: #d}\n";
        let found = body(text).headings;
        assert_eq!(found[0].id.as_ref().map(|id| id.span.slice(text)), Some("b"));
        assert_eq!(found[1].id, None);
    }

    #[test]
    fn code_blocks_open_and_closed() {
        let text = "> ```js\n> 글\n> ```\n\n    indented\n\n- ~~~~ a b\n  c\n  ~~~\n\n```\n";
        let found = body(text).code_blocks;
        let told: Vec<_> = found.iter().map(|block| (block.info.as_str(), block.closed, block.nested)).collect();
        assert_eq!(told, [("js", true, true), ("", true, false), ("a b", false, true), ("", false, false)]);
        assert_eq!(found[2].fence.unwrap().slice(text), "~~~~");
        assert_eq!(found[1].fence, None);
        assert!(body("```\na\n```\t\n\nb\n").code_blocks[0].closed);
    }

    #[test]
    fn tables_count_written_cells() {
        let text = "> | 가 | b |\n> |---|:-:|\n> | c \\| d |\n> e | `f|g` | {{ a | b }}\n";
        let found = body(text).tables;
        let rows: Vec<_> = found[0].rows.iter().map(|row| (row.span.slice(text), row.cells)).collect();
        assert_eq!(found[0].columns, 2);
        assert_eq!(rows, [("| 가 | b |", 2), ("| c \\| d |", 1), ("e | `f|g` | {{ a | b }}", 4)]);
    }
}
