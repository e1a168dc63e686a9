//! The folders whose files a generator publishes below the site's address as they are: `static`, `public`, `source`.

use super::generator::Places;
use super::{Disk, path};
use crate::text::fold_name;
use std::collections::BTreeSet;

/// Folders that are published as they are, and what their top levels hold.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    mounts: Vec<Mount>,
    known: BTreeSet<String>,
    prefix: String,
    /// Whether files may be published that are not on disk: a theme from elsewhere, or a plugin's work.
    pub open: bool,
}

/// What generators, plugins and endpoints write themselves: feeds, site maps, search indexes, manifests, calendars, the
/// worker of a web app.
const GENERATED: [&str; 8] = ["atom", "ics", "js", "json", "rss", "txt", "webmanifest", "xml"];

#[derive(Clone, Debug)]
struct Mount {
    folder: String,
    target: String,
}

impl Roots {
    /// The folders `folders`, each published at the top.
    pub fn new<F: Into<String>>(disk: &dyn Disk, folders: impl IntoIterator<Item = F>) -> Self {
        let mut roots = Self::default();
        for folder in folders {
            roots.add(disk, &folder.into(), "");
        }
        roots
    }

    /// Adds a folder that is published below `target`. One that is not on disk leaves the roots open below it.
    pub fn add(&mut self, disk: &dyn Disk, folder: &str, target: &str) {
        if let Some(names) = disk.list(folder) {
            match target.split('/').next().filter(|top| !top.is_empty()) {
                Some(top) => drop(self.known.insert(fold_name(top).into_owned())),
                None => self.known.extend(names.keys().map(|name| fold_name(name).into_owned())),
            }
        }
        self.mounts.push(Mount { folder: folder.to_owned(), target: target.to_owned() });
    }

    /// Sets the path below which the whole site is published, from its address (`https://a.b/sub/`) or a bare path.
    pub fn set_base(&mut self, base: &str) {
        let after_host = base.split_once("//").map_or(base, |(_, rest)| rest.split_once('/').map_or("", |(_, p)| p));
        after_host.trim_matches('/').clone_into(&mut self.prefix);
    }

    /// Where the root path `url` may lie, the site's base path taken off.
    pub fn candidates<'a>(&'a self, url: &'a str) -> impl Iterator<Item = String> + 'a {
        self.readings(url).flat_map(|url| {
            let inside = self.mounts.iter().filter_map(move |mount| Some((mount, path::below(url, &mount.target)?)));
            inside.map(|(mount, rest)| path::join(&mount.folder, rest))
        })
    }

    /// `url` without leading slashes, and without the site's base path where it begins with that.
    pub fn readings<'a>(&self, url: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        let url = url.trim_start_matches('/');
        let rest = Some(self.prefix.as_str()).filter(|prefix| !prefix.is_empty()).and_then(|p| path::below(url, p));
        rest.into_iter().chain([url])
    }

    /// Whether a root path that is nowhere on disk is surely missing: nothing else may publish it, and its first
    /// folder is one of these roots'. A whole folder that is not here may come from elsewhere: a theme, another host.
    #[must_use]
    pub fn decide(&self, url: &str) -> bool {
        !self.open
            && !GENERATED.contains(&path::extension(url).as_str())
            && self.readings(url).any(|url| match url.split_once('/') {
                Some((top, _)) => self.known.contains(&*fold_name(top)),
                None => true,
            })
    }

    /// The answer for the root path `url`, where `more` may hold it as well.
    #[must_use]
    pub fn places(&self, url: &str, more: impl IntoIterator<Item = String>) -> Places {
        let mut files: Vec<String> = self.candidates(url).collect();
        files.extend(more);
        if self.decide(url) { Places::Files(files) } else { Places::Perhaps(files) }
    }
}

#[cfg(test)]
mod tests {
    use super::Roots;
    use crate::site::disk::MapDisk;
    use crate::site::generator::Places;

    #[test]
    fn only_paths_below_known_folders_are_surely_missing() {
        let disk = MapDisk::new([("static/그림/a.png", ""), ("static/b.png", "")]);
        let roots = Roots::new(&disk, ["static"]);
        assert_eq!(roots.places("/그림/c.png", []), Places::Files(vec!["static/그림/c.png".into()]));
        assert_eq!(roots.places("/elsewhere/c.png", []), Places::Perhaps(vec!["static/elsewhere/c.png".into()]));
        let roots = Roots::new(&MapDisk::new([("static/img/a.png", "")]), ["static"]);
        assert_eq!(roots.places("/Img/a.png", []), Places::Files(vec!["static/Img/a.png".into()]));
    }

    #[test]
    fn feeds_and_site_maps_are_made_by_the_generator() {
        let roots = Roots::new(&MapDisk::new([("static/posts/a.pdf", "")]), ["static"]);
        for url in ["/index.xml", "/sitemap.xml", "/robots.txt", "/posts/feed.XML", "/search.json"] {
            assert!(!roots.decide(url), "{url}");
        }
        assert!(roots.decide("/b.pdf") && roots.decide("/posts/b.png"));
    }

    #[test]
    fn the_base_path_of_the_address_is_taken_off() {
        let mut roots = Roots::new(&MapDisk::default(), ["static"]);
        roots.set_base("https://example.org/sub/");
        assert_eq!(roots.candidates("/sub/a.png").collect::<Vec<_>>(), ["static/a.png", "static/sub/a.png"]);
        roots.set_base("https://example.org/");
        assert_eq!(roots.candidates("/sub/a.png").collect::<Vec<_>>(), ["static/sub/a.png"]);
    }
}
