//! Zola: read from its sources (b224226).

mod config;
mod fields;
mod pages;
mod shortcodes;

use super::{Anchors, Places, References};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, Source};
use crate::site::roots::Roots;
use crate::site::settings::Settings;
use crate::site::{
    DateFault, Disk, Fields, Generator, GeneratorName, Moment, PathDate, Role, Vocabulary, address, path,
};
use config::Config;
use std::collections::HashSet;

/// A Zola site.
#[derive(Debug)]
pub struct Zola {
    fields: Fields,
    statics: Roots,
    anchors: Scheme,
    definition_lists: bool,
    keeps_names: bool,
    vocabulary: Vocabulary,
    config: Config,
    files: Vec<String>,
    /// The folders whose section is a draft, by their paths below the content.
    draft_folders: HashSet<String>,
}

impl Zola {
    /// Reads the site's configuration.
    pub fn new(disk: &dyn Disk) -> Self {
        let file = if disk.has_file("zola.toml") { "zola.toml" } else { "config.toml" };
        let settings = Settings::read(disk, file);
        let files = settings.iter().map(|_| file.to_owned()).collect();
        Self { files, ..Self::with(disk, &settings.unwrap_or_default()) }
    }

    fn with(disk: &dyn Disk, settings: &Settings) -> Self {
        let theme = settings.text("theme").map(|theme| format!("themes/{theme}/static"));
        let mut statics = Roots::new(disk, ["static".to_owned()].into_iter().chain(theme));
        statics.open = settings.text("theme").is_some_and(|name| !disk.has_folder(&format!("themes/{name}")));
        statics.set_base(settings.text("base_url").unwrap_or_default());
        let slugger = match settings.text("slugify.anchors") {
            Some("safe" | "off") => Slugger::ZolaSafe,
            _ => Slugger::ZolaOn,
        };
        let mut zola = Self {
            fields: Fields::new(fields::FIELDS.to_vec(), false),
            statics,
            anchors: Scheme { slugger, footnotes: Footnotes::Bare, harmless: &[], known: true },
            definition_lists: settings.flag("markdown.definition_list").unwrap_or(false),
            keeps_names: settings.text("slugify.paths").is_some_and(|mode| mode != "on"),
            vocabulary: shortcodes::vocabulary(disk, settings),
            config: Config::new(settings),
            files: Vec::new(),
            draft_folders: HashSet::new(),
        };
        zola.draft_folders = zola.find_draft_folders(disk);
        zola
    }

    /// The folder of the content that the page's URL stands for, and whether it is sure.
    fn page_folder(&self, path: &str) -> (String, bool) {
        let folder = path::folder(path);
        let stem = path::stem(path);
        let name = stem.split_once('.').map_or(stem, |(name, _)| name);
        if matches!(name, "index" | "_index") {
            return (folder.to_owned(), true);
        }
        let slug = path_dates::leading(stem).map_or(stem, |(_, rest)| rest.trim_start_matches([' ', '-', '_']));
        let plain = slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        (path::join(folder, slug), plain || self.keeps_names && !slug.contains('.'))
    }

    fn file(&self, path: &str, url: &str) -> Places {
        if let Some(rest) = url.strip_prefix("@/") {
            return Places::Files(vec![path::join("content", rest)]);
        }
        if url.starts_with('/') {
            let more = self.statics.readings(url).map(|url| path::join("content", url)).collect::<Vec<_>>();
            return self.statics.places(url, more);
        }
        let (folder, sure) = self.page_folder(path);
        let Some(at) = path::resolve(&folder, url) else { return Places::Undecided };
        let mut files = vec![at.clone()];
        files.extend(path::below(&at, "content").iter().flat_map(|url| self.statics.candidates(url)));
        if sure { Places::Files(files) } else { Places::Perhaps(files) }
    }
}

impl Generator for Zola {
    fn name(&self) -> GeneratorName {
        GeneratorName::Zola
    }

    fn dialect(&self, _path: &str) -> Dialect {
        let markdown =
            Markdown { heading_attributes: true, definition_lists: self.definition_lists, ..Markdown::default() };
        Dialect { fences: Fences::Zola, templates: Templates::Tera, markdown }
    }

    fn fields(&self) -> &Fields {
        &self.fields
    }

    fn role(&self, path: &str) -> Role {
        let Some(page) = path::below(path, "content") else { return Role::Other };
        if path::is_outside_content(path) || path::is_project_file(path) {
            return Role::Other;
        }
        let in_posts = path::folder(page).split('/').any(path::is_post_folder);
        let is_section = path::stem(path).starts_with("_index");
        if in_posts && !is_section { Role::Post } else { Role::Page }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::zola(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        path_dates::of_file_or_bundle(path).map(|date| PathDate { date, used: true })
    }

    fn title_from_heading(&self) -> bool {
        false
    }

    fn moved_by(&self, path: &str, url: &str) -> &'static [&'static str] {
        let beside = self.page_folder(path).0 == path::folder(path) && !url.contains("..");
        if beside || url.starts_with(['/', '@']) { &[] } else { &["path", "slug"] }
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        let folder = path::folder(path);
        let url = url.trim_start_matches("./");
        let mut files = vec![path::join(folder, url), path::join(&self.page_folder(path).0, url)];
        files.extend(self.statics.candidates(url));
        files.push(path::join("content", url));
        Places::Perhaps(files)
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        if url.starts_with("@/") || address::names_file(url) { self.file(path, url) } else { Places::Undecided }
    }

    fn vocabulary(&self) -> Option<&Vocabulary> {
        Some(&self.vocabulary)
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, self.anchors)
    }

    fn references(&self) -> Option<&dyn References> {
        Some(self)
    }

    fn page(&self, source: &Source<'_>) -> Page {
        self.page_of(source)
    }

    fn site_address(&self) -> Option<&str> {
        self.config.address.as_deref()
    }

    fn config_files(&self) -> &[String] {
        &self.files
    }
}

impl References for Zola {
    fn rewrites(&self, url: &str) -> Option<bool> {
        Some(url.starts_with("@/"))
    }
}

#[cfg(test)]
mod tests;
