//! How Hugo's `ref` and `relref` find pages (hugolib/content_map_page.go, pageFinder): by paths of files, not by URLs.

use super::Hugo;
use super::content::PageKind;
use crate::site::facts::{Facts, LinkKind};
use crate::site::generator::References;
use crate::site::{address, path};

impl References for Hugo {
    fn rewrites(&self, _url: &str) -> Option<bool> {
        self.assets.rewrites_links()
    }

    fn names(&self, page: &Facts, kind: LinkKind) -> Vec<String> {
        if kind == LinkKind::Ref { self.reference_names(page) } else { Vec::new() }
    }

    fn wanted(&self, from: &Facts, name: &str, kind: LinkKind) -> Option<Vec<String>> {
        if kind == LinkKind::Ref { self.reference_wanted(from, name) } else { None }
    }
}

impl Hugo {
    /// The path and the bare name of a page.
    pub(super) fn reference_names(&self, page: &Facts) -> Vec<String> {
        let Some(page) = self.content.page(&page.path) else { return Vec::new() };
        vec![key("/", page.logical()), key("", path::file_name(page.logical()))]
    }

    /// The names that `written`, in the page `from`, may mean. Versions differ in the folder that a relative path starts
    /// from, so that each is tried.
    pub(super) fn reference_wanted(&self, from: &Facts, written: &str) -> Option<Vec<String>> {
        let written = written.trim();
        if address::has_scheme(written) || written.starts_with("//") {
            return None;
        }
        let reference = address::split_path(written).0.trim_end_matches('/');
        if reference.is_empty() {
            return if written.starts_with('#') { Some(self.reference_names(from)) } else { None };
        }
        let name = address::decoded(reference)?;
        let mut wanted = Vec::new();
        if !name.starts_with('/') {
            let file = self.content.page(&from.path)?;
            let folder = path::folder(&file.path);
            let outer = (file.kind == PageKind::Leaf).then(|| path::folder(folder));
            let inner = (file.folder() != folder).then(|| file.folder());
            let folders = outer.into_iter().chain([folder]).chain(inner);
            wanted.extend(folders.filter_map(|folder| self.absolute(&path::join(folder, &name))));
        }
        if !name.starts_with('.') {
            wanted.extend(self.absolute(&name));
            wanted.extend((!name.contains('/')).then(|| key("", self.stem_of(&name))));
        }
        wanted.dedup();
        Some(wanted)
    }

    /// The path that a reference names, as [`Self::logical`] spells it.
    fn absolute(&self, name: &str) -> Option<String> {
        let name = path::normal(name)?;
        Some(key("/", self.stem_of(&name)))
    }

    /// `name` without extension, language and the name of an index.
    fn stem_of<'n>(&self, name: &'n str) -> &'n str {
        let stem = self.content.without_language(without_extension(name)).0;
        ["/index", "/_index"].iter().find_map(|index| stem.strip_suffix(index)).unwrap_or(stem)
    }
}

/// `name` without the extension of a content file.
fn without_extension(name: &str) -> &str {
    const ENDINGS: [&str; 8] = ["md", "markdown", "mdown", "html", "htm", "org", "adoc", "rst"];
    match path::part_last(name, b'.') {
        Some((stem, ending)) if ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) => stem,
        _ => name,
    }
}

/// `before`, and what spellings of one path have in common: case and blanks do not count.
fn key(before: &str, name: &str) -> String {
    if name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()) {
        return [before, name].concat();
    }
    [before, &name.to_lowercase().replace(char::is_whitespace, "-")].concat()
}
