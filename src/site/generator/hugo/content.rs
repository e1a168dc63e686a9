//! Hugo's content: which files are pages, of which kind, and below which path their relative URLs resolve.

use super::config::languages;
use crate::site::generator::Role;
use crate::site::settings::Settings;
use crate::site::{Disk, path};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The content folders and what tells posts from other pages.
#[derive(Debug)]
pub struct Content {
    roots: Vec<Root>,
    languages: Vec<String>,
    main_sections: Vec<String>,
    archetypes: String,
    sections: BTreeSet<String>,
    ugly: bool,
}

#[derive(Debug)]
struct Root {
    folder: String,
    target: String,
    language: Option<String>,
}

/// A page's place in the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// Its path below the content root.
    pub path: Cow<'a, str>,
    /// What its name makes it.
    pub kind: PageKind,
    /// The language that its content folder or its name gives it; `None` is the default language.
    pub language: Option<&'a str>,
    /// Where the folder ends in its path that its URL stands for.
    folder_end: usize,
    /// Where its name stands in its path.
    name: Range<usize>,
}

impl Page<'_> {
    /// The folder of the content that its URL stands for, unless front matter moves it.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.path.get(..self.folder_end).unwrap_or_default()
    }

    /// Its name without language and extension; the name of its folder where that is what counts.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.get(self.name.clone()).unwrap_or_default()
    }

    /// The folder of the content that holds the page: for a bundle the one above its own.
    #[must_use]
    pub fn container(&self) -> &str {
        let folder = path::folder(&self.path);
        if self.kind == PageKind::Single { folder } else { path::folder(folder) }
    }

    /// Its path without language and extension, the name of an index left out.
    #[must_use]
    pub fn logical(&self) -> &str {
        self.path.get(..self.name.end).unwrap_or_default()
    }
}

/// What a content file's name makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// `index.md`: files beside it are its resources.
    Leaf,
    /// `_index.md`: a section.
    Branch,
    /// Any other name.
    Single,
}

impl Content {
    /// Reads where the content lies.
    pub fn new(disk: &dyn Disk, settings: &Settings) -> Self {
        let mut roots: Vec<Root> = mounts(settings, "content").collect();
        if roots.is_empty() {
            let own = settings.text("contentDir").unwrap_or("content");
            let folders =
                languages(settings).filter_map(|(code, language)| Some((Some(code), language.text("contentDir")?)));
            roots = folders.chain([(None, own)]).map(|(code, folder)| root(folder, "", code)).collect();
        }
        roots.sort_by_key(|root| std::cmp::Reverse(root.folder.len()));
        let sections = roots
            .iter()
            .filter_map(|root| disk.list(&root.folder))
            .flat_map(|names| names.keys().cloned().collect::<Vec<_>>());
        let main_sections = ["mainSections", "params.mainSections"].iter().flat_map(|key| {
            let of_languages = languages(settings).flat_map(|(_, language)| language.texts(key));
            settings.texts(key).into_iter().chain(of_languages).map(str::to_owned).collect::<Vec<_>>()
        });
        Self {
            sections: sections.collect(),
            roots,
            languages: languages(settings).map(|(code, _)| code.to_owned()).collect(),
            main_sections: main_sections.collect(),
            archetypes: settings.text("archetypeDir").and_then(path::configured).unwrap_or("archetypes".into()),
            ugly: settings.flag("uglyURLs").unwrap_or(false),
        }
    }

    /// What the name of `file` makes it; `None` when it is no content.
    pub fn kind(&self, file: &str) -> Option<PageKind> {
        self.place(file).map(|(_, kind)| kind)
    }

    /// The path of `file` below the content, and what its name makes it.
    fn place<'f>(&self, file: &'f str) -> Option<(Cow<'f, str>, PageKind)> {
        let (_, path) = self.path_of(file)?;
        let kind = match self.without_language(path::stem(file)).0 {
            "index" => PageKind::Leaf,
            "_index" => PageKind::Branch,
            _ => PageKind::Single,
        };
        Some((path, kind))
    }

    /// The folder of content that holds `file`, with its path below the content.
    fn path_of<'f>(&self, file: &'f str) -> Option<(&Root, Cow<'f, str>)> {
        let mut within = self.roots.iter().filter_map(|root| Some((root, path::below(file, &root.folder)?)));
        let (root, below) = within.next()?;
        let is_whole = root.target.is_empty();
        Some((
            root,
            if is_whole { below.trim_start_matches('/').into() } else { path::join(&root.target, below).into() },
        ))
    }

    /// The page at `file`, or `None` when it is no content.
    pub fn page<'a>(&'a self, file: &'a str) -> Option<Page<'a>> {
        let (root, path) = self.path_of(file)?;
        let (stem, language) = self.without_language(path::stem(file));
        let folder = path::folder(&path).len();
        let start = if folder == 0 { 0 } else { folder + 1 };
        let named = start..start + stem.len();
        let above = path::folder(path::folder(&path)).len();
        let own = (if above == 0 { 0 } else { above + 1 })..folder;
        let (kind, folder_end, name) = match stem {
            "index" => (PageKind::Leaf, folder, own),
            "_index" => (PageKind::Branch, folder, own),
            _ if self.ugly || stem.is_empty() => (PageKind::Single, folder, named),
            _ => (PageKind::Single, named.end, named),
        };
        Some(Page { path, kind, language: language.or(root.language.as_deref()), folder_end, name })
    }

    /// A file's name without the language at its end, and that language.
    pub fn without_language<'a>(&self, stem: &'a str) -> (&'a str, Option<&str>) {
        if self.languages.is_empty() {
            return (stem, None);
        }
        let found = path::part_last(stem, b'.').and_then(|(base, code)| {
            let known = self.languages.iter().find(|known| known.eq_ignore_ascii_case(code))?;
            Some((base, Some(known.as_str())))
        });
        found.unwrap_or((stem, None))
    }

    /// The folders that hold content.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        self.roots.iter().map(|root| root.folder.as_str())
    }

    /// Where the file `path` of the content may lie on disk: below each content folder, since languages share
    /// their bundles' files.
    pub fn files<'a>(&'a self, path: &'a str) -> impl Iterator<Item = String> + 'a {
        let below = move |root: &Root| path::below(path, &root.target).map(|rest| path::join(&root.folder, rest));
        self.roots.iter().filter_map(below)
    }

    /// The file of the content that a root URL names, with and without a language in front.
    pub fn files_of_url<'a>(&'a self, url: &'a str) -> impl Iterator<Item = String> + 'a {
        let url = url.trim_start_matches('/');
        let after = |language: &String| url.strip_prefix(language.as_str())?.strip_prefix('/');
        let after_language = self.languages.iter().find_map(after);
        self.files(url).chain(after_language.into_iter().flat_map(|rest| self.files(rest)))
    }

    /// Whether the root URL begins with a section or language, so that a page may stand there that was moved.
    pub fn is_section(&self, url: &str) -> bool {
        let url = url.trim_start_matches('/');
        url.split_once('/')
            .is_some_and(|(top, _)| self.sections.contains(top) || self.languages.iter().any(|l| l == top))
    }

    /// What the file is.
    pub fn role(&self, file: &str) -> Role {
        if path::below(file, &self.archetypes).is_some() || file.starts_with("themes/") && file.contains("/archetypes/")
        {
            return Role::Template;
        }
        let Some((path, kind)) = self.place(file) else { return Role::Other };
        if path::is_outside_content(file) || path::is_project_file(file) {
            return Role::Other;
        }
        let folder = path::folder(&path);
        let folder = if kind == PageKind::Leaf { path::folder(folder) } else { folder };
        let mut sections = folder.split('/').filter(|part| !part.is_empty());
        let is_code = |part: &&str| part.len() == 2 || self.languages.iter().any(|code| code == part);
        let section = sections.next().and_then(|first| if is_code(&first) { sections.next() } else { Some(first) });
        match section {
            Some(section) if kind != PageKind::Branch && self.holds_posts(section) => Role::Post,
            _ => Role::Page,
        }
    }

    fn holds_posts(&self, section: &str) -> bool {
        path::is_post_folder(section) || self.main_sections.iter().any(|main| main.eq_ignore_ascii_case(section))
    }
}

fn root(folder: &str, target: &str, language: Option<&str>) -> Root {
    let folder = path::configured(folder).unwrap_or_else(|| folder.to_owned());
    Root { folder, target: target.to_owned(), language: language.map(str::to_owned) }
}

/// The module mounts whose target is the component `component`, or lies in it. Written, they replace the default.
fn mounts<'a>(settings: &'a Settings, component: &'a str) -> impl Iterator<Item = Root> + 'a {
    settings.tables("module.mounts").into_iter().filter_map(move |mount| {
        let target = mount.text("target").and_then(path::configured)?;
        let rest = if target == component { "" } else { path::below(&target, component)? };
        let language = mount.text("lang").or_else(|| mount.texts("sites.matrix.languages").first().copied());
        Some(root(mount.text("source")?, rest, language))
    })
}

/// The folders mounted on `component`, each with the path below it.
pub fn mounted(settings: &Settings, component: &str) -> Vec<(String, String)> {
    mounts(settings, component).map(|root| (root.folder, root.target)).collect()
}
