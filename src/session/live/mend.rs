//! What becomes of one file when its faults are mended or suppressed; nothing is written.

use super::Live;
use crate::document::Post;
use crate::fixer::{self, Ground, Ignores, Policy, ignore};
use crate::lint::{Diagnostic, RuleId};
use crate::report::FileReport;
use crate::session::baseline::Passed;
use crate::session::fix::ROUNDS;
use crate::session::group::Group;
use crate::session::paths;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// The rule whose page declares that matterlint's own comments may change.
const COMMENTS: &str = "suppression-unused";

impl Live {
    /// The text of the file at `path` with its safe fixes, each of them proven, until no more is left; or with all fixes of
    /// the rule `only`, those among them that change what the post means. `None` where that changes nothing.
    #[must_use]
    pub fn fixed(&self, path: &Path, only: Option<RuleId>) -> Option<String> {
        let (group, at) = self.task(path)?;
        let (task, examined) = (group.tasks.get(at)?, group.examined.get(at)?.as_ref().ok()?);
        let standing = &task.standing;
        let registry = &self.session.registry;
        let mut policy =
            Policy { unsafe_fixes: only.is_some(), unfixable: standing.project.settings.unfixable(registry) };
        if let Some(only) = only {
            policy.unfixable.extend(registry.ids().filter(|rule| *rule != only));
        }
        let dialect = standing.site.layout.generator.dialect(&task.path);
        let ground = Ground { dialect: &dialect, generator: &*standing.site.layout.generator, registry };
        let (mut text, mut found) = (examined.text.to_string(), self.findings(path).to_vec());
        if !examined.is_exact {
            return None;
        }
        for _ in 0..ROUNDS {
            let Some(next) = fixer::step(&Post::parse(text.clone(), &dialect), &found, &policy, &ground).text else {
                return (*text != *examined.text).then_some(text);
            };
            let again = self.session.examine_text(task, next.clone());
            // What the site's rules found is mended in the first round, or not by a change of this file alone.
            let diagnostics = again.waiting.finish(&again.text, &[], &standing.rules, registry);
            let mut report = FileReport { path: task.shown.clone(), text: again.text, diagnostics };
            let passed = group.passed.as_ref().and_then(|passed| passed.get(at)?.clone()).unwrap_or_else(Passed::new);
            self.session.pass_over(task, &group.older, &passed, &mut report);
            (text, found) = (next, report.diagnostics);
        }
        None
    }

    /// Whether the fix of a finding of the file at `path` does what it says: the same proof as before it is written.
    #[must_use]
    pub fn proves(&self, path: &Path, post: &Post, found: &Diagnostic) -> bool {
        self.on_ground(path, |ground| {
            let policy = Policy { unsafe_fixes: true, unfixable: BTreeSet::new() };
            fixer::step(post, std::slice::from_ref(found), &policy, ground).text.is_some()
        })
        .unwrap_or(false)
    }

    /// The text of `post`, the file at `path`, with a comment that suppresses a finding on its line, or, for `whole_file`,
    /// all findings of its rule; `None` where no comment can stand there that changes nothing for readers.
    #[must_use]
    pub fn suppressed(&self, path: &Path, post: &Post, found: &Diagnostic, whole_file: bool) -> Option<String> {
        let comments = self.session.registry.find(COMMENTS)?;
        let whole_file = whole_file.then_some(found.rule).into_iter().collect();
        let ignores = Ignores { found: std::slice::from_ref(found), whole_file: &whole_file, reason: None, comments };
        let done = self.on_ground(path, |ground| ignore(post, &ignores, ground))?;
        done.text.filter(|_| done.refused.is_empty())
    }

    fn on_ground<T>(&self, path: &Path, work: impl FnOnce(&Ground<'_>) -> T) -> Option<T> {
        let around = self.around(path).ok()?;
        let generator = Arc::clone(&around.site.layout.generator);
        let dialect = generator.dialect(&around.path);
        Some(work(&Ground { dialect: &dialect, generator: &*generator, registry: &self.session.registry }))
    }

    fn task(&self, path: &Path) -> Option<(&Group, usize)> {
        let file = paths::absolute(&self.session.request.folder, path);
        let mut groups = self.groups.iter().filter(|_| self.is_open);
        groups.find_map(|group| Some((group, group.at(&file)?)))
    }
}
