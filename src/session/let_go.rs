//! The texts of posts in which nothing was found: a run that ends once it has told what it found lets them go, and reads
//! again the few of them that it is asked for.

use super::group::Group;
use super::run::Examined;
use super::{Plan, Session, Task, Work, source};
use crate::report::WorkFault;
use crate::text::imprint;
use std::sync::Arc;

/// By what a text is known again, as far as chance goes: nobody gains by two texts that share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print(u64);

impl Print {
    fn of(text: &str) -> Self {
        Self(imprint(text.as_bytes()))
    }
}

impl Session {
    /// Reads the files of a plan, runs their own rules, and keeps the texts in which they found something: 100,000 posts
    /// are more than should stay. Where changes are looked at, other posts are asked for their texts, and all stay.
    pub(super) fn examine_in_passing(&self, plan: &Plan) -> Vec<Result<Examined, WorkFault>> {
        if plan.older.since.is_some() || self.staged.is_some() {
            return self.examine_all(plan);
        }
        self.on_all(Work::Check, &plan.tasks, |task| {
            let read = || match task.is_met {
                true => source::read_met(&self.view, &task.file),
                false => source::read(&self.view, &task.file),
            };
            self.examine_as(task, read, |text| self.let_go(task, text))
        })
    }

    fn let_go(&self, task: &Task, text: String) -> Examined {
        let (text, examined) = self.look_through(task, text);
        if examined.waiting.is_silent() && examined.facts.is_some() {
            return Examined { let_go: Some(Print::of(&text)), ..examined };
        }
        Examined { text: Arc::from(text), ..examined }
    }

    /// The text of a task that was examined, read again if it was let go.
    ///
    /// # Errors
    /// Another text stands there now, which what was found in the first does not fit.
    pub(super) fn text_of_task(&self, task: &Task, examined: &Examined) -> Result<Arc<str>, WorkFault> {
        let Some(print) = examined.let_go else { return Ok(Arc::clone(&examined.text)) };
        let bytes = source::read(&self.view, &task.file).map_err(|message| task.fault(message))?;
        let text = source::decode(bytes).ok().filter(|text| Print::of(text) == print);
        let changed = || task.fault("it was changed while its blog was being checked: run matterlint again".to_owned());
        text.map(Arc::from).ok_or_else(changed)
    }

    /// The text of the post at `path` below the site's root, as it is checked; `None` where no task checks it.
    pub(super) fn checked_text(&self, group: &Group, path: &str) -> Option<Result<Arc<str>, WorkFault>> {
        let at = group.at_path(path)?;
        let examined = group.examined.get(at)?.as_ref().ok()?;
        Some(self.text_of_task(group.tasks.get(at)?, examined))
    }
}
