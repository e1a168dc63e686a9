//! What the `_index` files of the content say for the pages below them, read once for the whole site.

use super::cascade::Cascade;
use super::content::{Content, PageKind};
use super::language::Languages;
use super::version::Version;
use crate::document::dialect::Fences;
use crate::document::front_matter;
use crate::site::settings::Settings;
use crate::site::{Disk, path};
use std::collections::HashMap;

/// As deep as folders are followed: a link to a folder above would else have no end.
const DEEPEST: usize = 32;

/// The `_index` files of a site.
#[derive(Debug, Default)]
pub struct Branches {
    /// By folder, as [`key`] spells it; one for each language.
    all: HashMap<String, Vec<Branch>>,
    has_slugs: bool,
}

/// One `_index` file.
#[derive(Debug)]
pub struct Branch {
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
            if depth >= DEEPEST {
                continue;
            }
            // Only what decides is asked for: other files come and go without a word to whoever has read the site.
            let names = ["_index.", "index."].into_iter().flat_map(|start| disk.beginning(&folder, start));
            let files = names.filter(|name| is_content(name)).map(|name| path::join(&folder, &name));
            let files: Vec<String> = files.collect();
            let pages: Vec<_> = files.iter().filter_map(|file| Some((content.page(file)?, file))).collect();
            if depth > 0 && pages.iter().any(|(page, _)| page.kind == PageKind::Leaf) {
                continue;
            }
            for (page, file) in pages.into_iter().filter(|(page, _)| page.kind == PageKind::Branch) {
                let matter = disk.matter(file, Fences::Hugo).and_then(|text| front_matter::parse(&text, Fences::Hugo));
                let matter = matter.and_then(|matter| matter.root).map(|map| Settings::of(&map)).unwrap_or_default();
                let text = |key: &str| matter.text(key).map(str::to_owned);
                let language = languages.get(page.language).map(|language| language.code.clone());
                let slug = text("slug").map(|slug| slug.trim_matches('-').to_owned()).filter(|slug| !slug.is_empty());
                branches.has_slugs |= slug.is_some();
                branches.all.entry(key(page.folder())).or_default().push(Branch {
                    language: language.unwrap_or_default(),
                    cascade: Cascade::new(&matter, version),
                    slug,
                    title: text("title"),
                    url: text("url"),
                });
            }
            let folders = disk.folders(&folder).into_iter().filter(|name| !name.starts_with('.'));
            ahead.extend(folders.map(|name| (path::join(&folder, &name), depth + 1)));
        }
        branches
    }

    /// The folders, from the top, of the section to which a page in `folder` belongs: the deepest that has an `_index`
    /// file, else the one at the top of the content.
    pub fn sections<'a>(&self, folder: &'a str) -> Vec<&'a str> {
        let has_index = |above: &&str| !above.is_empty() && !self.all.is_empty() && self.all.contains_key(&key(above));
        let depth = ancestors(folder).find(has_index).map_or(1, |section| section.split('/').count());
        folder.split('/').filter(|part| !part.is_empty()).take(depth).collect()
    }

    /// The `_index` file of `folder` in the language of that code.
    pub fn get(&self, folder: &str, language: &str) -> Option<&Branch> {
        let at_folder = if self.all.is_empty() { None } else { self.all.get(&key(folder)) };
        at_folder?.iter().find(|branch| branch.language == language)
    }

    /// `folder` with the slugs that the sections on its way give themselves.
    pub fn moved(&self, folder: &str, language: &str) -> String {
        if !self.has_slugs {
            return folder.to_owned();
        }
        let names = ancestors(folder).filter(|above| !above.is_empty()).map(|above| {
            let slug = self.get(above, language).and_then(|branch| branch.slug.as_deref());
            slug.unwrap_or(path::file_name(above))
        });
        let names: Vec<&str> = names.collect();
        names.into_iter().rev().collect::<Vec<_>>().join("/")
    }

    /// What is handed down to the page in `folder`, what is nearest first.
    pub fn cascades<'a>(&'a self, folder: &'a str, language: &'a str) -> impl Iterator<Item = &'a Cascade> {
        ancestors(folder).filter_map(move |above| self.get(above, language)).map(|branch| &branch.cascade)
    }
}

/// `folder` and the folders above it, the content's own, which is empty, last.
fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |below| (!below.is_empty()).then(|| path::folder(below)))
}

/// How Hugo compares folders.
fn key(folder: &str) -> String {
    folder.to_lowercase().replace(' ', "-")
}

/// Whether the file's name is one that Hugo reads as content.
fn is_content(file: &str) -> bool {
    ["md", "markdown", "mdown", "html", "htm", "org", "adoc", "asciidoc", "rst", "pandoc", "pdc", "ad"]
        .contains(&path::extension(file).as_str())
}
