//! The sites of a run: gathers the facts of their posts, checked or not, and runs what looks at all of them.

use super::run::{Examined, OUR_FAULT};
use super::survey;
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

/// What the rules of all sites found.
#[derive(Default)]
pub(super) struct OfSites {
    /// The findings of each task, in the order of the tasks.
    pub(super) found: Vec<Vec<Diagnostic>>,
    /// The texts of files that are no tasks and that findings point at.
    pub(super) elsewhere: BTreeMap<String, Arc<str>>,
    /// The configuration files of sites with what is wrong in them.
    pub(super) configurations: Vec<FileReport>,
    /// Whether something wrong in them makes the run fail.
    pub(super) fails: bool,
    /// The sites on whose rules the program broke.
    pub(super) faults: Vec<WorkFault>,
}

/// One site with those of its files that are checked.
struct Group<'a> {
    standing: &'a Standing,
    tasks: Vec<usize>,
}

impl Session {
    /// Runs the rules of the sites to which the tasks belong. Takes the facts out of `examined`.
    pub(super) fn check_sites(&self, tasks: &[Task], examined: &mut [Result<Examined, WorkFault>]) -> OfSites {
        let mut groups: BTreeMap<(&Path, &'static str), Group<'_>> = BTreeMap::new();
        for (at, task) in tasks.iter().enumerate() {
            let site = &task.standing.site;
            let key = (site.root.as_path(), site.layout.generator.name().as_str());
            let group = groups.entry(key).or_insert(Group { standing: &task.standing, tasks: Vec::new() });
            group.tasks.push(at);
        }
        let mut all = OfSites { found: vec![Vec::new(); tasks.len()], ..OfSites::default() };
        for group in groups.values() {
            self.check_site(group, tasks, examined, &mut all);
        }
        all
    }

    fn check_site(
        &self,
        group: &Group<'_>,
        tasks: &[Task],
        examined: &mut [Result<Examined, WorkFault>],
        all: &mut OfSites,
    ) {
        let site = &group.standing.site;
        // The configuration at the site's root settles the options; that of each post, whether and how much it matters.
        let Ok(standing) = self.standing(&site.root.join("index.md")) else { return };
        self.check_configuration(&standing, all);
        if !standing.rules.look_at_sites() {
            return;
        }
        let clock = Clock { now: self.request.now, zone: site.zone(&standing.project) };
        let mut by_path = HashMap::new();
        let mut facts = Vec::new();
        for at in &group.tasks {
            let (Some(task), Some(Ok(examined))) = (tasks.get(*at), examined.get_mut(*at)) else { continue };
            let path = site.path(&task.file);
            // A post on which no rule of the site is to speak is there for the others all the same.
            let of_text = || guarded(|| facts_of(site, &path, examined.text.to_string(), &clock));
            facts.extend(examined.facts.take().or_else(of_text));
            by_path.insert(path, *at);
        }
        facts.extend(self.other_posts(site, &clock, &by_path));
        let blog = Blog::new(facts);
        let Some(found) = guarded(|| survey::run(&blog, &site.layout, &clock, &standing.rules)) else {
            all.faults
                .push(WorkFault { path: paths::shown(&self.request.folder, &site.root), message: OUR_FAULT.into() });
            return;
        };
        for (path, found) in found {
            let Some(at) = by_path.get(&path) else { continue };
            let rules = tasks.get(*at).map(|task| &task.standing.rules);
            for mut finding in found {
                let Some(active) = rules.and_then(|rules| rules.get(finding.rule)) else { continue };
                finding.severity = active.severity;
                self.name_places(&mut finding, site, all);
                all.found[*at].push(finding);
            }
        }
    }

    /// The facts of the site's posts that are not checked themselves. A folder that no generator owns has none: which
    /// files would belong to it nobody knows.
    fn other_posts(&self, site: &Arc<SiteRoot>, clock: &Clock, checked: &HashMap<String, usize>) -> Vec<Facts> {
        if site.layout.generator.name() == GeneratorName::Plain {
            return Vec::new();
        }
        let found = walk::find(&site.root, &[PathBuf::from(".")]).files;
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
        others.into_par_iter().filter_map(|file| guarded(|| facts_of_file(site, &file, clock)).flatten()).collect()
    }

    fn owns(&self, site: &Arc<SiteRoot>, folder: &Path) -> bool {
        self.place(folder).is_ok_and(|(_, near)| near.root == site.root)
    }

    /// Names the other files of a finding as the author sees them, and brings their texts.
    fn name_places(&self, finding: &mut Diagnostic, site: &SiteRoot, all: &mut OfSites) {
        for related in &mut finding.related {
            let Some(path) = &mut related.path else { continue };
            let file = site.root.join(&*path);
            *path = paths::shown(&self.request.folder, &file);
            if !all.elsewhere.contains_key(path) {
                let text = source::read(&file).ok().and_then(|bytes| source::decode(bytes).ok());
                all.elsewhere.extend(text.map(|text| (path.clone(), Arc::from(text))));
            }
        }
    }
}

fn facts_of_file(site: &SiteRoot, file: &Path, clock: &Clock) -> Option<Facts> {
    let bytes = source::read(file).ok().filter(|bytes| source::measure(bytes).is_ok())?;
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
