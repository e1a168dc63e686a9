//! The posts of a site that are not checked themselves: which they are, and their facts.

use super::blogs::guarded;
use super::group::Group;
use super::progress::Work;
use super::view::View;
use super::{Session, SiteRoot, source, walk};
use crate::document::Post;
use crate::lint::Clock;
use crate::site::recorder::Asked;
use crate::site::{Facts, GeneratorName, Layout, Role};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A post that is not checked itself, but may matter to those that are.
#[derive(Default)]
pub(super) struct Other {
    /// What was asked of the disk for its facts.
    pub(super) asked: Asked,
}

/// The facts of a post, where it could be read, with what was asked of the disk for them.
type Gathered = (Option<Facts>, Asked);

impl Session {
    /// The site's posts that are not checked themselves. A folder that no generator owns has none: which files would
    /// belong to it nobody knows.
    pub(super) fn others(&self, site: &Arc<SiteRoot>, group: &Group) -> BTreeSet<PathBuf> {
        if site.layout.generator.name() == GeneratorName::Plain {
            return BTreeSet::new();
        }
        let found = group.passed_by.clone().unwrap_or_else(|| {
            walk::find(&self.view, &self.threads, &site.root, &[PathBuf::from(".")])
                .files
                .into_iter()
                .map(|(file, _)| file)
                .collect()
        });
        let mut folders: HashMap<PathBuf, bool> = HashMap::new();
        let mut is_own = |folder: &Path| match folders.get(folder) {
            Some(is_own) => *is_own,
            None => *folders.entry(folder.to_owned()).or_insert_with(|| self.owns(site, folder)),
        };
        let others = found.into_iter().filter(|file| {
            let path = site.path(file);
            group.at_path(&path).is_none()
                && file.parent().is_some_and(&mut is_own)
                && matches!(site.layout.generator.role(&path), Role::Post | Role::Page)
        });
        others.collect()
    }

    /// The facts of other posts, which the group knows from now on.
    pub(super) fn gather(&self, group: &mut Group, clock: &Clock, files: BTreeSet<PathBuf>) -> Vec<Facts> {
        let files: Vec<PathBuf> = files.into_iter().collect();
        let site = Arc::clone(&group.site);
        let read = |file: &PathBuf| -> Gathered {
            let read = |layout: &Layout| guarded(|| facts_of_file(&self.view, &site, layout, file, clock)).flatten();
            self.recording(&site.layout, read)
        };
        let gathered = self.threads.run_wider(files.len(), || self.on_all(Work::Read, &files, read));
        let others = group.others.get_or_insert_default();
        let mut all = Vec::new();
        for (file, (facts, asked)) in files.into_iter().zip(gathered) {
            if facts.is_none() {
                let path = site.path(&file);
                group.survey.retain(|known| known != path);
            }
            others.insert(file, Other { asked });
            all.extend(facts);
        }
        all
    }

    fn owns(&self, site: &Arc<SiteRoot>, folder: &Path) -> bool {
        self.place(folder).is_ok_and(|(_, near)| near.root == site.root)
    }
}

fn facts_of_file(view: &View, site: &SiteRoot, layout: &Layout, file: &Path, clock: &Clock) -> Option<Facts> {
    let bytes = source::read(view, file).ok().filter(|bytes| source::measure(bytes).is_ok())?;
    // A generator reads on past wrong bytes.
    let text = source::decode(bytes).unwrap_or_else(|fault| fault.text);
    Some(facts_of(site, layout, &site.path(file), text, clock))
}

pub(super) fn facts_of(site: &SiteRoot, layout: &Layout, path: &str, text: String, clock: &Clock) -> Facts {
    let generator = &site.layout.generator;
    let post = Post::parse(text, &generator.dialect(path));
    Facts::of(&post, path, generator.role(path), layout, &clock.zone)
}
