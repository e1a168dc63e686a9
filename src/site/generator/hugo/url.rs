//! The URL of a page, put together from its place, its slug, a permalink or its own `url` (resources/page/page_paths.go).

use super::language::Language;
use super::permalinks::Kind;
use super::version::Version;

/// What decides the URL of a page, besides its language.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// What the page is.
    pub kind: Kind,
    /// The top folder of the content that holds the page; empty at the top.
    pub section: &'a str,
    /// The folder that holds the page, as its sections spell it.
    pub container: &'a str,
    /// Its slug, or the name of its file, bundle or section.
    pub name: Name<'a>,
    /// Its permalink, tokens filled.
    pub expanded: Option<&'a str>,
    /// Whether it is a bundle.
    pub is_bundle: bool,
}

/// The last part of a URL.
#[derive(Clone, Copy, Debug)]
pub enum Name<'a> {
    /// The slug from the front matter, or what a file's name leaves behind its date.
    Slug(&'a str),
    /// The name on disk.
    File(&'a str),
}

impl Language {
    /// The URL that the front matter writes out.
    pub fn written_url(&self, url: &str, kind: Kind, version: Version) -> String {
        let mut path = cleaned(url);
        // The dots of a climb are gone before those of a file are looked for.
        let rest = if url.contains("..") && !version.is_before(123) { path.as_str() } else { url };
        let is_folder = rest.ends_with('/') || !rest.contains('.');
        if let Some(folder) = path.strip_suffix("/index.html").filter(|_| !version.is_before(123)) {
            path = format!("{folder}/");
        } else if is_folder && path != "/" {
            path.push('/');
        }
        // Only a page's own URL is taken as it is written.
        let path = if kind == Kind::Page { path } else { self.spelling.path(&path) };
        if url.starts_with('/') { self.based(&path) } else { self.rooted(&path) }
    }

    /// The URL that place and name give.
    pub fn own_url(&self, parts: Parts<'_>, version: Version) -> String {
        let spelling = self.spelling;
        let (name, is_slug) = match parts.name {
            Name::Slug(slug) => (spelling.path(slug), true),
            Name::File(name) => (spelling.name(name), false),
        };
        let ugly = self.is_ugly(if parts.section.is_empty() { &name } else { parts.section });
        let below = || match (parts.kind, parts.name) {
            (Kind::Page, _) | (_, Name::Slug(_)) => cleaned(&[&spelling.name(parts.container), "/", &name].concat()),
            (_, Name::File(name)) => cleaned(&spelling.name(&[parts.container, "/", name].concat())),
        };
        let path = match parts.expanded {
            Some(expanded) => cleaned(&spelling.path(expanded)),
            // A page by the name of Hugo's own index files takes their place.
            None if is_slug && name == "index" && !parts.is_bundle => return self.rooted(&folder(&below())),
            None => below(),
        };
        let path = match parts.kind {
            _ if path == "/" => path,
            Kind::Home => "/".to_owned(),
            Kind::Section | Kind::Taxonomy if ugly && !version.is_before(123) => format!("{path}/index.html"),
            _ if ugly => format!("{path}.html"),
            _ => path + "/",
        };
        self.rooted(&path)
    }
}

/// `path` from the root, empty and `.` parts left out, `..` taken back as far as there is something to take.
pub fn cleaned(path: &str) -> String {
    let is_clean =
        path.strip_prefix('/').is_some_and(|path| path.split('/').all(|part| !["", ".", ".."].contains(&part)));
    if is_clean {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    ["/", &parts.join("/")].concat()
}

/// The folder of a path, a slash at its end.
fn folder(path: &str) -> String {
    path.rsplit_once('/').map_or_else(|| "/".to_owned(), |(folder, _)| format!("{folder}/"))
}
