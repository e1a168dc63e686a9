//! What Docusaurus makes of a file: the URL, date and publication of posts, documents and pages.

use super::config::{Kind, Plugin, Versions};
use super::names::{BlogName, DocName, resolve};
use super::{Docusaurus, dates, tags};
use crate::site::facts::{Page, PageDate, PageTerm, PageUrl, Source, Withheld};
use crate::site::{Named, path};

/// A file that one of the content plugins reads.
#[derive(Clone, Debug)]
pub struct Place<'s, 'p> {
    /// The plugin.
    pub plugin: &'s Plugin,
    /// Its language, where it is a translation.
    pub locale: Option<&'p str>,
    /// The documentation's version; `None` for the one in work.
    pub version: Option<&'p str>,
    /// The path below the plugin's folder.
    pub path: &'p str,
}

impl Docusaurus {
    /// The plugin that reads `file`, and what it reads it as.
    pub(super) fn place<'s, 'p>(&'s self, file: &'p str) -> Option<Place<'s, 'p>> {
        self.config.plugins.iter().find_map(|plugin| {
            if let Some(path) = path::below(file, &plugin.folder) {
                return Some(Place { plugin, locale: None, version: None, path });
            }
            let prefix = if plugin.id == "default" { String::new() } else { format!("{}_", plugin.id) };
            if plugin.kind == Kind::Docs
                && let Some(rest) = path::below(file, &format!("{prefix}versioned_docs"))
            {
                let (version, path) = rest.strip_prefix("version-")?.split_once('/')?;
                return Some(Place { plugin, locale: None, version: Some(version), path });
            }
            let (locale, rest) = path::below(file, "i18n")?.split_once('/')?;
            let suffix = if plugin.id == "default" { String::new() } else { format!("-{}", plugin.id) };
            let path = path::below(rest, &format!("{}{suffix}", plugin.kind.package()))?;
            if plugin.kind != Kind::Docs {
                return Some(Place { plugin, locale: Some(locale), version: None, path });
            }
            let (version, path) = path.split_once('/')?;
            let version = if version == "current" { None } else { Some(version.strip_prefix("version-")?) };
            Some(Place { plugin, locale: Some(locale), version, path })
        })
    }

    /// The page of one file.
    pub(super) fn page_of(&self, source: &Source<'_>) -> Page {
        let is_hidden = source.path.split('/').any(|part| part.starts_with('_'));
        let Some(place) = self.place(source.path).filter(|_| !is_hidden) else { return Page::default() };
        let draft = source.field(self, "draft").filter(|draft| is_true(draft.value.as_text()));
        let base = self.base_of(&place);
        let url = base.and_then(|base| self.url(&place, &base, source));
        let is_blog = place.plugin.kind == Kind::Blog;
        let multilingual = !self.config.locales.is_empty();
        let language = place.locale.unwrap_or(&self.config.default_locale);
        Page {
            url,
            date: if is_blog { self.post_date(&place, source) } else { None },
            draft: draft.is_some(),
            withheld: draft
                .map(|draft| Withheld::Draft { span: Some(draft.value.span) })
                .or_else(|| self.is_left_out(&place).then_some(Withheld::Unrendered { span: None })),
            terms: self.terms(&place, source),
            language: multilingual.then(|| language.to_owned()),
            translation_key: multilingual.then(|| {
                let version = place.version.unwrap_or_default();
                format!("{}/{}/{version}/{}", place.plugin.kind.package(), place.plugin.id, place.path)
            }),
            ..Page::default()
        }
    }

    /// Whether the configuration does not name the file's language or version.
    fn is_left_out(&self, place: &Place<'_, '_>) -> bool {
        let Versions { released, current, .. } = &place.plugin.versions;
        let is_built = |locale: &str| {
            locale == self.config.default_locale || self.config.locales.iter().any(|known| known == locale)
        };
        let is_released = |version: &str| released.iter().any(|known| known == version);
        place.locale.is_some_and(|locale| !is_built(locale))
            || match place.version {
                Some(version) => !is_released(version),
                None => place.plugin.kind == Kind::Docs && !current,
            }
    }

    /// The path below which the plugin's pages of that language and version stand; `None` when it cannot be told.
    fn base_of(&self, place: &Place<'_, '_>) -> Option<String> {
        let site = self.config.base.as_deref()?;
        let route = place.plugin.route.as_deref()?;
        let language = match place.locale {
            None => "",
            // The translation takes the place of the file that it translates, which would seem to be published twice.
            Some(locale) if locale == self.config.default_locale => return None,
            Some(locale) => locale,
        };
        let version = match place.plugin.kind {
            Kind::Docs => version_path(&place.plugin.versions, place.version)?,
            _ => "",
        };
        Some(["/", site, language, route, version].join("/"))
    }

    fn url(&self, place: &Place<'_, '_>, base: &str, source: &Source<'_>) -> Option<PageUrl> {
        let slug = source.text(self, "slug");
        let (path, span) = match place.plugin.kind {
            Kind::Blog => match slug {
                Some(slug) => (slug.text, Some(slug.span)),
                None => (BlogName::parse(place.path).slug, None),
            },
            Kind::Pages => match slug {
                Some(slug) => (slug.text, Some(slug.span)),
                None => (page_slug(place.path), None),
            },
            Kind::Docs => {
                let prefixed = source.field(self, "parse_number_prefixes").and_then(|it| it.value.as_text());
                let name = DocName::parse(place.path, prefixed != Some("false"));
                let id = source.text(self, "id");
                match (slug, id) {
                    (Some(Named { text, span }), _) => (resolve(&text, &name.folder), Some(span)),
                    (None, _) if name.is_index => (name.folder, None),
                    (None, Some(Named { text, span })) => (resolve(&text, &name.folder), Some(span)),
                    (None, None) => (resolve(&name.name, &name.folder), None),
                }
            }
        };
        // A query in a slug is no path, and a percent sign may begin an escape.
        let plain = !path.contains(['?', '#', '%']);
        plain.then(|| PageUrl { path: self.with_slash(&joined(base, &path)), span })
    }

    /// `path` with the slash at its end that the site wants.
    fn with_slash(&self, path: &str) -> String {
        let is_base = self.config.base.as_deref() == Some(path);
        match self.config.trailing_slash.filter(|_| path != "/" && !is_base) {
            Some(true) if !path.ends_with('/') => format!("{path}/"),
            Some(false) => path.trim_end_matches('/').to_owned(),
            _ => path.to_owned(),
        }
    }

    fn post_date(&self, place: &Place<'_, '_>, source: &Source<'_>) -> Option<PageDate> {
        match source.field(self, "date").filter(|date| !date.value.is_empty()) {
            Some(date) => dates::of_field(&date.value),
            None => BlogName::parse(place.path).date.and_then(dates::of_name),
        }
    }

    fn terms(&self, place: &Place<'_, '_>, source: &Source<'_>) -> Vec<PageTerm> {
        if place.plugin.kind == Kind::Pages {
            return Vec::new();
        }
        let base = self.base_of(place).zip(place.plugin.tags.as_deref()).map(|(base, tags)| joined(&base, tags));
        let list = source.field(self, "tags").map(|entry| &entry.value);
        source.terms(self, |_, tag| {
            let permalink = tags::permalink(tag, list, &place.plugin.defined_tags)?;
            Some(self.with_slash(&joined(base.as_ref()?, &permalink)).into())
        })
    }
}

/// Joi takes the word for the boolean.
fn is_true(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

/// The part of the URL that a version adds, unless options say otherwise.
fn version_path<'a>(versions: &Versions, version: Option<&'a str>) -> Option<&'a str> {
    match version {
        None if !versions.current => None,
        None if versions.released.is_empty() => Some(""),
        _ if versions.unknown => None,
        None => Some("next"),
        Some(version) if versions.released.first().is_some_and(|newest| newest == version) => Some(""),
        Some(version) => versions.released.iter().any(|known| known == version).then_some(version),
    }
}

/// The path of a page of its own: `index` stands for its folder.
fn page_slug(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match stem.rsplit_once('/') {
        Some((folder, name)) if name.eq_ignore_ascii_case("index") => format!("{folder}/"),
        None if stem.eq_ignore_ascii_case("index") => "/".to_owned(),
        _ => stem.to_owned(),
    }
}

/// Two parts of a path in one, slashes not doubled, the last one kept (`normalizeUrl` of @docusaurus/utils).
fn joined(base: &str, rest: &str) -> String {
    let mut path = String::new();
    for part in base.split('/').chain(rest.split('/')).filter(|part| !part.is_empty()) {
        path.push('/');
        path.push_str(part);
    }
    if path.is_empty() || rest.ends_with('/') {
        path.push('/');
    }
    path
}
