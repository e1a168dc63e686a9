//! One site with those of its files that are checked, and what is known of each so far: only what a change concerns is
//! worked out again.

use super::baseline::{Older, Passed};
use super::blogs::SiteGround;
use super::history::Before;
use super::others::Other;
use super::plan::{Plan, Task};
use super::run::Examined;
use super::survey::Survey;
use super::{SiteRoot, Standing};
use crate::lint::Diagnostic;
use crate::report::{FileReport, WorkFault};
use crate::site::recorder::Asked;
use crate::text::Displacement;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One site with those of its files that are checked: at least one.
pub(super) struct Group {
    pub(super) site: Arc<SiteRoot>,
    /// In the order of their paths.
    pub(super) tasks: Vec<Arc<Task>>,
    /// What became of each task.
    pub(super) examined: Vec<Result<Examined, WorkFault>>,
    /// What was found in each, once it was judged.
    pub(super) verdicts: Vec<Option<Result<Verdict, WorkFault>>>,
    /// What the rules of the site find in each.
    pub(super) of_site: Vec<Vec<Diagnostic>>,
    /// What they find in files that are not checked.
    pub(super) beside: Vec<Beside>,
    /// The tasks that were examined since the rules of the site have run.
    pub(super) pending: BTreeSet<usize>,
    /// How the texts of tasks were edited since then.
    pub(super) edited: BTreeMap<usize, Displacement>,
    /// Whether the rules of the site wait until somebody asks for what they find now.
    pub(super) waits: bool,
    /// The tasks that are to be judged.
    pub(super) due: BTreeSet<usize>,
    /// The site's other posts; `None` until somebody asks.
    pub(super) others: Option<BTreeMap<PathBuf, Other>>,
    /// The site's files beside the tasks, as the plan has met them; `None` where it has not met all.
    pub(super) passed_by: Option<Vec<PathBuf>>,
    pub(super) survey: Survey,
    /// What the rules of the site have asked the disk.
    pub(super) asked: Asked,
    /// What the site was at a commit; `None` until somebody asks.
    pub(super) before: Option<Option<Before>>,
    /// What counts for the site as a whole; `None` until somebody asks.
    pub(super) ground: Option<SiteGround>,
    /// That the program broke on the site.
    pub(super) fault: Option<WorkFault>,
    /// What is passed over.
    pub(super) older: Arc<Older>,
    /// What the baseline had of each task when it was judged first: a mended line does not make the rest of it new.
    pub(super) passed: Option<Vec<Option<Passed>>>,
}

/// What was found in a file that is not checked itself: a post that one of those shares a fault with, a post that is gone,
/// or settings that move posts.
pub(super) struct Beside {
    pub(super) standing: Standing,
    pub(super) report: FileReport,
    /// Whether it is or was a post.
    pub(super) is_post: bool,
}

/// What was found in one file.
#[derive(Clone)]
pub(super) struct Verdict {
    pub(super) report: FileReport,
    /// What the baseline has of it.
    pub(super) passed: Passed,
    /// How many findings were passed over because none of their lines has changed.
    pub(super) unchanged: usize,
}

/// Tasks with what became of each.
type Parts = (Vec<Arc<Task>>, Vec<Result<Examined, WorkFault>>);

impl Group {
    /// The sites to which `tasks` belong.
    pub(super) fn of_tasks(
        tasks: &[Arc<Task>],
        older: &Arc<Older>,
        examined: Vec<Result<Examined, WorkFault>>,
    ) -> Vec<Self> {
        if let Some(site) = only_site(tasks) {
            return vec![Self::new(site, older).with(tasks.to_vec(), examined)];
        }
        let mut groups: BTreeMap<(&Path, &'static str), Parts> = BTreeMap::new();
        for (task, examined) in tasks.iter().zip(examined) {
            let site = &task.standing.site;
            let group = groups.entry((site.root.as_path(), site.layout.generator.name().as_str())).or_default();
            group.0.push(Arc::clone(task));
            group.1.push(examined);
        }
        let group = |(tasks, examined): Parts| {
            let site = tasks.first().map(|task| Arc::clone(&task.standing.site))?;
            Some(Self::new(&site, older).with(tasks, examined))
        };
        groups.into_values().filter_map(group).collect()
    }

    /// The sites of a plan, those without a task among them.
    pub(super) fn of_plan(plan: &Plan, examined: Vec<Result<Examined, WorkFault>>) -> Vec<Self> {
        let mut groups = Self::of_tasks(&plan.tasks, &plan.older, examined);
        for group in &mut groups {
            group.passed_by = plan.others_of(&group.site);
        }
        for site in &plan.sites {
            if groups.iter().all(|group| group.site.root != site.root) {
                groups.push(Self::new(site, &plan.older));
            }
        }
        groups
    }

    fn new(site: &Arc<SiteRoot>, older: &Arc<Older>) -> Self {
        Self {
            site: Arc::clone(site),
            tasks: Vec::new(),
            examined: Vec::new(),
            verdicts: Vec::new(),
            of_site: Vec::new(),
            beside: Vec::new(),
            pending: BTreeSet::new(),
            edited: BTreeMap::new(),
            waits: false,
            due: BTreeSet::new(),
            others: None,
            passed_by: None,
            survey: Survey::default(),
            asked: Asked::default(),
            before: None,
            ground: None,
            fault: None,
            older: Arc::clone(older),
            passed: None,
        }
    }

    /// The group with its tasks and what became of each.
    fn with(self, mut tasks: Vec<Arc<Task>>, mut examined: Vec<Result<Examined, WorkFault>>) -> Self {
        if !tasks.is_sorted_by(|one, next| one.path <= next.path) {
            let mut parts: Vec<_> = tasks.into_iter().zip(examined).collect();
            parts.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
            (tasks, examined) = parts.into_iter().unzip();
        }
        let all = 0..tasks.len();
        Self {
            verdicts: all.clone().map(|_| None).collect(),
            of_site: all.clone().map(|_| Vec::new()).collect(),
            pending: all.clone().collect(),
            due: all.collect(),
            tasks,
            examined,
            ..self
        }
    }

    /// Takes what has become of a task now.
    pub(super) fn put(&mut self, at: usize, examined: Result<Examined, WorkFault>) {
        if let Some(slot) = self.examined.get_mut(at) {
            let edited = match (&*slot, &examined) {
                (Ok(old), Ok(new)) if old.is_exact && new.is_exact => Some(Displacement::between(&old.text, &new.text)),
                _ => None,
            };
            // Two edits of which nobody has looked at the first are not one.
            match edited.filter(|_| !self.pending.contains(&at)) {
                Some(edited) => drop(self.edited.insert(at, edited)),
                None => drop(self.edited.remove(&at)),
            }
            *slot = examined;
            self.pending.insert(at);
            self.due.insert(at);
        }
    }

    /// Whether the rules of the site have run, and would find something else now.
    pub(super) fn is_behind(&self) -> bool {
        self.survey.runs() > 0 && !self.survey.is_settled()
    }

    /// The number of the task at `path` below the site's root.
    pub(super) fn at_path(&self, path: &str) -> Option<usize> {
        at_path(&self.tasks, path)
    }

    /// The text of a task, as it is checked, in a run that lets none go.
    pub(super) fn text(&self, path: &str) -> Option<Arc<str>> {
        let examined = self.examined.get(self.at_path(path)?)?.as_ref().ok()?;
        Some(Arc::clone(&examined.text))
    }
}

/// The number of the one at `path` among `tasks`, which are in the order of their paths.
pub(super) fn at_path(tasks: &[Arc<Task>], path: &str) -> Option<usize> {
    tasks.binary_search_by(|task| task.path.as_str().cmp(path)).ok()
}

/// The site of all these tasks, where they have one in common.
fn only_site(tasks: &[Arc<Task>]) -> Option<&Arc<SiteRoot>> {
    let (first, rest) = tasks.split_first()?;
    let site = &first.standing.site;
    rest.iter().all(|task| Arc::ptr_eq(&task.standing.site, site)).then_some(site)
}

impl Group {
    /// What the baseline has of each task, unless it could not be checked.
    pub(super) fn passed_over(&self) -> Vec<Option<Passed>> {
        let of = |verdict: &Option<Result<Verdict, WorkFault>>| Some(verdict.as_ref()?.as_ref().ok()?.passed.clone());
        self.verdicts.iter().map(of).collect()
    }

    /// What was found in a task.
    pub(super) fn report(&self, at: usize) -> Option<&FileReport> {
        Some(&self.verdicts.get(at)?.as_ref()?.as_ref().ok()?.report)
    }
}
