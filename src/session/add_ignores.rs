//! Writes suppressions for what is found, in memory, and looks whether each does what it is for.

use super::fix::FixRun;
use super::group::Group;
use super::run::{Examined, Run};
use super::{Plan, Session, Task};
use crate::document::Post;
use crate::fixer::{Ground, Ignored, Ignores, ignore};
use crate::lint::{Diagnostic, RuleId, Severity};
use crate::report::{FileReport, FixedFile};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rules whose findings are about the suppressions themselves, or about files that are no text.
const NEVER: [&str; 3] = ["suppression-unused", "suppression-unknown", "encoding-invalid"];
const UNUSED: &str = NEVER[0];

/// How often the files are looked at. A file is begun anew at most once for each rule that needs a comment for all of it.
const ROUNDS: usize = 16;

/// What is to be suppressed, and why.
#[derive(Clone, Copy, Debug)]
pub struct Ignoring<'a> {
    /// The least severity.
    pub least: Severity,
    /// What stands in each comment.
    pub reason: &'a str,
}

/// Suppressions that are made, but not written.
#[derive(Default)]
pub struct IgnoreRun {
    /// The files that change, with how many findings of each rule are suppressed in them.
    pub fixes: FixRun,
    /// What could not be suppressed: the file, the rule's name, how many.
    pub left: Vec<(String, String, usize)>,
}

/// What has become of one file so far.
#[derive(Default)]
struct Progress {
    /// The text as it was read, with what was found in it.
    before: Option<(Arc<str>, FileReport)>,
    whole_file: BTreeSet<RuleId>,
    /// The rules that cannot be suppressed here.
    given_up: BTreeSet<RuleId>,
    /// The rules that have had comments for single lines.
    tried: BTreeMap<RuleId, usize>,
}

impl Session {
    /// Writes suppressions in the files of a plan, in memory.
    #[must_use]
    pub fn add_ignores(&self, plan: &Plan, ignoring: &Ignoring<'_>) -> IgnoreRun {
        let mut done = self.threads.run(plan.tasks.len(), || {
            let groups = Group::of_plan(plan, self.examine_all(plan)).into_par_iter();
            groups.map(|group| self.ignore_site(group, ignoring)).reduce(IgnoreRun::default, IgnoreRun::and)
        });
        done.fixes.run.outcome.faults.extend_from_slice(plan.faults());
        done.fixes.threads = self.threads.clone();
        done.fixes.sort();
        done.left.sort();
        done
    }

    fn ignore_site(&self, mut group: Group, ignoring: &Ignoring<'_>) -> IgnoreRun {
        let mut progress: Vec<Progress> = group.tasks.iter().map(|_| Progress::default()).collect();
        for round in 0..=ROUNDS {
            self.judge(&mut group);
            let known = &group;
            let pieces = known.tasks.par_iter().zip(&mut progress).enumerate();
            let next = pieces.filter_map(|(at, (task, progress))| {
                let (now, found) = (known.examined.get(at)?.as_ref().ok()?, known.report(at)?);
                if !now.is_exact || round == ROUNDS {
                    return None;
                }
                let text = self.advance(task, now, found, progress, ignoring)?;
                Some((at, task.guard(|| self.examine_text(task, text))))
            });
            let next: Vec<_> = next.collect();
            if next.is_empty() {
                let found = group.tasks.iter().enumerate().filter_map(|(at, task)| Some((task, group.report(at)?)));
                let left = found.flat_map(|(task, found)| self.left(task, found, ignoring)).collect();
                return IgnoreRun { fixes: finish(self.run_of(&mut group), group, progress), left };
            }
            for (at, examined) in next {
                group.put(at, examined);
            }
        }
        IgnoreRun::default()
    }

    /// The next text of one file; `None` when it is done.
    fn advance(
        &self,
        task: &Task,
        now: &Examined,
        found: &FileReport,
        progress: &mut Progress,
        ignoring: &Ignoring<'_>,
    ) -> Option<String> {
        let wanted = self.wanted(found, ignoring);
        let wanted: Vec<Diagnostic> =
            wanted.filter(|found| !progress.given_up.contains(&found.rule)).cloned().collect();
        let mut coarse = self.useless(found, progress);
        if wanted.is_empty() && coarse.is_empty() {
            return None;
        }
        if progress.before.is_none() {
            progress.before = Some((now.text.clone(), found.clone()));
        }
        let (original, _) = progress.before.clone()?;
        let dialect = task.standing.site.layout.generator.dialect(&task.path);
        let generator = &*task.standing.site.layout.generator;
        let ground = Ground { dialect: &dialect, generator, registry: &self.registry };
        let comments = self.registry.find(UNUSED)?;
        let ignores =
            Ignores { found: &wanted, whole_file: &progress.whole_file, reason: Some(ignoring.reason), comments };
        let made = task.guard(|| ignore(&Post::parse(now.text.to_string(), &dialect), &ignores, &ground));
        let Ignored { text, refused } = made.ok()?;
        // A second comment for a rule means that the first did not do it, or that two fell on one place.
        for rule in wanted.iter().map(|found| found.rule).collect::<BTreeSet<_>>() {
            let tries = progress.tried.entry(rule).or_default();
            *tries += 1;
            if *tries > 3 || (text.is_none() && refused.is_empty()) {
                coarse.insert(rule);
            }
        }
        coarse.extend(refused);
        if coarse.is_empty() {
            return text;
        }
        progress.tried.clear();
        for rule in coarse {
            if !progress.whole_file.insert(rule) {
                progress.whole_file.remove(&rule);
                progress.given_up.insert(rule);
            }
        }
        Some(original.to_string())
    }

    /// The findings that are to be suppressed.
    fn wanted<'f>(
        &self,
        found: &'f FileReport,
        ignoring: &Ignoring<'_>,
    ) -> impl Iterator<Item = &'f Diagnostic> + use<'f> {
        let never = NEVER.map(|name| self.registry.find(name));
        let least = ignoring.least;
        found.diagnostics.iter().filter(move |found| found.severity >= least && !never.contains(&Some(found.rule)))
    }

    /// The rules of which a comment that was written suppresses nothing.
    fn useless(&self, found: &FileReport, progress: &Progress) -> BTreeSet<RuleId> {
        let unused = self.registry.find(UNUSED);
        let Some((_, before)) = &progress.before else { return BTreeSet::new() };
        let count = |report: &FileReport, name: &str| {
            let unused = report.diagnostics.iter().filter(|found| Some(found.rule) == unused);
            unused.filter(|found| found.span.slice(&report.text).contains(name)).count()
        };
        let tried = progress.tried.keys().filter(|rule| !progress.given_up.contains(rule));
        let is_useless = |rule: &&RuleId| {
            let name = self.registry.page(**rule).name;
            count(found, name) > count(before, name)
        };
        tried.filter(is_useless).copied().collect()
    }

    fn left(&self, task: &Task, found: &FileReport, ignoring: &Ignoring<'_>) -> Vec<(String, String, usize)> {
        let mut left: BTreeMap<RuleId, usize> = BTreeMap::new();
        for found in self.wanted(found, ignoring) {
            *left.entry(found.rule).or_default() += 1;
        }
        let named = |(rule, count)| (task.shown.clone(), self.registry.page(rule).name.to_owned(), count);
        left.into_iter().map(named).collect()
    }
}

impl IgnoreRun {
    fn and(mut self, other: Self) -> Self {
        self.fixes = self.fixes.and(other.fixes);
        self.left.extend(other.left);
        self
    }
}

fn finish(run: Run, group: Group, progress: Vec<Progress>) -> FixRun {
    let mut done = FixRun { run, ..FixRun::default() };
    for ((task, examined), progress) in group.tasks.iter().zip(group.examined).zip(progress) {
        let (Ok(examined), Some((before, found))) = (examined, progress.before) else { continue };
        if before == examined.text {
            continue;
        }
        let is_gone = |rule: &RuleId| progress.tried.contains_key(rule) && !progress.given_up.contains(rule);
        let mut rules: BTreeMap<RuleId, usize> = BTreeMap::new();
        for rule in found.diagnostics.iter().map(|found| found.rule).filter(is_gone) {
            *rules.entry(rule).or_default() += 1;
        }
        done.run.outcome.fixed.push(FixedFile { path: task.shown.clone(), before, after: examined.text, rules });
        done.targets.push((task.file.clone(), found));
    }
    done
}
