//! What the rules of a site have found, moved along with the text of a post that is being typed in.

use crate::lint::{Clock, Diagnostic};
use crate::session::Session;
use crate::session::group::Group;
use crate::text::Displacement;

impl Session {
    /// Takes the facts of a task that was examined anew, and moves what the rules of the site say of it along with its text.
    pub(in crate::session) fn renew(&self, group: &mut Group, at: usize, clock: &Clock) {
        let facts = self.facts_of_task(group, at, clock);
        let (by, facts) = match (group.edited.remove(&at), facts) {
            (Some(by), Some(facts)) => (by, facts),
            (_, facts) => {
                group.survey.put(facts);
                return;
            }
        };
        group.survey.put_edited(*facts, &by);
        // What is compared with a commit is compared word by word.
        if !group.displace(at, &by) || group.before.is_some() {
            group.survey.doubt();
        }
    }
}

impl Group {
    /// Moves all that the rules of the site say of places in the task numbered `at`; whether every place is surely where
    /// those rules would find it now. Others are left at the nearest place, without their fixes.
    pub(in crate::session) fn displace(&mut self, at: usize, by: &Displacement) -> bool {
        let Some(task) = self.tasks.get(at) else { return false };
        let shown = task.shown.as_str();
        let mut is_sure = true;
        for (number, list) in self.of_site.iter_mut().enumerate() {
            let mut is_moved = false;
            for found in list {
                let own = number == at;
                if own || found.related.iter().any(|related| related.path.as_deref() == Some(shown)) {
                    is_sure &= displace(found, own, shown, by);
                    is_moved = true;
                }
            }
            if is_moved {
                self.due.insert(number);
            }
        }
        for found in self.beside.iter_mut().flat_map(|beside| &mut beside.report.diagnostics) {
            if found.related.iter().any(|related| related.path.as_deref() == Some(shown)) {
                is_sure &= displace(found, false, shown, by);
            }
        }
        is_sure
    }
}

/// Moves the places of a finding that lie in the post that is called `shown`, which is the finding's `own` or another.
fn displace(found: &mut Diagnostic, own: bool, shown: &str, by: &Displacement) -> bool {
    let mut is_sure = true;
    let mut to = |span| {
        is_sure &= by.span(span).is_some();
        by.nearest(span)
    };
    if own {
        found.span = to(found.span);
    }
    for related in &mut found.related {
        if related.path.as_deref().map_or(own, |path| path == shown) {
            related.span = to(related.span);
        }
    }
    if let Some(fix) = found.fix.as_mut().filter(|_| own) {
        fix.edits.iter_mut().for_each(|edit| edit.span = to(edit.span));
    }
    if own && !is_sure {
        found.fix = None;
    }
    is_sure
}
