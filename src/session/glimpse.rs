//! The sizes and first bytes of files that posts only show, such as images: one picture may stand in many posts.

use super::view::View;
use crate::text::QuickMap;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

/// How many first bytes are kept of a file: by so many its type is told.
pub(super) const HEAD: usize = 512;

/// What is seen of a file without reading all of it.
#[derive(Debug)]
pub(super) struct Glimpse {
    /// The size of the file in bytes.
    pub(super) size: u64,
    /// Its first bytes, at most as many as were asked for.
    pub(super) head: Box<[u8]>,
}

/// What was seen of files below one root, by their paths.
#[derive(Debug, Default)]
pub(super) struct Glimpses(RwLock<QuickMap<String, Arc<Glimpse>>>);

impl Glimpses {
    /// What is seen of the file `path` below `root`; `None` where it cannot be opened, which is not kept.
    pub(super) fn of(&self, view: &View, root: &Path, path: &str) -> Option<Arc<Glimpse>> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(path) {
            return Some(Arc::clone(known));
        }
        let seen = Arc::new(view.glimpse(&root.join(path), HEAD).ok()?);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), Arc::clone(&seen));
        Some(seen)
    }

    /// Forgets everything: files have changed.
    pub(super) fn clear(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Glimpses;
    use crate::session::view::View;

    #[test]
    fn a_file_is_looked_at_once_until_something_changes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("글.png");
        std::fs::write(&file, vec![b'a'; 600]).unwrap();
        let (view, glimpses) = (View::default(), Glimpses::default());
        let seen = || glimpses.of(&view, folder.path(), "글.png").map(|seen| (seen.size, seen.head.len()));
        assert_eq!(seen(), Some((600, 512)));
        std::fs::write(&file, "b").unwrap();
        assert_eq!(seen(), Some((600, 512)));
        glimpses.clear();
        assert_eq!(seen(), Some((1, 1)));
        assert!(glimpses.of(&view, folder.path(), "none.png").is_none());
    }
}
