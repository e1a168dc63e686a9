//! What answers now at the URL that a post had: another post, an alias, a redirect, a file.

use super::{Past, PastPost, base_of};
use crate::site::disk::EntryKind;
use crate::site::generator::Places;
use crate::site::{Blog, Layout, path, url_key};
use crate::text::fold_name;
use jiff::Timestamp;
use std::collections::HashSet;

/// Folders in which files commonly stand that are published as they are, or are templates of pages.
const FOLDERS: [&str; 9] = ["", "static", "public", "source", "src", "src/pages", "pages", "content", "src/content"];

/// Everything that can answer.
pub(super) struct Answers<'a> {
    past: &'a Past,
    blog: &'a Blog,
    layout: &'a Layout,
    now: Timestamp,
    base: String,
    terms: HashSet<&'a str>,
    /// The URLs of published posts without regard to case, where the server has none.
    folded: HashSet<String>,
}

impl<'a> Answers<'a> {
    pub fn new(past: &'a Past, blog: &'a Blog, layout: &'a Layout, now: Timestamp) -> Self {
        let terms = blog.posts().iter().filter(|post| post.is_published(now)).flat_map(|post| &post.page.terms);
        let urls = blog.posts().iter().filter(|post| post.is_published(now) && past.redirects.folds_case);
        Self {
            terms: terms.filter_map(|term| term.url.as_deref().map(url_key)).collect(),
            folded: urls
                .filter_map(|post| Some(fold_name(url_key(&post.page.url.as_ref()?.path)).into_owned()))
                .collect(),
            base: base_of(layout.generator.site_address()),
            past,
            blog,
            layout,
            now,
        }
    }

    /// Whether the post had a URL, and nothing stands there now. Where the post is still there and published at a URL that
    /// nobody can tell, it may be the same.
    pub fn is_lost(&self, post: &PastPost) -> bool {
        let Some(url) = post.facts.page.url.as_ref().filter(|_| !post.facts.page.is_section) else { return false };
        let now = post.now.as_ref().and_then(|revision| self.blog.posts().get(self.blog.at_path(&revision.path)?));
        let is_unknown = match (&post.now, now) {
            (None, _) => false,
            (Some(revision), Some(now)) => {
                !revision.is_sound || now.page.url.is_none() && now.page.withheld(self.now).is_none()
            }
            (Some(_), None) => true,
        };
        // Where the site lies on its host is not for its configuration to say.
        let below = url.path.strip_prefix(&self.past.base).filter(|rest| rest.starts_with('/')).unwrap_or(&url.path);
        let path = format!("{}{below}", self.base);
        !is_unknown
            && !self.answers(post, &path)
            && !self.past.redirects.cover(&path)
            && !self.past.redirects.cover(below)
            && !self.is_file(post, below)
    }

    /// Whether a page that readers can open has the path, or is led to from there.
    fn answers(&self, post: &PastPost, path: &str) -> bool {
        let key = url_key(path);
        let bare = key.strip_suffix(".html").filter(|_| self.past.redirects.cleans);
        let is_open = |at: &usize| {
            let host = |page: &crate::site::facts::Page| page.host.clone();
            self.blog.posts().get(*at).is_some_and(|other| {
                let is_here = host(&other.page) == host(&post.facts.page) || post.facts.page.host.is_none();
                is_here && other.is_published(self.now)
            })
        };
        [Some(key), bare].into_iter().flatten().any(|key| {
            self.blog.at_url(key).iter().any(is_open)
                || self.blog.at_alias(key).iter().any(is_open)
                || self.terms.contains(key)
                || self.folded.contains(&*fold_name(key))
        })
    }

    /// Whether a file other than a post is published at the path, as it is or from a template.
    fn is_file(&self, post: &PastPost, path: &str) -> bool {
        let key = url_key(path);
        let name = key.trim_matches('/');
        let wanted = [format!("/{name}/index.html"), format!("/{name}.html"), format!("/{name}")];
        let generator = &self.layout.generator;
        let places = wanted.iter().filter(|file| file.ends_with(".html")).flat_map(|file| {
            match generator.body_image(&post.facts.path, file) {
                Places::Files(files) | Places::AnyCase(files) | Places::Perhaps(files) => files,
                Places::Undecided => Vec::new(),
            }
        });
        let is_there = |file: String| path::into_normal(file).is_some_and(|file| self.layout.disk.has_file(&file));
        let stem = name.strip_suffix(".html").unwrap_or(name);
        let mut own = places.collect::<Vec<_>>().into_iter();
        own.any(is_there)
            || FOLDERS.iter().any(|folder| {
                self.has_page(&path::join(folder, stem)) || self.has_page(&path::join(folder, &format!("{stem}/index")))
            })
    }

    /// Whether a file that is no Markdown has the path `stem` and any extension.
    fn has_page(&self, stem: &str) -> bool {
        const MARKDOWN: [&str; 5] = ["md", "markdown", "mdown", "mkd", "mdx"];
        const DATA: [&str; 9] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "json", "yaml", "yml"];
        let Some(names) = self.layout.disk.list(path::folder(stem)) else { return false };
        let start = format!("{}.", path::file_name(stem));
        names.beginning(&start).any(|name| {
            let extension = path::extension(name);
            let is_other = MARKDOWN.contains(&&*extension) || DATA.contains(&&*extension);
            names.get(name) == Some(&EntryKind::File) && !is_other && !extension.is_empty()
        })
    }
}
