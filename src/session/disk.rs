//! The files below one root as a run sees them, its folders listed once and kept.

use super::git::Index;
use super::view::View;
use crate::site::Disk;
use crate::site::disk::{EntryKind, Listing, Tracking};
use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// The files below a root. Names are compared exactly, also where the file system itself does not tell `a` from `A`:
/// every part of a path is looked up in the listing of the folder above it.
#[derive(Debug)]
pub struct RealDisk {
    root: PathBuf,
    view: Arc<View>,
    index: Index,
    listings: RwLock<HashMap<String, Option<Arc<Listing>>>>,
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
        Self { index: Index::new(root.clone()), root, view, listings: RwLock::default() }
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

    fn tracking(&self, path: &str) -> Tracking {
        self.index.tracking(path)
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        self.view.size(&self.root.join(path))
    }

    fn head(&self, path: &str, limit: usize) -> io::Result<Vec<u8>> {
        self.view.head(&self.root.join(path), u64::try_from(limit).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::RealDisk;
    use crate::site::Disk;

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
