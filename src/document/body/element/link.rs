//! Links, images, and what they refer to.

use crate::text::Span;

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
