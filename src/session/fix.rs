//! Fixes the files of a plan in memory, round by round, until no fix is left. Nothing is written here.

use super::baseline::Older;
use super::run::{Examined, Run, gather, in_pool};
use super::{Plan, Session, Task, paths, source, write};
use crate::config::ConfigError;
use crate::document::Post;
use crate::fixer::{self, Ground, Policy, Step};
use crate::lint::RuleId;
use crate::report::{FileReport, FixedFile, Unproven, WorkFault};
use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How often a file is fixed and checked again at most. A fix that opens the way for another takes a round for each; fixes
/// that undo each other would never end.
const ROUNDS: usize = 32;

/// A run whose fixes are made, but not written.
#[derive(Default)]
pub struct FixRun {
    /// What is found once the fixes are written; its `fixed` holds the files that change.
    pub run: Run,
    /// The files of `run.outcome.fixed`, in their order.
    pub(super) targets: Vec<PathBuf>,
    /// What was found in them before.
    pub(super) before: Vec<FileReport>,
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
        let mut fixed = in_pool(|| {
            let examine = |task: &Task| self.examine(task, || source::read(&task.file));
            self.fix_all(&plan.tasks, &plan.older, plan.tasks.par_iter().map(examine).collect())
        });
        fixed.run.outcome.faults.extend_from_slice(plan.faults());
        fixed.run.outcome.faults.sort_by(|a, b| a.path.cmp(&b.path));
        fixed
    }

    /// Checks and fixes bytes that did not come from a file as if they stood at `path`.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn fix_bytes(&self, path: &Path, bytes: Vec<u8>) -> Result<Run, ConfigError> {
        let file = paths::absolute(&self.request.folder, path);
        let standing = self.standing(path)?;
        let task = Task { shown: paths::shown(&self.request.folder, &file), file, standing };
        let older = self.older(std::slice::from_ref(&task))?;
        Ok(in_pool(|| {
            let examined = self.examine(&task, || Ok(bytes));
            self.fix_all(std::slice::from_ref(&task), &older, vec![examined]).run
        }))
    }

    fn fix_all(&self, tasks: &[Task], older: &Older, mut examined: Vec<Result<Examined, WorkFault>>) -> FixRun {
        let mut progress: Vec<Progress> = tasks.iter().map(|task| self.progress(task)).collect();
        let mut passed = Vec::new();
        for round in 0.. {
            let judged = self.judge(tasks, older, &passed, examined.clone());
            if round == 0 {
                passed.clone_from(&judged.passed);
            }
            let pieces = tasks.par_iter().zip(&examined).zip(&judged.files).zip(&progress);
            let steps: Vec<Option<Result<Step, WorkFault>>> = pieces
                .map(|(((task, examined), found), progress)| match (examined, found) {
                    (Ok(examined), Ok(found)) => self.step(task, examined, found, &progress.policy),
                    _ => None,
                })
                .collect();
            let mut is_settled = true;
            for (at, step) in steps.into_iter().enumerate() {
                let (Some(step), Some(task), Some(progress)) = (step, tasks.get(at), progress.get_mut(at)) else {
                    continue;
                };
                let (Some(slot), Some(Ok(found))) = (examined.get_mut(at), judged.files.get(at)) else { continue };
                let next = match step {
                    Ok(step) => progress.advance(step, slot.as_ref().ok(), found, round >= ROUNDS),
                    Err(fault) => {
                        *slot = Err(fault);
                        is_settled = false;
                        continue;
                    }
                };
                if let Some(text) = next {
                    *slot = task.guard(|| self.examine_text(task, text));
                    is_settled = false;
                }
            }
            if is_settled {
                return finish(tasks, gather(tasks, judged), examined, progress);
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
        let dialect = generator.dialect(&site.path(&task.file));
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
    fn advance(&mut self, step: Step, now: Option<&Examined>, found: &FileReport, is_last: bool) -> Option<String> {
        let unproven = |rule, span, why: String| Unproven { path: found.path.clone(), rule, span, why };
        self.unproven = step.unproven.iter().map(|it| unproven(it.rule, it.span, it.breach.to_string())).collect();
        let text = step.text?;
        if is_last {
            let place =
                |rule| found.diagnostics.iter().find(|it| it.rule == rule).map_or_else(Default::default, |it| it.span);
            let why = "it and others undo each other";
            self.unproven.extend(step.applied.iter().map(|rule| unproven(*rule, place(*rule), why.to_owned())));
            self.policy.unfixable.extend(step.applied);
            self.rules.clear();
            return self.before.take().map(|(text, _)| text.to_string());
        }
        if self.before.is_none() {
            self.before = now.map(|now| (now.text.clone(), found.clone()));
        }
        for rule in step.applied {
            *self.rules.entry(rule).or_default() += 1;
        }
        Some(text)
    }
}

fn finish(tasks: &[Task], run: Run, examined: Vec<Result<Examined, WorkFault>>, progress: Vec<Progress>) -> FixRun {
    let mut fixed = FixRun { run, ..FixRun::default() };
    for ((task, examined), progress) in tasks.iter().zip(examined).zip(progress) {
        fixed.run.outcome.unproven.extend(progress.unproven);
        let (Ok(examined), Some((before, found))) = (examined, progress.before) else { continue };
        if before != examined.text {
            let (path, rules) = (task.shown.clone(), progress.rules);
            fixed.run.outcome.fixed.push(FixedFile { path, before, after: examined.text, rules });
            fixed.targets.push(task.file.clone());
            fixed.before.push(found);
        }
    }
    fixed
}

impl FixRun {
    /// Writes the fixed files. One that cannot be written counts as not fixed, and what was found in it before is found
    /// again.
    pub fn write(&mut self) {
        let outcome = &mut self.run.outcome;
        let pairs = self.targets.par_iter().zip(&outcome.fixed);
        let results: Vec<_> =
            in_pool(|| pairs.map(|(path, file)| write::replace(path, file.before.as_bytes(), &file.after)).collect());
        let fixed = std::mem::take(&mut outcome.fixed);
        for ((file, result), before) in fixed.into_iter().zip(results).zip(std::mem::take(&mut self.before)) {
            let Err(fault) = result else {
                outcome.fixed.push(file);
                continue;
            };
            outcome.faults.push(WorkFault { path: file.path, message: format!("it was not fixed: {fault}") });
            outcome.files.retain(|report| report.path != before.path);
            outcome.files.push(before);
        }
        outcome.files.sort_by(|a, b| a.path.cmp(&b.path));
        outcome.faults.sort_by(|a, b| a.path.cmp(&b.path));
    }
}
