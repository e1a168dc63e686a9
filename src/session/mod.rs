//! A run: the only place that walks files, reads them and starts threads.

mod add_ignores;
mod baseline;
mod beside;
mod blogs;
mod check;
mod configuration;
mod disk;
mod encoding;
mod fix;
#[cfg(test)]
mod fix_tests;
mod git;
mod group;
mod history;
mod init;
mod inventory;
#[cfg(test)]
mod inventory_tests;
mod live;
#[cfg(test)]
mod live_properties;
#[cfg(test)]
mod live_tests;
mod markdownlint;
mod open;
mod output_file;
mod paths;
mod progress;
mod projects;
mod reach;
mod record;
mod request;
mod run;
#[cfg(test)]
mod run_tests;
mod shift;
#[cfg(test)]
mod shift_tests;
mod since;
mod sites;
mod source;
mod staged;
mod status;
mod suppress;
#[cfg(test)]
mod suppress_tests;
mod survey;
#[cfg(test)]
mod survey_tests;
mod sweep;
mod view;
mod walk;
mod watcher;
mod write;
#[cfg(test)]
mod write_tests;

pub use add_ignores::{IgnoreRun, Ignoring};
pub use check::{Checked, Waiting, check_post};
pub use disk::RealDisk;
pub use fix::FixRun;
pub use init::{Beginning, NotBegun};
pub use inventory::Wanted;
pub use live::{Change, Live, Watched};
pub use output_file::{OutputFault, OutputFile};
pub use progress::{Progress, Work};
pub use projects::Project;
pub use record::Recording;
pub use request::Request;
pub use run::Run;
pub use sites::SiteRoot;
pub use source::LARGEST;
pub use staged::{Staged, StagedFile};
pub use survey::Survey;
pub use view::{Instead, View};
pub use watcher::{Polling, Watcher};

pub use crate::fixer::is_sound_reason;

use crate::config::{ActiveRules, ConfigError, Flags, Selector};
use crate::lint::Registry;
use crate::report::WorkFault;
use crate::site::Role;
use baseline::Older;
use projects::Projects;
use sites::Sites;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One request with what has been found out for it so far: configurations, sites, rules.
pub struct Session {
    request: Request,
    registry: Registry,
    flags: Flags,
    projects: Projects,
    sites: Sites,
    view: Arc<View>,
    staged: Option<Staged>,
    progress: Option<Arc<dyn Progress>>,
    /// Whether each answer of a disk is to be traced back to what was asked.
    records: bool,
}

/// What counts for one file.
#[derive(Clone)]
pub struct Standing {
    /// The configuration above it.
    pub project: Arc<Project>,
    /// The site it belongs to.
    pub site: Arc<SiteRoot>,
    /// The rules that run on it.
    pub rules: Arc<ActiveRules>,
}

/// The files of a run that will be checked, and what could not even be looked at.
#[derive(Default)]
pub struct Plan {
    tasks: Vec<Arc<Task>>,
    faults: Vec<WorkFault>,
    older: Arc<Older>,
}

struct Task {
    file: PathBuf,
    shown: String,
    standing: Standing,
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

    /// What could not be looked at.
    #[must_use]
    pub fn faults(&self) -> &[WorkFault] {
        &self.faults
    }
}

impl Session {
    /// Begins to serve a request.
    ///
    /// # Errors
    /// [`ConfigError::Flag`] when a flag names a rule that does not exist, [`ConfigError::Staged`] when git cannot tell
    /// what is staged.
    pub fn new(request: Request, registry: Registry) -> Result<Self, ConfigError> {
        let read = |flag, words: &[String]| {
            Selector::parse_all(words, &registry).map_err(|unknown| ConfigError::Flag { flag, unknown })
        };
        let flags = Flags {
            select: request.select.as_deref().map(|words| read("--select", words)).transpose()?,
            extend_select: read("--extend-select", &request.extend_select)?,
            ignore: read("--ignore", &request.ignore)?,
            fail_on: request.fail_on,
            fixable: request.fixable.as_deref().map(|words| read("--fixable", words)).transpose()?,
            unfixable: read("--unfixable", &request.unfixable)?,
        };
        let view = Arc::new(View::default());
        let staged = request.staged.then(|| Staged::read(&request, &view)).transpose()?;
        let (projects, sites) = (Projects::new(Arc::clone(&view)), Sites::new(Arc::clone(&view), false));
        Ok(Self { request, registry, flags, projects, sites, view, staged, progress: None, records: false })
    }

    /// The files as the run sees them. Whoever puts something in place of one does so before anything has been looked at.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// All rules.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// What counts for the file at `path`, relative to the working folder. It need not exist.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn standing(&self, path: &Path) -> Result<Standing, ConfigError> {
        let file = paths::absolute(&self.request.folder, path);
        let (project, site) = self.place(file.parent().unwrap_or(&file))?;
        Ok(Standing { rules: project.rules(&file, &self.registry)?, project, site })
    }

    fn place(&self, folder: &Path) -> Result<(Arc<Project>, Arc<SiteRoot>), ConfigError> {
        let project = self.projects.of(folder, &self.request, &self.flags, &self.registry)?;
        let site = self.sites.of(folder, &project, &self.request.folder);
        Ok((project, site))
    }

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
            since.look_below(asked.collect(), &self.request.folder);
        }
        plan.older = Arc::new(older);
        Ok(plan)
    }

    /// The posts and pages below the paths of the request that `wants` asks for; a file that was named is there
    /// whatever the generator makes of it.
    fn plan_of(&self, wants: impl Fn(&Project, &Path, bool) -> bool) -> Result<Plan, ConfigError> {
        let found = walk::find(&self.view, &self.request.folder, &self.named());
        let mut places = HashMap::new();
        let mut plan = Plan { faults: found.faults, ..Plan::default() };
        for (file, named) in found.files {
            let folder = file.parent().unwrap_or(&file).to_owned();
            let (project, site) = match places.get(&folder) {
                Some(place) => Clone::clone(place),
                None => {
                    let place = self.place(&folder)?;
                    places.insert(folder, place.clone());
                    place
                }
            };
            let role = site.layout.generator.role(&site.path(&file));
            let is_meant = matches!(role, Role::Post | Role::Page) && (!named || self.is_in_sight(&file));
            if (self.insists(named) || is_meant) && wants(&project, &file, named) {
                let rules = project.rules(&file, &self.registry)?;
                let shown = paths::shown(&self.request.folder, &file);
                plan.tasks.push(Arc::new(Task { file, shown, standing: Standing { project, site, rules } }));
            }
        }
        plan.tasks.sort_by(|a, b| a.shown.cmp(&b.shown));
        Ok(plan)
    }
}
