//! Joins what the rules of a site found to what those of its files did, and passes over what is suppressed, old or unchanged.

use super::Session;
use super::baseline::Passed;
use super::group::{Group, Verdict};
use crate::report::{FileReport, WorkFault};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::sync::Arc;

impl Session {
    /// Runs the rules of a site where its posts have changed, joins their findings to those of its files, applies the
    /// suppressions, and passes over what is old. Gives the tasks in which something else is found than before.
    pub(super) fn judge(&self, group: &mut Group) -> Vec<usize> {
        self.look_at_site(group);
        if group.older.since.is_some() {
            // What counts as changed hangs on the texts of other posts too.
            group.due.extend(0..group.tasks.len());
        }
        let due: Vec<usize> = std::mem::take(&mut group.due).into_iter().collect();
        let known = &*group;
        let made: Vec<_> = due.par_iter().filter_map(|at| Some((*at, self.verdict(known, *at)?))).collect();
        let mut changed = Vec::new();
        for (at, verdict) in made {
            let Some(slot) = group.verdicts.get_mut(at) else { continue };
            let is_same = match (&*slot, &verdict) {
                (Some(Ok(old)), Ok(new)) => old.report.diagnostics == new.report.diagnostics,
                (Some(Err(old)), Err(new)) => old == new,
                _ => false,
            };
            if !is_same {
                changed.push(at);
            }
            *slot = Some(verdict);
        }
        if group.passed.is_none() && group.older.files().next().is_some() {
            group.passed = Some(group.passed_over());
        }
        changed
    }

    fn verdict(&self, group: &Group, at: usize) -> Option<Result<Verdict, WorkFault>> {
        let task = group.tasks.get(at)?;
        let examined = match group.examined.get(at)? {
            Ok(examined) => examined,
            Err(fault) => return Some(Err(fault.clone())),
        };
        let of_site = group.of_site.get(at).map(Vec::as_slice).unwrap_or_default();
        // What nothing is found in is not drawn.
        let text = if of_site.is_empty() { Ok(Arc::clone(&examined.text)) } else { self.text_of_task(task, examined) };
        let text = match text {
            Ok(text) => text,
            Err(fault) => return Some(Err(fault)),
        };
        let diagnostics = examined.waiting.finish(&text, of_site, &task.standing.rules, &self.registry);
        let mut report = FileReport { path: task.shown.clone(), text, diagnostics };
        let none = Passed::new();
        let before = group.passed.as_ref().and_then(|passed| passed.get(at)?.as_ref()).unwrap_or(&none);
        let passed = self.pass_over(task, &group.older, before, &mut report);
        let texts = |shown: &str| self.text_of(group, shown);
        let leave = |since| self.leave_unchanged(task, since, &texts, &mut report);
        let unchanged = group.older.since.as_ref().map_or(0, leave);
        if report.diagnostics.is_empty() {
            report.text = Arc::default();
        }
        Some(Ok(Verdict { report, passed, unchanged }))
    }
}
