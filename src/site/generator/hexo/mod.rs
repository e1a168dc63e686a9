//! Hexo: read from its sources (8.1.2).

mod config;
mod fields;
mod hash;
mod letters;
mod page;
mod permalink;
mod reference;
mod renderer;
mod slug;
mod tags;
mod terms;

use super::{Anchors, Places, References};
use crate::document::Body;
use crate::document::body::{TemplateArgument, TemplateCall};
use crate::document::dialect::{Dialect, Fences, Markdown, Templates, Wraps};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, Source};
use crate::site::glob::Globs;
use crate::site::roots::Roots;
use crate::site::scaffold::Scaffold;
use crate::site::settings::Settings;
use crate::site::{
    DateFault, Disk, Fields, Generator, GeneratorName, Moment, PathDate, Role, Vocabulary, address, path,
};
use config::{Posts, Urls};

// hexo-renderer-marked 7.0.1 and -markdown-it 7.1.1 keep the letters' case.
const ANCHORS: Scheme = Scheme {
    slugger: Slugger::Own(|text| slug::slugize(text, slug::Case::Kept)),
    footnotes: Footnotes::Numbered,
    harmless: &[],
    known: false,
};

/// A Hexo site.
#[derive(Debug)]
pub struct Hexo {
    fields: Fields,
    source: String,
    statics: Roots,
    asset_folder: bool,
    rewrites: Option<bool>,
    wraps: Wraps,
    future: bool,
    zone: Option<String>,
    address: Option<String>,
    config_files: Vec<String>,
    excluded: Globs,
    languages: Vec<String>,
    urls: Urls,
    posts: Posts,
    vocabulary: Option<Vocabulary>,
    scaffold: Scaffold,
}

impl Hexo {
    /// Reads the site's configuration.
    pub fn new(disk: &dyn Disk) -> Self {
        let file = config::file(disk);
        let settings = file.as_deref().and_then(|file| Settings::read(disk, file)).unwrap_or_default();
        let theme =
            settings.text("theme").into_iter().flat_map(|theme| config::named(disk, &format!("_config.{theme}")));
        let config_files = file.into_iter().chain(theme).collect();
        Self { config_files, ..Self::with(disk, &settings) }
    }

    fn with(disk: &dyn Disk, settings: &Settings) -> Self {
        let source = settings.text("source_dir").and_then(path::configured).unwrap_or("source".into());
        let theme = settings.text("theme").filter(|theme| *theme != "false").map(|theme| format!("themes/{theme}"));
        let folders = [source.clone()].into_iter().chain(theme.iter().map(|theme| path::join(theme, "source")));
        let mut statics = Roots::new(disk, folders);
        statics.open = theme.is_some_and(|theme| disk.list(&theme).is_none_or(|names| names.is_empty()));
        let urls = Urls::new(settings);
        statics.set_base(&urls.root);
        Self {
            fields: Fields::new(fields::FIELDS.to_vec(), false),
            source,
            statics,
            rewrites: reference::rewrites_links(disk),
            asset_folder: settings.flag("post_asset_folder").unwrap_or(false),
            wraps: renderer::wraps(disk, settings),
            future: settings.flag("future").unwrap_or(true),
            zone: settings.text("timezone").map(str::to_owned),
            address: settings.text("url").map(str::to_owned),
            config_files: Vec::new(),
            excluded: Globs::new(settings.texts("exclude").into_iter().chain(settings.texts("skip_render"))),
            languages: settings.texts("language").into_iter().map(str::to_owned).collect(),
            urls,
            posts: Posts::new(disk, settings),
            vocabulary: tags::vocabulary(disk, settings),
            scaffold: Scaffold::read(disk, &["scaffolds".to_owned()]),
        }
    }

    fn file(&self, path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return self.statics.places(url, []);
        }
        let (folder, stem) = (path::folder(path), path::stem(path));
        // hexo-renderer-marked writes `images/a.png` as `/images/a.png` (`prependRoot`).
        let folders = [path::join(folder, stem), folder.to_owned(), self.source.clone()];
        let files = folders.iter().map(|folder| path::join(folder, url)).collect();
        let in_posts = path::below(path, &path::join(&self.source, "_posts")).is_some();
        let climbs = url.starts_with("..");
        if self.asset_folder && in_posts && !climbs { Places::Files(files) } else { Places::Perhaps(files) }
    }
}

impl Generator for Hexo {
    fn name(&self) -> GeneratorName {
        GeneratorName::Hexo
    }

    fn dialect(&self, _path: &str) -> Dialect {
        let markdown = Markdown { heading_attributes: true, wraps: self.wraps, ..Markdown::default() };
        Dialect { fences: Fences::Hexo, templates: Templates::Nunjucks, markdown }
    }

    fn fields(&self) -> &Fields {
        &self.fields
    }

    fn role(&self, path: &str) -> Role {
        if path::below(path, "scaffolds").is_some() {
            return Role::Template;
        }
        let Some(page) = path::below(path, &self.source) else { return Role::Other };
        if path::is_outside_content(path) || path::is_project_file(path) {
            return Role::Other;
        }
        let post = path::below(page, "_posts").or_else(|| path::below(page, "_drafts"));
        match post {
            Some(post) if post.split('/').any(|part| part.starts_with(['_', '.'])) => Role::Other,
            Some(_) => Role::Post,
            None if page.split('/').any(|part| part.starts_with(['_', '.'])) => Role::Other,
            None if self.excluded.is_match(page) => Role::Other,
            None => Role::Page,
        }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::javascript(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        let found = path_dates::of_file_or_bundle(path).or_else(|| path_dates::of_folders(path));
        found.map(|date| PathDate { date, used: self.posts.name_is_date })
    }

    fn publishes_future(&self) -> bool {
        self.future
    }

    fn title_from_heading(&self) -> bool {
        false
    }

    fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        let found = self.file(path, url);
        if url.starts_with('/') {
            return found;
        }
        match found {
            Places::Files(files) | Places::AnyCase(files) | Places::Perhaps(files) => Places::Perhaps(files),
            Places::Undecided => Places::Undecided,
        }
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        if address::names_file(url) { self.file(path, url) } else { Places::Undecided }
    }

    fn scaffold(&self) -> Option<&Scaffold> {
        Some(&self.scaffold)
    }

    fn called_file<'c>(&self, path: &str, call: &'c TemplateCall) -> Option<(&'c TemplateArgument, Vec<String>)> {
        let is_post = path::below(path, &path::join(&self.source, "_posts")).is_some();
        if self.asset_folder && is_post { tags::asset(call, path) } else { None }
    }

    fn vocabulary(&self) -> Option<&Vocabulary> {
        self.vocabulary.as_ref()
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, ANCHORS)
    }

    fn page(&self, source: &Source<'_>) -> Page {
        self.page_of(source)
    }

    fn references(&self) -> Option<&dyn References> {
        Some(self)
    }

    fn site_address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    fn config_files(&self) -> &[String] {
        &self.config_files
    }
}

#[cfg(test)]
mod tests;
