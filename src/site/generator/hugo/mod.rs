//! Hugo: read from its sources (0.166) and observed on 0.111.3 and 0.168.0.

mod aliases;
mod assets;
mod branches;
mod cascade;
pub mod config;
mod content;
mod dates;
mod expand;
mod fields;
mod glob;
mod language;
mod markdown;
mod page;
mod permalinks;
mod publication;
mod reference;
mod sanitize;
mod shortcodes;
mod terms;
mod url;
mod version;

use super::{Anchors, Places, References};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Scheme, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, Source};
use crate::site::scaffold::Scaffold;
use crate::site::settings::Settings;
use crate::site::{
    DateFault, Disk, Fields, Generator, GeneratorName, Moment, PathDate, Role, Vocabulary, Yaml, address, path,
};
use assets::Assets;
use branches::Branches;
use cascade::Cascade;
use content::{Content, PageKind};
use language::Languages;
use markdown::{anchors, drops_html, markdown};
use std::collections::BTreeSet;
use version::Version;

/// A Hugo site.
#[derive(Debug)]
pub struct Hugo {
    yaml: Yaml,
    fields: Fields,
    content: Content,
    assets: Assets,
    markdown: Markdown,
    anchors: Scheme,
    version: Version,
    languages: Languages,
    branches: Branches,
    cascade: Cascade,
    taxonomies: Vec<String>,
    name_is_date: bool,
    drafts: bool,
    future: bool,
    expired: bool,
    zone: Option<String>,
    address: Option<String>,
    files: Vec<String>,
    vocabulary: Vocabulary,
    layouts: BTreeSet<String>,
    drops_html: bool,
    scaffold: Scaffold,
}

impl Hugo {
    /// Reads the site's configuration.
    pub fn new(disk: &dyn Disk) -> Self {
        Self { files: config::files(disk), ..Self::with(disk, &config::read(disk)) }
    }

    fn with(disk: &dyn Disk, settings: &Settings) -> Self {
        let default_language = settings.text("defaultContentLanguage").unwrap_or("en");
        let zone =
            settings.text("timeZone").or_else(|| settings.text(&format!("languages.{default_language}.timeZone")));
        let version = Version::pinned(disk);
        let content = Content::new(disk, settings);
        let languages = Languages::new(settings, version);
        let is_sound = config::is_sound(disk);
        Self {
            yaml: version::yaml(version, settings),
            fields: Fields::new(fields::fields(settings), true),
            branches: Branches::new(disk, &content, &languages, version),
            content,
            languages,
            version,
            cascade: Cascade::new(settings, version),
            taxonomies: fields::taxonomies(settings),
            assets: Assets::new(disk, settings),
            markdown: markdown(settings),
            anchors: anchors(settings),
            name_is_date: settings.texts("frontmatter.date").iter().any(|key| key.eq_ignore_ascii_case(":filename")),
            drafts: settings.flag("buildDrafts").unwrap_or(false),
            future: settings.flag("buildFuture").unwrap_or(false),
            expired: settings.flag("buildExpired").unwrap_or(false),
            address: settings.text("baseURL").map(str::to_owned),
            zone: zone.map(str::to_owned),
            files: Vec::new(),
            layouts: shortcodes::layouts(disk, settings),
            vocabulary: shortcodes::vocabulary(disk, settings, is_sound),
            scaffold: Scaffold::read(disk, &config::archetypes(settings)),
            drops_html: is_sound && drops_html(settings),
        }
    }
}

impl Generator for Hugo {
    fn name(&self) -> GeneratorName {
        GeneratorName::Hugo
    }

    fn dialect(&self, _path: &str) -> Dialect {
        Dialect { fences: Fences::Hugo, templates: Templates::Hugo, markdown: self.markdown }
    }

    fn yaml(&self) -> Yaml {
        self.yaml
    }

    fn folds_key_case(&self) -> bool {
        true
    }

    fn fields(&self) -> &Fields {
        &self.fields
    }

    fn role(&self, path: &str) -> Role {
        self.content.role(path)
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::hugo(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        let date = path_dates::of_file_or_bundle(path)?;
        Some(PathDate { date, used: self.name_is_date })
    }

    fn publishes_future(&self) -> bool {
        self.future
    }

    fn title_from_heading(&self) -> bool {
        false
    }

    fn has_bundles(&self) -> bool {
        true
    }

    fn owns_folder(&self, path: &str) -> bool {
        self.content.kind(path) == Some(PageKind::Leaf)
    }

    fn moved_by(&self, path: &str, url: &str) -> &'static [&'static str] {
        if url.starts_with('/') {
            return &[];
        }
        let climbs = || url.split('/').any(|part| part == "..");
        match self.content.kind(path) {
            Some(kind) if kind == PageKind::Single || climbs() => &["url", "slug"],
            _ => &[],
        }
    }

    fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        match self.content.page(path) {
            Some(page) => self.assets.body_image(&self.content, &page, url),
            None => Places::Perhaps(vec![path::join(path::folder(path), url)]),
        }
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        match self.content.page(path) {
            Some(page) => self.assets.front_matter_image(&self.content, &page, url),
            None => Places::Undecided,
        }
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        let Some(page) = self.content.page(path) else { return Places::Undecided };
        match url.starts_with('/') {
            _ if address::names_file(url) => self.assets.body_link(&self.content, &page, url),
            true => Places::Perhaps(self.content.files_of_url(url).collect()),
            false => Places::Perhaps(self.content.files(&path::join(page.folder(), url)).collect()),
        }
    }

    fn may_miss_link(&self, url: &str) -> bool {
        address::names_file(url)
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, self.anchors)
    }

    fn site_address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    fn config_files(&self) -> &[String] {
        &self.files
    }

    fn vocabulary(&self) -> Option<&Vocabulary> {
        Some(&self.vocabulary)
    }

    fn layouts(&self) -> Option<&BTreeSet<String>> {
        self.vocabulary.complete.then_some(&self.layouts)
    }

    fn drops_html(&self) -> Option<&'static str> {
        self.drops_html.then_some("markup.goldmark.renderer.unsafe")
    }

    fn scaffold(&self) -> Option<&Scaffold> {
        Some(&self.scaffold)
    }

    fn page(&self, source: &Source<'_>) -> Page {
        self.page_of(source)
    }

    fn references(&self) -> Option<&dyn References> {
        Some(self)
    }
}

#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod tests;
