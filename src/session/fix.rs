//! Fixes the files of a plan in memory, round by round, until no fix is left. Nothing is written here.

use super::group::Group;
use super::pool::Threads;
use super::run::{Examined, Run};
use super::view::View;
use super::write::{self, WriteFault};
use super::{Plan, Session, Task};
use crate::config::ConfigError;
use crate::document::Post;
use crate::fixer::{self, Ground, Policy, Step};
use crate::lint::RuleId;
use crate::report::{FileReport, FixedFile, Unproven, WorkFault};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How often a file is fixed and checked again at most. A fix that opens the way for another takes a round for each; fixes
/// that undo each other would never end.
pub(super) const ROUNDS: usize = 32;

/// Why a file with changes that are not staged is left alone.
const PARTLY_STAGED: &str =
    "what is staged of it is not what the file holds; stage the rest or stash it, and run again";

/// A run whose fixes are made, but not written.
#[derive(Default)]
pub struct FixRun {
    /// What is found once the fixes are written; its `fixed` holds the files that change.
    pub run: Run,
    /// The files of `run.outcome.fixed` in their order, each with what was found in it before.
    pub(super) targets: Vec<(PathBuf, FileReport)>,
    /// The files as the run saw them.
    pub(super) view: Arc<View>,
    /// The threads of the run.
    pub(super) threads: Threads,
}

/// What has become of one file so far.
struct Progress {
    /// The text as it was read, with what was found in it; `None` until something is changed.
    before: Option<(Arc<str>, FileReport)>,
    policy: Policy,
    rules: BTreeMap<RuleId, usize>,
    unproven: Vec<Unproven>,
}

impl Session {
    /// Checks the files of a plan and fixes what may be fixed, in memory.
    #[must_use]
    pub fn fix(&self, plan: &Plan) -> FixRun {
        let mut fixed =
            self.threads.run(plan.tasks.len(), || self.fix_all(Group::of_plan(plan, self.examine_all(plan))));
        fixed.run.outcome.outdated += self.gone(&plan.older);
        fixed.run.outcome.faults.extend_from_slice(plan.faults());
        fixed.view = Arc::clone(&self.view);
        fixed.threads = self.threads.clone();
        fixed.run.sort();
        fixed
    }

    /// Checks and fixes bytes that did not come from a file as if they stood at `path`.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn fix_bytes(&self, path: &Path, bytes: Vec<u8>) -> Result<Run, ConfigError> {
        let task = self.task(path)?;
        let older = Arc::new(self.older(std::slice::from_ref(&task))?);
        Ok(self.threads.run(1, || {
            let examined = self.examine(&task, || Ok(bytes));
            self.fix_all(Group::of_tasks(std::slice::from_ref(&task), &older, vec![examined])).run
        }))
    }

    fn fix_all(&self, groups: Vec<Group>) -> FixRun {
        let mut fixed = groups.into_par_iter().map(|group| self.fix_site(group)).reduce(FixRun::default, FixRun::and);
        fixed.sort();
        fixed
    }

    /// Fixes the files of one site until they come to rest. What a fix changes may matter to the other posts: each round
    /// judges those anew in which it does.
    fn fix_site(&self, mut group: Group) -> FixRun {
        let mut progress: Vec<Progress> = group.tasks.iter().map(|task| self.progress(task)).collect();
        for round in 0.. {
            self.judge(&mut group);
            let known = &group;
            let pieces = known.tasks.par_iter().zip(&mut progress).enumerate();
            let next = pieces.filter_map(|(at, (task, progress))| {
                let (examined, found) = (known.examined.get(at)?.as_ref().ok()?, known.report(at)?);
                let step = self.step(task, examined, found, &progress.policy)?;
                let next = step.map(|step| progress.advance(step, examined, found, round >= ROUNDS)).transpose()?;
                Some((at, next.and_then(|text| task.guard(|| self.examine_text(task, text)))))
            });
            let next: Vec<_> = next.collect();
            if next.is_empty() {
                let outdated = self.outdated(&group, &group.passed_over());
                let mut run = self.run_of(&mut group);
                run.outcome.outdated = outdated;
                return finish(run, group, progress);
            }
            for (at, examined) in next {
                group.put(at, examined);
            }
        }
        FixRun::default()
    }

    fn progress(&self, task: &Task) -> Progress {
        let unfixable = task.standing.project.settings.unfixable(&self.registry);
        let policy = Policy { unsafe_fixes: self.request.unsafe_fixes, unfixable };
        Progress { before: None, policy, rules: BTreeMap::new(), unproven: Vec::new() }
    }

    fn step(
        &self,
        task: &Task,
        examined: &Examined,
        found: &FileReport,
        policy: &Policy,
    ) -> Option<Result<Step, WorkFault>> {
        if !examined.is_exact || !fixer::wants(&found.diagnostics, policy) {
            return None;
        }
        let site = &task.standing.site;
        let generator = &site.layout.generator;
        let dialect = generator.dialect(&task.path);
        let ground = Ground { dialect: &dialect, generator: &**generator, registry: &self.registry };
        Some(task.guard(|| {
            let post = Post::parse(examined.text.to_string(), &dialect);
            fixer::step(&post, &found.diagnostics, policy, &ground)
        }))
    }
}

impl Progress {
    /// Takes what a round came to, and gives the text to go on with. A file that has not come to rest after the last
    /// round goes back to what it was.
    fn advance(&mut self, step: Step, now: &Examined, found: &FileReport, is_last: bool) -> Option<String> {
        let unproven = |rule, span, why: String| Unproven { path: found.path.clone(), rule, span, why };
        self.unproven = step.unproven.iter().map(|it| unproven(it.rule, it.span, it.breach.to_string())).collect();
        let text = step.text?;
        if is_last {
            let place =
                |rule| found.diagnostics.iter().find(|it| it.rule == rule).map_or_else(Default::default, |it| it.span);
            let why = "it and others undo each other";
            let restless: BTreeSet<RuleId> = step.applied.into_iter().collect();
            self.unproven.extend(restless.iter().map(|rule| unproven(*rule, place(*rule), why.to_owned())));
            self.policy.unfixable.extend(restless);
            self.rules.clear();
            return self.before.take().map(|(text, _)| text.to_string());
        }
        if self.before.is_none() {
            self.before = Some((now.text.clone(), found.clone()));
        }
        for rule in step.applied {
            *self.rules.entry(rule).or_default() += 1;
        }
        Some(text)
    }
}

fn finish(run: Run, group: Group, progress: Vec<Progress>) -> FixRun {
    let mut fixed = FixRun { run, ..FixRun::default() };
    for ((task, examined), progress) in group.tasks.iter().zip(group.examined).zip(progress) {
        fixed.run.outcome.unproven.extend(progress.unproven);
        let (Ok(examined), Some((before, found))) = (examined, progress.before) else { continue };
        if before != examined.text {
            let (path, rules) = (task.shown.clone(), progress.rules);
            fixed.run.outcome.fixed.push(FixedFile { path, before, after: examined.text, rules });
            fixed.targets.push((task.file.clone(), found));
        }
    }
    fixed
}

impl FixRun {
    pub(super) fn and(mut self, other: Self) -> Self {
        self.run = self.run.and(other.run);
        self.targets.extend(other.targets);
        self
    }

    pub(super) fn sort(&mut self) {
        self.run.sort();
        self.run.outcome.fixed.sort_by(|a, b| a.path.cmp(&b.path));
        self.run.outcome.unproven.sort_by(|a, b| a.path.cmp(&b.path));
        self.targets.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
    }

    /// Writes the fixed files. One that cannot be written counts as not fixed, and what was found in it before is found
    /// again.
    pub fn write(&mut self) {
        let outcome = &mut self.run.outcome;
        let pairs = self.targets.par_iter().zip(&outcome.fixed);
        let replace = |((path, _), file): (&(PathBuf, FileReport), &FixedFile)| {
            write::replace(path, file.before.as_bytes(), &file.after)
        };
        let results: Vec<_> = self.threads.run(self.targets.len(), || pairs.map(replace).collect());
        let fixed = std::mem::take(&mut outcome.fixed);
        for ((file, result), (path, before)) in fixed.into_iter().zip(results).zip(std::mem::take(&mut self.targets)) {
            let Err(fault) = result else {
                outcome.fixed.push(file);
                continue;
            };
            let why = match fault {
                // What was checked never was on the disk.
                WriteFault::Changed if self.view.instead_of(&path).is_some() => PARTLY_STAGED.to_owned(),
                fault => fault.to_string(),
            };
            outcome.faults.push(WorkFault { path: file.path, message: format!("it was not fixed: {why}") });
            outcome.files.retain(|report| report.path != before.path);
            outcome.files.push(before);
        }
        self.run.sort();
    }
}
