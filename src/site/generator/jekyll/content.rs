//! What Jekyll takes a file for, by its path alone (lib/jekyll/reader.rb, entry_filter.rb, collection.rb).

use super::config::{Collection, Config};
use super::glob::Pattern;
use crate::site::path;

/// What a file is to Jekyll.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'a> {
    /// A post, or what lies in a folder of posts without the name of one.
    Post,
    /// A draft.
    Draft,
    /// A document of another collection.
    Document(&'a Collection),
    /// A page, if it has front matter.
    Page,
}

impl Config {
    /// What the file `page`, a path below the source, is; `None` when Jekyll does not read it, or not as content.
    pub fn kind(&self, page: &str) -> Option<Kind<'_>> {
        self.publishable(page).or_else(|| self.document(page)).or_else(|| self.page(page).then_some(Kind::Page))
    }

    /// The path of `page` below the folder of the collections, by which documents are known.
    pub fn relative<'a>(&self, page: &'a str) -> &'a str {
        path::below(page, &self.collections_folder).unwrap_or(page)
    }

    /// A file below a folder `_posts` or `_drafts` that is reached: none of those above it is hidden or excluded.
    fn publishable(&self, page: &str) -> Option<Kind<'_>> {
        let mut start = 0;
        for part in page.split('/') {
            let kind = match part {
                "_posts" => Some(Kind::Post),
                "_drafts" => Some(Kind::Draft),
                _ => None,
            };
            if let Some(kind) = kind {
                let rest = page.get(start + part.len() + 1..).filter(|rest| !rest.is_empty())?;
                let inside = self.collections_folder.is_empty() || page.starts_with(&self.collections_folder);
                let hidden_folder = rest.split('/').any(|part| part.starts_with('.'));
                return (inside && !hidden_folder && self.passes(rest, page, false)).then_some(kind);
            }
            let end = start + part.len();
            if !self.passes(part, page.get(..end)?, true) {
                return None;
            }
            start = end + 1;
        }
        None
    }

    fn document(&self, page: &str) -> Option<Kind<'_>> {
        let relative = path::below(page, &self.collections_folder)?;
        let (folder, rest) = relative.split_once('/')?;
        let collection = self.collection(folder.strip_prefix('_')?)?;
        self.passes(rest, relative, false).then_some(Kind::Document(collection))
    }

    fn page(&self, page: &str) -> bool {
        if self.include.iter().any(|entry| entry.text == page) {
            return true;
        }
        let mut end = 0;
        page.split('/').all(|part| {
            end += part.len();
            let above = page.get(..end).unwrap_or(page);
            end += 1;
            self.passes(part, above, above.len() < page.len())
        })
    }

    /// Whether the entry `name` of a folder, at `full` below the source, is read.
    fn passes(&self, name: &str, full: &str, is_folder: bool) -> bool {
        let is_written = is_folder && path::below(&self.destination, &self.source) == Some(full);
        if is_written || name.ends_with('.') {
            return false;
        }
        let last = path::file_name(name);
        let listed = |patterns: &[Pattern], entry: &str| {
            patterns.iter().any(|pattern| {
                pattern.matches(entry)
                    || entry.starts_with(pattern.text.as_str())
                    || is_folder && pattern.text.strip_suffix('/') == Some(entry)
            })
        };
        let is_special = [name, last].iter().any(|entry| entry.starts_with(['.', '_', '#', '~']));
        listed(&self.include, name)
            || listed(&self.include, last)
            || !is_special && !name.ends_with('~') && !listed(&self.exclude, full)
    }
}
