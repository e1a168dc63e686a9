//! What the `_index` files of the content say for the pages below them, read once for the whole site.

use super::cascade::Cascade;
use super::content::{Content, PageKind};
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

#[derive(Debug)]
struct Branch {
    folder: String,
    language: Option<String>,
    name: Option<String>,
    cascade: Cascade,
}

impl Branches {
    /// Reads all `_index` files of the content.
    pub fn new(disk: &dyn Disk, content: &Content, version: Version) -> Self {
        let mut branches = Self::default();
        for root in content.roots() {
            branches.gather(disk, content, root, version, DEEPEST);
        }
        branches.all.sort_by_key(|branch| std::cmp::Reverse(branch.folder.len()));
        branches
    }

    fn gather(&mut self, disk: &dyn Disk, content: &Content, folder: &str, version: Version, depth: usize) {
        let Some(names) = disk.list(folder).filter(|_| depth > 0) else { return };
        let pages =
            || names.keys().map(|name| path::join(folder, name)).filter_map(|file| Some((content.page(&file)?, file)));
        if folder.contains('/') && pages().any(|(page, file)| page.kind == PageKind::Leaf && is_content(&file)) {
            return;
        }
        for (page, file) in pages().filter(|(page, file)| page.kind == PageKind::Branch && is_content(file)) {
            let matter = disk.text(&file).and_then(|text| front_matter::parse(&text, Fences::Hugo));
            let matter = matter.and_then(|matter| matter.root).map(|map| Settings::of(&map)).unwrap_or_default();
            let name = matter.text("slug").or(matter.text("title")).map(str::to_owned);
            let cascade = Cascade::new(&matter, version);
            self.all.push(Branch { folder: page.folder, language: page.language, name, cascade });
        }
        for name in names.keys().filter(|name| !name.starts_with('.')) {
            self.gather(disk, content, &path::join(folder, name), version, depth - 1);
        }
    }

    /// The folders, from the top, of the section to which a page in `folder` belongs: the deepest that has an `_index`
    /// file, else the one at the top of the content.
    pub fn sections<'a>(&self, folder: &'a str) -> Vec<&'a str> {
        let holds = |branch: &&Branch| holds(&branch.folder, folder) && !branch.folder.is_empty();
        let depth = self.all.iter().find(holds).map_or(1, |branch| branch.folder.split('/').count());
        folder.split('/').filter(|part| !part.is_empty()).take(depth).collect()
    }

    /// The slug or title that a section gives itself in `language`.
    pub fn name(&self, folder: &str, language: Option<&str>) -> Option<&str> {
        let own = |branch: &&Branch| branch.folder == folder && branch.language.as_deref() == language;
        self.all.iter().find(own)?.name.as_deref()
    }

    /// What is handed down to the page in `folder`, what is nearest first.
    pub fn cascades<'a>(&'a self, folder: &'a str, language: Option<&'a str>) -> impl Iterator<Item = &'a Cascade> {
        let above = move |branch: &&Branch| holds(&branch.folder, folder) && branch.language.as_deref() == language;
        self.all.iter().filter(above).map(|branch| &branch.cascade)
    }
}

fn holds(branch: &str, folder: &str) -> bool {
    branch == folder || path::below(folder, branch).is_some()
}

/// Whether the file's name is one that Hugo reads as content.
fn is_content(file: &str) -> bool {
    ["md", "markdown", "mdown", "html", "htm", "org", "adoc", "asciidoc", "rst", "pandoc", "pdc", "ad"]
        .contains(&path::extension(file).as_str())
}
