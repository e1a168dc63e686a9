//! The one walk over the parser's events: it knows where it stands, and hands each event to its kind.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::Body;
use super::broken;
use super::definition::Definitions;
use super::element::{Emphasis, Footnote, Table};
use super::flow::{Flows, Target};
use super::paragraph::{Container, Open};
use super::source::Source;
use crate::document::Dialect;
use crate::document::dialect::Templates;

/// The block without inner blocks in which the walk stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    None,
    Text,
    /// A code block: its info string (`None` when indented), and the end of its last line of code.
    Code {
        info: Option<String>,
        content_end: Option<usize>,
    },
    /// An HTML block and its lines, container prefixes left out.
    Html(Vec<Range<usize>>),
}

/// What the walk fills. Ranges without a span are relative to the body.
pub(super) struct Walk<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) body: Body,
    pub(super) containers: Vec<Container>,
    pub(super) leaf: Leaf,
    pub(super) paragraph: Option<Open>,
    pub(super) flows: Flows,
    pub(super) definitions: Definitions,
    /// Blocks with content, in order: no definition stands in them.
    pub(super) leaves: Vec<Range<usize>>,
    /// Runs of literal text.
    pub(super) texts: Vec<Range<usize>>,
    /// What would be indented code is running text in MDX; it is not judged at all.
    pub(super) has_indented_code: bool,
}

/// Walks over `source`, and gives the filled body and the runs of literal text.
pub(super) fn run<'a>(source: &'a Source<'a>, dialect: &Dialect) -> (Body, Vec<Range<usize>>) {
    let mut unresolved = Vec::new();
    let callback = |link| {
        unresolved.push(link);
        None
    };
    let parser = Parser::new_with_broken_link_callback(source.masked, options(dialect), Some(callback));
    // Room for what posts of this length usually have.
    let size = source.masked.len();
    let mut walk = Walk {
        source,
        body: Body {
            headings: Vec::with_capacity(size / 1024),
            links: Vec::with_capacity(size / 1024),
            paragraphs: Vec::with_capacity(size / 256),
            opaque: Vec::with_capacity(size / 256),
            ..Body::default()
        },
        containers: Vec::new(),
        leaf: Leaf::None,
        paragraph: None,
        flows: Flows::default(),
        definitions: Definitions::collect(source, parser.reference_definitions()),
        leaves: Vec::with_capacity(size / 128),
        texts: Vec::with_capacity(size / 64),
        has_indented_code: !dialect.markdown.indented_text && dialect.templates != Templates::Mdx,
    };
    let mut events = parser.into_offset_iter();
    while let Some((event, range)) = events.next() {
        let definition = match &event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) if !id.is_empty() => {
                events.reference_definitions().get(id).map(|found| found.span.start)
            }
            _ => None,
        };
        walk.event(&event, range, definition);
    }
    drop(events);
    let mut body = walk.body;
    body.definitions = walk.definitions.finish(source, &walk.leaves);
    let has_loose_definitions = dialect.markdown.kramdown_attributes;
    body.broken_references = broken::references(source, unresolved, &body.definitions, has_loose_definitions);
    (body, walk.texts)
}

pub(super) fn options(dialect: &Dialect) -> Options {
    let mut options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let markdown = &dialect.markdown;
    options.set(Options::ENABLE_HEADING_ATTRIBUTES, markdown.heading_attributes || markdown.kramdown_attributes);
    options.set(Options::ENABLE_DEFINITION_LIST, markdown.definition_lists);
    options
}

impl Walk<'_> {
    // Called for every few bytes of a post, and from one place: no call is needed.
    #[inline(always)]
    fn event(&mut self, event: &Event, range: Range<usize>, definition: Option<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range, definition),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.text(text, range),
            Event::Code(_) => self.code_span(range),
            Event::InlineHtml(_) => self.inline_html(range),
            Event::Html(_) => {
                if let Leaf::Html(lines) = &mut self.leaf {
                    lines.push(range);
                }
            }
            Event::FootnoteReference(label) => {
                self.inline(&range);
                let span = self.source.place(&range);
                let label = str::to_owned(label);
                self.body.footnote_references.push(Footnote { span, label, label_span: span });
            }
            Event::SoftBreak => self.line_break(range, false),
            Event::HardBreak => self.line_break(range, true),
            Event::Rule => self.end_implicit(),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>, definition: Option<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => {
                self.inline(&range);
                let strong = *tag == Tag::Strong;
                self.body.emphases.push(Emphasis { span: self.source.place(&range), strong });
                return;
            }
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => return self.inline(&range),
            Tag::Link { link_type: kind, dest_url, .. } => {
                self.inline(&range);
                return self.flows.begin(Target::Link { kind: *kind, url: str::to_owned(dest_url), definition });
            }
            Tag::Image { link_type: kind, dest_url, .. } => {
                self.inline(&range);
                return self.flows.begin(Target::Image { kind: *kind, url: str::to_owned(dest_url), definition });
            }
            _ => self.end_implicit(),
        }
        match tag {
            Tag::Paragraph => {
                self.leaf = Leaf::Text;
                self.leaves.push(range.clone());
                self.paragraph = Some(Open::announced(range, &self.containers));
            }
            Tag::Heading { level, id, .. } => {
                self.leaf = Leaf::Text;
                self.leaves.push(range);
                self.flows.begin(Target::Heading { level: *level as u8, id: id.as_deref().map(str::to_owned) });
            }
            Tag::CodeBlock(kind) => {
                self.leaves.push(range);
                let info = if let CodeBlockKind::Fenced(info) = kind { Some(str::to_owned(info)) } else { None };
                self.leaf = Leaf::Code { info, content_end: None };
            }
            Tag::HtmlBlock => {
                self.leaves.push(range);
                self.leaf = Leaf::Html(Vec::new());
            }
            Tag::BlockQuote(_) => self.containers.push(Container::Quote),
            Tag::Item => self.containers.push(Container::Item),
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.containers.push(Container::Other),
            Tag::FootnoteDefinition(label) => {
                self.containers.push(Container::Other);
                self.footnote_definition(&range, str::to_owned(label));
            }
            Tag::Table(alignments) => {
                self.leaves.push(range.clone());
                let (span, columns) = (self.source.place(&self.without_line_ending(range)), alignments.len());
                self.body.tables.push(Table { span, columns, rows: Vec::new() });
            }
            Tag::TableHead | Tag::TableRow => self.table_row(range),
            Tag::TableCell => self.leaf = Leaf::Text,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link | TagEnd::Image => self.end_link(range),
            TagEnd::Heading(_) => {
                self.leaf = Leaf::None;
                self.end_heading(range);
            }
            TagEnd::Paragraph => {
                self.leaf = Leaf::None;
                self.body.paragraphs.extend(self.paragraph.take().map(|open| open.finish(self.source)));
            }
            TagEnd::CodeBlock => self.end_code_block(range),
            TagEnd::HtmlBlock => self.end_html_block(range),
            TagEnd::TableCell => self.leaf = Leaf::None,
            TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {
                self.end_implicit();
                self.containers.pop();
            }
            _ => self.end_implicit(),
        }
    }

    /// Ends the text of a tight list item, of which the parser tells no end.
    fn end_implicit(&mut self) {
        if let Some(open) = self.paragraph.take_if(|open| open.is_implicit) {
            self.leaf = Leaf::None;
            self.body.paragraphs.push(open.finish(self.source));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Dialect;
    use crate::document::body::parse;
    use crate::document::dialect::{Markdown, Templates};
    use crate::text::Span;

    #[test]
    fn offsets_are_those_of_the_file() {
        let text = "---\na: 1\n---\n# 제목\n\n**굵게** *x*\n";
        let start = text.find('#').unwrap();
        let body = parse(text, Span::new(start, text.len()), &Dialect::default());
        assert_eq!(body.headings[0].span.slice(text), "# 제목");
        let told: Vec<_> = body.emphases.iter().map(|e| (e.span.slice(text), e.strong)).collect();
        assert_eq!(told, [("**굵게**", true), ("*x*", false)]);
    }

    #[test]
    fn definition_lists_and_footnotes() {
        let markdown = Markdown { definition_lists: true, ..Markdown::default() };
        let dialect = Dialect { markdown, templates: Templates::None, ..Dialect::default() };
        let text = "용어\n: 뜻[^주]\n\n[^주]: 각주\n";
        let body = parse(text, Span::new(0, text.len()), &dialect);
        let paragraphs: Vec<_> = body.paragraphs.iter().map(|p| p.span.slice(text)).collect();
        assert_eq!(paragraphs, ["용어", "뜻[^주]", "각주"]);
        assert_eq!(body.footnote_references[0].label_span.slice(text), "[^주]");
        assert_eq!(body.footnote_definitions[0].label_span.slice(text), "[^주]");
        assert_eq!(body.footnote_definitions[0].label, "주");
    }
}
