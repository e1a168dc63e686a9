//! The fix of a link whose address another takes the place of.

use super::{Fix, Safety};
use crate::lint::Diagnostic;
use crate::site::address::encoded;
use crate::site::facts::{Facts, LinkFact};
use crate::text::Edit;

/// The address of `post` as the site's own pages write it: the path from the root, percent-encoded where Markdown and
/// HTML need it, then `tail` (query and fragment). `None` when its URL is not known.
#[must_use]
pub fn address_of(post: &Facts, tail: &str) -> Option<String> {
    let path = &post.page.url.as_ref()?.path;
    let parts: Vec<String> = path.split('/').map(|part| encoded(part, false)).collect();
    Some(parts.join("/") + tail)
}

/// The name of `post` in a message: its URL, or its file where that is not known.
#[must_use]
pub fn place_of(post: &Facts) -> &str {
    post.page.url.as_ref().map_or(&post.path, |url| &url.path)
}

/// Suggests `address` in place of what `link` has written. Nothing where the link's bytes are not just its URL.
pub fn suggest_address(finding: &mut Diagnostic, link: &LinkFact, address: String) {
    if link.span.len() != link.url.len() {
        return;
    }
    finding.fix(Fix {
        title: format!("write `{address}`"),
        edits: vec![Edit { span: link.span, text: address }],
        safety: Safety::Suggestion,
    });
}
