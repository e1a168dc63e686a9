//! The elements of a body. Every span is a byte range of the whole file.

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

/// A name with its value and place: `{#id}` of a heading, an attribute of an HTML tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The attribute's name in lower case; `id` for `{#id}`.
    pub name: String,
    /// The value, entities resolved; empty when the attribute has none.
    pub value: String,
    /// The value's bytes, quotes left out.
    pub span: Span,
}

/// Where a link or image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// As the renderer gets it: escapes and entities resolved, percent signs kept.
    pub url: String,
    /// Its bytes, angle brackets and quotes left out. For the reference forms, the bytes in the definition. An empty
    /// destination is an empty span at its place; `None` when the place could not be proven.
    pub span: Option<Span>,
}

/// How a link or image is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// `[text](url)`
    Inline,
    /// `[text][label]`
    Reference,
    /// `[label][]`
    Collapsed,
    /// `[label]`
    Shortcut,
    /// `<https://…>` or `<a@b.c>`
    Autolink,
    /// `<a href>` or `<img src>`
    Html,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole link; for HTML the opening tag.
    pub span: Span,
    /// How it is written.
    pub form: LinkForm,
    /// Where it leads.
    pub destination: Destination,
    /// The text as a reader sees it; for HTML always empty and not to be judged.
    pub text: String,
    /// The bytes between the brackets.
    pub content: Span,
    /// Whether an image, code, HTML or a template call stands in the text.
    pub has_other_content: bool,
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The whole image; for HTML the tag.
    pub span: Span,
    /// How it is written.
    pub form: LinkForm,
    /// The file it shows.
    pub destination: Destination,
    /// The alternative text; `None` when an HTML tag has no `alt` attribute at all.
    pub alt: Option<String>,
    /// The bytes of the alternative text; an empty span at its place when it is empty or missing.
    pub alt_span: Span,
    /// Whether it is the content of a link, or hidden from assistive technology by `aria-hidden` or `role`.
    pub decorative: bool,
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

/// Emphasis that is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emphasis {
    /// The whole, markers included.
    pub span: Span,
    /// Whether it is strong.
    pub strong: bool,
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

/// A raw HTML tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlTag {
    /// From `<` to `>`.
    pub span: Span,
    /// The name in lower case.
    pub name: String,
    /// Whether it is `</name>`.
    pub closing: bool,
    /// Its attributes, in order.
    pub attributes: Vec<Attribute>,
}

/// An HTML comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `<!--` through `-->`, or to the end of the file.
    pub span: Span,
    /// The text inside.
    pub content: Span,
    /// Whether `-->` was found.
    pub closed: bool,
}

/// A call of a template language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateCall {
    /// The whole call, delimiters included. For opaque pairs (`{% raw %}` … `{% endraw %}`) both tags and what is
    /// between them.
    pub span: Span,
    /// The syntax.
    pub form: TemplateForm,
    /// The first word: `figure`, `include`, `end`; empty for an expression without one.
    pub name: String,
    /// Whether it closes a pair (`{{< /name >}}`, `</Name>`).
    pub closing: bool,
    /// Its arguments, in order.
    pub arguments: Vec<TemplateArgument>,
    /// Whether it stands in a code block or code span.
    pub in_code: bool,
    /// Whether it is closed by its delimiter.
    pub closed: bool,
}

/// The syntaxes of template calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateForm {
    /// `{{< name >}}`
    HugoAngle,
    /// `{{% name %}}`
    HugoPercent,
    /// `{% name %}` (Liquid, Nunjucks, Tera)
    Tag,
    /// `{{ expression }}`
    Output,
    /// `{# comment #}`, `{{</* … */>}}`, `{/* … */}`
    Comment,
    /// A JSX element
    Jsx,
    /// An MDX `{expression}`
    Expression,
    /// An MDX `import` or `export` block
    Module,
    /// kramdown `{: … }`, `{::… }`, or a Docusaurus `:::` line
    Attributes,
}

/// One argument of a template call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateArgument {
    /// `src` of `src="a.png"`; `None` for a positional one.
    pub name: Option<String>,
    /// The value, quotes resolved.
    pub value: String,
    /// The value's bytes, quotes left out.
    pub span: Span,
}

/// A link reference definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The whole definition.
    pub span: Span,
    /// The label, as written.
    pub label: String,
    /// The label's bytes, brackets left out.
    pub label_span: Span,
    /// Where it leads.
    pub destination: Destination,
    /// Whether a link or image uses it.
    pub used: bool,
}

/// A reference that nothing defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenReference {
    /// The whole `[text][label]`.
    pub span: Span,
    /// The label, as written.
    pub label: String,
    /// The label's bytes.
    pub label_span: Span,
}

/// A footnote definition or reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// The whole reference `[^label]`, or the whole definition.
    pub span: Span,
    /// The label without `^`.
    pub label: String,
    /// `[^label]`, also in a definition.
    pub label_span: Span,
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
