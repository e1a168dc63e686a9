//! What a change of files concerns, and what is found then.

use super::Live;
use crate::config::ConfigError;
use crate::lint::Diagnostic;
use crate::report::WorkFault;
use crate::session::group::Group;
use crate::session::progress::Work;
use crate::session::run::Examined;
use crate::session::shift::Shift;
use crate::session::{Session, SiteRoot, paths, source};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What became of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// How many posts have another text than before, are new or are gone.
    pub posts: usize,
    /// How many posts were parsed.
    pub parsed: usize,
    /// The files, as shown, in which something else is found than before.
    pub found: BTreeSet<String>,
    /// Whether everything was looked at from the beginning, because of what a configuration says or may say.
    pub is_anew: bool,
}

/// A site with what has changed on its disk.
type Shifted = (Arc<SiteRoot>, Shift);

impl Live {
    /// Looks again at what the files and folders at `paths` concern: written, made, removed or renamed. A folder stands
    /// for all that is in it.
    ///
    /// # Errors
    /// A configuration or a baseline that cannot be used; the next change is looked at from the beginning.
    pub fn change(&mut self, paths: &[PathBuf]) -> Result<Change, ConfigError> {
        self.change_and(paths, false)
    }

    /// The same, but the rules of a site wait until [`Live::catch_up`]: until then, what they found last stands at the same
    /// words as before. For texts that are being typed in.
    ///
    /// # Errors
    /// As for [`Live::change`].
    pub fn change_now(&mut self, paths: &[PathBuf]) -> Result<Change, ConfigError> {
        self.change_and(paths, true)
    }

    /// Whether the rules of a site would find something else now.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.is_open && self.groups.iter().any(Group::is_behind)
    }

    /// Has the rules of all sites run that wait.
    pub fn catch_up(&mut self) -> Change {
        let mut change = Change::default();
        self.in_pool(|live| {
            for group in live.groups.iter_mut().filter(|group| group.is_behind()) {
                live.session.judge_again(group, &mut change);
            }
        });
        change
    }

    fn change_and(&mut self, paths: &[PathBuf], waits: bool) -> Result<Change, ConfigError> {
        let folder = &self.session.request.folder;
        let paths: BTreeSet<PathBuf> = paths.iter().map(|path| paths::absolute(folder, path)).collect();
        let Some(shifts) = self.shifts(&paths) else { return self.begin_anew() };
        let mut change = Change::default();
        // Until the end: what fails on the way is looked at from the beginning.
        self.is_open = false;
        if self.may_change_plan(&paths) {
            self.replan(&paths, &mut change)?;
        } else if self.session.request.since.is_some() {
            let older = Arc::new(self.session.older(&self.plan.tasks)?);
            self.groups.iter_mut().for_each(|group| group.older = Arc::clone(&older));
            self.plan.older = older;
        }
        self.in_pool(|live| {
            for group in &mut live.groups {
                let shift = shifts.iter().find(|(site, _)| Arc::ptr_eq(site, &group.site)).map(|(_, shift)| shift);
                group.waits = waits;
                live.session.follow(group, &paths, shift, &mut change);
                group.waits = false;
            }
        });
        self.is_open = true;
        Ok(change)
    }

    /// What has changed on the disk of each site; `None` where everything is to be looked at from the beginning.
    fn shifts(&self, paths: &BTreeSet<PathBuf>) -> Option<Vec<Shifted>> {
        let (projects, sites) = (&self.session.projects, &self.session.sites);
        let is_configuration = |path: &PathBuf| {
            projects.are_touched_by(path) || self.plan.older.files().any(|file| file.starts_with(path))
        };
        if !self.is_open || paths.iter().any(is_configuration) {
            return None;
        }
        let mut shifts = Vec::new();
        for site in sites.all() {
            let above = paths.iter().any(|path| site.root.starts_with(path)).then(String::new);
            let below = paths.iter().filter_map(|path| paths::below(&site.root, path));
            let shift = site.disk.refresh(below.chain(above));
            if shift.concerns(&site.asked, &*site.disk) {
                return None;
            }
            shifts.push((site, shift));
        }
        let others = paths.iter().filter(|path| !self.is_known_file(path));
        let mut near = others.flat_map(|path| path.ancestors().take(DEEPEST_SIGN));
        (!near.any(|folder| sites.is_new(folder))).then_some(shifts)
    }

    /// Whether a post that was known is at `path`, and still a file.
    pub(super) fn is_known_file(&self, path: &Path) -> bool {
        self.groups.iter().any(|group| group.knows(path)) && path.is_file()
    }

    fn begin_anew(&mut self) -> Result<Change, ConfigError> {
        let before = std::mem::take(&mut self.groups);
        if let Err(error) = self.open() {
            self.groups = before;
            return Err(error);
        }
        let (before, after) = (states(&before), states(&self.groups));
        let all: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        let mut change = Change { parsed: self.plan.tasks.len(), is_anew: true, ..Change::default() };
        for shown in all {
            let (old, new) = (before.get(shown), after.get(shown));
            change.posts += usize::from(old.map(|old| old.0) != new.map(|new| new.0));
            if old.and_then(|old| old.1) != new.and_then(|new| new.1) {
                change.found.insert(shown.to_owned());
            }
        }
        Ok(change)
    }
}

/// How deep below its root a file may lie by which a site is recognised (`config/_default/hugo.toml`), itself counted.
const DEEPEST_SIGN: usize = 4;

/// The text of a post, where it could be read, and what was found in a file.
type State<'a> = (Option<&'a str>, Option<&'a [Diagnostic]>);

/// All posts and configurations of sites, as shown.
fn states(groups: &[Group]) -> BTreeMap<&str, State<'_>> {
    let tasks = groups.iter().flat_map(|group| (0..).zip(&group.tasks).map(move |(at, task)| (group, at, task)));
    let posts = tasks.map(|(group, at, task)| {
        let text = group.examined.get(at).and_then(|examined| Some(&*examined.as_ref().ok()?.text));
        (task.shown.as_str(), (text, group.report(at).map(|report| report.diagnostics.as_slice())))
    });
    let grounds = groups.iter().filter_map(|group| group.ground.as_ref());
    let configurations = grounds.flat_map(|ground| &ground.configurations);
    posts
        .chain(configurations.map(|report| (report.path.as_str(), (None, Some(report.diagnostics.as_slice())))))
        .collect()
}

impl Session {
    /// Looks at those posts of a site again that a change concerns.
    fn follow(&self, group: &mut Group, paths: &BTreeSet<PathBuf>, shift: Option<&Shift>, change: &mut Change) {
        let concerned = self.concerned(group, paths, shift);
        let known = &*group;
        let made = self.on_all(Work::Check, &concerned, |(at, is_sure)| self.examine_again(known, *at, *is_sure));
        for (at, examined) in made.into_iter().flatten() {
            change.parsed += 1;
            let text = |examined: &Result<Examined, WorkFault>| Some(Arc::clone(&examined.as_ref().ok()?.text));
            if group.examined.get(at).and_then(text) != text(&examined) {
                change.posts += 1;
            }
            group.put(at, examined);
        }
        self.follow_others(group, paths, shift, change);
        if shift.is_some_and(|shift| shift.concerns(&group.asked, &*group.site.disk)) {
            group.survey.doubt();
        }
        self.judge_again(group, change);
    }

    fn judge_again(&self, group: &mut Group, change: &mut Change) {
        group.passed = None;
        let changed = self.judge(group);
        change.found.extend(changed.iter().filter_map(|at| Some(group.tasks.get(*at)?.shown.clone())));
    }

    /// The tasks to look at, each with whether it is to be examined even if its text is the same.
    fn concerned(&self, group: &Group, paths: &BTreeSet<PathBuf>, shift: Option<&Shift>) -> Vec<(usize, bool)> {
        let mut found: BTreeMap<usize, bool> = BTreeMap::new();
        for path in paths {
            if let Some(at) = group.at(path) {
                found.insert(at, false);
            } else if path.is_dir() {
                let below = group.tasks.iter().enumerate().filter(|(_, task)| task.file.starts_with(path));
                found.extend(below.map(|(at, _)| (at, false)));
            }
        }
        let sieve = shift.map(Shift::sieve);
        for (at, examined) in group.examined.iter().enumerate() {
            let is_sure = examined.as_ref().map_or(true, |examined| {
                sieve.as_ref().is_some_and(|sieve| sieve.concerns(&examined.asked, &*group.site.disk))
            });
            if is_sure {
                found.insert(at, true);
            }
        }
        found.into_iter().collect()
    }

    /// What becomes of a task now; `None` when it is the same.
    fn examine_again(&self, group: &Group, at: usize, is_sure: bool) -> Option<(usize, Result<Examined, WorkFault>)> {
        let task = group.tasks.get(at)?;
        let read = source::read(&self.view, &task.file);
        let is_same = |bytes: &Vec<u8>| {
            let known = group.examined.get(at).and_then(|examined| examined.as_ref().ok());
            known.is_some_and(|known| known.is_exact && known.text.as_bytes() == bytes.as_slice())
        };
        if !is_sure && read.as_ref().is_ok_and(is_same) {
            return None;
        }
        Some((at, self.examine(task, || read)))
    }

    /// The same for the posts of the site that are not checked.
    fn follow_others(&self, group: &mut Group, paths: &BTreeSet<PathBuf>, shift: Option<&Shift>, change: &mut Change) {
        let Some((others, ground)) = group.others.as_ref().zip(group.ground.as_ref()) else { return };
        let clock = ground.clock.clone();
        let folders: Vec<&PathBuf> = paths.iter().filter(|path| path.is_dir()).collect();
        let sieve = shift.map(Shift::sieve);
        let concerned = others.iter().filter(|(file, other)| {
            paths.contains(*file)
                || folders.iter().any(|folder| file.starts_with(folder))
                || sieve.as_ref().is_some_and(|sieve| sieve.concerns(&other.asked, &*group.site.disk))
        });
        let concerned: BTreeSet<PathBuf> = concerned.map(|(file, _)| file.clone()).collect();
        if !concerned.is_empty() {
            change.parsed += concerned.len();
            let facts = self.gather(group, &clock, concerned);
            group.survey.put(facts);
        }
    }
}
