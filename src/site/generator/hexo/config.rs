//! What a Hexo site's configuration says of URLs and posts.

use super::permalink::Pattern;
use super::slug::Case;
use crate::site::glob::Globs;
use crate::site::settings::{Setting, Settings};
use crate::site::{Disk, path};

/// The site's configuration file (lib/hexo/load_config.ts): `_config.yml`, or the first file of that name.
pub fn file(disk: &dyn Disk) -> Option<String> {
    named(disk, "_config").into_iter().next()
}

/// The configuration files called `name` but for their extension, that of YAML first.
pub fn named(disk: &dyn Disk, name: &str) -> Vec<String> {
    let files = ["yml", "yaml", "json"].map(|extension| format!("{name}.{extension}"));
    files.into_iter().filter(|file| disk.has_file(file)).collect()
}

/// How paths become URLs.
#[derive(Debug)]
pub struct Urls {
    /// The path below which the site is published, with slashes at both ends.
    pub root: String,
    trailing_index: bool,
    trailing_html: bool,
}

impl Urls {
    /// Reads the settings.
    pub fn new(settings: &Settings) -> Self {
        let of_address = || {
            let (_, rest) = settings.text("url")?.split_once("//")?;
            rest.split_once('/').map(|(_, path)| path)
        };
        let root = settings.text("root").or_else(of_address).unwrap_or_default().trim_matches('/');
        Self {
            root: if root.is_empty() { "/".to_owned() } else { format!("/{root}/") },
            trailing_index: settings.flag("pretty_urls.trailing_index").unwrap_or(true),
            trailing_html: settings.flag("pretty_urls.trailing_html").unwrap_or(true),
        }
    }

    /// The URL of what is published at `route` (hexo-util, lib/url_for.ts and lib/pretty_urls.ts).
    pub fn of(&self, route: &str) -> String {
        let mut url = String::new();
        for ch in self.root.chars().chain(route.chars()) {
            if ch != '/' || !url.ends_with('/') {
                url.push(ch);
            }
        }
        let index = url.strip_suffix("index.html").map(str::len);
        let page = url.strip_suffix(".html").map(str::len).filter(|_| index.is_none() || !self.trailing_index);
        let kept = index.filter(|_| !self.trailing_index).or(page.filter(|_| !self.trailing_html));
        url.truncate(kept.unwrap_or(url.len()));
        url
    }
}

/// How posts are named and published.
#[derive(Debug)]
pub struct Posts {
    /// How their files are named, without extension.
    pub file_name: Pattern,
    /// The extension of `new_post_name`.
    pub extension: String,
    /// Whether their files' names give their dates.
    pub name_is_date: bool,
    /// Their URLs.
    pub permalink: Pattern,
    /// What tokens stand for that a post has no field for.
    pub defaults: Vec<(String, String)>,
    /// Files that are not rendered.
    pub skipped: Globs,
    /// Whether drafts are published.
    pub render_drafts: bool,
    /// Whether the slug serves as the title where none is written.
    pub slug_is_title: bool,
    /// The category of posts that have none.
    pub default_category: String,
    /// The letters' case in the slugs of terms.
    pub case: Case,
    /// The folder of the categories' pages; `None` where no plugin makes any.
    pub category_folder: Option<String>,
    /// The same of tags.
    pub tag_folder: Option<String>,
    /// Other words for categories in URLs.
    pub category_words: Vec<(String, String)>,
    /// Other words for tags in URLs.
    pub tag_words: Vec<(String, String)>,
    /// Whether a plugin makes pages of aliases.
    pub aliases: bool,
    /// Whether a plugin or a script of the site makes URLs of its own.
    pub turned: bool,
}

impl Posts {
    /// Reads the settings, and which plugins `package.json` names.
    pub fn new(disk: &dyn Disk, settings: &Settings) -> Self {
        let packages = if disk.has_file("package.json") { disk.text("package.json") } else { None };
        let installed = |name: &str| packages.as_ref().is_some_and(|text| text.contains(&format!("\"{name}\"")));
        let folder = |setting: &str, default: &str, plugin: &str| {
            installed(plugin).then(|| settings.text(setting).unwrap_or(default).trim_matches('/').to_owned())
        };
        let name = settings.text("new_post_name").unwrap_or(":title.md");
        let (stem, extension) = split_extension(name);
        Self {
            file_name: Pattern::new(stem),
            extension: extension.to_owned(),
            name_is_date: [":year", "month", "day"].iter().all(|part| name.contains(part)),
            permalink: Pattern::new(settings.text("permalink").unwrap_or(":year/:month/:day/:title/")),
            defaults: words(settings, "permalink_defaults"),
            skipped: Globs::new(settings.texts("skip_render")),
            render_drafts: settings.flag("render_drafts").unwrap_or(false),
            slug_is_title: settings.flag("use_slug_as_post_title").unwrap_or(false),
            default_category: settings.text("default_category").unwrap_or("uncategorized").to_owned(),
            case: match settings.text("filename_case") {
                Some("1") => Case::Lower,
                Some("2") => Case::Upper,
                _ => Case::Kept,
            },
            category_folder: folder("category_dir", "categories", "hexo-generator-category"),
            tag_folder: folder("tag_dir", "tags", "hexo-generator-tag"),
            category_words: words(settings, "category_map"),
            tag_words: words(settings, "tag_map"),
            aliases: installed("hexo-generator-alias"),
            turned: installed("hexo-permalink-pinyin") || scripts(disk).any(|text| text.contains("post_permalink")),
        }
    }
}

/// The texts of the site's own scripts.
fn scripts(disk: &dyn Disk) -> impl Iterator<Item = String> {
    const FOLDER: &str = "scripts";
    let names: Vec<String> = disk.list(FOLDER).map(|names| names.keys().cloned().collect()).unwrap_or_default();
    names.into_iter().filter_map(|name| disk.text(&path::join(FOLDER, &name)))
}

/// The scalars of the table `name`, spelt as they are written: their keys are the site's own words.
fn words(settings: &Settings, name: &str) -> Vec<(String, String)> {
    let entries = settings.table(name).into_iter().flat_map(Settings::entries);
    entries.filter_map(|(key, value)| Some((key.to_owned(), Setting::as_text(value)?.to_owned()))).collect()
}

/// `name` parted before its extension as Node.js does it.
pub fn split_extension(name: &str) -> (&str, &str) {
    let own = path::file_name(name);
    match own.rfind('.').filter(|at| *at > 0) {
        Some(at) => name.split_at(name.len() - own.len() + at),
        None => (name, ""),
    }
}
