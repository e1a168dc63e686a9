//! Blocks of running text and the other blocks: headings, paragraphs, code, tables.

use super::Attribute;
use crate::text::Span;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The whole heading, markers included, without its line ending.
    pub span: Span,
    /// The text inside, markers and attributes left out; empty span when there is none.
    pub content: Span,
    /// 1 to 6.
    pub level: u8,
    /// How it is written.
    pub style: HeadingStyle,
    /// The text as a reader sees it: no emphasis marks, code without backticks, images by their alt text.
    pub text: String,
    /// The explicit anchor of `{#id}`.
    pub id: Option<Attribute>,
    /// Whether it stands in a list, quote or other container.
    pub nested: bool,
    /// Whether a template call stands in it, so that its text is not known.
    pub has_template: bool,
    /// Whether an image stands in it.
    pub has_image: bool,
}

/// How a heading is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingStyle {
    /// `## Title`
    Atx,
    /// A line of `=` or `-` below.
    Setext,
}

/// A line break inside running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// From the first byte of the break's own marker (spaces or backslash) through the line ending.
    pub span: Span,
    /// What it does.
    pub kind: BreakKind,
}

/// What a line break does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakKind {
    /// Two or more spaces: readers see a new line.
    HardSpaces,
    /// A backslash: readers see a new line.
    HardBackslash,
    /// A plain line ending: readers see a space.
    Soft,
}

/// A block of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes, container markers of its first line and the last line ending left out.
    pub span: Span,
    /// What holds it.
    pub kind: ParagraphKind,
    /// Its line breaks, in order: one fewer than its lines.
    pub breaks: Vec<Break>,
}

/// What a [`Paragraph`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// A paragraph of its own.
    Plain,
    /// The text of a tight list item.
    Item,
    /// Inside a block quote.
    Quote,
    /// In a footnote, definition list or other container.
    Other,
}

/// A code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The whole block, fences included.
    pub span: Span,
    /// The fence's own bytes on the opening line; `None` for an indented block.
    pub fence: Option<Span>,
    /// Whether a closing fence was found (true for an indented block).
    pub closed: bool,
    /// The info string.
    pub info: String,
    /// Whether it stands in a list, quote or other container.
    pub nested: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The whole table.
    pub span: Span,
    /// How many columns its delimiter row has.
    pub columns: usize,
    /// Its rows, the header first, without the delimiter row.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The row's bytes without the line ending.
    pub span: Span,
    /// How many cells are written.
    pub cells: usize,
}
