//! Checks the files of a plan on every core, then what holds between the posts of each site; a fault in one file never
//! stops the others.

use super::baseline::{Older, Passed};
use super::blogs::OfSites;
use super::check::Waiting;
use super::source::{self, NotUtf8};
use super::{Plan, Session, Standing, Task, check_post, paths};
use crate::config::ConfigError;
use crate::lint::Clock;
use crate::report::{FileReport, Outcome, WorkFault};
use crate::site::Facts;
use rayon::ThreadPoolBuilder;
use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// The rule that speaks of files that are no text.
const ENCODING_INVALID: &str = "encoding-invalid";

/// What is said of a file on which the program itself broke; the system has printed the place above it.
pub(super) const OUR_FAULT: &str =
    "this is a fault of matterlint, not of the file: please report it with the message above";

/// Room for parsers that follow the nesting of a hostile text.
const STACK: usize = 16 << 20;

/// What a run found, and whether it fails.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// What was found.
    pub outcome: Outcome,
    /// Whether a finding reaches the threshold that holds for its file.
    pub fails: bool,
}

/// One file whose own rules have run.
#[derive(Clone)]
pub(super) struct Examined {
    pub(super) text: Arc<str>,
    pub(super) waiting: Waiting,
    /// What its site may need of it; `None` when no rule asks.
    pub(super) facts: Option<Facts>,
    /// Whether the text is the file's, byte for byte.
    pub(super) is_exact: bool,
}

impl Session {
    /// Checks the files of a plan.
    #[must_use]
    pub fn check(&self, plan: &Plan) -> Run {
        let mut run = in_pool(|| {
            let examine = |task: &Task| self.examine(task, || source::read(&task.file));
            let examined = plan.tasks.par_iter().map(examine).collect();
            let judged = self.judge(&plan.tasks, &plan.older, &[], examined);
            let outdated = self.outdated(plan, &judged.passed);
            let mut run = gather(&plan.tasks, judged);
            run.outcome.outdated = outdated;
            run
        });
        run.outcome.faults.extend_from_slice(plan.faults());
        run.outcome.faults.sort_by(|a, b| a.path.cmp(&b.path));
        run
    }

    /// Checks bytes that did not come from a file as if they stood at `path`.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn check_bytes(&self, path: &Path, bytes: Vec<u8>) -> Result<Run, ConfigError> {
        let file = paths::absolute(&self.request.folder, path);
        let standing = self.standing(path)?;
        let task = Task { shown: paths::shown(&self.request.folder, &file), file, standing };
        let tasks = std::slice::from_ref(&task);
        let older = self.older(tasks)?;
        Ok(in_pool(|| {
            let examined = self.examine(&task, || Ok(bytes));
            gather(tasks, self.judge(tasks, &older, &[], vec![examined]))
        }))
    }

    /// Reads one file and runs its own rules.
    pub(super) fn examine(
        &self,
        task: &Task,
        read: impl FnOnce() -> Result<Vec<u8>, String>,
    ) -> Result<Examined, WorkFault> {
        let bytes = read().and_then(|bytes| source::measure(&bytes).map(|()| bytes));
        let bytes = bytes.map_err(|message| task.fault(message))?;
        task.guard(|| match source::decode(bytes) {
            Ok(text) => self.examine_text(task, text),
            Err(fault) => self.not_utf8(task, &fault),
        })
    }

    pub(super) fn examine_text(&self, task: &Task, text: String) -> Examined {
        let Standing { project, site, rules } = &task.standing;
        let clock = Clock { now: self.request.now, zone: site.zone(project) };
        let path = site.path(&task.file);
        let checked = check_post(text, &path, None, &site.layout, &clock, rules, &self.registry);
        let facts = rules.look_at_sites().then(|| checked.facts(&path, &site.layout, &clock));
        let (text, waiting) = checked.waiting();
        Examined { text: Arc::from(text), waiting, facts, is_exact: true }
    }

    fn not_utf8(&self, task: &Task, fault: &NotUtf8) -> Examined {
        let rule = self.registry.find(ENCODING_INVALID).and_then(|id| task.standing.rules.get(id));
        let found = rule.map(|rule| fault.finding(rule.id, rule.severity)).unwrap_or_default();
        Examined { text: Arc::from(fault.text.as_str()), waiting: Waiting::bare(found), facts: None, is_exact: false }
    }

    /// Runs the rules of the sites, joins their findings to those of the files, applies the suppressions, and passes over
    /// what the baseline has and what has not changed; `before` is what was passed over in each task before anything was mended, if it was.
    pub(super) fn judge(
        &self,
        tasks: &[Task],
        older: &Older,
        before: &[Option<Passed>],
        mut examined: Vec<Result<Examined, WorkFault>>,
    ) -> Judged {
        let mut of_sites = self.check_sites(tasks, &mut examined);
        of_sites.found.resize_with(tasks.len(), Vec::new);
        let pieces = tasks.par_iter().zip(examined).zip(std::mem::take(&mut of_sites.found));
        let texts = &of_sites.elsewhere;
        let before = |at| before.get(at).cloned().flatten().unwrap_or_default();
        let judged = pieces.enumerate().map(|(at, ((task, examined), found))| {
            let Examined { text, waiting, .. } = examined?;
            let diagnostics = waiting.finish(found, &task.standing.rules, &self.registry);
            let mut report = FileReport { path: task.shown.clone(), text, diagnostics };
            let passed = self.pass_over(task, older, &before(at), &mut report);
            let leave = |since| self.leave_unchanged(task, since, texts, &mut report);
            let unchanged = older.since.as_ref().map_or(0, leave);
            if report.diagnostics.is_empty() {
                report.text = Arc::default();
            }
            Ok((report, passed, unchanged))
        });
        let judged: Vec<Result<(FileReport, Passed, usize), WorkFault>> = judged.collect();
        let unchanged = judged.iter().flatten().map(|(.., unchanged)| unchanged).sum();
        let passed = judged.iter().map(|judged| judged.as_ref().ok().map(|(_, passed, _)| passed.clone())).collect();
        let files = judged.into_iter().map(|judged| judged.map(|(report, ..)| report)).collect();
        Judged { files, passed, unchanged, of_sites }
    }
}

/// What a run found, file by file, in the order of the tasks.
pub(super) struct Judged {
    pub(super) files: Vec<Result<FileReport, WorkFault>>,
    /// What was passed over in each, unless it could not be checked.
    pub(super) passed: Vec<Option<Passed>>,
    /// How many findings were passed over because none of their lines has changed.
    pub(super) unchanged: usize,
    pub(super) of_sites: OfSites,
}

/// Joins what was found in each file.
pub(super) fn gather(tasks: &[Task], judged: Judged) -> Run {
    let Judged { files, passed, unchanged, of_sites } = judged;
    let mut run = Run::default();
    run.outcome.older = passed.iter().flatten().flat_map(|passed| passed.values()).sum();
    run.outcome.unchanged = unchanged;
    run.outcome.elsewhere = of_sites.elsewhere;
    run.outcome.faults = of_sites.faults;
    for (task, result) in tasks.iter().zip(files) {
        run.add(&task.standing, result);
    }
    run.outcome.files.extend(of_sites.configurations);
    run.outcome.files.sort_by(|a, b| a.path.cmp(&b.path));
    run.fails |= of_sites.fails;
    run
}

/// Runs `work` where threads have room for hostile texts.
pub(super) fn in_pool<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

impl Task {
    /// Does `work`; where the program breaks, only this file is lost.
    pub(super) fn guard<T>(&self, work: impl FnOnce() -> T) -> Result<T, WorkFault> {
        catch_unwind(AssertUnwindSafe(work)).map_err(|_| self.fault(OUR_FAULT.to_owned()))
    }

    pub(super) fn fault(&self, message: String) -> WorkFault {
        WorkFault { path: self.shown.clone(), message }
    }
}

impl Run {
    fn add(&mut self, standing: &Standing, result: Result<FileReport, WorkFault>) {
        match result {
            Ok(report) => {
                self.outcome.checked += 1;
                let threshold = standing.project.settings.fail_on.value;
                self.fails |= report.diagnostics.iter().any(|finding| threshold.fails(finding.severity));
                if !report.diagnostics.is_empty() {
                    self.outcome.files.push(report);
                }
            }
            Err(fault) => self.outcome.faults.push(fault),
        }
    }
}
