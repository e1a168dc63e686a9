//! Which files are checked, found out again when some have come or gone; what is known of the others stays.

use super::{Change, Live};
use crate::config::ConfigError;
use crate::lint::Diagnostic;
use crate::report::WorkFault;
use crate::session::group::{Group, Verdict, at_path};
use crate::session::progress::Work;
use crate::session::run::Examined;
use crate::session::{Session, Standing, Task, paths, source, walk};
use crate::site::disk::EntryKind;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// What is known of a task.
struct Known {
    task: Arc<Task>,
    examined: Result<Examined, WorkFault>,
    judged: Judged,
}

/// What was found in a task, and what the rules of the site had found.
type Judged = (Option<Result<Verdict, WorkFault>>, Vec<Diagnostic>);

impl Live {
    /// Whether another set of files may be checked after a change of `paths`.
    pub(super) fn may_change_plan(&self, paths: &BTreeSet<PathBuf>) -> bool {
        let request = &self.session.request;
        let named: Vec<PathBuf> = request.paths.iter().map(|path| paths::absolute(&request.folder, path)).collect();
        !self.plan.faults.is_empty()
            || paths.iter().any(|path| {
                let is_rule = path.file_name().is_some_and(|name| name == ".gitignore");
                let is_named = || named.iter().any(|named| named.starts_with(path));
                // What is gone may have been a folder.
                let is_missed = || !self.session.view.has_file(path) && self.knows_below(path);
                let is_new = || match self.session.view.kind(path) {
                    Some(EntryKind::Folder) => true,
                    Some(EntryKind::File) => walk::is_markdown(path),
                    None => false,
                };
                is_rule || !self.is_known_file(path) && (is_named() || is_missed() || is_new())
            })
    }

    fn knows_below(&self, path: &std::path::Path) -> bool {
        self.groups.iter().any(|group| {
            let others = group.others.iter().flat_map(|others| others.keys());
            group.tasks.iter().map(|task| &task.file).chain(others).any(|file| file.starts_with(path))
        })
    }

    /// Finds the files to check once more, and examines those that are new.
    pub(super) fn replan(&mut self, paths: &BTreeSet<PathBuf>, change: &mut Change) -> Result<(), ConfigError> {
        for path in paths.iter().filter(|path| !path.is_file()) {
            self.session.projects.forget_below(path);
            self.session.sites.forget_below(path);
        }
        let plan = self.session.plan()?;
        if plan.faults != self.plan.faults {
            change.found.extend(plan.faults.iter().chain(&self.plan.faults).map(|fault| fault.path.clone()));
        }
        self.in_pool(|live| {
            let (mut before, mut known) = taken_apart(std::mem::take(&mut live.groups));
            let is_same = |task: &Task| known.get(&task.file).is_some_and(|known| is_same(&known.task, task));
            let new: Vec<&Arc<Task>> = plan.tasks.iter().filter(|task| !is_same(task)).collect();
            let examined = live.session.on_all(Work::Check, &new, |task| {
                live.session.examine(task, || source::read(&live.session.view, &task.file))
            });
            change.parsed += new.len();
            let mut made: HashMap<PathBuf, _> = new.iter().map(|task| task.file.clone()).zip(examined).collect();
            let mut judged = HashMap::new();
            let mut all = Vec::new();
            for task in &plan.tasks {
                let old = known.remove(&task.file);
                change.posts += usize::from(old.is_none());
                match (made.remove(&task.file), old) {
                    (Some(examined), _) => all.push(examined),
                    (None, Some(Known { examined, judged: known, .. })) => {
                        all.push(examined);
                        judged.insert(task.file.clone(), known);
                    }
                    (None, None) => all.push(Err(task.fault(String::new()))),
                }
            }
            change.posts += known.len();
            change.found.extend(known.into_values().filter(Known::has_findings).map(|known| known.task.shown.clone()));
            live.groups = Group::of_tasks(&plan.tasks, &plan.older, all);
            for group in &mut live.groups {
                let at = before.iter().position(|old| Arc::ptr_eq(&old.site, &group.site));
                if let Some(old) = at.map(|at| before.swap_remove(at)) {
                    live.session.adopt(group, old, &mut judged);
                }
            }
        });
        self.plan = plan;
        Ok(())
    }
}

impl Known {
    fn has_findings(&self) -> bool {
        let verdict = self.judged.0.as_ref();
        verdict.is_some_and(|verdict| verdict.as_ref().map_or(true, |verdict| !verdict.report.diagnostics.is_empty()))
    }
}

/// The tasks of all sites, and the sites without them.
fn taken_apart(mut groups: Vec<Group>) -> (Vec<Group>, HashMap<PathBuf, Known>) {
    let mut known = HashMap::new();
    for group in &mut groups {
        let judged = std::mem::take(&mut group.verdicts).into_iter().zip(std::mem::take(&mut group.of_site));
        let examined = std::mem::take(&mut group.examined);
        for ((task, examined), judged) in std::mem::take(&mut group.tasks).into_iter().zip(examined).zip(judged) {
            known.insert(task.file.clone(), Known { task, examined, judged });
        }
    }
    (groups, known)
}

/// Whether the same counts for both.
fn is_same(one: &Task, other: &Task) -> bool {
    let Standing { project, site, rules } = &one.standing;
    let now = &other.standing;
    Arc::ptr_eq(project, &now.project) && Arc::ptr_eq(site, &now.site) && Arc::ptr_eq(rules, &now.rules)
}

impl Session {
    /// Gives the tasks of a group that are the same what was known of them, and the group what was known of its site.
    fn adopt(&self, group: &mut Group, old: Group, judged: &mut HashMap<PathBuf, Judged>) {
        let Group { survey, others, asked, ground, fault, .. } = old;
        (group.survey, group.others, group.asked, group.ground, group.fault) = (survey, others, asked, ground, fault);
        for (at, task) in group.tasks.iter().enumerate() {
            let Some((verdict, of_site)) = judged.remove(&task.file) else { continue };
            let slots = group.verdicts.get_mut(at).zip(group.of_site.get_mut(at));
            if let Some((slot, list)) = slots {
                (*slot, *list) = (verdict, of_site);
                group.pending.remove(&at);
                group.due.remove(&at);
            }
        }
        if let (Some(clock), true) = (group.ground.as_ref().map(|ground| ground.clock.clone()), group.others.is_some())
        {
            let wanted = self.others(&group.site, group);
            let mut others = group.others.take().unwrap_or_default();
            others.retain(|file, _| wanted.contains(file) || group.at(file).is_some());
            let new = wanted.into_iter().filter(|file| !others.contains_key(file)).collect();
            group.others = Some(others);
            let facts = self.gather(group, &clock, new);
            group.survey.put(facts);
        }
        let others = group.others.iter().flat_map(|others| others.keys());
        let others: HashSet<String> = others.map(|file| group.site.path(file)).collect();
        let tasks = &group.tasks;
        group.survey.retain(|path| at_path(tasks, path).is_some() || others.contains(path));
    }
}
