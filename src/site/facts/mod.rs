//! What the rest of a blog may need of one post, comparable, so that an editor knows when to look at the blog again.

mod gather;
mod link;
mod page;
mod terms;

pub use gather::Source;
pub use link::{LinkFact, LinkKind};
pub use page::{Page, PageDate, PageTerm, PageUrl, Withheld};

use super::Role;
use crate::text::Span;

/// A text with the place where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The text, quotes and escapes resolved.
    pub text: String,
    /// Its bytes, quotes left out.
    pub span: Span,
}

/// One post, as far as other posts are concerned.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The file, below the site's root, with `/`.
    pub path: String,
    /// What the file is to the generator.
    pub role: Role,
    /// The title that is written, not one that the generator makes.
    pub title: Option<Named>,
    /// The description that is written.
    pub description: Option<Named>,
    /// What the generator makes of the file: URL, date, publication, terms.
    pub page: Page,
    /// The ids of the body's anchors, in the order of the text.
    pub anchors: Vec<String>,
    /// Whether these are all.
    pub anchors_complete: bool,
    /// The links of the body, in the order of the text.
    pub links: Vec<LinkFact>,
}
