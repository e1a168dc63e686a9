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
        let Some(logical) = self.logical(&page.path) else { return Vec::new() };
        let bare = path::file_name(&logical).to_owned();
        vec![["/", &logical].concat(), bare]
    }

    /// The names that `written`, in the page `from`, may mean. Versions differ in the folder that a relative path starts
    /// from, so that each is tried.
    pub(super) fn reference_wanted(&self, from: &Facts, written: &str) -> Option<Vec<String>> {
        let written = written.trim();
        if address::has_scheme(written) || written.starts_with("//") {
            return None;
        }
        let end = written.find(['?', '#']).unwrap_or(written.len());
        let reference = written.get(..end)?.trim_end_matches('/');
        if reference.is_empty() {
            return if written.starts_with('#') { Some(self.reference_names(from)) } else { None };
        }
        let name = address::decoded(reference)?;
        let mut wanted = Vec::new();
        if !name.starts_with('/') {
            let file = self.content.page(&from.path)?;
            let folder = path::folder(&file.path);
            let outer = (file.kind == PageKind::Leaf).then(|| path::folder(folder));
            let inner = (file.folder != folder).then_some(file.folder.as_str());
            let folders = outer.into_iter().chain([folder]).chain(inner);
            wanted.extend(folders.filter_map(|folder| self.absolute(&path::join(folder, &name))));
        }
        if !name.starts_with('.') {
            wanted.extend(self.absolute(&name));
            wanted.extend((!name.contains('/')).then(|| self.key_of(&name)));
        }
        wanted.dedup();
        Some(wanted)
    }

    /// The path that a reference names, as [`Self::logical`] spells it.
    fn absolute(&self, name: &str) -> Option<String> {
        let name = path::normal(name)?;
        Some(["/", &self.key_of(&name)].concat())
    }

    /// `name` without extension, language and the name of an index.
    fn key_of(&self, name: &str) -> String {
        let stem = self.content.without_language(without_extension(name)).0;
        key(["/index", "/_index"].iter().find_map(|index| stem.strip_suffix(index)).unwrap_or(stem))
    }

    /// The path of a page below the content, without language and extension, the name of an index left out.
    fn logical(&self, file: &str) -> Option<String> {
        let page = self.content.page(file)?;
        Some(key(&match page.kind {
            PageKind::Leaf | PageKind::Branch => page.folder,
            PageKind::Single => path::join(path::folder(&page.path), &page.name),
        }))
    }
}

/// `name` without the extension of a content file.
fn without_extension(name: &str) -> &str {
    const ENDINGS: [&str; 8] = ["md", "markdown", "mdown", "html", "htm", "org", "adoc", "rst"];
    match name.rsplit_once('.') {
        Some((stem, ending)) if ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) => stem,
        _ => name,
    }
}

/// What spellings of one path have in common: case and blanks do not count.
fn key(name: &str) -> String {
    if name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()) {
        return name.to_owned();
    }
    name.to_lowercase().replace(char::is_whitespace, "-")
}
