//! The sites of a run: gathers the facts of their posts, checked or not, and runs what looks at all of them.

use super::baseline::{Older, Passed};
use super::history::Before;
use super::run::{Examined, OUR_FAULT};
use super::survey;
use super::view::View;
use super::{Session, SiteRoot, Standing, Task, paths, source, walk};
use crate::document::Post;
use crate::lint::{Clock, Diagnostic};
use crate::report::{FileReport, WorkFault};
use crate::site::{Blog, Facts, GeneratorName, Role};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One site with those of its files that are checked: at least one.
pub(super) struct Group<'t> {
    pub(super) tasks: Vec<&'t Task>,
    /// What became of each task.
    pub(super) examined: Vec<Result<Examined, WorkFault>>,
    /// The facts of the site's other posts; `None` until somebody asks, since no run changes them.
    others: Option<Vec<Facts>>,
    /// What the site was at a commit; `None` until somebody asks.
    before: Option<Option<Before>>,
    /// What is passed over.
    pub(super) older: &'t Older,
    /// What the baseline had of each task when it was judged first: a mended line does not make the rest of it new.
    pub(super) passed: Option<Vec<Option<Passed>>>,
}

/// What the rules of one site found.
#[derive(Default)]
pub(super) struct OfSite {
    /// The findings of each task, in the order of the tasks.
    pub(super) found: Vec<Vec<Diagnostic>>,
    /// What was found in posts that are not checked, because of those that are.
    pub(super) beside: Vec<(Standing, FileReport)>,
    /// The texts of files that findings point at.
    pub(super) elsewhere: BTreeMap<String, Arc<str>>,
    /// The site's configuration files, and posts that are gone, with what is wrong in them.
    pub(super) configurations: Vec<FileReport>,
    /// How many posts that are gone were found at fault.
    pub(super) gone: usize,
    /// Whether something wrong in them makes the run fail.
    pub(super) fails: bool,
    /// That the program broke on the site.
    pub(super) faults: Vec<WorkFault>,
}

impl<'t> Group<'t> {
    /// The sites to which `tasks` belong.
    pub(super) fn of_tasks(
        tasks: &'t [Task],
        older: &'t Older,
        examined: Vec<Result<Examined, WorkFault>>,
    ) -> Vec<Self> {
        let mut groups: BTreeMap<(&Path, &'static str), Self> = BTreeMap::new();
        for (task, examined) in tasks.iter().zip(examined) {
            let site = &task.standing.site;
            let key = (site.root.as_path(), site.layout.generator.name().as_str());
            let empty = || Self { tasks: vec![], examined: vec![], others: None, before: None, older, passed: None };
            let group = groups.entry(key).or_insert_with(empty);
            group.tasks.push(task);
            group.examined.push(examined);
        }
        groups.into_values().collect()
    }

    /// The numbers of the tasks that went well, by their paths below the site's root.
    fn by_path(&self) -> HashMap<String, usize> {
        let both = self.tasks.iter().zip(&self.examined).enumerate().filter(|(_, (_, examined))| examined.is_ok());
        both.map(|(at, (task, _))| (task.standing.site.path(&task.file), at)).collect()
    }
}

impl Session {
    /// Runs the rules of a site.
    pub(super) fn check_site(&self, group: &mut Group<'_>) -> OfSite {
        let mut of_site = OfSite { found: vec![Vec::new(); group.tasks.len()], ..OfSite::default() };
        let Some(site) = group.tasks.first().map(|task| Arc::clone(&task.standing.site)) else { return of_site };
        // The configuration at the site's root settles the options; that of each post, whether and how much it matters.
        let Ok(standing) = self.standing(&site.root.join("index.md")) else { return of_site };
        self.check_configuration(&standing, &mut of_site);
        if !standing.rules.look_at_sites() {
            return of_site;
        }
        let clock = Clock { now: self.request.now, zone: site.zone(&standing.project) };
        let by_path = group.by_path();
        let mut facts = group.others.take().unwrap_or_else(|| self.other_posts(&site, &clock, &by_path));
        for (path, at) in &by_path {
            let Some(Ok(examined)) = group.examined.get_mut(*at) else { continue };
            // A post on which no rule of the site is to speak is there for the others all the same.
            let of_text = || guarded(|| facts_of(&site, path, examined.text.to_string(), &clock));
            facts.extend(examined.facts.take().or_else(of_text));
        }
        let blog = Blog::new(facts);
        self.look_back(group, &standing);
        let survey = || {
            let past = group.before.iter().flatten().next().map(|before| {
                let text = |path: &str| Some(group.examined.get(*by_path.get(path)?)?.as_ref().ok()?.text.to_string());
                Self::past(before, &site, &blog, &clock.zone, &text)
            });
            survey::run(&blog, &site.layout, &clock, &standing.rules, past.as_ref())
        };
        match guarded(survey) {
            Some(found) => {
                self.look_beside(&found, group, &by_path, &mut of_site);
                self.share_out(found, group, &by_path, &blog, &mut of_site);
            }
            None => {
                let path = paths::shown(&self.request.folder, &site.root);
                of_site.faults.push(WorkFault { path, message: OUR_FAULT.into() });
            }
        }
        group.take_back(blog, &by_path);
        of_site
    }

    /// Finds out what the site was, where a rule compares it with that.
    fn look_back(&self, group: &mut Group<'_>, standing: &Standing) {
        let Some(since) = group.older.since.as_ref().filter(|_| standing.rules.look_back()) else { return };
        let read = || {
            guarded(|| {
                Before::read(&self.view, &standing.site, &standing.project, since.repository(&standing.site.root)?)
            })
        };
        group.before.get_or_insert_with(|| read().flatten());
    }

    fn share_out(
        &self,
        found: BTreeMap<String, Vec<Diagnostic>>,
        group: &Group<'_>,
        by_path: &HashMap<String, usize>,
        blog: &Blog,
        of_site: &mut OfSite,
    ) {
        for (path, mut found) in found {
            let Some(at) = by_path.get(&path) else {
                let old = group.older.since.as_ref().zip(group.before.iter().flatten().next());
                let (Some(old), Some(task)) = (old.filter(|_| blog.at_path(&path).is_none()), group.tasks.first())
                else {
                    continue;
                };
                found.iter_mut().for_each(|found| self.name_places(found, group, by_path, &mut of_site.elsewhere));
                self.report_elsewhere(&task.standing.site, old, (&path, found), of_site);
                continue;
            };
            let Some((task, list)) = group.tasks.get(*at).zip(of_site.found.get_mut(*at)) else { continue };
            for mut finding in found {
                let Some(active) = task.standing.rules.get(finding.rule) else { continue };
                finding.severity = active.severity;
                self.name_places(&mut finding, group, by_path, &mut of_site.elsewhere);
                list.push(finding);
            }
        }
    }

    /// The facts of the site's posts that are not checked themselves. A folder that no generator owns has none: which
    /// files would belong to it nobody knows.
    fn other_posts(&self, site: &Arc<SiteRoot>, clock: &Clock, checked: &HashMap<String, usize>) -> Vec<Facts> {
        if site.layout.generator.name() == GeneratorName::Plain {
            return Vec::new();
        }
        let found = walk::find(&self.view, &site.root, &[PathBuf::from(".")]).files;
        let folders: HashSet<PathBuf> = found
            .keys()
            .filter_map(|file| file.parent())
            .filter(|folder| self.owns(site, folder))
            .map(Path::to_owned)
            .collect();
        let others = found.into_keys().filter(|file| {
            let path = site.path(file);
            !checked.contains_key(&path)
                && file.parent().is_some_and(|folder| folders.contains(folder))
                && matches!(site.layout.generator.role(&path), Role::Post | Role::Page)
        });
        let others: Vec<PathBuf> = others.collect();
        others
            .into_par_iter()
            .filter_map(|file| guarded(|| facts_of_file(&self.view, site, &file, clock)).flatten())
            .collect()
    }

    fn owns(&self, site: &Arc<SiteRoot>, folder: &Path) -> bool {
        self.place(folder).is_ok_and(|(_, near)| near.root == site.root)
    }

    /// Names the other files of a finding as the author sees them, and brings their texts.
    pub(super) fn name_places(
        &self,
        finding: &mut Diagnostic,
        group: &Group<'_>,
        by_path: &HashMap<String, usize>,
        elsewhere: &mut BTreeMap<String, Arc<str>>,
    ) {
        let Some(site) = group.tasks.first().map(|task| &task.standing.site) else { return };
        for related in &mut finding.related {
            let Some(path) = &mut related.path else { continue };
            let file = site.root.join(&*path);
            // What is checked may have been fixed by now, so that the disk tells something older.
            let checked = by_path.get(path).and_then(|at| group.examined.get(*at)?.as_ref().ok());
            *path = paths::shown(&self.request.folder, &file);
            if !elsewhere.contains_key(path) {
                let on_disk =
                    || source::read(&self.view, &file).ok().and_then(|bytes| source::decode(bytes).ok()).map(Arc::from);
                let text = checked.map(|examined| examined.text.clone()).or_else(on_disk);
                elsewhere.extend(text.map(|text| (path.clone(), text)));
            }
        }
    }
}

impl Group<'_> {
    /// Keeps the facts of a blog for the next time.
    fn take_back(&mut self, blog: Blog, by_path: &HashMap<String, usize>) {
        let others = self.others.insert(Vec::new());
        for facts in blog.into_posts() {
            match by_path.get(&facts.path).and_then(|at| self.examined.get_mut(*at)) {
                Some(Ok(examined)) => examined.facts = Some(facts),
                Some(Err(_)) => {}
                None => others.push(facts),
            }
        }
    }
}

fn facts_of_file(view: &View, site: &SiteRoot, file: &Path, clock: &Clock) -> Option<Facts> {
    let bytes = source::read(view, file).ok().filter(|bytes| source::measure(bytes).is_ok())?;
    // A generator reads on past wrong bytes.
    let text = source::decode(bytes).unwrap_or_else(|fault| fault.text);
    Some(facts_of(site, &site.path(file), text, clock))
}

fn facts_of(site: &SiteRoot, path: &str, text: String, clock: &Clock) -> Facts {
    let generator = &site.layout.generator;
    let post = Post::parse(text, &generator.dialect(path));
    Facts::of(&post, path, generator.role(path), &site.layout, &clock.zone)
}

/// What `work` gives; `None` where the program breaks on it.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
