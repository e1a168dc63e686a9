//! Checks the files of a plan on every core, then what holds between the posts of each site; a fault in one file never
//! stops the others.

use super::check::Waiting;
use super::group::{Group, Verdict};
use super::let_go::Print;
use super::progress::Work;
use super::source::{self, NotUtf8};
use super::{Plan, Session, Standing, Task, check_post, paths};
use crate::config::ConfigError;
use crate::lint::Clock;
use crate::report::{FileReport, Outcome, WorkFault};
use crate::site::Facts;
use crate::site::recorder::Asked;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// The rule that speaks of files that are no text.
const ENCODING_INVALID: &str = "encoding-invalid";

/// What is said of a file on which the program itself broke; the system has printed the place above it.
pub(super) const OUR_FAULT: &str =
    "this is a fault of matterlint, not of the file: please report it with the message above";

/// What a run found, and whether it fails.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// What was found.
    pub outcome: Outcome,
    /// Whether a finding reaches the threshold that holds for its file.
    pub fails: bool,
}

/// One file whose own rules have run.
pub(super) struct Examined {
    pub(super) text: Arc<str>,
    pub(super) waiting: Waiting,
    /// What its site may need of it; `None` when no rule asks.
    pub(super) facts: Option<Box<Facts>>,
    /// What was asked of the disk.
    pub(super) asked: Asked,
    /// Whether the text is the file's, byte for byte.
    pub(super) is_exact: bool,
    /// By what the text is known again where it was let go and is not here.
    pub(super) let_go: Option<Print>,
}

impl Session {
    /// Checks the files of a plan.
    #[must_use]
    pub fn check(&self, plan: &Plan) -> Run {
        let mut run =
            self.threads.run(plan.tasks.len(), || self.check_all(Group::of_plan(plan, self.examine_in_passing(plan))));
        run.outcome.outdated += self.gone(&plan.older);
        run.outcome.faults.extend_from_slice(plan.faults());
        run.sort();
        run
    }

    /// Checks bytes that did not come from a file as if they stood at `path`.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn check_bytes(&self, path: &Path, bytes: Vec<u8>) -> Result<Run, ConfigError> {
        let task = self.task(path)?;
        let older = Arc::new(self.older(std::slice::from_ref(&task))?);
        Ok(self.threads.run(1, || {
            let examined = self.examine(&task, || Ok(bytes));
            self.check_all(Group::of_tasks(std::slice::from_ref(&task), &older, vec![examined]))
        }))
    }

    /// The file at `path`, whether it exists or not, as a task of its own.
    pub(super) fn task(&self, path: &Path) -> Result<Arc<Task>, ConfigError> {
        let file = paths::absolute(&self.request.folder, path);
        let standing = self.standing(path)?;
        Ok(Arc::new(Task::new(file, &self.request.folder, standing)))
    }

    pub(super) fn check_all(&self, groups: Vec<Group>) -> Run {
        let check = |mut group: Group| {
            self.judge(&mut group);
            let outdated = self.outdated(&group, &group.passed_over());
            let mut run = self.run_of(&mut group);
            run.outcome.outdated = outdated;
            // Nobody looks at it again, and to free what is known of 100,000 posts one by one takes its time.
            std::mem::forget(group);
            run
        };
        let mut run = groups.into_par_iter().map(check).reduce(Run::default, Run::and);
        run.sort();
        run
    }

    /// Reads the files of a plan and runs their own rules.
    pub(super) fn examine_all(&self, plan: &Plan) -> Vec<Result<Examined, WorkFault>> {
        self.on_all(Work::Check, &plan.tasks, |task| self.examine(task, || source::read(&self.view, &task.file)))
    }

    /// Reads one file and runs its own rules.
    pub(super) fn examine(
        &self,
        task: &Task,
        read: impl FnOnce() -> Result<Vec<u8>, String>,
    ) -> Result<Examined, WorkFault> {
        self.examine_as(task, read, |text| self.examine_text(task, text))
    }

    /// Reads one file, and gives its text to `look`.
    pub(super) fn examine_as(
        &self,
        task: &Task,
        read: impl FnOnce() -> Result<Vec<u8>, String>,
        look: impl FnOnce(String) -> Examined,
    ) -> Result<Examined, WorkFault> {
        let bytes = read().and_then(|bytes| source::measure(&bytes).map(|()| bytes));
        let bytes = bytes.map_err(|message| task.fault(message))?;
        task.guard(|| match source::decode(bytes) {
            Ok(text) => look(text),
            Err(fault) => self.not_utf8(task, &fault),
        })
    }

    pub(super) fn examine_text(&self, task: &Task, text: String) -> Examined {
        let (text, examined) = self.look_through(task, text);
        Examined { text: Arc::from(text), ..examined }
    }

    /// Runs the rules of one text, and gives it back apart from what was found.
    pub(super) fn look_through(&self, task: &Task, text: String) -> (String, Examined) {
        let Standing { project, site, rules } = &task.standing;
        let clock = Clock { now: self.request.now, zone: site.zone(project) };
        let ((checked, facts), asked) = self.recording(&site.layout, |layout| {
            let mut checked = check_post(text, (&task.path, task.role), layout, &clock, rules, &self.registry);
            let facts = rules.look_at_sites().then(|| Box::new(checked.facts(&task.path, layout, &clock)));
            (checked, facts)
        });
        let (text, waiting) = checked.waiting();
        (text, Examined { text: Arc::default(), waiting, facts, asked, is_exact: true, let_go: None })
    }

    fn not_utf8(&self, task: &Task, fault: &NotUtf8) -> Examined {
        let rule = self.registry.find(ENCODING_INVALID).and_then(|id| task.standing.rules.get(id));
        let found = rule.map(|rule| fault.finding(rule.id, rule.severity)).unwrap_or_default();
        let (text, waiting) = (Arc::from(fault.text.as_str()), Waiting::bare(found));
        Examined { text, waiting, facts: None, asked: Asked::default(), is_exact: false, let_go: None }
    }

    /// What was found in a site, which goes out of the group.
    pub(super) fn run_of(&self, group: &mut Group) -> Run {
        let verdicts = std::mem::take(&mut group.verdicts);
        self.told(group, verdicts.into_iter().flatten().map(|verdict| verdict.map(Verdict::told)))
    }

    /// Joins what was found in each file of a site, in the order of its tasks.
    pub(super) fn told(&self, group: &Group, verdicts: impl Iterator<Item = Result<Told, WorkFault>>) -> Run {
        let mut run = Run::default();
        if let Some(ground) = &group.ground {
            run.outcome.files.clone_from(&ground.configurations);
            run.fails = ground.fails;
        }
        run.outcome.faults.extend(group.fault.clone());
        let beside = group.beside.iter().map(|beside| (&beside.standing, Ok((beside.report.clone(), 0, 0))));
        let tasks = group.tasks.iter().map(|task| &task.standing);
        for (standing, verdict) in tasks.zip(verdicts).chain(beside) {
            let report = verdict.map(|(report, older, unchanged)| {
                run.outcome.older += older;
                run.outcome.unchanged += unchanged;
                report
            });
            for path in report.iter().flat_map(FileReport::elsewhere) {
                if !run.outcome.elsewhere.contains_key(path) {
                    let text = self.text_of(group, path);
                    run.outcome.elsewhere.extend(text.map(|text| (path.to_owned(), text)));
                }
            }
            run.add(standing, report);
        }
        run.outcome.checked -= group.beside.iter().filter(|beside| !beside.is_post).count();
        run
    }
}

/// What was found in one file, how many findings the baseline has of it, and how many have not changed.
pub(super) type Told = (FileReport, usize, usize);

impl Verdict {
    pub(super) fn told(self) -> Told {
        let older = self.passed.values().sum();
        (self.report, older, self.unchanged)
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
