//! The links of a body to other pages: Markdown, HTML, and the calls by which templates name a page.

use crate::document::Body;
use crate::document::body::{TemplateCall, TemplateForm};
use crate::site::address;
use crate::text::Span;

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFact {
    /// The destination as it is written, fragment included.
    pub url: String,
    /// Its bytes; the whole link where the destination has no place of its own.
    pub span: Span,
    /// How it names its target.
    pub kind: LinkKind,
}

/// How a link names its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// A Markdown or HTML link: a URL that a browser follows, unless the generator rewrites it.
    Url,
    /// Hugo's `ref` and `relref`: a page by its file or path.
    Ref,
    /// Jekyll's `{% post_url %}`: a post by its file name, without extension.
    PostUrl,
    /// Jekyll's `{% link %}`: a file by its path below the source.
    SourceFile,
    /// Hexo's `{% post_link %}` and `{% post_path %}`: a post by its slug.
    PostSlug,
}

/// All links of a body, in the order of the text. Those whose destination a template fills in are left out.
pub(super) fn links(body: &Body) -> Vec<LinkFact> {
    let written = body.links.iter().filter(|link| !address::is_template(&link.destination.url)).map(|link| LinkFact {
        url: link.destination.url.clone(),
        span: link.destination.span.unwrap_or(link.span),
        kind: LinkKind::Url,
    });
    // Hexo may leave alone what stands in inline code; Hugo and Jekyll do not.
    let is_left_alone = |call: &&TemplateCall| call.in_code && matches!(call.name.as_str(), "post_link" | "post_path");
    let calls = body.templates.iter().filter(|call| !is_left_alone(call));
    let mut found: Vec<LinkFact> = written.chain(calls.filter_map(called)).collect();
    found.sort_by_key(|link| link.span);
    found
}

/// The page that a template call names.
fn called(call: &TemplateCall) -> Option<LinkFact> {
    let is_hugo = matches!(call.form, TemplateForm::HugoAngle | TemplateForm::HugoPercent);
    let kind = match call.name.as_str() {
        "ref" | "relref" if is_hugo => LinkKind::Ref,
        "post_url" if call.form == TemplateForm::Tag => LinkKind::PostUrl,
        "link" if call.form == TemplateForm::Tag => LinkKind::SourceFile,
        "post_link" | "post_path" if call.form == TemplateForm::Tag => LinkKind::PostSlug,
        _ => return None,
    };
    // Jekyll takes all that stands in the tag as one name, which may hold blanks that part arguments elsewhere.
    if matches!(kind, LinkKind::PostUrl | LinkKind::SourceFile) && call.arguments.len() != 1 {
        return None;
    }
    let by_name = call.arguments.iter().find(|argument| argument.name.as_deref() == Some("path"));
    let argument = by_name.or_else(|| call.arguments.first().filter(|argument| argument.name.is_none()))?;
    Some(LinkFact { url: argument.value.clone(), span: argument.span, kind })
}
