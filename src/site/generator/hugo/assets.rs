//! Where Hugo's readers and templates find the files that a post names.

use super::config::languages;
use super::content::{Content, Page, PageKind, mounted};
use crate::site::generator::Places;
use crate::site::roots::Roots;
use crate::site::settings::Settings;
use crate::site::{Disk, path};

/// The folders of files beside the content, and which templates look into them.
#[derive(Debug)]
pub struct Assets {
    statics: Roots,
    assets: Vec<String>,
    image_hook: Hook,
    link_hook: Hook,
    theme_absent: bool,
    pages_move: bool,
}

/// What looks at a destination before it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hook {
    /// Nothing: it is printed as it is.
    None,
    /// Hugo's own: resources of the page, then `assets/`, else as it is.
    Embedded,
    /// A template of the site's or theme's, whose ways are its own.
    Custom,
}

impl Assets {
    /// Reads where files lie.
    pub fn new(disk: &dyn Disk, settings: &Settings) -> Self {
        let themes_folder = settings.text("themesDir").and_then(path::configured).unwrap_or("themes".into());
        let names: Vec<&str> = settings.texts("theme");
        let themes: Vec<String> = names.iter().map(|name| path::join(&themes_folder, name)).collect();
        let here = |folder: &String| disk.list(folder).is_some_and(|names| !names.is_empty());
        let imports = !settings.tables("module.imports").is_empty();
        let theme_absent = imports || !themes.iter().all(here);
        let hook = |kind: &str| hook(disk, settings, &themes, kind);
        Self {
            statics: statics(disk, settings, &themes, theme_absent),
            assets: folders(settings, "assets", "assetDir", &themes),
            image_hook: hook("image"),
            link_hook: hook("link"),
            theme_absent,
            pages_move: settings.get("permalinks").is_some() || settings.table("uglyURLs").is_some(),
        }
    }

    /// Where an image of the body is looked up.
    pub fn body_image(&self, content: &Content, page: &Page<'_>, url: &str) -> Places {
        self.destination(content, page, url, self.image_hook)
    }

    /// Where a link of the body leads that names a file.
    pub fn body_link(&self, content: &Content, page: &Page<'_>, url: &str) -> Places {
        self.destination(content, page, url, self.link_hook)
    }

    /// Whether links to source files are printed as URLs of pages: by a render hook.
    pub fn rewrites_links(&self) -> Option<bool> {
        match self.link_hook {
            Hook::Custom => None,
            _ if self.theme_absent => None,
            Hook::Embedded => Some(true),
            Hook::None => Some(false),
        }
    }

    fn destination(&self, content: &Content, page: &Page<'_>, url: &str, hook: Hook) -> Places {
        let looks_in_assets = hook != Hook::None || self.theme_absent;
        if url.starts_with('/') {
            let mut files: Vec<String> = self.statics.candidates(url).collect();
            files.extend(self.statics.readings(url).flat_map(|url| content.files_of_url(url)));
            if looks_in_assets {
                files.extend(self.in_assets(url));
            }
            let sure = self.statics.decide(url) && hook != Hook::Custom && !content.is_section(url);
            return if sure { Places::Files(files) } else { Places::Perhaps(files) };
        }
        let Some(at) = path::resolve(page.folder(), url) else { return Places::Undecided };
        let mut files: Vec<String> = content.files(&at).collect();
        files.extend(self.statics.candidates(&at));
        if looks_in_assets {
            files.extend(self.in_assets(url));
            files.extend(self.statics.candidates(url));
        }
        let moves_along = page.kind != PageKind::Single && path::below(&at, page.folder()).is_some();
        match hook {
            Hook::Custom => Places::Perhaps(files),
            _ if !moves_along && (self.theme_absent || self.pages_move) => Places::Perhaps(files),
            Hook::None if !self.theme_absent => Places::Files(files),
            _ => Places::AnyCase(files),
        }
    }

    /// Where themes look for an image of the front matter: they differ, so a file in any of these places will do.
    pub fn front_matter_image(&self, content: &Content, page: &Page<'_>, url: &str) -> Places {
        let mut files = Vec::new();
        if !url.starts_with('/') {
            files.extend(path::resolve(page.folder(), url).iter().flat_map(|at| content.files(at)));
            files.extend(content.files(&path::join(path::folder(&page.path), url)));
        }
        for prefix in ["", "images", "img"] {
            let url = path::join(prefix, url);
            files.extend(self.statics.candidates(&url));
            files.extend(self.in_assets(&url));
        }
        files.extend(content.files_of_url(url));
        match url.starts_with('/') {
            _ if self.theme_absent => Places::Perhaps(files),
            true if content.is_section(url) => Places::Perhaps(files),
            // What a browser asks for from the root has one spelling; only a page's own resources are found in any case.
            true => Places::Files(files),
            false => Places::AnyCase(files),
        }
    }

    fn in_assets(&self, url: &str) -> impl Iterator<Item = String> {
        self.assets.iter().map(move |folder| path::join(folder, url.trim_start_matches("./")))
    }
}

fn statics(disk: &dyn Disk, settings: &Settings, themes: &[String], theme_absent: bool) -> Roots {
    let mut roots = Roots::new(disk, folders(settings, "static", "staticDir", themes));
    let mounts = mounted(settings, "static");
    for (folder, target) in &mounts {
        roots.add(disk, folder, target);
    }
    roots.open = theme_absent || mounts.iter().any(|(folder, _)| disk.list(folder).is_none() && !disk.has_file(folder));
    roots.set_base(settings.text("baseURL").unwrap_or_default());
    roots
}

/// The folders of a component: the site's, its languages' and its themes'.
fn folders(settings: &Settings, component: &str, key: &str, themes: &[String]) -> Vec<String> {
    let mounts = mounted(settings, component);
    let mut own: Vec<&str> = settings.texts(key);
    let numbered: Vec<String> = (0..=10).map(|number| format!("{key}{number}")).collect();
    own.extend(numbered.iter().filter_map(|key| settings.text(key)));
    own.extend(languages(settings).flat_map(|(_, language)| language.texts(key)));
    if own.is_empty() && mounts.is_empty() {
        own.push(component);
    }
    let mut found: Vec<String> = own.into_iter().filter_map(path::configured).collect();
    if component == "assets" {
        found.extend(mounts.into_iter().filter(|(_, target)| target.is_empty()).map(|(folder, _)| folder));
    }
    found.extend(themes.iter().map(|theme| path::join(theme, component)));
    found
}

fn hook(disk: &dyn Disk, settings: &Settings, themes: &[String], kind: &str) -> Hook {
    let own = settings.text("layoutDir").and_then(path::configured).unwrap_or("layouts".into());
    let mut layouts = std::iter::once(own).chain(themes.iter().map(|theme| path::join(theme, "layouts")));
    if layouts.any(|folder| has_hook(disk, &folder, &format!("render-{kind}"), 6)) {
        return Hook::Custom;
    }
    let key = format!("markup.goldmark.renderHooks.{kind}");
    let wanted = settings.table(&key).and_then(|table| table.text("useEmbedded").or(table.text("enableDefault")));
    let many =
        languages(settings).count() > 1 && !languages(settings).any(|(_, language)| language.text("baseURL").is_some());
    let duplicates = settings.flag("markup.goldmark.duplicateResourceFiles").unwrap_or(false);
    match wanted {
        Some("always" | "fallback" | "true") => Hook::Embedded,
        Some("never" | "false") => Hook::None,
        _ if many && !duplicates => Hook::Embedded,
        _ => Hook::None,
    }
}

fn has_hook(disk: &dyn Disk, folder: &str, name: &str, depth: usize) -> bool {
    let Some(names) = disk.list(folder).filter(|_| depth > 0) else { return false };
    let in_markup = path::file_name(folder) == "_markup";
    names.keys().any(|found| {
        in_markup && found.starts_with(name) && path::extension(found) == "html"
            || !found.contains('.') && has_hook(disk, &path::join(folder, found), name, depth - 1)
    })
}
