//! What a Jekyll site's configuration says of its pages (lib/jekyll/configuration.rb).

use super::defaults::Defaults;
use super::glob::Pattern;
use crate::site::settings::{Setting, Settings};
use crate::site::{Disk, path};

/// The names under which Jekyll looks for its configuration, the first of them that is there.
const FILES: [&str; 3] = ["_config.yml", "_config.yaml", "_config.toml"];

/// The configuration, as far as pages depend on it.
#[derive(Debug, Default)]
pub struct Config {
    /// The file it stands in.
    pub files: Vec<String>,
    /// The folder of the source below the site's root.
    pub source: String,
    /// The folder of the collections below the source.
    pub collections_folder: String,
    /// The collections, `posts` left out.
    pub collections: Vec<Collection>,
    /// What `permalink` says: a style or a pattern.
    pub permalink: String,
    /// The pattern that the collection `posts` has of its own.
    pub posts_permalink: Option<String>,
    /// The values that front matter inherits.
    pub defaults: Defaults,
    /// Patterns of files that are left out.
    pub exclude: Vec<Pattern>,
    /// Patterns of files that are read although their names or `exclude` say otherwise.
    pub include: Vec<Pattern>,
    /// Where the built site is written, below the root.
    pub destination: String,
    /// The endings of Markdown files.
    pub markdown_endings: Vec<String>,
    /// What ends an excerpt; empty where there is none.
    pub excerpt_separator: String,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether posts that front matter holds back are published all the same.
    pub unpublished: bool,
    /// Whether posts of the future are published.
    pub future: bool,
    /// Whether front matter that cannot be read ends the build.
    pub strict: bool,
    /// The path below which the site is published, with its leading slash; empty for the top.
    pub base: String,
    /// The site's address.
    pub address: Option<String>,
    /// The site's time zone.
    pub zone: Option<String>,
    /// Whether old paths lead to pages (the plugin jekyll-redirect-from).
    pub redirects: bool,
    /// Whether terms may have pages (the plugin jekyll-archives).
    pub archives: bool,
    /// Whether links to source files become links to pages; `None` when it depends on who builds the site.
    pub rewrites_links: Option<bool>,
    /// Whether Markdown files without front matter become pages; `None` when it depends on who builds the site.
    pub bare_pages: Option<bool>,
}

/// A collection beside the posts.
#[derive(Debug, Default)]
pub struct Collection {
    /// Its name, without the underscore of its folder.
    pub label: String,
    /// Whether its documents become pages.
    pub output: bool,
    /// Its pattern of URLs.
    pub permalink: Option<String>,
}

impl Config {
    /// Reads the configuration at the site's root.
    pub fn read(disk: &dyn Disk) -> (Self, Settings) {
        let file = FILES.iter().find(|file| disk.has_file(file));
        let settings = file.and_then(|file| Settings::read(disk, file)).unwrap_or_default();
        let files = file.map(|file| (*file).to_owned()).into_iter().collect();
        (Self { files, ..Self::of(disk, &settings) }, settings)
    }

    /// What `settings` say.
    pub fn of(disk: &dyn Disk, settings: &Settings) -> Self {
        let folder = |key: &str| settings.text(key).and_then(path::configured).unwrap_or_default();
        let lists = |key: &str| settings.texts(key).into_iter().map(|text| text.trim_start_matches('/').to_owned());
        let flag = |key: &str| settings.flag(key).unwrap_or(false);
        let gemfile = if disk.has_file("Gemfile") { disk.text("Gemfile") } else { None };
        let has = |plugin: &str| {
            let listed = ["plugins", "gems"].iter().flat_map(|key| settings.texts(key)).any(|name| name == plugin);
            listed || gemfile.as_deref().is_some_and(|text| text.contains(plugin))
        };
        let base = settings.text("baseurl").unwrap_or_default().trim_matches('/');
        let base = if base.is_empty() { String::new() } else { format!("/{base}") };
        let collections_folder = folder("collections_dir");
        Self {
            files: Vec::new(),
            source: folder("source"),
            collections: collections(settings),
            permalink: settings.text("permalink").unwrap_or("date").to_owned(),
            posts_permalink: settings.text("collections.posts.permalink").map(str::to_owned),
            defaults: Defaults::new(settings, &collections_folder),
            collections_folder,
            exclude: lists("exclude").map(Pattern::new).collect(),
            include: lists("include").map(Pattern::new).collect(),
            destination: settings.text("destination").and_then(path::configured).unwrap_or_else(|| "_site".to_owned()),
            markdown_endings: settings
                .text("markdown_ext")
                .unwrap_or("markdown,mkdown,mkdn,mkd,md")
                .split(',')
                .map(|ending| ending.trim().to_lowercase())
                .collect(),
            excerpt_separator: settings
                .get("excerpt_separator")
                .map_or("\n\n", |written| written.as_text().unwrap_or_default())
                .to_owned(),
            drafts: flag("show_drafts"),
            unpublished: flag("unpublished"),
            future: flag("future"),
            strict: flag("strict_front_matter"),
            address: settings.text("url").map(|url| format!("{}{base}", url.trim_end_matches('/'))),
            base,
            zone: settings.text("timezone").map(str::to_owned),
            redirects: has("jekyll-redirect-from"),
            archives: has("jekyll-archives"),
            rewrites_links: super::reference::rewrites_links(disk, settings),
            // GitHub's own build, which knows no Gemfile, turns them into pages; a plain Jekyll copies them.
            bare_pages: if has("jekyll-optional-front-matter") || has("github-pages") {
                Some(true)
            } else {
                gemfile.is_some().then_some(false)
            },
        }
    }

    /// The pattern of the posts' URLs.
    pub fn posts_template(&self) -> &str {
        self.posts_permalink.as_deref().unwrap_or(match self.permalink.as_str() {
            "none" => "/:categories/:title:output_ext",
            "date" => "/:categories/:year/:month/:day/:title:output_ext",
            "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
            "pretty" => "/:categories/:year/:month/:day/:title/",
            "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
            pattern => pattern,
        })
    }

    /// What follows the names of pages and documents that have no pattern of their own.
    pub fn suffix(&self) -> &'static str {
        match self.permalink.as_str() {
            "pretty" => "/",
            "date" | "ordinal" | "none" => ":output_ext",
            style if style.ends_with('/') => "/",
            style if style.ends_with(":output_ext") => ":output_ext",
            _ => "",
        }
    }

    /// The ending of the published file of a source file.
    pub fn output_ending(&self, file: &str) -> String {
        let ending = path::extension(file);
        if self.markdown_endings.contains(&ending) {
            return ".html".to_owned();
        }
        if ending.is_empty() { ending } else { format!(".{ending}") }
    }

    /// The collection `label`.
    pub fn collection(&self, label: &str) -> Option<&Collection> {
        self.collections.iter().find(|collection| collection.label == label)
    }
}

fn collections(settings: &Settings) -> Vec<Collection> {
    let all: Vec<Collection> = match settings.get("collections") {
        Some(Setting::Table(table)) => table.entries().map(|(label, setting)| collection(label, setting)).collect(),
        _ => {
            let labels = settings.texts("collections").into_iter().map(str::to_owned);
            labels.map(|label| Collection { label, ..Collection::default() }).collect()
        }
    };
    // Other characters are taken out of the name (collection.rb, `sanitize_label`), and then its folder is not found.
    let is_found = |label: &str| label.chars().all(|ch| ch.is_ascii_alphanumeric() || "_-.".contains(ch));
    all.into_iter().filter(|Collection { label, .. }| is_found(label) && label != "posts" && label != "data").collect()
}

fn collection(label: &str, setting: &Setting) -> Collection {
    let table = setting.as_table();
    Collection {
        label: label.to_owned(),
        output: table.and_then(|table| table.flag("output")).unwrap_or(false),
        permalink: table.and_then(|table| table.text("permalink")).map(str::to_owned),
    }
}
