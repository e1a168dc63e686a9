//! The fix of a link whose address another takes the place of.

use super::{Fix, Safety};
use crate::lint::{Diagnostic, SiteSubject};
use crate::site::address::{decoded, encoded, split_path};
use crate::site::facts::{Facts, LinkFact};
use crate::text::Edit;

/// The address of `post` as the site's own pages write it: the path from the root, percent-encoded where Markdown and
/// HTML need it, then `tail` (query and fragment). `None` when its URL is not known.
fn address_of(post: &Facts, tail: &str) -> Option<String> {
    let path = &post.page.url.as_ref()?.path;
    let parts: Vec<String> = path.split('/').map(|part| encoded(part, false)).collect();
    Some(parts.join("/") + tail)
}

/// The name of `post` in a message: its URL, or its file where that is not known.
#[must_use]
pub fn place_of(post: &Facts) -> &str {
    post.page.url.as_ref().map_or(&post.path, |url| &url.path)
}

/// Query and fragment of `url`, as written.
fn tail_of(url: &str) -> &str {
    split_path(url).1
}

impl SiteSubject<'_> {
    /// Leads `link` to the post number `to`. Unsafe where `is_certain` and readers find the post and the place in it that
    /// the link's fragment names; a suggestion elsewhere. Nothing where the post's URL is not known, or the link's bytes
    /// are not just its own.
    pub fn lead_to(&self, finding: &mut Diagnostic, link: &LinkFact, to: usize, is_certain: bool) {
        let tail = tail_of(&link.url);
        let Some(post) = self.blog.posts().get(to).filter(|_| link.span.len() == link.url.len()) else { return };
        let Some(path) = address_of(post, tail) else { return };
        let address = format!("{}{path}", host_of(&link.url));
        let is_certain = is_certain && self.is_published(to) && has_place(post, tail);
        finding.fix(Fix {
            title: format!("write `{address}`"),
            edits: vec![Edit { span: link.span, text: address }],
            safety: if is_certain { Safety::Unsafe } else { Safety::Suggestion },
        });
    }
}

/// Scheme and host of `url`, as written; empty where it has none.
fn host_of(url: &str) -> &str {
    let Some(start) =
        url.find("//").filter(|at| *at == 0 || url.get(..*at).is_some_and(|scheme| scheme.ends_with(':')))
    else {
        return "";
    };
    let rest = url.get(start + 2..).unwrap_or_default();
    url.get(..start + 2 + rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or_default()
}

/// Whether the post has the anchor that the fragment in `tail` names, as far as its anchors are known.
fn has_place(post: &Facts, tail: &str) -> bool {
    let Some((_, fragment)) = tail.split_once('#').filter(|(_, fragment)| !fragment.is_empty()) else { return true };
    let wanted = decoded(fragment);
    post.anchors.iter().any(|id| id == fragment || wanted.as_deref() == Some(id))
}

#[cfg(test)]
mod tests {
    use super::{host_of, tail_of};

    #[test]
    fn takes_an_address_apart() {
        assert_eq!(host_of("https://example.org/글/?q#x"), "https://example.org");
        assert_eq!(host_of("//example.org/글/"), "//example.org");
        assert_eq!(host_of("/a//b"), "");
        assert_eq!((tail_of("/글/?q#x"), tail_of("/글/")), ("?q#x", ""));
    }
}
