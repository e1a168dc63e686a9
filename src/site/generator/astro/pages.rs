//! What Astro makes of a Markdown file: a page of its own, or an entry of a collection.

use super::Astro;
use crate::document::front_matter::{Style, Value};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, PageDate, PageUrl, Source};
use crate::site::path;
use jiff::tz::{Offset, TimeZone};

/// The fields in which sites keep the date of a post.
const DATES: [&str; 7] = ["pubDate", "pubDatetime", "publishDate", "publishedDate", "publishedAt", "date", "published"];

impl Astro {
    /// The page of one file. A draft is one only to the site's own code, so nothing is withheld.
    pub(super) fn page_of(&self, source: &Source<'_>) -> Page {
        if source.path.split('/').any(|part| part.starts_with('_')) {
            return Page::default();
        }
        let draft = source.field(self, "draft").is_some_and(|field| {
            field.value.as_text() == Some("true") && !matches!(field.value.style(), Some(Style::DoubleQuoted))
        });
        Page {
            url: self.url(source),
            date: DATES.iter().find_map(|key| date(&source.field(self, key)?.value, source.zone)),
            draft,
            terms: source.terms(self, |_, _| None),
            ..Page::default()
        }
    }

    fn url(&self, source: &Source<'_>) -> Option<PageUrl> {
        if let Some(below) = path::below(source.path, &path::join(&self.config.source, "pages")) {
            let stem = below.rsplit_once('.').map_or(below, |(stem, _)| stem);
            let index = if stem == "index" { Some("") } else { stem.strip_suffix("/index") };
            let path = self.config.url(index.unwrap_or(stem), index.is_some())?;
            return Some(PageUrl { path, span: None });
        }
        let mut of_file = self.entries.iter().filter_map(|collection| {
            let below = path::below(source.path, &collection.folder)?;
            Some((collection, below))
        });
        let (collection, below) = of_file.next()?;
        if of_file.next().is_some() {
            return None;
        }
        let slug = source.text(self, "slug");
        let route = collection.entry_route(below, slug.as_ref().map(|slug| slug.text.as_str()))?;
        Some(PageUrl { path: self.config.url(&route, false)?, span: slug.map(|slug| slug.span) })
    }
}

/// The date of a field: js-yaml reads dates in UTC, JavaScript reads other texts with a time in the machine's own zone.
fn date(value: &Value, zone: &TimeZone) -> Option<PageDate> {
    let moment = read::Written::of(value).and_then(read::javascript).ok()?;
    let is_iso = value.as_text().is_some_and(|text| path_dates::leading(text).is_some());
    let in_utc = is_iso && (value.style() == Some(Style::Plain) || !moment.has_time);
    let instant = if in_utc { moment.instant(&TimeZone::UTC) } else { moment.instant(zone) }?;
    Some(PageDate { instant, offset: Offset::UTC, span: Some(value.span) })
}
