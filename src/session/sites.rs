//! Which site a file belongs to: the nearest folder above it that a generator owns, found and read once.

use super::disk::RealDisk;
use super::projects::Project;
use super::view::View;
use super::{Session, paths};
use crate::site::recorder::{Asked, Recorder};
use crate::site::{Disk, Generator, GeneratorName, Layout, by_name, detect};
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// One site of a run.
#[derive(Debug)]
pub struct SiteRoot {
    /// Its root, absolute.
    pub root: PathBuf,
    /// How it is read, and what lies below its root.
    pub layout: Layout,
    /// Whether a generator was recognised at its root.
    pub recognised: bool,
    /// The disk of the layout.
    pub(super) disk: Arc<RealDisk>,
    /// What was asked of it for the generator.
    pub(super) asked: Asked,
    /// The zone that the site itself names.
    zone: OnceLock<TimeZone>,
}

/// All sites of a run.
#[derive(Debug)]
pub(super) struct Sites {
    view: Arc<View>,
    recognised: Mutex<HashMap<PathBuf, Option<Arc<SiteRoot>>>>,
    stated: Mutex<HashMap<(PathBuf, GeneratorName), Arc<SiteRoot>>>,
    /// Whether it is kept what was asked for each.
    records: bool,
}

impl Sites {
    /// None yet, of the files of `view`; whether it is to be known what was asked for each.
    pub(super) fn new(view: Arc<View>, records: bool) -> Self {
        Self { view, recognised: Mutex::default(), stated: Mutex::default(), records }
    }

    /// All sites that were found so far.
    pub(super) fn all(&self) -> Vec<Arc<SiteRoot>> {
        let recognised = self.recognised.lock().unwrap_or_else(PoisonError::into_inner);
        let stated = self.stated.lock().unwrap_or_else(PoisonError::into_inner);
        recognised.values().flatten().chain(stated.values()).map(Arc::clone).collect()
    }

    /// Whether `folder` was found to be no site's root, and is one now.
    pub(super) fn is_new(&self, folder: &Path) -> bool {
        let recognised = self.recognised.lock().unwrap_or_else(PoisonError::into_inner);
        recognised.get(folder).is_some_and(Option::is_none) && detect(&self.disk(folder)).is_some()
    }

    /// Forgets which folders at and below `path` are no roots of sites.
    pub(super) fn forget_below(&self, path: &Path) {
        let mut recognised = self.recognised.lock().unwrap_or_else(PoisonError::into_inner);
        recognised.retain(|folder, site| site.is_some() || !folder.starts_with(path));
    }

    /// The site of the files in `folder`.
    pub(super) fn of(&self, folder: &Path, project: &Project, working: &Path) -> Arc<SiteRoot> {
        let settings = &project.settings;
        let stated_root = settings.root.value.as_ref().map(|root| paths::absolute(&project.base, Path::new(root)));
        let stated_root = stated_root.filter(|root| folder.starts_with(root));
        let near = match &stated_root {
            Some(root) => self.at(root, |_| {}),
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
        let mut passed = Vec::new();
        for ancestor in folder.ancestors() {
            if let Some(site) = self.at(ancestor, |disk| passed.push((ancestor, disk))) {
                // Its own disk need not read again what was looked through for a generator.
                for (inner, disk) in passed {
                    site.disk.know(site.path(inner), &disk);
                }
                return Some(site);
            }
            if ancestor.join(".git").exists() {
                break;
            }
        }
        None
    }

    /// The site whose root is `root`. Where that is looked at for the first time and is none, `pass` is given its disk.
    fn at(&self, root: &Path, pass: impl FnOnce(Arc<RealDisk>)) -> Option<Arc<SiteRoot>> {
        if let Some(known) = self.recognised.lock().unwrap_or_else(PoisonError::into_inner).get(root) {
            return known.clone();
        }
        // Another may read it meanwhile, and who is first has found it for all.
        let (found, disk, asked) = self.read(root, detect);
        let site = match found {
            Some(generator) => Some(SiteRoot::new(root, generator, disk, (asked, true))),
            None => {
                pass(disk);
                None
            }
        };
        let mut recognised = self.recognised.lock().unwrap_or_else(PoisonError::into_inner);
        recognised.entry(root.to_owned()).or_insert(site).clone()
    }

    fn stated(&self, root: PathBuf, name: GeneratorName) -> Arc<SiteRoot> {
        let mut stated = self.stated.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(site) = stated.get(&(root.clone(), name)) {
            return Arc::clone(site);
        }
        let (generator, disk, asked) = self.read(&root, |disk| by_name(name, disk));
        let site = SiteRoot::new(&root, generator, disk, (asked, false));
        stated.insert((root, name), Arc::clone(&site));
        site
    }

    fn disk(&self, root: &Path) -> RealDisk {
        RealDisk::seen(root.to_owned(), Arc::clone(&self.view))
    }

    /// What `generator` makes of the disk at `root`, with that disk and what it was asked.
    fn read<G>(&self, root: &Path, generator: impl Fn(&dyn Disk) -> G) -> (G, Arc<RealDisk>, Asked) {
        let disk = Arc::new(self.disk(root));
        if self.records {
            let recorder = Recorder::new(Arc::clone(&disk) as Arc<dyn Disk>);
            let found = generator(&recorder);
            return (found, disk, recorder.take());
        }
        (generator(&*disk), disk, Asked::default())
    }
}

impl SiteRoot {
    fn new(
        root: &Path,
        generator: Arc<dyn Generator>,
        disk: Arc<RealDisk>,
        (asked, recognised): (Asked, bool),
    ) -> Arc<Self> {
        let layout = Layout { generator, disk: Arc::clone(&disk) as Arc<dyn Disk> };
        Arc::new(Self { root: root.to_owned(), layout, recognised, disk, asked, zone: OnceLock::new() })
    }

    /// The path of `file` below the root, with `/`.
    pub(super) fn path(&self, file: &Path) -> String {
        paths::below(&self.root, file).unwrap_or_else(|| file.to_string_lossy().replace('\\', "/"))
    }

    /// The zone that counts where a date names none: the configuration's, else the site's own, else UTC.
    pub(super) fn zone(&self, project: &Project) -> TimeZone {
        let of = |name: &str| TimeZone::get(name).unwrap_or(TimeZone::UTC);
        match project.settings.time_zone.value.as_deref() {
            Some(name) => of(name),
            None => self.zone.get_or_init(|| self.layout.generator.zone().map_or(TimeZone::UTC, of)).clone(),
        }
    }
}

impl Session {
    /// Does `work` with `layout`, and where this session is to know, says what was asked of its disk.
    pub(super) fn recording<T>(&self, layout: &Layout, work: impl FnOnce(&Layout) -> T) -> (T, Asked) {
        if !self.records {
            return (work(layout), Asked::default());
        }
        let recorder = Arc::new(Recorder::new(Arc::clone(&layout.disk)));
        let disk = Arc::clone(&recorder) as Arc<dyn Disk>;
        let done = work(&Layout { generator: Arc::clone(&layout.generator), disk });
        (done, recorder.take())
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
