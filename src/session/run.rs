//! Checks the files of a plan on every core; a fault in one never stops the others.

use super::source::{self, NotUtf8};
use super::{Plan, Session, Standing, Task, check_post, paths};
use crate::config::ConfigError;
use crate::lint::{Clock, Diagnostic};
use crate::report::{FileReport, Outcome, WorkFault};
use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// The rule that speaks of files that are no text.
const ENCODING_INVALID: &str = "encoding-invalid";

/// What is said of a file on which the program itself broke; the system has printed the place above it.
const OUR_FAULT: &str = "this is a fault of matterlint, not of the file: please report it with the message above";

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

impl Session {
    /// Checks the files of a plan.
    #[must_use]
    pub fn check(&self, plan: &Plan) -> Run {
        let check = |task: &Task| self.check_file(task);
        let results: Vec<_> = match ThreadPoolBuilder::new().stack_size(STACK).build() {
            Ok(pool) => pool.install(|| plan.tasks.par_iter().map(check).collect()),
            Err(_) => plan.tasks.iter().map(check).collect(),
        };
        let mut run = Run::default();
        run.outcome.faults.extend_from_slice(plan.faults());
        for (task, result) in plan.tasks.iter().zip(results) {
            run.add(&task.standing, result);
        }
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
        let mut run = Run::default();
        run.add(&task.standing, self.check_source(&task, bytes));
        Ok(run)
    }

    fn check_file(&self, task: &Task) -> Result<FileReport, WorkFault> {
        self.check_source(task, source::read(&task.file).map_err(|message| task.fault(message))?)
    }

    fn check_source(&self, task: &Task, bytes: Vec<u8>) -> Result<FileReport, WorkFault> {
        source::measure(&bytes).map_err(|message| task.fault(message))?;
        let checked = catch_unwind(AssertUnwindSafe(|| match source::decode(bytes) {
            Ok(text) => self.check_text(task, text),
            Err(fault) => self.not_utf8(task, fault),
        }));
        let (text, diagnostics) = checked.map_err(|_| task.fault(OUR_FAULT.to_owned()))?;
        Ok(FileReport { path: task.shown.clone(), text, diagnostics })
    }

    fn check_text(&self, task: &Task, text: String) -> (Arc<str>, Vec<Diagnostic>) {
        let Standing { project, site, rules } = &task.standing;
        let clock = Clock { now: self.request.now, zone: site.zone(project) };
        let path = site.path(&task.file);
        let (post, found) = check_post(text, &path, None, &site.layout, &clock, rules, &self.registry);
        (if found.is_empty() { Arc::default() } else { Arc::from(post.text) }, found)
    }

    fn not_utf8(&self, task: &Task, fault: NotUtf8) -> (Arc<str>, Vec<Diagnostic>) {
        let rule = self.registry.find(ENCODING_INVALID).and_then(|id| task.standing.rules.get(id));
        let found = rule.map(|rule| fault.finding(rule.id, rule.severity)).unwrap_or_default();
        (Arc::from(fault.text), found)
    }
}

impl Task {
    fn fault(&self, message: String) -> WorkFault {
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
