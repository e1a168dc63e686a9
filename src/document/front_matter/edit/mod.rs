//! Changes of a front matter as byte edits that leave every other byte, each comment and each other value as it is.
//!
//! Each operation writes its edits, applies them, reads the outcome and compares it with the tree that the operation
//! means. What does not come out exactly so is not done: `None` is an answer that every caller must expect.

mod expected;
mod extent;
mod faulty;
mod flow;
mod habit;
mod insert;
mod list;
mod place;
mod proof;
mod remove;
mod rename;
mod reorder;
mod scalar;
mod text_block;

pub use faulty::quoting;

use super::{FrontMatter, Map};
use crate::text::Edit;

/// Changes one thing of one front matter at a time.
#[derive(Clone, Copy, Debug)]
pub struct Editor<'a> {
    /// The whole file.
    text: &'a str,
    matter: &'a FrontMatter,
    root: &'a Map,
}

/// What a value becomes.
#[derive(Clone, Copy, Debug)]
pub enum New<'t> {
    /// A string, in quotes where it needs them.
    Text(&'t str),
    /// A literal without quotes: `true`, `12`, `2024-01-02`.
    Bare(&'t str),
    /// A list of strings, on one line.
    List(&'t [&'t str]),
}

/// The longest front matter that is edited, in bytes: each change is read back, and nobody writes that much by hand.
const LONGEST: usize = 65_536;

/// The edits of one change, which belong together.
type Edits = Vec<Edit>;

impl<'a> Editor<'a> {
    /// An editor of `matter`, which was read from `text`. `None` when the front matter is faulty, since what nobody can read
    /// is never edited, and when it is longer than 64 KiB.
    #[must_use]
    pub fn new(text: &'a str, matter: &'a FrontMatter) -> Option<Self> {
        let root = matter.root.as_ref()?;
        let is_sound = matter.faults.is_empty() && matter.closing.is_some() && matter.content.len() <= LONGEST;
        is_sound.then_some(Self { text, matter, root })
    }
}

#[cfg(test)]
mod tests;
