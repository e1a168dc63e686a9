//! Which files a run checks, and what counts for each.

use super::baseline::Older;
use super::projects::Project;
use super::staged::Staged;
use super::{Session, SiteRoot, Standing, paths, walk};
use crate::config::ConfigError;
use crate::report::WorkFault;
use crate::site::Role;
use crate::text::{QuickMap, QuickSet};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelExtend as _,
    ParallelIterator as _,
};
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So few files are sooner looked at than handed to other threads.
const FEW: usize = 64;

/// The files of a run that will be checked, and what could not even be looked at.
#[derive(Default)]
pub struct Plan {
    pub(super) tasks: Vec<Arc<Task>>,
    /// Further sites to look at, from which a commit takes posts.
    pub(super) sites: Vec<Arc<SiteRoot>>,
    pub(super) faults: Vec<WorkFault>,
    pub(super) older: Arc<Older>,
    /// The folders of which all files were met; none where files were named themselves, which a walk may not see.
    walked: Vec<PathBuf>,
    /// The files among those that will not be checked.
    passed: Vec<(Arc<SiteRoot>, PathBuf)>,
}

/// One file that will be checked.
pub(super) struct Task {
    pub(super) file: PathBuf,
    pub(super) shown: String,
    /// Its path below the site's root, with `/`.
    pub(super) path: String,
    /// What it is to the generator.
    pub(super) role: Role,
    pub(super) standing: Standing,
    /// Whether a walk has met it as a regular file, and nobody named it.
    pub(super) is_met: bool,
}

impl Task {
    /// The file at `file`, shown to somebody who works in `folder`.
    pub(super) fn new(file: PathBuf, folder: &Path, standing: Standing) -> Self {
        let path = standing.site.path(&file);
        let role = standing.site.layout.generator.role(&path);
        Self { shown: paths::shown(folder, &file), file, path, role, standing, is_met: false }
    }
}

/// What counts for the files of one folder.
type Place = (Arc<Project>, Arc<SiteRoot>);

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(file)
}

/// A file that was met.
enum Met {
    /// It will be checked.
    Task(Arc<Task>),
    /// It is of this site, and will not be.
    Passed(Arc<SiteRoot>, PathBuf),
}

impl Plan {
    /// The files that will be checked, as they are shown, in order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.tasks.iter().map(|task| task.shown.as_str())
    }

    /// Whether the file at `path`, without symbolic links, will be checked, as it is shown.
    #[must_use]
    pub fn shown(&self, path: &Path) -> Option<&str> {
        let alike = self.tasks.iter().filter(|task| task.file.file_name() == path.file_name());
        let is_it = |task: &&Arc<Task>| std::fs::canonicalize(&task.file).is_ok_and(|file| file == path);
        alike.into_iter().find(is_it).map(|task| task.shown.as_str())
    }

    /// The files of a site that are no tasks of its own, where the plan has met all files of the site.
    pub(super) fn others_of(&self, site: &Arc<SiteRoot>) -> Option<Vec<PathBuf>> {
        if !self.walked.contains(&site.root) {
            return None;
        }
        let tasks = self.tasks.iter().map(|task| (&task.standing.site, &task.file));
        let elsewhere = tasks.filter(|(of, _)| !Arc::ptr_eq(of, site));
        let all = elsewhere.chain(self.passed.iter().map(|(of, file)| (of, file)));
        Some(all.filter(|(of, _)| of.root == site.root).map(|(_, file)| file.clone()).collect())
    }

    /// What could not be looked at.
    #[must_use]
    pub fn faults(&self) -> &[WorkFault] {
        &self.faults
    }
}

impl Session {
    /// Finds the files to check. A file that was named is always among them; a walk leaves out what the configuration
    /// excludes and what the generator does not publish.
    ///
    /// # Errors
    /// A configuration or a baseline that cannot be used.
    pub fn plan(&self) -> Result<Plan, ConfigError> {
        let mut plan = self.plan_of(|project, file, named| {
            self.insists(named) || (project.wants(file) && (named || self.is_wanted(file)))
        })?;
        let mut older = self.older(&plan.tasks)?;
        if let Some(since) = &mut older.since {
            let asked = self.request.paths.iter().map(|path| paths::absolute(&self.request.folder, path));
            // Whoever names what is staged cannot name what is gone.
            let asked = asked.filter(|path| self.staged.is_none() || path.is_dir());
            since.look_below(asked.collect(), &self.request.folder);
        }
        plan.older = Arc::new(older);
        plan.sites = self.sites_that_lose();
        Ok(plan)
    }

    /// The sites from which a commit takes files.
    fn sites_that_lose(&self) -> Vec<Arc<SiteRoot>> {
        let lost = self.staged.iter().flat_map(Staged::lost);
        let folders: BTreeSet<&Path> = lost.filter_map(Path::parent).collect();
        folders.into_iter().filter_map(|folder| Some(self.place(folder).ok()?.1)).collect()
    }

    /// The posts and pages below the paths of the request that `wants` asks for; a file that was named is there
    /// whatever the generator makes of it.
    pub(super) fn plan_of(&self, wants: impl Fn(&Project, &Path, bool) -> bool + Sync) -> Result<Plan, ConfigError> {
        let found = walk::find(&self.view, &self.threads, &self.request.folder, &self.named());
        let mut plan = Plan { faults: found.faults, ..Plan::default() };
        if !found.files.iter().any(|(_, named)| *named) {
            plan.walked = found.roots;
        }
        for met in self.look_at_all(found.files, &wants)? {
            match met {
                Met::Task(task) => plan.tasks.push(task),
                Met::Passed(site, file) => plan.passed.push((site, file)),
            }
        }
        plan.tasks.sort_by(|a, b| a.shown.cmp(&b.shown));
        Ok(plan)
    }

    fn look_at_all(
        &self,
        files: Vec<(PathBuf, bool)>,
        wants: &(impl Fn(&Project, &Path, bool) -> bool + Sync),
    ) -> Result<Vec<Met>, ConfigError> {
        if files.len() <= FEW {
            let places = self.places(&files)?;
            return files.into_iter().map(|file| self.look_at(file, &places, wants)).collect();
        }
        self.threads.run(files.len(), || {
            let places = self.places(&files)?;
            let files = files.into_par_iter().with_min_len(FEW);
            let looked: Vec<_> = files.map(|file| self.look_at(file, &places, wants)).collect();
            looked.into_iter().collect()
        })
    }

    /// What counts for the files of each folder of `files`. A folder may be read for that: many are at once.
    fn places(&self, files: &[(PathBuf, bool)]) -> Result<QuickMap<OsString, Place>, ConfigError> {
        let mut folders: Vec<&OsStr> = files.iter().map(|(file, _)| folder_of(file).as_os_str()).collect();
        folders.dedup();
        let mut seen = QuickSet::default();
        folders.retain(|folder| seen.insert(*folder));
        let place = |folder: &&OsStr| Ok(((*folder).to_owned(), self.place(Path::new(folder))?));
        // The first one alone: what it finds above itself, the others need not look for.
        let (first, rest) = folders.split_at(folders.len().min(1));
        let mut placed: Vec<Result<_, ConfigError>> = first.iter().map(place).collect();
        match files.len() {
            0..=FEW => placed.extend(rest.iter().map(place)),
            _ => placed.par_extend(rest.par_iter().map(place)),
        }
        placed.into_iter().collect()
    }

    /// Decides whether one file is checked.
    fn look_at(
        &self,
        (file, named): (PathBuf, bool),
        places: &QuickMap<OsString, Place>,
        wants: &impl Fn(&Project, &Path, bool) -> bool,
    ) -> Result<Met, ConfigError> {
        let folder = folder_of(&file);
        let (project, site) = match places.get(folder.as_os_str()) {
            Some(place) => place.clone(),
            None => self.place(folder)?,
        };
        let path = site.path(&file);
        let role = site.layout.generator.role(&path);
        let is_meant = matches!(role, Role::Post | Role::Page) && (!named || self.is_in_sight(&file));
        if !(self.insists(named) || is_meant) || !wants(&project, &file, named) {
            return Ok(Met::Passed(site, file));
        }
        let rules = project.rules(&file, &self.registry)?;
        let shown = paths::shown(&self.request.folder, &file);
        Ok(Met::Task(Arc::new(Task {
            file,
            shown,
            path,
            role,
            standing: Standing { project, site, rules },
            is_met: !named,
        })))
    }
}
