//! A link: the post that it leads to.

use super::of_post;
use crate::lsp::ground::Ground;
use crate::site::facts::LinkFact;
use crate::site::{Target, target};

/// What is known of where a link leads; nothing of another site.
pub(super) fn told(ground: &Ground<'_>, link: &LinkFact) -> Option<String> {
    let post = |at: usize| ground.blog.posts().get(at).map(|post| of_post(ground, post));
    match target(ground.blog, ground.layout, ground.facts()?, link) {
        Target::Post { post: at, fragment } => {
            let heading = fragment.map(|id| format!("\n\nheading `#{id}`")).unwrap_or_default();
            Some(post(at)? + &heading)
        }
        Target::Alias { post: at, .. } => Some(format!("over a redirect to\n\n{}", post(at)?)),
        Target::SourceFile { post: at } => {
            Some(format!("the source file, which readers do not get, of\n\n{}", post(at)?))
        }
        Target::Nothing { path, .. } => Some(format!("no page is published at `{path}`")),
        Target::Unnamed { .. } => Some("names no page".to_owned()),
        Target::Elsewhere => None,
    }
}
