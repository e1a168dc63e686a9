//! The proof that a change does no more than it says: asked of every text before it is written.

mod outside;
mod rendering;
mod values;

use super::{Excerpt, Ground};
use crate::document::Post;
use crate::lint::{Change, Safety};
use crate::text::Edit;
use std::collections::BTreeSet;

/// What a change would do beyond what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    /// Its edits overlap, or lie outside the text.
    #[error("its edits overlap")]
    Overlap,
    /// A byte outside its edits is another.
    #[error("it would change what lies outside its edits")]
    Outside,
    /// The front matter can no longer be read.
    #[error("the front matter could no longer be read")]
    Unreadable,
    /// The front matter begins or ends elsewhere.
    #[error("the front matter would begin or end elsewhere")]
    Fences,
    /// A value of the front matter is another.
    #[error("it would change a value of the front matter")]
    Values,
    /// Lists and feeds show another part of the text.
    #[error("it would change the excerpt")]
    Excerpt,
    /// Readers see another page.
    #[error("it would change the rendered text")]
    Rendering,
}

/// Proves a change of `before` into `after` by `edits`.
///
/// A safe change leaves the rendered body and the values of the front matter equal, apart from `changes`. One that is not
/// safe keeps to its part: in the body it leaves the front matter as it is, in the front matter it leaves the body as it is
/// and every key that it does not touch.
///
/// # Errors
/// The first [`Breach`].
pub(super) fn prove(
    before: &Post,
    after: &Post,
    edits: &[Edit],
    safety: Safety,
    changes: &BTreeSet<Change>,
    ground: &Ground<'_>,
) -> Result<(), Breach> {
    outside::is_equal(&before.text, &after.text, edits)?;
    is_readable(after)?;
    if changes.contains(&Change::Fences) {
        return Ok(());
    }
    if before.front_matter.is_some() != after.front_matter.is_some() {
        return Err(Breach::Fences);
    }
    if safety == Safety::Safe {
        if Excerpt::of(before, ground.generator).is_some_and(|excerpt| !excerpt.cut(&before.text).is_kept(edits)) {
            return Err(Breach::Excerpt);
        }
        values::are_equal(before, after, changes, ground.generator)?;
        return rendering::is_equal(before, after, changes, ground.dialect);
    }
    let in_body = |edit: &Edit| edit.span.start() >= before.body.span.start();
    if !edits.iter().any(in_body) && before.slice(before.body.span) != after.slice(after.body.span) {
        return Err(Breach::Fences);
    }
    if edits.iter().all(in_body) && matter(before) != matter(after) {
        return Err(Breach::Fences);
    }
    values::are_equal_elsewhere(before, after, edits, ground.generator)
}

fn is_readable(post: &Post) -> Result<(), Breach> {
    let is_sound = post.front_matter.as_ref().is_none_or(|matter| matter.root.is_some() && matter.faults.is_empty());
    is_sound.then_some(()).ok_or(Breach::Unreadable)
}

fn matter(post: &Post) -> Option<&str> {
    post.front_matter.as_ref().map(|matter| post.slice(matter.span))
}
