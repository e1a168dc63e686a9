//! One site as it was at a commit, as far as it has changed since: read once, and only when a rule wants to know.

use super::changes::{Change, Changes};
use super::old_disk::OldDisk;
use super::{blobs, may_settle};
use crate::document::Post;
use crate::session::projects::Project;
use crate::session::view::View;
use crate::session::{SiteRoot, paths, source};
use crate::site::past::base_of;
use crate::site::{Disk, Facts, HOST_FILES, Layout, Redirects, Role, by_name, detect, path};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// A site at a commit.
pub(in crate::session) struct Before {
    pub(super) commit: String,
    pub(super) made: Timestamp,
    pub(super) layout: Layout,
    pub(super) zone: TimeZone,
    pub(super) posts: Vec<Old>,
    /// The files that were not there, below the site's root.
    pub(super) new: HashSet<String>,
    /// The files that are there, have changed, and may settle how all posts are published.
    pub(super) settings: Vec<String>,
    pub(super) redirects: Redirects,
}

/// A post at the commit.
pub(super) struct Old {
    pub(super) facts: Facts,
    pub(super) post: Post,
    /// Its file now, below the site's root; `None` where it is gone.
    pub(super) now: Option<String>,
    /// Whether the file has another name or another text now.
    pub(super) is_changed: bool,
}

impl Before {
    /// The site at the commit; `None` where its root was no site then, or lies outside the repository.
    pub(in crate::session) fn read(view: &View, site: &SiteRoot, project: &Project, changes: &Changes) -> Option<Self> {
        let below = paths::below(&changes.root, &site.root)?;
        let inside = |name: &str| path::below(name, &below).map(str::to_owned);
        let there = there(changes, inside);
        let mut new: HashSet<String> = changes.untracked().iter().filter_map(|name| inside(name)).collect();
        new.extend(changes.files.iter().filter_map(|change| new_name(change, inside)));
        new.retain(|name| !there.contains_key(name));
        let names: Vec<String> = changes.names.iter().filter_map(|name| inside(name)).collect();
        let folders: HashSet<&str> = names.iter().flat_map(|name| folders(name)).collect();
        let now = &site.layout.disk;
        let disk = Arc::new(OldDisk::new(Arc::clone(now), there, new.clone(), |folder| folders.contains(folder)));
        let generator = match site.recognised {
            true => detect(disk.as_ref())?,
            false => by_name(site.layout.generator.name(), disk.as_ref()),
        };
        let zone = project.settings.time_zone.value.as_deref().or(generator.zone());
        let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let layout = Layout { generator, disk };
        let changed: HashMap<String, Option<String>> = changes
            .files
            .iter()
            .filter_map(|change| Some((inside(&change.old.as_ref()?.0)?, change.new.as_deref().and_then(&inside))))
            .collect();
        let now_names = changes.files.iter().filter_map(|change| inside(change.new.as_deref()?));
        // A file that has come or gone may have taken its folder for itself.
        let owns = |name: &String| {
            layout.generator.owns_folder(name) && (new.contains(name) || changed.get(name) == Some(&None))
        };
        let settled =
            changes.files.iter().flat_map(|change| change.old.iter().map(|(name, _)| name).chain(&change.new));
        let is_settled_anew = settled.filter_map(|name| inside(name)).any(|name| may_settle(&name) || owns(&name));
        let wanted = names.iter().filter(|name| is_settled_anew || changed.contains_key(*name));
        let posts = wanted.filter(|name| matches!(layout.generator.role(name), Role::Post | Role::Page));
        let read = |name: &String| {
            let now = changed.get(name).cloned().unwrap_or_else(|| Some(name.clone()));
            Old::read(name, now, changed.contains_key(name), &layout, &zone)
        };
        let posts: Vec<Old> = posts.collect::<Vec<_>>().into_par_iter().filter_map(read).collect();
        Some(Self {
            commit: changes.commit.clone(),
            made: changes.made,
            redirects: if posts.is_empty() { Redirects::default() } else { redirects(view, site, changes) },
            settings: now_names.filter(|name| may_settle(name)).collect(),
            layout,
            zone,
            posts,
            new,
        })
    }

    /// The path of the site's address then.
    pub(super) fn base(&self) -> String {
        base_of(self.layout.generator.site_address())
    }

    /// What the post at `path` was.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.posts.iter().find(|old| old.facts.path == path).map(|old| old.post.text.as_str())
    }
}

impl Old {
    fn read(name: &str, now: Option<String>, is_changed: bool, layout: &Layout, zone: &TimeZone) -> Option<Self> {
        let post = Post::parse(text(layout.disk.as_ref(), name)?, &layout.generator.dialect(name));
        let facts = Facts::of(&post, name, layout.generator.role(name), layout, zone);
        // What could not be read then was published by chance, if at all.
        let is_sound = post.front_matter.as_ref().is_none_or(|matter| matter.faults.is_empty());
        is_sound.then_some(Self { facts, post, now, is_changed })
    }
}

/// The text of a file; `None` where it is gone, or too large for a post.
pub(super) fn text(disk: &dyn Disk, name: &str) -> Option<String> {
    let limit = usize::try_from(source::LARGEST).unwrap_or(usize::MAX);
    let bytes = disk.head(name, limit.saturating_add(1)).ok().filter(|bytes| source::measure(bytes).is_ok())?;
    Some(source::decode(bytes).unwrap_or_else(|fault| fault.text))
}

/// What the files held that hold something else now.
fn there(changes: &Changes, inside: impl Fn(&str) -> Option<String>) -> BTreeMap<String, Arc<[u8]>> {
    let old = changes.files.iter().filter_map(|change| change.old.as_ref());
    let old: Vec<(String, &str)> = old.filter_map(|(name, blob)| Some((inside(name)?, blob.as_str()))).collect();
    // Pictures and films are not looked into: that they were there is enough.
    let is_text = |name: &str| {
        matches!(&*path::extension(name), "md" | "markdown" | "mdx" | "html" | "txt" | "") || may_settle(name)
    };
    let texts: Vec<&str> = old.iter().filter(|(name, _)| is_text(name)).map(|(_, blob)| *blob).collect();
    let contents = blobs::read(&changes.root, &texts);
    old.into_iter().map(|(name, blob)| (name, contents.get(blob).cloned().unwrap_or_default())).collect()
}

/// The name of a file that was not there, or had another name.
fn new_name(change: &Change, inside: impl Fn(&str) -> Option<String>) -> Option<String> {
    let new = change.new.as_ref()?;
    let is_same = change.old.as_ref().is_some_and(|(old, _)| old == new);
    if is_same { None } else { inside(new) }
}

/// The folders that hold `name`.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').filter_map(|(at, _)| name.get(..at))
}

/// What the server leads on: by the files of the site, and by those above it in the repository.
fn redirects(view: &View, site: &SiteRoot, changes: &Changes) -> Redirects {
    let mut redirects = Redirects::new(site.layout.disk.as_ref());
    let above = site.root.ancestors().skip(1).take_while(|folder| folder.starts_with(&changes.root));
    for (folder, name) in above.flat_map(|folder| HOST_FILES.map(|name| (folder, name))) {
        if let Ok(bytes) = view.read(&folder.join(name), source::LARGEST) {
            redirects.read(name, &String::from_utf8_lossy(&bytes));
        }
    }
    redirects
}
