//! What the rest of a blog may need of one post, comparable, so that an editor knows when to look at the blog again.

mod gather;
mod leftover;
mod link;
mod moved;
mod page;
mod series;
mod terms;

pub use gather::{Known, Source};
pub use leftover::Leftover;
pub use link::{LinkFact, LinkKind};
pub use page::{Page, PageDate, PageTerm, PageUrl, Withheld};
pub use series::SeriesPart;

use super::Role;
use crate::text::{Span, TextList};
use jiff::Timestamp;

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
    pub anchors: TextList,
    /// Whether these are all.
    pub anchors_complete: bool,
    /// The links of the body, in the order of the text.
    pub links: Vec<LinkFact>,
    /// The series it is a part of.
    pub series: Option<SeriesPart>,
    /// What is left of the template that the post was made from.
    pub leftovers: Vec<Leftover>,
}

impl Facts {
    /// Whether readers find it at `now`.
    #[must_use]
    pub fn is_published(&self, now: Timestamp) -> bool {
        self.page.withheld(now).is_none()
    }

    /// Where the post is best shown: its title, or the top of the file.
    #[must_use]
    pub fn place(&self) -> Span {
        self.title.as_ref().map(|title| title.span).unwrap_or_default()
    }

    /// Where the post's URL is best shown: the field that decides it, or else [`Facts::place`].
    #[must_use]
    pub fn url_place(&self) -> Span {
        self.page.url.as_ref().and_then(|url| url.span).unwrap_or_else(|| self.place())
    }
}
