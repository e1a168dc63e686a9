//! Passes over the findings that the baseline has, and tells which of its entries stand for none any more.

use super::group::Group;
use super::since::Since;
use super::{LARGEST, Session, Standing, Task, open, paths};
use crate::config::{Baseline, ConfigError};
use crate::lint::{Registry, RuleId};
use crate::report::FileReport;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many digits of a fingerprint are recorded: 64 bits, so that the file stays small.
const DIGITS: usize = 16;

/// What a run passes over: the baselines, by file (paths in them are relative to its folder), and what has not changed.
#[derive(Debug, Default)]
pub(super) struct Older {
    files: BTreeMap<PathBuf, Baseline>,
    /// What has changed, where only that counts.
    pub(super) since: Option<Since>,
}

impl Older {
    /// The baselines.
    pub(super) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.keys()
    }
}

/// How many findings of each rule were passed over in one file.
pub(super) type Passed = BTreeMap<RuleId, usize>;

impl Session {
    /// The baseline that counts where `standing` does.
    pub(super) fn baseline(&self, standing: &Standing) -> Option<PathBuf> {
        let project = &standing.project;
        let named = self.request.baseline.as_ref().map(|path| paths::absolute(&self.request.folder, path));
        let configured = || Some(paths::absolute(&project.base, Path::new(project.settings.baseline.value.as_ref()?)));
        named.or_else(configured).filter(|_| !self.request.without_baseline)
    }

    /// Reads the baselines that count for `tasks`, and asks what has changed in them.
    pub(super) fn older(&self, tasks: &[Arc<Task>]) -> Result<Older, ConfigError> {
        let named: BTreeSet<PathBuf> = tasks.iter().filter_map(|task| self.baseline(&task.standing)).collect();
        let read = |path: PathBuf| self.read_baseline(&path).map(|baseline| (path, baseline));
        Ok(Older { files: named.into_iter().map(read).collect::<Result<_, _>>()?, since: self.since(tasks)? })
    }

    pub(super) fn read_baseline(&self, path: &Path) -> Result<Baseline, ConfigError> {
        let shown = paths::shown(&self.request.folder, path);
        let bytes = self
            .view
            .read(path, LARGEST)
            .map_err(|error| ConfigError::Baseline { path: shown.clone(), reason: open::reason(&error) })?;
        let no_text = "it is not UTF-8 text".to_owned();
        let text =
            String::from_utf8(bytes).map_err(|_| ConfigError::Baseline { path: shown.clone(), reason: no_text })?;
        Ok(Baseline::read(&shown, &text, &self.registry)?)
    }

    /// Takes the findings out of `report` that the baseline of the task has. At least as many of each rule go as
    /// `before`, when other findings of the file were not mended yet: a mended line does not make the rest of it new.
    pub(super) fn pass_over(&self, task: &Task, older: &Older, before: &Passed, report: &mut FileReport) -> Passed {
        let mut passed = Passed::new();
        let Some((key, baseline)) = self.recorded_in(task, older) else { return passed };
        let Some(recorded) = baseline.files.get(&key) else { return passed };
        let prints = short(report.fingerprints(&key, &self.registry));
        let is_recorded = |rule, print: &String| {
            recorded.get(self.registry.page(rule).name).is_some_and(|prints| prints.contains(print))
        };
        let findings = report.diagnostics.iter().zip(&prints);
        let mut hidden: Vec<bool> = findings.map(|(found, print)| is_recorded(found.rule, print)).collect();
        for (found, _) in report.diagnostics.iter().zip(&hidden).filter(|(_, hidden)| **hidden) {
            *passed.entry(found.rule).or_default() += 1;
        }
        for (found, hidden) in report.diagnostics.iter().zip(&mut hidden).filter(|(_, hidden)| !**hidden) {
            let count = passed.entry(found.rule).or_default();
            *hidden = *count < before.get(&found.rule).copied().unwrap_or(0);
            *count += usize::from(*hidden);
        }
        let mut hidden = hidden.into_iter();
        report.diagnostics.retain(|_| !hidden.next().unwrap_or(false));
        passed
    }

    /// How many entries stand for nothing any more, of rules that ran on a file of `group` and found less there; `passed`
    /// is what was passed over in each task.
    pub(super) fn outdated(&self, group: &Group, passed: &[Option<Passed>]) -> usize {
        let mut count = 0;
        for (task, passed) in group.tasks.iter().zip(passed) {
            let Some((key, baseline)) = self.recorded_in(task, &group.older) else { continue };
            let recorded = baseline.files.get(&key).filter(|_| passed.is_some());
            for (name, prints) in recorded.into_iter().flatten() {
                let rule = self.registry.find(name);
                let runs = rule.is_none_or(|rule| task.standing.rules.get(rule).is_some());
                let found = rule.and_then(|rule| passed.as_ref()?.get(&rule)).copied().unwrap_or(0);
                count += if runs { prints.len().saturating_sub(found) } else { 0 };
            }
        }
        count
    }

    /// How many entries stand for nothing any more because their file is gone.
    pub(super) fn gone(&self, older: &Older) -> usize {
        let counted = |(file, baseline): (&PathBuf, &Baseline)| -> usize {
            let folder = file.parent().unwrap_or(file);
            let gone = baseline.files.iter().filter(|(path, _)| !self.view.has_file(&folder.join(path)));
            gone.flat_map(|(_, rules)| rules.values()).map(BTreeSet::len).sum()
        };
        older.files.iter().map(counted).sum()
    }

    fn recorded_in<'o>(&self, task: &Task, older: &'o Older) -> Option<(String, &'o Baseline)> {
        let (file, baseline) = older.files.get_key_value(&self.baseline(&task.standing)?)?;
        Some((key(file, &task.file), baseline))
    }
}

/// How a baseline names `file`.
pub(super) fn key(baseline: &Path, file: &Path) -> String {
    paths::shown(baseline.parent().unwrap_or(baseline), file)
}

/// Fingerprints as they are recorded.
pub(super) fn short(prints: Vec<String>) -> Vec<String> {
    prints.into_iter().map(|print| print.chars().take(DIGITS).collect()).collect()
}

/// Adds the findings of `report` to `baseline`, in which its file is called `key`.
pub(super) fn record(baseline: &mut Baseline, key: &str, report: &FileReport, registry: &Registry) {
    let prints = short(report.fingerprints(key, registry));
    for (found, print) in report.diagnostics.iter().zip(prints) {
        baseline.record(key, registry.page(found.rule).name, print);
    }
}
