//! Where Jekyll's readers find the files that a post names: their browsers resolve relative URLs against the page's.

use crate::site::calendar::path as path_dates;
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
    computed: bool,
    style: Style,
}

/// What a post's URL looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `/categories/2022/12/31/title.html`
    Date,
    /// `/categories/2022/12/31/title/`
    Pretty,
    /// `/categories/title.html`
    None,
    /// A pattern that is not computed here.
    Other,
}

impl Published {
    /// Reads where files lie.
    pub fn new(disk: &dyn Disk, settings: &Settings, source: &str, collections: &[String]) -> Self {
        let mut roots = Roots::new(disk, [source]);
        roots.set_base(settings.text("baseurl").unwrap_or_default());
        let plugins = path::join(source, settings.text("plugins_dir").unwrap_or("_plugins"));
        let gemfile = if disk.has_file("Gemfile") { disk.text("Gemfile").unwrap_or_default() } else { String::new() };
        let listed = ["plugins", "gems", "plugins_dir"].iter().flat_map(|key| settings.texts(key));
        let moves_files =
            |name: &str| ["postfiles", "asset", "picture", "image", "spaceship"].iter().any(|w| name.contains(w));
        let defaults_move = settings.tables("defaults").iter().any(|default| default.get("values.permalink").is_some());
        let own_posts = settings.text("collections.posts.permalink");
        roots.open = disk.has_folder(&plugins) || listed.into_iter().any(moves_files) || moves_files(&gemfile);
        Self {
            source: source.to_owned(),
            collections: collections.to_vec(),
            theme: settings.text("theme").or(settings.text("remote_theme")).is_some(),
            computed: roots.open || defaults_move,
            roots,
            style: match own_posts.or(settings.text("permalink")).map(|style| style.trim_end_matches('/')) {
                None | Some("date") => Style::Date,
                Some("pretty" | "/:categories/:year/:month/:day/:title") if own_posts.is_none() => Style::Pretty,
                Some("/:year/:month/:day/:title") => Style::Pretty,
                Some("none" | "/:categories/:title.html" | "/:title.html") => Style::None,
                Some(_) => Style::Other,
            },
        }
    }

    /// Where the file `url` that the page at `path` names is looked up.
    pub fn file(&self, path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return self.root_file(url);
        }
        let name = path::join(path::folder(path), url);
        let (folder, sure) = match self.page_folder(path) {
            Some(folder) => (folder, !self.computed),
            None => (path::folder(path).to_owned(), false),
        };
        let Some(at) = path::normal(&path::join(&folder, url)) else { return Places::Undecided };
        if sure { Places::Files(vec![at]) } else { Places::Perhaps(vec![at, name]) }
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

    /// The folder of the source that the page's URL stands for, as far as path and configuration tell.
    fn page_folder(&self, file: &str) -> Option<String> {
        let page = path::below(file, &self.source)?;
        let Some((above, _)) = split_at_posts(page) else {
            let is_hidden = page.split('/').any(|part| part.starts_with('_'));
            let plain = self.style == Style::Date && !is_hidden || path::stem(file) == "index";
            return plain.then(|| path::folder(file).to_owned());
        };
        let (date, title) = path_dates::jekyll(file)?;
        let day = format!("{:04}/{:02}/{:02}", date.year(), date.month(), date.day());
        let folder = match self.style {
            Style::Date => day,
            Style::Pretty => path::join(&day, title),
            Style::None => String::new(),
            Style::Other => return None,
        };
        Some(path::join(&self.source, &path::join(above, &folder)))
    }
}

/// What stands above and below the `_posts` folder of a path.
pub fn split_at_posts(page: &str) -> Option<(&str, &str)> {
    if let Some(rest) = page.strip_prefix("_posts/") {
        return Some(("", rest));
    }
    page.split_once("/_posts/")
}
