//! Which configuration counts for a file: the nearest above it, read once.

use super::request::Request;
use super::view::View;
use super::{LARGEST, open, paths};
use crate::config::{ActiveRules, ConfigError, FILE_NAMES, Files, Flags, Layer, Settings, Verdict, load, verdicts};
use crate::lint::Registry;
use crate::text::QuickMap;
use std::collections::BTreeSet;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The settings that hold below one configuration, with the rules built for them so far.
pub struct Project {
    /// What is asked for.
    pub settings: Settings,
    /// The folder that its paths and globs are relative to.
    pub base: PathBuf,
    /// The configuration files that count, the lowest layer first, as shown to the author.
    pub files: Vec<String>,
    built: Mutex<QuickMap<Vec<usize>, Arc<ActiveRules>>>,
}

impl Project {
    fn new(layers: &[Layer], flags: Flags, base: PathBuf, registry: &Registry) -> Arc<Self> {
        let settings = Settings::merge(layers, flags, registry);
        let files = layers.iter().map(|layer| layer.shown.clone()).collect();
        Arc::new(Self { settings, base, files, built: Mutex::default() })
    }

    /// Whether a walk is to check `file`.
    pub(super) fn wants(&self, file: &Path) -> bool {
        paths::below(&self.base, file).is_none_or(|path| self.settings.wants(&path))
    }

    /// The rules that run on `file`, built once for each combination of overrides.
    ///
    /// # Errors
    /// [`ConfigError::Rule`] when options cannot be used together.
    pub fn rules(&self, file: &Path, registry: &Registry) -> Result<Arc<ActiveRules>, ConfigError> {
        let overrides = self.overrides(file);
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = built.get(&overrides) {
            return Ok(Arc::clone(rules));
        }
        let rules = Arc::new(ActiveRules::build(&self.settings, &overrides, registry)?);
        built.insert(overrides, Arc::clone(&rules));
        Ok(rules)
    }

    /// What is settled for every rule on `file`.
    #[must_use]
    pub fn verdicts(&self, file: &Path, registry: &Registry) -> Vec<Verdict> {
        verdicts(&self.settings, &self.overrides(file), registry)
    }

    fn overrides(&self, file: &Path) -> Vec<usize> {
        let path = paths::below(&self.base, file);
        path.map(|path| self.settings.matching_overrides(&path)).unwrap_or_default()
    }
}

/// All configurations of a run.
pub(super) struct Projects {
    view: Arc<View>,
    by_folder: Mutex<QuickMap<PathBuf, Arc<Project>>>,
    /// The files that were read, or could not be.
    read: Mutex<BTreeSet<PathBuf>>,
}

impl Projects {
    /// None yet, of the files of `view`.
    pub(super) fn new(view: Arc<View>) -> Self {
        Self { view, by_folder: Mutex::default(), read: Mutex::default() }
    }

    /// Whether another text at `path`, or below it, may make other configurations.
    pub(super) fn are_touched_by(&self, path: &Path) -> bool {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        name == ".git" || FILE_NAMES.contains(&name) || read.iter().any(|file| file.starts_with(path))
    }

    /// The files that were read, or could not be.
    pub(super) fn read_files(&self) -> BTreeSet<PathBuf> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets which configuration counts at and below `path`.
    pub(super) fn forget_below(&self, path: &Path) {
        let mut by_folder = self.by_folder.lock().unwrap_or_else(PoisonError::into_inner);
        by_folder.retain(|folder, _| !folder.starts_with(path));
    }

    /// The project of the files in `folder`.
    pub(super) fn of(
        &self,
        folder: &Path,
        request: &Request,
        flags: &Flags,
        registry: &Registry,
    ) -> Result<Arc<Project>, ConfigError> {
        let mut by_folder = self.by_folder.lock().unwrap_or_else(PoisonError::into_inner);
        let mut passed = Vec::new();
        let mut found = None;
        for ancestor in folder.ancestors() {
            if let Some(project) = by_folder.get(ancestor) {
                found = Some(Arc::clone(project));
                break;
            }
            passed.push(ancestor.to_owned());
            let file = configuration_in(ancestor, &self.view).filter(|_| request.looks_for_configuration());
            if let Some(file) = file {
                let layers = load(&file, &self.seen(request), registry)?;
                found = Some(Project::new(&layers, flags.clone(), ancestor.to_owned(), registry));
                break;
            }
            if ancestor.join(".git").exists() {
                break;
            }
        }
        let project = match found {
            Some(project) => project,
            None => {
                let named = request.config.as_ref().map(|path| paths::absolute(&request.folder, path));
                let layers =
                    named.map(|path| load(&path, &self.seen(request), registry)).transpose()?.unwrap_or_default();
                Project::new(&layers, flags.clone(), request.folder.clone(), registry)
            }
        };
        for folder in passed {
            by_folder.insert(folder, Arc::clone(&project));
        }
        Ok(project)
    }

    /// The disk as `request` sees it, by which configurations are read.
    pub(super) fn seen<'a>(&'a self, request: &'a Request) -> Seen<'a> {
        Seen { request, view: &self.view, read: &self.read }
    }
}

/// The configuration that stands in `folder`.
pub(super) fn configuration_in(folder: &Path, view: &View) -> Option<PathBuf> {
    FILE_NAMES.iter().map(|name| folder.join(name)).find(|file| view.has_file(file))
}

/// The disk as the author of the request sees it.
pub(super) struct Seen<'a> {
    request: &'a Request,
    view: &'a View,
    read: &'a Mutex<BTreeSet<PathBuf>>,
}

impl Files for Seen<'_> {
    fn read(&self, path: &Path) -> std::io::Result<String> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(paths::absolute(path, path));
        let plain = |error: Error| Error::new(error.kind(), open::reason(&error));
        let bytes = self.view.read(path, LARGEST).map_err(plain)?;
        String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::InvalidData, "it is not UTF-8 text"))
    }

    fn show(&self, path: &Path) -> String {
        paths::shown(&self.request.folder, path)
    }
}
