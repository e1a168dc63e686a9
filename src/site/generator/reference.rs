//! How a generator finds pages that posts name otherwise than by their URLs: by files, slugs and titles.

use crate::site::facts::{Facts, LinkKind};

/// What a generator makes of links and template calls that name a page.
pub trait References {
    /// Whether it prints the URL of a page where a link of the Markdown names that page's source file by `url`; `None`
    /// when that cannot be told.
    fn rewrites(&self, url: &str) -> Option<bool>;

    /// The names under which a template call of `kind` finds `page`.
    fn names(&self, page: &Facts, kind: LinkKind) -> Vec<String> {
        let _ = (page, kind);
        Vec::new()
    }

    /// The names under which a template call of `kind`, written in the post `from`, looks for the page that it calls
    /// `name`, in order; `None` when that cannot be told.
    fn wanted(&self, from: &Facts, name: &str, kind: LinkKind) -> Option<Vec<String>> {
        let _ = (from, name, kind);
        None
    }
}
