//! What Hugo makes of a content file: its URL, dates, publication and terms.

use super::Hugo;
use super::cascade::{Handed, Target};
use super::content::{self, PageKind};
use super::dates::{Asked, Dates};
use super::expand::{Filling, expand};
use super::language::Language;
use super::permalinks::Kind;
use super::url::{Name, Parts};
use crate::document::front_matter::Value;
use crate::site::facts::{Page, PageUrl, Source, Withheld};
use crate::site::path;
use crate::site::scalar::{Meaning, meaning};
use jiff::civil::{DateTime, date};

/// One content file on its way to a page.
struct Draught<'a> {
    source: &'a Source<'a>,
    place: content::Page<'a>,
    language: &'a Language,
    kind: Kind,
    dates: Dates,
    /// Its path as [`logical`] spells it.
    logical: String,
}

impl Hugo {
    /// The page of one file.
    pub(super) fn page_of(&self, source: &Source<'_>) -> Page {
        let Some(place) = self.content.page(source.path) else { return Page::default() };
        let Some(language) = self.languages.get(place.language) else { return Page::default() };
        let kind = self.kind(&place);
        let is_section = kind != Kind::Page;
        if language.disabled {
            return Page { is_section, withheld: Some(Withheld::Unrendered { span: None }), ..Page::default() };
        }
        let zone = language.zone.as_ref().unwrap_or(source.zone);
        let dates = Asked::new(self, source, place.name(), zone).dates(&language.chains);
        let draught = Draught { source, language, kind, dates, logical: logical(&place), place };
        let publication = self.publication(source, draught.place.kind, self.handed(&draught));
        let url = self.url(&draught).filter(|_| publication.has_url);
        let refused = source.text(self, "url").is_some_and(|url| is_address(&url.text));
        let several = self.languages.are_several();
        Page {
            is_section,
            aliases: url.as_ref().map(|url| self.aliases(source, language, &url.path)).unwrap_or_default(),
            url,
            date: draught.dates.date.map(|dated| dated.date),
            draft: publication.draft,
            // Observed on 0.111.3 and 0.168.0: `.mdx` is no content.
            withheld: if path::extension(source.path) == "mdx" {
                Some(Withheld::Misnamed)
            } else if refused {
                Some(Withheld::Refused)
            } else {
                publication.withheld
            },
            from: draught.dates.publish.filter(|_| !self.future).map(|dated| (dated.date.instant, dated.date.span)),
            until: draught.dates.expiry.filter(|_| !self.expired).map(|dated| (dated.date.instant, dated.date.span)),
            terms: source.terms(self, |taxonomy, term| self.term_url(language, taxonomy, term)),
            language: several.then(|| language.code.clone()),
            translation_key: several.then(|| {
                let written = source.text(self, "translationKey").map(|key| key.text);
                written.unwrap_or_else(|| draught.logical.clone())
            }),
            host: language.host.clone(),
        }
    }

    fn kind(&self, place: &content::Page<'_>) -> Kind {
        let top = place.folder().split('/').next().unwrap_or("");
        let is_taxonomy = || self.taxonomies.iter().any(|name| name.eq_ignore_ascii_case(top));
        match place.kind {
            PageKind::Leaf | PageKind::Single => Kind::Page,
            PageKind::Branch if place.folder().is_empty() => Kind::Home,
            PageKind::Branch if !is_taxonomy() => Kind::Section,
            PageKind::Branch if place.folder().contains('/') => Kind::Term,
            PageKind::Branch => Kind::Taxonomy,
        }
    }

    fn handed(&self, draught: &Draught<'_>) -> Handed {
        let target = Target { path: &draught.logical, kind: draught.kind.as_str(), language: &draught.language.code };
        let folder = path::folder(&draught.place.path);
        let mut handed = Handed::default();
        for cascade in self.branches.cascades(folder, &draught.language.code).chain([&self.cascade]) {
            cascade.hand(target, &mut handed);
        }
        handed
    }

    fn url(&self, draught: &Draught<'_>) -> Option<PageUrl> {
        let Draught { source, place, language, kind, .. } = draught;
        let written = source.field(self, "url").and_then(|entry| Some((self.reading(&entry.value)?, entry)));
        if let Some((url, entry)) = written.filter(|(url, _)| *kind != Kind::Home && !is_address(url)) {
            let filled = Some(&url).filter(|url| url.contains(':') && !self.version.is_before(131));
            let filled = filled.and_then(|url| self.fill(draught, url)).unwrap_or(url);
            let path = language.written_url(&filled, *kind, self.version);
            return Some(PageUrl { path, span: Some(entry.value.inner_span()) });
        }
        let slug = self.slug(draught);
        // Before 0.123 a section counted as it was spelt, and the keys of the configuration were in lower case.
        let spelt = self.version.is_before(123).then(|| format!("/{}", place.path));
        let pattern = language.permalinks.pattern(*kind, spelt.as_deref().unwrap_or(&draught.logical));
        let pattern = pattern.filter(|_| matches!(kind, Kind::Page | Kind::Term) || !self.version.is_before(123));
        let expanded = pattern.and_then(|pattern| self.fill(draught, pattern)).filter(|filled| !filled.is_empty());
        let name = match &slug {
            Some(slug) if *kind == Kind::Page || !self.version.is_before(SLUGS_OF_SECTIONS) => Name::Slug(&slug.0),
            _ => Name::File(place.name()),
        };
        let parts = Parts {
            kind: *kind,
            section: place.path.split_once('/').map_or("", |(top, _)| top),
            container: &self.container(place.container(), language),
            name,
            expanded: expanded.as_deref(),
            is_bundle: place.kind == PageKind::Leaf,
        };
        let names = |token: &str| pattern.is_some_and(|pattern| pattern.contains(token));
        let deciding = match slug {
            Some((_, deciding)) if expanded.is_none() || names(":slug") => deciding,
            _ if expanded.is_some()
                && (names(":slug/") || names(":title") || pattern.is_some_and(|p| p.ends_with(":slug"))) =>
            {
                source.field(self, "title").map(|entry| entry.value.inner_span())
            }
            _ => None,
        };
        Some(PageUrl { path: language.own_url(parts, self.version), span: deciding })
    }

    /// `folder` as the sections that it leads through spell it.
    pub(super) fn container(&self, folder: &str, language: &Language) -> String {
        if self.version.is_before(SLUGS_OF_SECTIONS) {
            return folder.to_owned();
        }
        self.branches.moved(folder, &language.code)
    }

    /// The slug with the place of its field; one from the file's name has none.
    fn slug(&self, draught: &Draught<'_>) -> Option<(String, Option<crate::text::Span>)> {
        let Some(entry) = draught.source.field(self, "slug") else {
            return draught.dates.slug.clone().filter(|slug| !slug.is_empty()).map(|slug| (slug, None));
        };
        let slug = self.reading(&entry.value)?.trim_matches('-').to_owned();
        (!slug.is_empty()).then(|| (slug, Some(entry.value.inner_span())))
    }

    fn fill(&self, draught: &Draught<'_>, pattern: &str) -> Option<String> {
        let Draught { source, place, language, dates, .. } = draught;
        let folder = if draught.kind == Kind::Page { place.container() } else { place.folder() };
        let sections = self.branches.sections(folder);
        let names = (1..=sections.len()).map(|depth| {
            let own = sections.get(..depth).unwrap_or_default().join("/");
            let branch = self.branches.get(&own, &language.code);
            let name = branch.and_then(|branch| branch.slug.as_deref().or(branch.title.as_deref()));
            language.spelling.token(name.unwrap_or(path::file_name(&own)))
        });
        let title = source.field(self, "title").and_then(|entry| self.reading(&entry.value));
        let slug = self.slug(draught).map(|(slug, _)| slug);
        expand(
            pattern,
            &Filling {
                title: title.as_deref().unwrap_or(""),
                slug: slug.as_deref(),
                name: place.name(),
                section_slugs: &names.collect::<Vec<_>>(),
                sections: &sections,
                date: dates.date.map_or(FIRST_DAY, |dated| dated.civil),
                spelling: language.spelling,
            },
        )
    }

    /// The text that Hugo makes of a scalar; `None` where it is empty or no scalar.
    pub(super) fn reading(&self, value: &Value) -> Option<String> {
        let text = match meaning(value, self)? {
            Meaning::Null => return None,
            Meaning::Bool(truth) => truth.to_string(),
            Meaning::Number(Some(short)) => short,
            _ => value.as_text()?.to_owned(),
        };
        (!text.is_empty()).then_some(text)
    }
}

/// The version, 0.n, since which the slug of a section counts for its own path and the paths below it.
pub const SLUGS_OF_SECTIONS: u32 = 166;

/// The day that Hugo takes where a page has no date.
pub const FIRST_DAY: DateTime = date(1, 1, 1).at(0, 0, 0, 0);

/// The path of a page below the content, as rules of the configuration name it.
fn logical(place: &content::Page<'_>) -> String {
    ["/", &place.logical().to_lowercase().replace(' ', "-")].concat()
}

/// Whether `url` names a host, which Hugo refuses.
pub fn is_address(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}
