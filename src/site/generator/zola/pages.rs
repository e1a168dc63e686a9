//! What Zola makes of a content file (components/content/src/page.rs, section.rs, file_info.rs).

use super::Zola;
use crate::document::Post;
use crate::document::front_matter::{Entry, Value};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, PageDate, PageUrl, Source, Withheld};
use crate::site::{Disk, Generator as _, Named, path};
use crate::text::Span;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use std::collections::HashSet;

const CONTENT: &str = "content";

/// As deep as folders are followed: a link to a folder above would else have no end.
const DEEPEST: usize = 32;

/// A content file's place.
struct Place<'p> {
    /// The folders below the content that are parts of the URL.
    components: Vec<&'p str>,
    /// The name without extension and language.
    name: &'p str,
    /// The language.
    language: String,
    /// Whether it is an index beside its own assets.
    colocated: bool,
    is_section: bool,
}

impl Zola {
    /// The page of one file.
    pub(super) fn page_of(&self, source: &Source<'_>) -> Page {
        let inside = path::below(source.path, CONTENT);
        let Some(inside) = inside.filter(|inside| inside.ends_with(".md") && !path::file_name(inside).starts_with('.'))
        else {
            return Page::default();
        };
        let Some(place) = self.place(inside) else {
            // Zola stops at a page in a language that is not configured, and never looks at such a section.
            let is_section = path::file_name(inside).starts_with("_index.");
            let withheld = if is_section { Withheld::Misnamed } else { Withheld::Refused };
            return Page { is_section, withheld: Some(withheld), ..Page::default() };
        };
        let (path, span) = self.path(&place, inside, source);
        let draft = source.field(self, "draft").filter(|field| field.value.as_text() == Some("true"));
        let unrendered = source.field(self, "render").filter(|field| field.value.as_text() == Some("false"));
        let by_section = || self.is_below_draft(inside).then_some(Withheld::Draft { span: None });
        let withheld = draft.map(|field| Withheld::Draft { span: Some(field.value.span) }).or_else(by_section);
        let multilingual = !self.config.languages.is_empty();
        Page {
            url: path.map(|path| PageUrl { path: format!("{}{path}", self.config.base), span }),
            is_section: place.is_section,
            aliases: self.aliases(source),
            date: if place.is_section { None } else { self.date_of(&place, inside, source) },
            draft: draft.is_some(),
            withheld: withheld.or(unrendered.map(|field| Withheld::Unrendered { span: Some(field.value.span) })),
            terms: source.terms(self, |taxonomy, term| {
                let path = self.config.term_path(taxonomy, term, &place.language)?;
                Some(format!("{}{path}", self.config.base).into())
            }),
            translation_key: multilingual.then(|| path::join(path::folder(inside), place.name)),
            language: multilingual.then_some(place.language),
            ..Page::default()
        }
    }

    /// The place of a file below the content; `None` when Zola refuses or passes over its name.
    fn place<'p>(&self, inside: &'p str) -> Option<Place<'p>> {
        let stem = path::stem(inside);
        let is_section = path::file_name(inside).starts_with("_index.");
        let mut components: Vec<&str> = path::folder(inside).split('/').filter(|part| !part.is_empty()).collect();
        let colocated = !components.is_empty() && stem.split('.').next() == Some("index");
        if colocated {
            components.pop();
        }
        let default = &self.config.default_language;
        let (name, language) = match stem.split_once('.').filter(|_| !self.config.languages.is_empty()) {
            // A section's file is looked for by the names of the other languages.
            Some((_, code)) if code == default => (if is_section { None } else { Some(stem) }?, default),
            Some((name, code)) => (name, self.config.languages.iter().find(|known| *known == code)?),
            None => (if is_section && stem != "_index" { None } else { Some(stem) }?, default),
        };
        Some(Place { components, name, language: language.clone(), colocated, is_section })
    }

    /// The page's path below the site's, and the field that decides it.
    fn path(&self, place: &Place<'_>, inside: &str, source: &Source<'_>) -> (Option<String>, Option<Span>) {
        let with_language = |path: String| {
            let parts =
                if place.language == self.config.default_language { path } else { path::join(&place.language, &path) };
            if parts.is_empty() { "/".to_owned() } else { format!("/{parts}/") }
        };
        if place.is_section {
            return (Some(with_language(place.components.join("/"))), None);
        }
        if let Some(Named { text, span }) = source.text(self, "path") {
            let path = text.trim();
            let start = if path.starts_with('/') { "" } else { "/" };
            let end = if path.ends_with('/') { "" } else { "/" };
            return (Some(format!("{start}{path}{end}")), Some(span));
        }
        let (slug, span) = match source.text(self, "slug") {
            Some(Named { text, span }) => (Some(text), Some(span)),
            None => (self.named_slug(place, inside).map(str::to_owned), None),
        };
        if place.components.is_empty() && place.name == "index" && !place.colocated {
            return (Some(with_language(String::new())), None);
        }
        let slug = slug.map(|slug| self.config.paths.slug(&slug));
        let whole =
            slug.map(|slug| place.components.iter().copied().chain([slug.as_str()]).collect::<Vec<_>>().join("/"));
        (whole.map(with_language), span)
    }

    /// The name that gives the slug; `None` where a time of day stands in it.
    fn named_slug<'p>(&self, place: &Place<'p>, inside: &'p str) -> Option<&'p str> {
        let name = dated_name(place, inside);
        let Some((_, rest)) = path_dates::leading(name).filter(|_| !self.config.keeps_dates) else { return Some(name) };
        if rest.starts_with('T') {
            return None;
        }
        let after = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix(['-', '_']);
        Some(after.filter(|slug| !slug.is_empty()).unwrap_or(name))
    }

    fn date_of(&self, place: &Place<'_>, inside: &str, source: &Source<'_>) -> Option<PageDate> {
        if let Some(Entry { value, .. }) = source.field(self, "date").filter(|field| !field.value.is_empty()) {
            let moment = read::Written::of(value).and_then(read::zola).ok()?;
            let offset = moment.offset.unwrap_or(Offset::UTC);
            return Some(PageDate { instant: moment.instant(&TimeZone::UTC)?, offset, span: Some(value.span) });
        }
        let (day, rest) = path_dates::leading(dated_name(place, inside))?;
        let midnight = |day: Date| Offset::UTC.to_timestamp(day.to_datetime(Time::midnight())).ok();
        let instant = midnight(day).filter(|_| !rest.starts_with('T'))?;
        Some(PageDate { instant, offset: Offset::UTC, span: None })
    }

    /// The aliases: a path to a folder, or to a file whose name ends in `.html`.
    fn aliases(&self, source: &Source<'_>) -> Vec<Named> {
        let list = source.field(self, "aliases").and_then(|field| field.value.as_list()).unwrap_or_default();
        let alias = |item: &Value| {
            let path = item.as_text()?.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
            let end = if path.ends_with(".html") || path.is_empty() { "" } else { "/" };
            Some(Named { text: format!("{}/{path}{end}", self.config.base), span: item.inner_span() })
        };
        list.iter().filter_map(alias).collect()
    }

    /// Whether a section above the file is a draft, with which Zola leaves out the whole folder.
    fn is_below_draft(&self, inside: &str) -> bool {
        let mut folder = path::folder(inside);
        while !self.draft_folders.contains(folder) {
            if folder.is_empty() {
                return false;
            }
            folder = path::folder(folder);
        }
        true
    }

    /// The folders of the content whose section is a draft.
    pub(super) fn find_draft_folders(&self, disk: &dyn Disk) -> HashSet<String> {
        let mut found = HashSet::new();
        let mut ahead = vec![(String::new(), 0)];
        while let Some((folder, depth)) = ahead.pop() {
            let whole = path::join(CONTENT, &folder);
            let indexes = disk.beginning(&whole, "_index.");
            let mut files = indexes.iter().map(|name| path::join(&whole, name)).filter(|file| file.ends_with(".md"));
            if files.any(|file| self.is_draft(&file, disk)) {
                found.insert(folder.clone());
            }
            if depth < DEEPEST {
                let below = disk.folders(&whole);
                ahead.extend(below.iter().map(|name| (path::join(&folder, name), depth + 1)));
            }
        }
        found
    }

    fn is_draft(&self, file: &str, disk: &dyn Disk) -> bool {
        // Sections are few and drafts among them fewer: most need not be parsed.
        let dialect = self.dialect(file);
        let text = disk.matter(file, dialect.fences).filter(|text| text.contains("draft"));
        let post = text.map(|text| Post::parse(text, &dialect));
        let draft = post.as_ref().and_then(|post| post.map()?.get("draft"));
        draft.and_then(|field| field.value.as_text()) == Some("true")
    }
}

/// The name in which Zola looks for a date: that of the folder for an `index`.
fn dated_name<'p>(place: &Place<'p>, inside: &'p str) -> &'p str {
    let folder = path::file_name(path::folder(inside));
    if place.name == "index" && !folder.is_empty() { folder } else { place.name }
}
