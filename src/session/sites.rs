//! Which site a file belongs to: the nearest folder above it that a generator owns, found and read once.

use super::disk::RealDisk;
use super::paths;
use super::projects::Project;
use super::view::View;
use crate::site::{Generator, GeneratorName, Layout, by_name, detect};
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// One site of a run.
#[derive(Debug)]
pub struct SiteRoot {
    /// Its root, absolute.
    pub root: PathBuf,
    /// How it is read, and what lies below its root.
    pub layout: Layout,
    /// Whether a generator was recognised at its root.
    pub recognised: bool,
}

/// All sites of a run.
#[derive(Debug)]
pub(super) struct Sites {
    view: Arc<View>,
    recognised: Mutex<HashMap<PathBuf, Option<Arc<SiteRoot>>>>,
    stated: Mutex<HashMap<(PathBuf, GeneratorName), Arc<SiteRoot>>>,
}

impl Sites {
    /// None yet, of the files of `view`.
    pub(super) fn new(view: Arc<View>) -> Self {
        Self { view, recognised: Mutex::default(), stated: Mutex::default() }
    }

    /// The site of the files in `folder`.
    pub(super) fn of(&self, folder: &Path, project: &Project, working: &Path) -> Arc<SiteRoot> {
        let settings = &project.settings;
        let stated_root = settings.root.value.as_ref().map(|root| paths::absolute(&project.base, Path::new(root)));
        let stated_root = stated_root.filter(|root| folder.starts_with(root));
        let near = match &stated_root {
            Some(root) => self.at(root),
            None => self.above(folder),
        };
        match (near, settings.generator.value) {
            (Some(site), None) => site,
            (Some(site), Some(name)) if site.layout.generator.name() == name => site,
            (near, name) => {
                let root = stated_root.or_else(|| near.map(|site| site.root.clone()));
                let root = root.unwrap_or_else(|| fallback(folder, project, working, name.is_some()));
                self.stated(root, name.unwrap_or(GeneratorName::Plain))
            }
        }
    }

    /// The nearest folder from `folder` up, to the repository's root, that a generator owns.
    fn above(&self, folder: &Path) -> Option<Arc<SiteRoot>> {
        for ancestor in folder.ancestors() {
            if let Some(site) = self.at(ancestor) {
                return Some(site);
            }
            if ancestor.join(".git").exists() {
                break;
            }
        }
        None
    }

    fn at(&self, root: &Path) -> Option<Arc<SiteRoot>> {
        let mut recognised = self.recognised.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = recognised.get(root) {
            return known.clone();
        }
        let disk = RealDisk::seen(root.to_owned(), Arc::clone(&self.view));
        let site = detect(&disk).map(|generator| SiteRoot::new(root.to_owned(), disk, generator, true));
        recognised.insert(root.to_owned(), site.clone());
        site
    }

    fn stated(&self, root: PathBuf, name: GeneratorName) -> Arc<SiteRoot> {
        let mut stated = self.stated.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(site) = stated.get(&(root.clone(), name)) {
            return Arc::clone(site);
        }
        let disk = RealDisk::seen(root.clone(), Arc::clone(&self.view));
        let generator = by_name(name, &disk);
        let site = SiteRoot::new(root.clone(), disk, generator, false);
        stated.insert((root, name), Arc::clone(&site));
        site
    }
}

impl SiteRoot {
    fn new(root: PathBuf, disk: RealDisk, generator: Arc<dyn Generator>, recognised: bool) -> Arc<Self> {
        Arc::new(Self { root, layout: Layout { generator, disk: Arc::new(disk) }, recognised })
    }

    /// The path of `file` below the root, with `/`.
    pub(super) fn path(&self, file: &Path) -> String {
        paths::below(&self.root, file).unwrap_or_else(|| file.to_string_lossy().replace('\\', "/"))
    }

    /// The zone that counts where a date names none: the configuration's, else the site's own, else UTC.
    pub(super) fn zone(&self, project: &Project) -> TimeZone {
        let name = project.settings.time_zone.value.as_deref().or(self.layout.generator.zone());
        name.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
    }
}

/// The root of files that no generator owns: the configuration's folder where it states a generator, else the
/// repository's root, else the working folder, else their own.
fn fallback(folder: &Path, project: &Project, working: &Path, stated: bool) -> PathBuf {
    if stated && folder.starts_with(&project.base) {
        return project.base.clone();
    }
    let repository = folder.ancestors().find(|ancestor| ancestor.join(".git").exists());
    let inside = folder.starts_with(working).then_some(working);
    repository.or(inside).unwrap_or(folder).to_owned()
}
