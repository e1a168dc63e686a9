//! Jekyll: read from its sources (202df57) and observed on 4.3.1.

mod fields;
mod places;
mod reference;

use super::{Anchors, Places};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Facts, LinkKind};
use crate::site::settings::{Setting, Settings};
use crate::site::{DateFault, Disk, Field, Generator, GeneratorName, Moment, PathDate, Role, Yaml, address, path};
use places::{Published, split_at_posts};

/// Liquid tags that add no anchor, and expressions that stand in URLs.
const HARMLESS: [&str; 14] = [
    "assign",
    "comment",
    "endcomment",
    "endhighlight",
    "endraw",
    "gist",
    "highlight",
    "link",
    "post_url",
    "raw",
    "site.baseurl",
    "site.url",
    "page.url",
    "page.title",
];

/// A Jekyll site.
#[derive(Debug)]
pub struct Jekyll {
    source: String,
    collections: Vec<String>,
    collections_folder: String,
    excluded: Vec<String>,
    published: Published,
    rewrites: Option<bool>,
    kramdown: bool,
    anchors: Scheme,
    future: bool,
    zone: Option<String>,
}

impl Jekyll {
    /// Reads the site's configuration.
    pub fn new(disk: &dyn Disk) -> Self {
        let files = ["_config.yml", "_config.yaml", "_config.toml"];
        Self::with(disk, &files.iter().find_map(|file| Settings::read(disk, file)).unwrap_or_default())
    }

    fn with(disk: &dyn Disk, settings: &Settings) -> Self {
        let source = settings.text("source").and_then(path::configured).unwrap_or_default();
        let collections: Vec<String> = match settings.get("collections") {
            Some(Setting::Table(table)) => table.entries().map(|(name, _)| name.to_owned()).collect(),
            _ => settings.texts("collections").into_iter().map(str::to_owned).collect(),
        };
        let kramdown = settings.text("markdown").is_none_or(|markdown| markdown.eq_ignore_ascii_case("kramdown"));
        let plain_ids = settings.text("kramdown.input").is_none_or(|input| input == "GFM")
            && settings.flag("kramdown.auto_ids").unwrap_or(true)
            && settings.text("kramdown.auto_id_prefix").is_none();
        Self {
            rewrites: reference::rewrites_links(disk, settings),
            published: Published::new(disk, settings, &source, &collections),
            collections_folder: settings.text("collections_dir").and_then(path::configured).unwrap_or_default(),
            excluded: settings.texts("exclude").into_iter().filter_map(path::configured).collect(),
            source,
            collections,
            kramdown,
            anchors: Scheme {
                slugger: Slugger::Kramdown,
                footnotes: Footnotes::Labelled,
                harmless: &HARMLESS,
                known: kramdown && plain_ids,
            },
            future: settings.flag("future").unwrap_or(false),
            zone: settings.text("timezone").map(str::to_owned),
        }
    }

    fn is_excluded(&self, page: &str) -> bool {
        self.excluded.iter().any(|entry| page == entry || path::below(page, entry).is_some())
    }

    fn in_collection(&self, page: &str) -> bool {
        let page = path::below(page, &self.collections_folder).unwrap_or(page);
        let top = page.split('/').next().and_then(|top| top.strip_prefix('_'));
        top.is_some_and(|top| self.collections.iter().any(|name| name == top))
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

    fn fields(&self) -> &[Field] {
        &fields::FIELDS
    }

    fn role(&self, path: &str) -> Role {
        let Some(page) = path::below(path, &self.source) else { return Role::Other };
        if path::is_outside_content(path) || path::is_project_file(path) || self.is_excluded(page) {
            return Role::Other;
        }
        let in_drafts = path::folder(page).split('/').any(|part| part == "_drafts");
        match page.split('/').find(|part| part.starts_with(['_', '.', '#'])) {
            _ if split_at_posts(page).is_some() || in_drafts => Role::Post,
            Some("_templates") => Role::Template,
            Some(_) if self.in_collection(page) => Role::Page,
            Some(_) => Role::Other,
            None => Role::Page,
        }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::ruby(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        let (date, _) = path_dates::jekyll(path)?;
        let page = path::below(path, &self.source)?;
        Some(PathDate { date, used: split_at_posts(page).is_some() || self.in_collection(page) })
    }

    fn publishes_future(&self) -> bool {
        self.future
    }

    fn title_from_heading(&self) -> bool {
        false
    }

    fn title_optional(&self) -> bool {
        true
    }

    fn moved_by(&self, _path: &str, url: &str) -> &'static [&'static str] {
        if url.starts_with('/') { &[] } else { &["permalink", "date", "categories", "category", "slug"] }
    }

    fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.published.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return self.published.file(path, url);
        }
        let folders = ["", "assets", "assets/img", "assets/images", "images", "img"];
        let rooted = folders.map(|folder| path::join(&self.source, &path::join(folder, url)));
        Places::Perhaps(rooted.into_iter().chain([path::join(path::folder(path), url)]).collect())
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        if address::names_file(url) { self.published.file(path, url) } else { Places::Undecided }
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, self.anchors)
    }

    fn rewrites(&self, _url: &str) -> Option<bool> {
        self.rewrites
    }

    fn names(&self, page: &Facts, kind: LinkKind) -> Vec<String> {
        self.reference_names(page, kind)
    }

    fn wanted(&self, _from: &Facts, name: &str, kind: LinkKind) -> Option<Vec<String>> {
        self.reference_wanted(name, kind)
    }
}

#[cfg(test)]
mod tests;
