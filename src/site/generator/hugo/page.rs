//! What Hugo makes of a content file: its URL, date and publication.

use super::Hugo;
use super::content::PageKind;
use crate::site::facts::{Page, PageUrl, Source};
use crate::site::path;

impl Hugo {
    /// The page of one file.
    pub(super) fn page_of(&self, source: &Source<'_>) -> Page {
        let Some(place) = self.content.page(source.path) else { return Page::default() };
        if place.kind == PageKind::Branch {
            return Page::default();
        }
        let written = source.text(self, "url").map(|url| PageUrl { path: url.text, span: Some(url.span) });
        let slug = source.text(self, "slug").filter(|_| place.kind == PageKind::Single);
        let by_name = || match slug {
            Some(slug) => {
                let folder = path::join(path::folder(&place.folder), &slug.text);
                PageUrl { path: format!("/{folder}/"), span: Some(slug.span) }
            }
            None => PageUrl { path: format!("/{}/", place.folder.to_lowercase()), span: None },
        };
        Page { url: Some(written.unwrap_or_else(by_name)), ..Page::default() }
    }
}
