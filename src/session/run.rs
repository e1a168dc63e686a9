//! Checks the files of a plan on every core, then what holds between the posts of each site; a fault in one file never
//! stops the others.

use super::baseline::{Older, Passed};
use super::blogs::{Group, OfSite};
use super::check::Waiting;
use super::source::{self, NotUtf8};
use super::{Plan, Session, Standing, Task, check_post, paths};
use crate::config::ConfigError;
use crate::lint::Clock;
use crate::report::{FileReport, Outcome, WorkFault};
use crate::site::Facts;
use rayon::ThreadPoolBuilder;
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
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
            let examine = |task: &Task| self.examine(task, || source::read(&self.view, &task.file));
            self.check_all(&plan.tasks, &plan.older, plan.tasks.par_iter().map(examine).collect())
        });
        run.outcome.outdated += self.gone(plan);
        run.outcome.faults.extend_from_slice(plan.faults());
        run.sort();
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
        let older = self.older(std::slice::from_ref(&task))?;
        Ok(in_pool(|| {
            let examined = self.examine(&task, || Ok(bytes));
            self.check_all(std::slice::from_ref(&task), &older, vec![examined])
        }))
    }

    fn check_all(&self, tasks: &[Task], older: &Older, examined: Vec<Result<Examined, WorkFault>>) -> Run {
        let groups = Group::of_tasks(tasks, older, examined).into_par_iter();
        let check = |mut group: Group<'_>| {
            let judged = self.judge(&mut group);
            let outdated = self.outdated(&group, &judged.passed);
            let mut run = judged.into_run(&group);
            run.outcome.outdated = outdated;
            run
        };
        let mut run = groups.map(check).reduce(Run::default, Run::and);
        run.sort();
        run
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

    /// Runs the rules of a site, joins their findings to those of its files, applies the suppressions, and passes over what
    /// is old.
    pub(super) fn judge(&self, group: &mut Group<'_>) -> Judged {
        let mut of_site = self.check_site(group);
        let found = std::mem::take(&mut of_site.found);
        let pieces = group.tasks.par_iter().zip(&group.examined).zip(found);
        let (older, texts, none) = (group.older, &of_site.elsewhere, Passed::new());
        let before = |at: usize| group.passed.as_ref().and_then(|passed| passed.get(at)?.as_ref()).unwrap_or(&none);
        let judged = pieces.enumerate().map(|(at, ((task, examined), found))| {
            let Examined { text, waiting, .. } = examined.as_ref().map_err(Clone::clone)?;
            let diagnostics = waiting.clone().finish(found, &task.standing.rules, &self.registry);
            let mut report = FileReport { path: task.shown.clone(), text: text.clone(), diagnostics };
            let passed = self.pass_over(task, older, before(at), &mut report);
            let leave = |since| self.leave_unchanged(task, since, texts, &mut report);
            let unchanged = older.since.as_ref().map_or(0, leave);
            if report.diagnostics.is_empty() {
                report.text = Arc::default();
            }
            Ok((report, passed, unchanged))
        });
        let judged: Vec<Result<(FileReport, Passed, usize), WorkFault>> = judged.collect();
        let unchanged = judged.iter().flatten().map(|(.., unchanged)| unchanged).sum();
        let passed: Vec<_> =
            judged.iter().map(|judged| judged.as_ref().ok().map(|(_, passed, _)| passed.clone())).collect();
        group.passed.get_or_insert_with(|| passed.clone());
        let files = judged.into_iter().map(|judged| judged.map(|(report, ..)| report)).collect();
        Judged { files, passed, unchanged, of_site }
    }
}

/// What was found in one site, file by file, in the order of its tasks.
pub(super) struct Judged {
    pub(super) files: Vec<Result<FileReport, WorkFault>>,
    /// What the baseline has of each, unless it could not be checked.
    pub(super) passed: Vec<Option<Passed>>,
    /// How many findings were passed over because none of their lines has changed.
    unchanged: usize,
    of_site: OfSite,
}

impl Judged {
    /// Joins what was found in each file.
    pub(super) fn into_run(self, group: &Group<'_>) -> Run {
        let Self { files, passed, unchanged, of_site } = self;
        let mut run = Run::default();
        run.outcome.older = passed.iter().flatten().flat_map(|passed| passed.values()).sum();
        run.outcome.unchanged = unchanged;
        run.outcome.elsewhere = of_site.elsewhere;
        run.outcome.faults = of_site.faults;
        run.outcome.files = of_site.configurations;
        run.outcome.checked = of_site.gone;
        run.fails = of_site.fails;
        for (task, result) in group.tasks.iter().zip(files) {
            run.add(&task.standing, result);
        }
        for (standing, report) in of_site.beside {
            run.add(&standing, Ok(report));
        }
        run
    }
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
    /// Both runs in one.
    pub(super) fn and(mut self, other: Self) -> Self {
        let Outcome { files, checked, faults, fixed, unproven, older, unchanged, outdated, elsewhere } = other.outcome;
        self.outcome.files.extend(files);
        self.outcome.checked += checked;
        self.outcome.faults.extend(faults);
        self.outcome.fixed.extend(fixed);
        self.outcome.unproven.extend(unproven);
        self.outcome.older += older;
        self.outcome.unchanged += unchanged;
        self.outcome.outdated += outdated;
        self.outcome.elsewhere.extend(elsewhere);
        self.fails |= other.fails;
        self
    }

    pub(super) fn sort(&mut self) {
        self.outcome.files.sort_by(|a, b| a.path.cmp(&b.path));
        self.outcome.faults.sort_by(|a, b| a.path.cmp(&b.path));
    }

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
