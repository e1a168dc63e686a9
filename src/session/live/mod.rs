//! A blog that stays in memory: after a change only what it concerns is looked at again, and what is found is what a run
//! from the beginning would find.

mod around;
mod change;
mod displaced;
mod mend;
mod replan;
mod watched;

pub use around::Around;
pub use change::Change;
pub use watched::Watched;

use super::group::Group;
use super::projects::Projects;
use super::run::Run;
use super::sites::Sites;
use super::{Plan, Session, paths};
use crate::config::ConfigError;
use crate::report::FileReport;
use crate::site::Blog;
use std::path::Path;
use std::sync::Arc;

/// The files of a request, checked, and checked again when they change. The moment of the request stays the same.
pub struct Live {
    session: Session,
    plan: Plan,
    /// The sites as they were last looked at.
    groups: Vec<Group>,
    /// Whether that is now: not before the first look, nor while a configuration cannot be used.
    is_open: bool,
    /// The blog of a file whose site is not looked at.
    nothing: Blog,
}

impl Live {
    /// The files of the session's request, not looked at yet.
    #[must_use]
    pub fn new(mut session: Session) -> Self {
        session.records = true;
        Self { session, plan: Plan::default(), groups: Vec::new(), is_open: false, nothing: Blog::default() }
    }

    /// The same, where all posts are to be known even if no rule looks at them together.
    #[must_use]
    pub fn of_whole_blogs(mut session: Session) -> Self {
        session.knows_blogs = true;
        Self::new(session)
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Looks at everything from the beginning.
    ///
    /// # Errors
    /// A configuration or a baseline that cannot be used; nothing is known then until one is mended.
    pub fn open(&mut self) -> Result<(), ConfigError> {
        self.is_open = false;
        self.session.projects = Projects::new(Arc::clone(&self.session.view));
        self.session.sites = Sites::new(Arc::clone(&self.session.view), true);
        self.plan = self.session.plan()?;
        self.in_pool(|live| {
            let examined = live.session.examine_all(&live.plan);
            live.groups = Group::of_tasks(&live.plan.tasks, &live.plan.older, examined);
            for group in &mut live.groups {
                live.session.judge(group);
            }
        });
        self.is_open = true;
        Ok(())
    }

    /// What is found now, in all files.
    #[must_use]
    pub fn run(&self) -> Run {
        let mut run = Run::default();
        for group in self.groups.iter().filter(|_| self.is_open) {
            let verdicts = group.verdicts.iter().flatten().cloned();
            run = run.and(self.session.told(group, verdicts.map(|verdict| verdict.map(|verdict| verdict.told()))));
            run.outcome.outdated += self.session.outdated(group, &group.passed_over());
        }
        if self.is_open {
            run.outcome.outdated += self.session.gone(&self.plan.older);
            run.outcome.faults.extend_from_slice(self.plan.faults());
        }
        run.sort();
        run
    }

    /// What is found now in the file at `path`, relative to the working folder; `None` for a file that is not checked or
    /// could not be read.
    #[must_use]
    pub fn report(&self, path: &Path) -> Option<&FileReport> {
        let file = paths::absolute(&self.session.request.folder, path);
        let mut groups = self.groups.iter().filter(|_| self.is_open);
        let (group, at) = groups.find_map(|group| Some((group, group.at(&file)?)))?;
        group.report(at)
    }

    /// How many files are checked.
    #[must_use]
    pub fn posts(&self) -> usize {
        self.plan.tasks.len()
    }

    /// How often the rules of sites have run since everything was looked at from the beginning.
    #[must_use]
    pub fn site_runs(&self) -> usize {
        self.groups.iter().map(|group| group.survey.runs()).sum()
    }

    /// Does `work` where threads have room for hostile texts.
    fn in_pool<T: Send>(&mut self, work: impl FnOnce(&mut Self) -> T + Send) -> T {
        let threads = self.session.threads.clone();
        threads.run(usize::MAX, || work(self))
    }
}

impl Group {
    /// The number of the task that checks `file`.
    fn at(&self, file: &Path) -> Option<usize> {
        let at = self.at_path(&self.site.path(file))?;
        self.tasks.get(at).filter(|task| task.file == file).map(|_| at)
    }

    /// Whether `file` is a post of the site that is known, checked or not.
    fn knows(&self, file: &Path) -> bool {
        self.at(file).is_some() || self.others.as_ref().is_some_and(|others| others.contains_key(file))
    }
}
