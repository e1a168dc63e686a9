//! The body of one post: typed slices, filled by one walk over pulldown-cmark's events.

mod assemble;
mod block;
mod broken;
mod code;
mod definition;
mod destination;
mod element;
mod entity;
mod finder;
mod flow;
mod footnote;
mod html;
mod inline;
mod markup;
mod math;
mod opaque;
mod paragraph;
#[cfg(test)]
mod properties;
mod regions;
mod render;
mod source;
mod table;
mod template;
mod walk;

pub use definition::normal_label;
pub use element::{
    Attribute, Break, BreakKind, BrokenReference, CodeBlock, Comment, Definition, Destination, Emphasis, Footnote,
    Heading, HeadingStyle, HtmlTag, Image, Link, LinkForm, Paragraph, ParagraphKind, Table, TableRow, TemplateArgument,
    TemplateCall, TemplateForm,
};

pub use render::{Rendering, render};

use super::dialect::Dialect;
use crate::text::Span;
use source::Source;

/// Everything after the front matter. All spans are byte offsets into the whole file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The body's bytes.
    pub span: Span,
    /// Headings, in the order of the text.
    pub headings: Vec<Heading>,
    /// Links, raw `<a href>` included.
    pub links: Vec<Link>,
    /// Images, raw `<img src>` included; not those written by a template call.
    pub images: Vec<Image>,
    /// Paragraphs and the other blocks that hold running text, with their line breaks.
    pub paragraphs: Vec<Paragraph>,
    /// Runs of literal text, as the reader sees them; none lies in code, HTML, math or a template call.
    pub texts: Vec<Span>,
    /// Emphasis and strong emphasis that is rendered.
    pub emphases: Vec<Emphasis>,
    /// Fenced and indented code blocks.
    pub code_blocks: Vec<CodeBlock>,
    /// Inline code, backticks included.
    pub code_spans: Vec<Span>,
    /// `$…$` and `$$…$$`, found whether or not the generator renders it: never prose.
    pub math: Vec<Span>,
    /// Blocks of raw HTML, whole.
    pub html_blocks: Vec<Span>,
    /// Raw HTML tags, in blocks and inline.
    pub html_tags: Vec<HtmlTag>,
    /// HTML comments.
    pub comments: Vec<Comment>,
    /// Template calls: shortcodes, Liquid, Nunjucks, JSX.
    pub templates: Vec<TemplateCall>,
    /// Link reference definitions.
    pub definitions: Vec<Definition>,
    /// `[text][label]` and `[label][]` that nothing defines; never the shortcut form `[label]`.
    pub broken_references: Vec<BrokenReference>,
    /// Footnote definitions.
    pub footnote_definitions: Vec<Footnote>,
    /// Footnote references that a definition answers.
    pub footnote_references: Vec<Footnote>,
    /// `[^label]` in prose that no definition answers.
    pub broken_footnotes: Vec<Footnote>,
    /// Tables.
    pub tables: Vec<Table>,
    /// What is not prose, sorted and merged: code, raw HTML, comments, math, template calls, definitions, link
    /// destinations.
    pub opaque: Vec<Span>,
}

impl Body {
    /// Whether the byte at `offset` lies in code, raw HTML, a comment, math or a template call.
    #[must_use]
    pub fn is_opaque(&self, offset: usize) -> bool {
        let next = self.opaque.partition_point(|span| span.start() <= offset);
        next > 0 && self.opaque[next - 1].contains(offset)
    }

    /// The code block that holds the byte at `offset`, fences included.
    #[must_use]
    pub fn code_block_at(&self, offset: usize) -> Option<&CodeBlock> {
        let next = self.code_blocks.partition_point(|block| block.span.start() <= offset);
        next.checked_sub(1).and_then(|at| self.code_blocks.get(at)).filter(|block| block.span.contains(offset))
    }
}

/// Reads the bytes of `span` as a body.
#[must_use]
pub fn parse(text: &str, span: Span, dialect: &Dialect) -> Body {
    let plain = source::with_plain_line_endings(span.slice(text));
    let found = template::find(&plain, dialect);
    let masked = source::with_plain_fences(template::apply(&plain, &found.masks));
    let source = Source { text: &plain, masked: &masked, masks: &found.masks, offset: span.start() };
    let (body, texts) = walk::run(&source, dialect);
    assemble::finish(Body { span, ..body }, &source, &texts, found.calls, &found.opaque)
}
