//! A run: the only place that walks files, reads them and starts threads.

mod add_ignores;
mod baseline;
mod beside;
mod blogs;
mod check;
mod configuration;
mod disk;
mod encoding;
mod everywhere;
mod fix;
#[cfg(test)]
mod fix_tests;
mod git;
mod glimpse;
mod group;
mod history;
mod init;
mod inquiry;
mod inventory;
#[cfg(test)]
mod inventory_tests;
mod judge;
mod let_go;
#[cfg(test)]
mod let_go_tests;
mod live;
#[cfg(test)]
mod live_properties;
#[cfg(test)]
mod live_tests;
#[cfg(test)]
mod live_typing_tests;
mod markdownlint;
mod open;
mod others;
mod output_file;
mod pages;
mod paths;
mod plan;
mod pool;
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
pub use live::{Around, Change, Live, Watched};
pub use output_file::{OutputFault, OutputFile};
pub use pages::Pages;
pub use paths::absolute;
pub use plan::Plan;
pub use pool::STACK;
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
use plan::Task;
use pool::Threads;
use projects::Projects;
use sites::Sites;
use std::path::Path;
use std::sync::Arc;

/// One request with what has been found out for it so far: configurations, sites, rules.
pub struct Session {
    request: Request,
    registry: Registry,
    flags: Flags,
    projects: Projects,
    sites: Sites,
    view: Arc<View>,
    threads: Threads,
    staged: Option<Staged>,
    progress: Option<Arc<dyn Progress>>,
    /// Whether each answer of a disk is to be traced back to what was asked.
    records: bool,
    /// Whether the posts of each site are to be known, though no rule may ask.
    knows_blogs: bool,
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
        Ok(Self {
            request,
            registry,
            flags,
            projects,
            sites,
            view,
            threads: Threads::default(),
            staged,
            progress: None,
            records: false,
            knows_blogs: false,
        })
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
}
