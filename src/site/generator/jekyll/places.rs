//! Where Jekyll's readers find the files that a post names: their browsers resolve relative URLs against the page's.

use super::config::Config;
use crate::site::generator::Places;
use crate::site::roots::Roots;
use crate::site::settings::Settings;
use crate::site::{Disk, path};

/// The published files and the shape of the posts' URLs.
#[derive(Debug)]
pub struct Published {
    source: String,
    roots: Roots,
    collections: Vec<String>,
    theme: bool,
}

impl Published {
    /// Reads where files lie.
    pub fn new(disk: &dyn Disk, settings: &Settings, config: &Config) -> Self {
        let source = config.source.as_str();
        let mut roots = Roots::new(disk, [source]);
        roots.set_base(&config.base);
        let plugins = path::join(source, settings.text("plugins_dir").unwrap_or("_plugins"));
        let gemfile = if disk.has_file("Gemfile") { disk.text("Gemfile").unwrap_or_default() } else { String::new() };
        let listed = ["plugins", "gems", "plugins_dir"].iter().flat_map(|key| settings.texts(key));
        let moves_files =
            |name: &str| ["postfiles", "asset", "picture", "image", "spaceship"].iter().any(|w| name.contains(w));
        roots.open = disk.has_folder(&plugins) || listed.into_iter().any(moves_files) || moves_files(&gemfile);
        Self {
            source: source.to_owned(),
            collections: config.collections.iter().map(|collection| collection.label.clone()).collect(),
            theme: settings.text("theme").or(settings.text("remote_theme")).is_some(),
            roots,
        }
    }

    /// Where the file `url` that the page at `path` names is looked up; `page_url` is that page's URL below the base.
    pub fn file(&self, path: &str, url: &str, page_url: impl Fn() -> Option<String>) -> Places {
        if url.starts_with('/') {
            return self.root_file(url);
        }
        let beside = path::join(path::folder(path), url);
        let Some(page_url) = page_url() else { return Places::Perhaps(vec![beside]) };
        let below = path::join(path::folder(&page_url), url);
        match path::resolve(&self.source, &below) {
            None => Places::Undecided,
            Some(at) if self.roots.open => Places::Perhaps(vec![at, beside]),
            Some(at) => Places::Files(vec![at]),
        }
    }

    fn root_file(&self, url: &str) -> Places {
        let trimmed = url.trim_start_matches('/');
        let in_collection = trimmed.split_once('/').filter(|(top, _)| self.collections.iter().any(|name| name == top));
        let more: Vec<String> =
            in_collection.map(|_| path::join(&self.source, &format!("_{trimmed}"))).into_iter().collect();
        match self.roots.places(url, more) {
            Places::Files(files) if self.theme && trimmed.starts_with("assets/") => Places::Perhaps(files),
            places => places,
        }
    }
}
