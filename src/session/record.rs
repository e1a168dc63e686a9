//! Records what is found today in a baseline, and writes it.

use super::baseline::{key, record};
use super::{Plan, Session, open, paths, write};
use crate::config::{Baseline, ConfigError};
use crate::report::WorkFault;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A baseline that is ready to be written.
#[derive(Debug)]
pub struct Recording {
    /// What it holds.
    pub baseline: Baseline,
    /// The file, as shown to the author.
    pub shown: String,
    /// The files that could not be checked; what was recorded of them stays.
    pub faults: Vec<WorkFault>,
    /// The value of `baseline` by which the configuration would name the file; `None` where it does already.
    pub unnamed: Option<String>,
    file: PathBuf,
    before: Option<String>,
}

impl Session {
    /// The baseline that the configuration of the working folder names.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn configured_baseline(&self) -> Result<Option<PathBuf>, ConfigError> {
        let project = self.standing(Path::new("index.md"))?.project;
        let named = project.settings.baseline.value.as_ref();
        Ok(named.map(|named| paths::absolute(&project.base, Path::new(named))))
    }

    /// Records what is found in the files of `plan`. What `file` says of other files that are still there stays, and so
    /// does what it says of rules that flags left out.
    ///
    /// # Errors
    /// `file` is there and is no baseline.
    pub fn record_baseline(&self, plan: &Plan, file: &Path) -> Result<Recording, ConfigError> {
        let file = paths::absolute(&self.request.folder, file);
        let old = if file.exists() { self.read_baseline(&file)? } else { Baseline::default() };
        let before = file.exists().then(|| old.text());
        let outcome = self.check(plan).outcome;
        let keys: BTreeMap<String, usize> =
            plan.tasks.iter().enumerate().map(|(at, task)| (key(&file, &task.file), at)).collect();
        let mut baseline = Baseline::default();
        let folder = file.parent().unwrap_or(&file).to_owned();
        for (path, rules) in old.files {
            let task = keys.get(&path).and_then(|at| plan.tasks.get(*at));
            let is_unread = task.is_some_and(|task| outcome.faults.iter().any(|fault| fault.path == task.shown));
            for (rule, prints) in rules {
                let id = self.registry.find(&rule);
                let stays = match task {
                    None => folder.join(&path).exists(),
                    Some(_) if is_unread => true,
                    Some(task) => self.is_narrowed() && id.is_some_and(|id| task.standing.rules.get(id).is_none()),
                };
                if stays {
                    baseline.files.entry(path.clone()).or_default().insert(rule, prints);
                }
            }
        }
        let by_shown: BTreeMap<&str, &PathBuf> =
            plan.tasks.iter().map(|task| (task.shown.as_str(), &task.file)).collect();
        for report in &outcome.files {
            if let Some(path) = by_shown.get(report.path.as_str()) {
                record(&mut baseline, &key(&file, path), report, &self.registry);
            }
        }
        let shown = paths::shown(&self.request.folder, &file);
        let base = &self.standing(Path::new("index.md"))?.project.base;
        let is_named = self.configured_baseline()?.is_some_and(|named| named == file);
        let unnamed = (!is_named).then(|| paths::shown(base, &file));
        Ok(Recording { baseline, shown, unnamed, faults: outcome.faults, file, before })
    }

    /// Whether flags leave rules out that otherwise run.
    fn is_narrowed(&self) -> bool {
        self.request.select.is_some() || !self.request.ignore.is_empty()
    }
}

impl Recording {
    /// Writes the file, unless it says the same already.
    ///
    /// # Errors
    /// The end of a sentence: why it was not written.
    pub fn write(&self) -> Result<(), String> {
        let text = self.baseline.text();
        let written = match &self.before {
            Some(before) if *before == text => Ok(()),
            Some(_) => {
                let now = open::read(&self.file, u64::MAX).map_err(|error| open::reason(&error))?;
                write::replace(&self.file, &now, &text)
            }
            None => write::create(&self.file, &text),
        };
        written.map_err(|fault| fault.to_string())
    }
}
