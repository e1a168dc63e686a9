//! Jekyll: read from its sources (202df57) and observed on 4.3.1.

mod config;
mod content;
mod date;
mod datum;
mod defaults;
mod document;
mod fields;
mod glob;
mod inherited;
mod name;
mod page;
mod places;
mod reference;
mod slug;
mod tags;
mod terms;
mod title;
mod url;

use super::{Anchors, Places, References};
use crate::document::body::{TemplateArgument, TemplateCall};
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::document::{Body, Post};
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, Source};
use crate::site::settings::Settings;
use crate::site::{
    DateFault, Disk, Fields, Generator, GeneratorName, Moment, PathDate, Role, Vocabulary, Yaml, address, path,
};
use config::Config;
use content::Kind;
use date::Dated;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use places::Published;
use std::borrow::Cow;
use std::collections::BTreeSet;
use tags::Templates as Own;
use terms::Archives;

/// A Jekyll site.
#[derive(Debug)]
pub struct Jekyll {
    fields: Fields,
    config: Config,
    archives: Archives,
    published: Published,
    kramdown: bool,
    anchors: Scheme,
    templates: Own,
}

impl Jekyll {
    /// Reads the site's configuration.
    pub fn new(disk: &dyn Disk) -> Self {
        let (config, settings) = Config::read(disk);
        Self::with(disk, config, &settings)
    }

    fn with(disk: &dyn Disk, config: Config, settings: &Settings) -> Self {
        let kramdown = settings.text("markdown").is_none_or(|markdown| markdown.eq_ignore_ascii_case("kramdown"));
        let plain_ids = settings.text("kramdown.input").is_none_or(|input| input == "GFM")
            && settings.flag("kramdown.auto_ids").unwrap_or(true)
            && settings.text("kramdown.auto_id_prefix").is_none();
        Self {
            fields: Fields::new(fields::FIELDS.to_vec(), false),
            templates: Own::new(disk, settings, &config.source),
            published: Published::new(disk, settings, &config),
            archives: Archives::new(settings, config.archives),
            config,
            kramdown,
            anchors: Scheme {
                slugger: Slugger::Kramdown,
                footnotes: Footnotes::Labelled,
                harmless: &tags::HARMLESS,
                known: kramdown && plain_ids,
            },
        }
    }

    /// What the file at `path`, below the site's root, is, with its path below the source.
    fn kind<'a>(&'a self, path: &'a str) -> Option<(&'a str, Kind<'a>)> {
        let page = path::below(path, &self.config.source)?;
        Some((page, self.config.kind(page)?))
    }

    /// The URL below the site's base that the file at `path` has when its front matter says nothing of it.
    fn bare_url_of(&self, path: &str) -> Option<String> {
        match self.kind(path)? {
            (page, Kind::Page) => self.bare_page_url(page),
            (page, kind) => self.bare_url(&self.place(page, kind)),
        }
    }
}

impl Generator for Jekyll {
    fn name(&self) -> GeneratorName {
        GeneratorName::Jekyll
    }

    fn dialect(&self, _path: &str) -> Dialect {
        let markdown = Markdown {
            heading_attributes: self.kramdown,
            definition_lists: self.kramdown,
            kramdown_attributes: self.kramdown,
            ..Markdown::default()
        };
        Dialect { fences: Fences::Jekyll, templates: Templates::Liquid, markdown }
    }

    fn yaml(&self) -> Yaml {
        Yaml::V1_1
    }

    fn fields(&self) -> &Fields {
        &self.fields
    }

    fn role(&self, path: &str) -> Role {
        if path::is_outside_content(path) || path::is_project_file(path) {
            return Role::Other;
        }
        match self.kind(path) {
            Some((_, Kind::Post | Kind::Draft)) => Role::Post,
            Some((_, Kind::Document(_) | Kind::Page)) => Role::Page,
            None if path::folder(path).split('/').any(|part| part == "_templates") => Role::Template,
            None => Role::Other,
        }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::ruby(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        let (date, _) = path_dates::jekyll(path)?;
        Some(PathDate { date, used: self.kind(path).is_some_and(|(_, kind)| !matches!(kind, Kind::Page)) })
    }

    fn instant(&self, value: &Value, zone: &TimeZone) -> Option<Timestamp> {
        match self.dated(value, zone) {
            Dated::At(instant) => Some(instant),
            Dated::Unknown | Dated::Refused => None,
        }
    }

    fn publishes_future(&self) -> bool {
        self.config.future
    }

    fn title_from_heading(&self) -> bool {
        false
    }

    fn title_optional(&self) -> bool {
        true
    }

    fn title_from_name(&self, path: &str) -> Option<String> {
        self.kind(path).filter(|(_, kind)| !matches!(kind, Kind::Page)).map(|_| title::from_name(path))
    }

    fn moved_by(&self, _path: &str, url: &str) -> &'static [&'static str] {
        if url.starts_with('/') { &[] } else { &["permalink", "date", "categories", "category", "slug"] }
    }

    fn zone(&self) -> Option<&str> {
        self.config.zone.as_deref()
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.published.file(path, url, || self.bare_url_of(path))
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return self.published.file(path, url, || self.bare_url_of(path));
        }
        let folders = ["", "assets", "assets/img", "assets/images", "images", "img"];
        let rooted = folders.map(|folder| path::join(&self.config.source, &path::join(folder, url)));
        Places::Perhaps(rooted.into_iter().chain([path::join(path::folder(path), url)]).collect())
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        if address::names_file(url) {
            self.published.file(path, url, || self.bare_url_of(path))
        } else {
            Places::Undecided
        }
    }

    fn vocabulary(&self) -> Option<&Vocabulary> {
        self.templates.tags.as_ref()
    }

    fn layouts(&self) -> Option<&BTreeSet<String>> {
        self.templates.layouts.as_ref()
    }

    fn called_file<'c>(&self, path: &str, call: &'c TemplateCall) -> Option<(&'c TemplateArgument, Vec<String>)> {
        tags::file(call, path, self.templates.includes.as_deref())
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, self.anchors)
    }

    fn excerpt_separator<'p>(&'p self, post: &'p Post) -> Option<Cow<'p, str>> {
        let written = |key| post.map()?.get(key).and_then(|entry| entry.value.as_text());
        let separator = written("excerpt_separator").unwrap_or(&self.config.excerpt_separator);
        (!separator.is_empty() && written("excerpt").is_none()).then(|| separator.into())
    }

    fn page(&self, source: &Source<'_>) -> Page {
        match self.kind(source.path) {
            None => Page::default(),
            Some((page, Kind::Page)) => self.plain_page(source, page),
            Some((page, kind)) => self.document(source, &self.place(page, kind)),
        }
    }

    fn references(&self) -> Option<&dyn References> {
        Some(self)
    }

    fn site_address(&self) -> Option<&str> {
        self.config.address.as_deref()
    }

    fn config_files(&self) -> &[String] {
        &self.config.files
    }
}

#[cfg(test)]
mod tests;
