//! Where the pages of a site lie: the folders of its URLs in which a path without a page is surely a broken link.

use crate::site::facts::Withheld;
use crate::site::{Blog, Facts, address, path, url_key};
use crate::text::{QuickMap, QuickSet, fold_name, nearest};
use std::borrow::Cow;

/// How many broken links of a site are compared with all pages of their folder.
const SEARCHES: usize = 100;

/// The last parts of paths that themes and plugins make pages for.
const MADE: [&str; 24] = [
    "about",
    "all",
    "archive",
    "archives",
    "author",
    "authors",
    "categories",
    "category",
    "contact",
    "drafts",
    "feed",
    "home",
    "index",
    "latest",
    "list",
    "page",
    "rss",
    "search",
    "series",
    "sitemap",
    "tag",
    "tags",
    "topics",
    "top",
];

/// The folders of the pages' URLs.
#[derive(Debug)]
pub struct Ground<'a> {
    pages: QuickMap<&'a str, Vec<usize>>,
    shapes: QuickSet<String>,
    by_leaf: QuickMap<Cow<'a, str>, Option<usize>>,
    /// The folded stems of the posts whose URLs are not known.
    unknown: QuickSet<Cow<'a, str>>,
    /// The folder of the site's first page, in which anything may stand.
    top: String,
    decided: bool,
    searches: usize,
}

impl<'a> Ground<'a> {
    /// Looks at the URLs of all pages; `top` is that of the first page, without a slash at its end.
    pub fn new(blog: &'a Blog, top: &str) -> Self {
        let mut ground = Self {
            pages: QuickMap::default(),
            shapes: QuickSet::default(),
            by_leaf: QuickMap::default(),
            unknown: QuickSet::default(),
            top: top.to_owned(),
            decided: false,
            searches: 0,
        };
        let pages = blog.posts().iter().enumerate().filter(|(_, page)| !page.page.is_section);
        let mut known = 0;
        for (at, page) in pages {
            let Some(url) = &page.page.url else {
                if matches!(page.page.withheld, None | Some(Withheld::Draft { .. })) {
                    ground.unknown.insert(fold_name(stem(page)));
                }
                continue;
            };
            known += 1;
            let key = url_key(&url.path);
            let (folder, leaf) = split(key);
            let siblings = ground.pages.entry(folder).or_default();
            if siblings.is_empty() {
                ground.shapes.insert(shape(folder));
            }
            siblings.push(at);
            ground.by_leaf.entry(fold_name(leaf)).and_modify(|only| *only = None).or_insert(Some(at));
        }
        ground.decided = known > 0 && ground.unknown.len() * 10 <= known;
        ground
    }

    /// Whether a page of the site, and nothing else, would be published at `path`, so that without one a reader finds
    /// nothing there. Paths right below the root are anybody's.
    pub fn claims(&self, path: &str) -> bool {
        let key = url_key(path);
        let (folder, leaf) = split(key);
        let name = leaf.strip_suffix(".html").unwrap_or(leaf);
        let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
        let is_numbered_page =
            name.strip_prefix("page").is_some_and(|rest| rest.starts_with(|ch: char| !ch.is_alphabetic()));
        let may_be_made = is_number || is_numbered_page || MADE.contains(&name.to_lowercase().as_str());
        let is_dated = folder.bytes().any(|byte| byte.is_ascii_digit());
        self.decided
            && !folder.is_empty()
            && folder != self.top
            && !may_be_made
            && !address::names_file(leaf)
            && !self.unknown.contains(&fold_name(name))
            && (self.pages.contains_key(folder) || is_dated && self.shapes.contains(&shape(folder)))
    }

    /// The page that the author of a link to `path` most likely meant.
    pub fn near(&mut self, blog: &Blog, path: &str) -> Option<usize> {
        let key = url_key(path);
        let (folder, leaf) = split(key);
        if let Some(only) = self.by_leaf.get(&fold_name(leaf)).copied().flatten() {
            return Some(only);
        }
        self.searches += 1;
        let siblings = self.pages.get(folder).filter(|_| self.searches <= SEARCHES)?;
        let url = |at: usize| blog.posts().get(at)?.page.url.as_ref().map(|url| url_key(&url.path));
        let keys: Vec<(usize, &str)> = siblings.iter().filter_map(|at| Some((*at, url(*at)?))).collect();
        let near = nearest(leaf, keys.iter().map(|(_, key)| split(key).1))?;
        keys.iter().find(|(_, key)| split(key).1 == near).map(|(at, _)| *at)
    }
}

/// The name that a file without a known URL most likely lends to it.
fn stem(page: &Facts) -> &str {
    let stem = path::stem(&page.path);
    if stem == "index" { path::file_name(path::folder(&page.path)) } else { stem }
}

/// Folder and last part of a key.
fn split(key: &str) -> (&str, &str) {
    key.rsplit_once('/').unwrap_or(("", key))
}

/// `folder` with each number in it replaced: what the folders of dates have in common.
fn shape(folder: &str) -> String {
    let part = |part: &str| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { format!("#{}", part.len()) } else { part.to_owned() }
    };
    folder.split('/').map(part).collect::<Vec<_>>().join("/")
}
