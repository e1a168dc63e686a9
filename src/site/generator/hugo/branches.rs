//! What the `_index` files of the content say for the pages below them, read once for the whole site.

use super::cascade::Cascade;
use super::content::{Content, PageKind};
use super::language::Languages;
use super::version::Version;
use crate::document::dialect::Fences;
use crate::document::front_matter;
use crate::site::settings::Settings;
use crate::site::{Disk, path};

/// As deep as folders are followed: a link to a folder above would else have no end.
const DEEPEST: usize = 32;

/// The `_index` files of a site.
#[derive(Debug, Default)]
pub struct Branches {
    /// The deepest first.
    all: Vec<Branch>,
}

/// One `_index` file.
#[derive(Debug)]
pub struct Branch {
    folder: String,
    language: String,
    cascade: Cascade,
    /// Its slug.
    pub slug: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The URL that it writes out.
    pub url: Option<String>,
}

impl Branches {
    /// Reads all `_index` files of the content.
    pub fn new(disk: &dyn Disk, content: &Content, languages: &Languages, version: Version) -> Self {
        let mut branches = Self::default();
        let mut ahead: Vec<(String, usize)> = content.roots().map(|root| (root.to_owned(), 0)).collect();
        while let Some((folder, depth)) = ahead.pop() {
            let Some(names) = disk.list(&folder).filter(|_| depth < DEEPEST) else { continue };
            let files = names.keys().filter(|name| is_content(name)).map(|name| path::join(&folder, name));
            let pages: Vec<_> = files.filter_map(|file| Some((content.page(&file)?, file))).collect();
            if depth > 0 && pages.iter().any(|(page, _)| page.kind == PageKind::Leaf) {
                continue;
            }
            for (page, file) in pages.into_iter().filter(|(page, _)| page.kind == PageKind::Branch) {
                let matter = disk.text(&file).and_then(|text| front_matter::parse(&text, Fences::Hugo));
                let matter = matter.and_then(|matter| matter.root).map(|map| Settings::of(&map)).unwrap_or_default();
                let text = |key: &str| matter.text(key).map(str::to_owned);
                let language = languages.get(page.language.as_deref()).map(|language| language.code.clone());
                branches.all.push(Branch {
                    folder: page.folder,
                    language: language.unwrap_or_default(),
                    cascade: Cascade::new(&matter, version),
                    slug: text("slug").map(|slug| slug.trim_matches('-').to_owned()).filter(|slug| !slug.is_empty()),
                    title: text("title"),
                    url: text("url"),
                });
            }
            let folders = names.keys().filter(|name| !name.starts_with('.') && !is_content(name));
            ahead.extend(folders.map(|name| (path::join(&folder, name), depth + 1)));
        }
        branches.all.sort_by_key(|branch| std::cmp::Reverse(branch.folder.len()));
        branches
    }

    /// The folders, from the top, of the section to which a page in `folder` belongs: the deepest that has an `_index`
    /// file, else the one at the top of the content.
    pub fn sections<'a>(&self, folder: &'a str) -> Vec<&'a str> {
        let holds = |branch: &&Branch| holds(&branch.folder, folder) && !branch.folder.is_empty();
        let depth = self.all.iter().find(holds).map_or(1, |branch| branch.folder.split('/').count());
        folder.split('/').filter(|part| !part.is_empty()).take(depth).collect()
    }

    /// The `_index` file of `folder`, its spelling set aside as Hugo does, in the language of that code.
    pub fn get(&self, folder: &str, language: &str) -> Option<&Branch> {
        let key = key(folder);
        self.all.iter().find(|branch| branch.language == language && self::key(&branch.folder) == key)
    }

    /// `folder` with the slugs that the sections on its way give themselves.
    pub fn moved(&self, folder: &str, language: &str) -> String {
        if self.all.iter().all(|branch| branch.slug.is_none()) {
            return folder.to_owned();
        }
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        let above = ends.filter_map(|end| folder.get(..end));
        let names = above.map(|above| {
            let slug = self.get(above, language).and_then(|branch| branch.slug.as_deref());
            slug.unwrap_or(path::file_name(above))
        });
        names.collect::<Vec<_>>().join("/")
    }

    /// What is handed down to the page in `folder`, what is nearest first.
    pub fn cascades<'a>(&'a self, folder: &'a str, language: &'a str) -> impl Iterator<Item = &'a Cascade> {
        let above = move |branch: &&Branch| holds(&branch.folder, folder) && branch.language == language;
        self.all.iter().filter(above).map(|branch| &branch.cascade)
    }
}

fn key(folder: &str) -> String {
    folder.to_lowercase().replace(' ', "-")
}

fn holds(branch: &str, folder: &str) -> bool {
    path::below(folder, branch).is_some() || branch == folder
}

/// Whether the file's name is one that Hugo reads as content.
fn is_content(file: &str) -> bool {
    ["md", "markdown", "mdown", "html", "htm", "org", "adoc", "asciidoc", "rst", "pandoc", "pdc", "ad"]
        .contains(&path::extension(file).as_str())
}
