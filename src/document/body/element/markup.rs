//! Raw HTML, emphasis and template calls.

use crate::text::Span;
use std::borrow::Cow;

/// A name with its value and place: `{#id}` of a heading, an attribute of an HTML tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The attribute's name in lower case; `id` for `{#id}`.
    pub name: Cow<'static, str>,
    /// The value, entities resolved; empty when the attribute has none.
    pub value: String,
    /// The value's bytes, quotes left out.
    pub span: Span,
}

/// Emphasis that is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emphasis {
    /// The whole, markers included.
    pub span: Span,
    /// Whether it is strong.
    pub strong: bool,
}

/// A raw HTML tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlTag {
    /// From `<` to `>`.
    pub span: Span,
    /// The name in lower case.
    pub name: Cow<'static, str>,
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
