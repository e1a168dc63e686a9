//! The real disk below a site's root.

use crate::site::disk::{Disk, EntryKind, Listing};
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

/// The files below one folder.
#[derive(Debug)]
pub struct RealDisk {
    root: PathBuf,
}

impl RealDisk {
    /// The disk below `root`.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }
}

impl Disk for RealDisk {
    fn list(&self, path: &str) -> Option<Arc<Listing>> {
        let mut names = Listing::new();
        for entry in std::fs::read_dir(self.root.join(path)).ok()?.flatten() {
            let kind = if entry.path().is_dir() { EntryKind::Folder } else { EntryKind::File };
            names.insert(entry.file_name().to_string_lossy().into_owned(), kind);
        }
        Some(Arc::new(names))
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        Ok(std::fs::metadata(self.root.join(path))?.len())
    }

    fn head(&self, path: &str, limit: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        std::fs::File::open(self.root.join(path))?.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
