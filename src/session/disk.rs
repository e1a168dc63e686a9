//! The files below one root as a run sees them, its folders listed once and kept until something in them changes.

use super::git::Index;
use super::glimpse::{self, Glimpses};
use super::shift::Shift;
use super::view::View;
use crate::site::Disk;
use crate::site::disk::{EntryKind, Listing, Tracking};
use crate::text::QuickMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// The files below a root. Names are compared exactly, also where the file system itself does not tell `a` from `A`:
/// every part of a path is looked up in the listing of the folder above it.
#[derive(Debug)]
pub struct RealDisk {
    root: PathBuf,
    view: Arc<View>,
    index: RwLock<Index>,
    listings: RwLock<QuickMap<String, Option<Arc<Listing>>>>,
    /// The folders that were found to be there, every part of their paths spelt so.
    found: RwLock<QuickMap<String, Arc<Listing>>>,
    glimpses: Glimpses,
}

impl RealDisk {
    /// The disk whose root is the folder `root`.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self::seen(root, Arc::default())
    }

    /// What `view` shows below the folder `root`.
    #[must_use]
    pub fn seen(root: PathBuf, view: Arc<View>) -> Self {
        Self {
            index: RwLock::new(Index::new(root.clone())),
            root,
            view,
            listings: RwLock::default(),
            found: RwLock::default(),
            glimpses: Glimpses::default(),
        }
    }

    /// Looks again at the folders that the files and folders at `touched` may have changed, and says what is different.
    pub(super) fn refresh(&self, touched: impl IntoIterator<Item = String>) -> Shift {
        let mut shift = Shift { touched: touched.into_iter().collect(), ..Shift::default() };
        self.found.write().unwrap_or_else(PoisonError::into_inner).clear();
        self.glimpses.clear();
        let mut listings = self.listings.write().unwrap_or_else(PoisonError::into_inner);
        let mut again: Vec<String> = Vec::new();
        for path in &shift.touched {
            // A folder above it may be as new as the file: up to the first that was there.
            let mut way = path.as_str();
            loop {
                let (folder, name) = way.rsplit_once('/').unwrap_or(("", way));
                let known = listings.get(folder);
                let before = known.and_then(|names| names.as_ref()?.get(name).copied());
                let now = self.view.kind(&self.root.join(way));
                if known.is_some() && before != now {
                    again.push(folder.to_owned());
                }
                if way == path && [before, now].contains(&Some(EntryKind::Folder)) || path.is_empty() {
                    shift.reaches_below = true;
                    let below = |known: &&String| known.strip_prefix(path.as_str()).is_some_and(is_end_of_name);
                    again.extend(listings.keys().filter(|known| path.is_empty() || below(known)).cloned());
                }
                if folder.is_empty() || known.is_some_and(Option::is_some) {
                    break;
                }
                way = folder;
            }
        }
        for folder in again {
            let new = self.view.list(&self.root.join(&folder)).map(Arc::new);
            let Some(old) = listings.insert(folder.clone(), new.clone()) else { continue };
            if old.as_deref().map(|names| &**names) != new.as_deref().map(|names| &**names) {
                shift.folders.entry(folder).or_insert((old, new));
            }
        }
        let is_ignored_otherwise = |path: &String| [".gitignore", ".git"].iter().any(|name| path.ends_with(name));
        if !shift.folders.is_empty() || shift.touched.iter().any(is_ignored_otherwise) {
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = Index::new(self.root.clone());
            shift.is_tracked_anew = true;
        }
        shift
    }

    /// Takes the names in the folder `path` from the disk whose root it is, where that has read them.
    pub(super) fn know(&self, path: String, disk: &Self) {
        let known = disk.listings.read().unwrap_or_else(PoisonError::into_inner).get("").cloned();
        let mut listings = self.listings.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known {
            listings.entry(path).or_insert(known);
        }
    }

    fn listing(&self, path: &str) -> Option<Arc<Listing>> {
        if let Some(known) = self.listings.read().unwrap_or_else(PoisonError::into_inner).get(path) {
            return known.clone();
        }
        let found = self.view.list(&self.root.join(path)).map(Arc::new);
        let mut listings = self.listings.write().unwrap_or_else(PoisonError::into_inner);
        listings.entry(path.to_owned()).or_insert(found).clone()
    }
}

impl Disk for RealDisk {
    fn list(&self, path: &str) -> Option<Arc<Listing>> {
        if let Some(names) = self.found.read().unwrap_or_else(PoisonError::into_inner).get(path) {
            return Some(Arc::clone(names));
        }
        let names = self.part_by_part(path)?;
        self.found.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), Arc::clone(&names));
        Some(names)
    }

    fn has_folder(&self, path: &str) -> bool {
        let is_named = path.rsplit_once('/').is_none_or(|(above, name)| {
            self.list(above).is_some_and(|names| names.get(name) == Some(&EntryKind::Folder))
        });
        is_named && self.list(path).is_some()
    }

    fn tracking(&self, path: &str) -> Tracking {
        self.index.read().unwrap_or_else(PoisonError::into_inner).tracking(path)
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        match self.glimpses.of(&self.view, &self.root, path) {
            Some(seen) => Ok(seen.size),
            None => self.view.size(&self.root.join(path)),
        }
    }

    fn head(&self, path: &str, limit: usize) -> io::Result<Vec<u8>> {
        if limit <= glimpse::HEAD
            && let Some(seen) = self.glimpses.of(&self.view, &self.root, path)
        {
            return Ok(seen.head.iter().take(limit).copied().collect());
        }
        Ok(self.view.glimpse(&self.root.join(path), limit)?.head.into_vec())
    }
}

impl RealDisk {
    /// The names in the folder `path`, each part of which stands in the listing of the folder above it.
    fn part_by_part(&self, path: &str) -> Option<Arc<Listing>> {
        let mut names = self.listing("")?;
        if path.is_empty() {
            return Some(names);
        }
        let mut from = 0;
        loop {
            let end = path.get(from..)?.find('/').map_or(path.len(), |at| from + at);
            let part = path.get(from..end)?;
            if names.get(part) != Some(&EntryKind::Folder) {
                return None;
            }
            names = self.listing(path.get(..end)?)?;
            if end == path.len() {
                return Some(names);
            }
            from = end + 1;
        }
    }
}

/// Whether a path that goes on so goes on below the same name, or ends with it.
fn is_end_of_name(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::RealDisk;
    use crate::site::Disk;
    use crate::site::recorder::Recorder;
    use std::sync::Arc;

    #[test]
    fn names_are_exact_and_paths_stay_below_the_root() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("글/b")).unwrap();
        std::fs::write(folder.path().join("글/b/Photo.PNG"), "abc").unwrap();
        let disk = RealDisk::new(folder.path().to_owned());
        assert!(disk.has_file("글/b/Photo.PNG") && disk.has_folder("글/b"));
        assert!(!disk.has_file("글/b/photo.png") && !disk.has_file("글/B/Photo.PNG"));
        assert!(disk.list("..").is_none() && disk.list("글/../글").is_none() && disk.list("none/x").is_none());
        assert_eq!(disk.size("글/b/Photo.PNG").unwrap(), 3);
        assert_eq!(disk.head("글/b/Photo.PNG", 2).unwrap(), b"ab");
        assert!(disk.head("none", 2).is_err());
    }

    #[test]
    fn only_what_changed_has_other_answers() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("글/b")).unwrap();
        std::fs::write(folder.path().join("글/a.png"), "").unwrap();
        let disk = Arc::new(RealDisk::new(folder.path().to_owned()));
        let asked = |ask: fn(&Recorder)| {
            let recorder = Recorder::new(Arc::clone(&disk) as Arc<dyn Disk>);
            ask(&recorder);
            recorder.take()
        };
        let there = asked(|disk| assert!(disk.has_file("글/a.png") && disk.list("글/b").is_some()));
        let beginning = asked(|disk| assert!(disk.beginning("글", "index.").is_empty() && disk.folders("글") == ["b"]));
        let names = asked(|disk| assert!(disk.list("글").is_some()));
        let missing = asked(|disk| assert!(!disk.has_file("글/c/d.png") && disk.text("글/c/d.png").is_none()));
        let concerned = |touched: &str| {
            let shift = disk.refresh([touched.to_owned()]);
            [&there, &beginning, &names, &missing].map(|asked| shift.concerns(asked, &*disk))
        };
        assert_eq!(concerned("글/a.png"), [false; 4], "bytes are no names");
        std::fs::write(folder.path().join("글/new.png"), "").unwrap();
        assert_eq!(concerned("글/new.png"), [false, false, true, false]);
        std::fs::write(folder.path().join("글/index.md"), "").unwrap();
        assert_eq!(concerned("글/index.md"), [false, true, true, false]);
        std::fs::create_dir(folder.path().join("글/c")).unwrap();
        std::fs::write(folder.path().join("글/c/d.png"), "").unwrap();
        assert_eq!(concerned("글/c/d.png"), [false, true, true, true], "the folder is new, too");
        std::fs::remove_dir_all(folder.path().join("글")).unwrap();
        assert_eq!(concerned("글"), [true; 4]);
        assert_eq!(concerned("글"), [false; 4], "nothing is gone that was not gone before");
    }

    #[test]
    fn many_threads_see_the_same() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.md"), "").unwrap();
        let disk = RealDisk::new(folder.path().to_owned());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert!(disk.has_file("a.md")));
            }
        });
    }
}
