//! What a staged post does to another that is not: found in the other one, and told with the staged ones.

use super::baseline::Passed;
use super::group::{Beside, Group};
use super::{Session, Task, source};
use crate::lint::{Diagnostic, RuleId};
use crate::report::FileReport;
use crate::site::Role;
use crate::text::Span;
use std::collections::{BTreeMap, HashSet};

/// What the rules of a site found, by post.
type Found = BTreeMap<String, Vec<Diagnostic>>;

impl Session {
    /// Looks among what the rules of a site found for findings in posts that are not staged which point at a staged one,
    /// unless that one has a finding of the same rule which points back.
    pub(super) fn look_beside(&self, found: &Found, group: &Group) -> Vec<Beside> {
        if self.staged.is_none() {
            return Vec::new();
        }
        let is_checked = |path: &str| group.at_path(path).is_some();
        let is_post = |path: &str| matches!(group.site.layout.generator.role(path), Role::Post | Role::Page);
        let unchecked = found.iter().filter(|(path, _)| !is_checked(path) && is_post(path));
        let beside = unchecked.filter_map(|(path, findings)| {
            let touches = |finding: &&Diagnostic| {
                let staged: Vec<&str> = others(finding).filter(|other| is_checked(other)).collect();
                !staged.is_empty() && !staged.iter().any(|other| points_back(found, other, finding.rule, path))
            };
            let touching: Vec<Diagnostic> = findings.iter().filter(touches).cloned().collect();
            if touching.is_empty() { None } else { self.report_beside(path, touching, group) }
        });
        beside.collect()
    }

    /// What remains of `found` in the post at `path` once its suppressions and what is old are taken into account.
    fn report_beside(&self, path: &str, mut found: Vec<Diagnostic>, group: &Group) -> Option<Beside> {
        let file = group.site.root.join(path);
        let standing = self.standing(&file).ok().filter(|standing| standing.project.wants(&file))?;
        let task = Task::new(file, &self.request.folder, standing);
        let examined = self.examine(&task, || source::read(&self.view, &task.file)).ok()?;
        found.retain_mut(|finding| match task.standing.rules.get(finding.rule) {
            Some(active) => {
                finding.severity = active.severity;
                self.name_places(finding, group);
                true
            }
            None => false,
        });
        let places: HashSet<(RuleId, Span)> = found.iter().map(|finding| (finding.rule, finding.span)).collect();
        let mut diagnostics = examined.waiting.finish(&examined.text, &found, &task.standing.rules, &self.registry);
        // Its own findings are for the day when it is staged itself.
        diagnostics.retain(|finding| places.contains(&(finding.rule, finding.span)));
        let mut report = FileReport { path: task.shown.clone(), text: examined.text, diagnostics };
        self.pass_over(&task, &group.older, &Passed::new(), &mut report);
        if let Some(since) = &group.older.since {
            self.leave_unchanged(&task, since, &|shown: &str| self.text_of(group, shown), &mut report);
        }
        (!report.diagnostics.is_empty()).then_some(Beside { standing: task.standing, report, is_post: true })
    }
}

/// The other posts that a finding points at.
fn others(finding: &Diagnostic) -> impl Iterator<Item = &str> {
    finding.related.iter().filter_map(|related| related.path.as_deref())
}

fn points_back(found: &Found, from: &str, rule: RuleId, to: &str) -> bool {
    let findings = found.get(from).into_iter().flatten();
    findings.filter(|finding| finding.rule == rule).any(|finding| others(finding).any(|other| other == to))
}
