//! What lies on disk below a site's root, behind a seam so that tests may use a map.

pub use super::listing::{EntryKind, Listing};

use crate::document::dialect::Fences;
use crate::document::front_matter;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// What the version control of the files knows of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tracking {
    /// There is none, or it cannot be asked.
    Unknown,
    /// It is in the index.
    Tracked,
    /// It could be added, and is not.
    Untracked,
    /// It is left out on purpose.
    Ignored,
}

/// Read access to the files below one root. Paths are relative to the root, with `/`, without `.` or `..` parts;
/// the empty path is the root itself.
pub trait Disk: Send + Sync + std::fmt::Debug {
    /// The names in the folder `path`, or `None` when there is no such folder.
    fn list(&self, path: &str) -> Option<Arc<Listing>>;

    /// The size of the file `path` in bytes.
    ///
    /// # Errors
    /// What the system says when the file cannot be looked at.
    fn size(&self, path: &str) -> io::Result<u64>;

    /// At most the first `limit` bytes of the file `path`.
    ///
    /// # Errors
    /// What the system says when the file cannot be read.
    fn head(&self, path: &str, limit: usize) -> io::Result<Vec<u8>>;

    /// Whether there is a file at exactly `path`, case and Unicode form included.
    fn has_file(&self, path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        self.list(folder).is_some_and(|names| names.get(name) == Some(&EntryKind::File))
    }

    /// Whether there is a folder at exactly `path`.
    fn has_folder(&self, path: &str) -> bool {
        self.list(path).is_some()
    }

    /// The names in the folder `path` that begin with `start`, in order.
    fn beginning(&self, path: &str, start: &'static str) -> Vec<String> {
        self.list(path).iter().flat_map(|names| names.beginning(start)).map(str::to_owned).collect()
    }

    /// The names of the folders in the folder `path`, in order.
    fn folders(&self, path: &str) -> Vec<String> {
        let names = self.list(path);
        let entries = names.iter().flat_map(|names| names.iter());
        entries.filter(|(_, kind)| **kind == EntryKind::Folder).map(|(name, _)| name.clone()).collect()
    }

    /// What git knows of the file `path`.
    fn tracking(&self, path: &str) -> Tracking {
        let _ = path;
        Tracking::Unknown
    }

    /// The text of the file `path`, wrong UTF-8 replaced; `None` when it cannot be read.
    fn text(&self, path: &str) -> Option<String> {
        let bytes = self.head(path, 4 << 20).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The beginning of the file `path`, up to the end of its front matter; `None` when it has none. Who asks for this does
    /// not care what its author writes behind it.
    fn matter(&self, path: &str, fences: Fences) -> Option<String> {
        let text = self.text(path)?;
        front_matter::beginning(&text, fences).map(str::to_owned)
    }
}

/// A disk of names and contents in memory.
#[derive(Clone, Debug, Default)]
pub struct MapDisk {
    files: BTreeMap<String, Vec<u8>>,
}

impl MapDisk {
    /// A disk that holds the given files.
    pub fn new<P: Into<String>, C: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, C)>) -> Self {
        Self { files: files.into_iter().map(|(path, content)| (path.into(), content.into())).collect() }
    }
}

impl Disk for MapDisk {
    fn list(&self, path: &str) -> Option<Arc<Listing>> {
        let mut names = BTreeMap::new();
        for file in self.files.keys() {
            let rest = if path.is_empty() {
                Some(file.as_str())
            } else {
                file.strip_prefix(path).and_then(|rest| rest.strip_prefix('/'))
            };
            match rest.map(|rest| rest.split_once('/')) {
                Some(Some((folder, _))) => names.insert(folder.to_owned(), EntryKind::Folder),
                Some(None) => names.insert(rest.unwrap_or_default().to_owned(), EntryKind::File),
                None => None,
            };
        }
        (path.is_empty() || !names.is_empty()).then(|| Arc::new(names.into_iter().collect()))
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        let content = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(content.len() as u64)
    }

    fn head(&self, path: &str, limit: usize) -> io::Result<Vec<u8>> {
        let content = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(content.iter().take(limit).copied().collect())
    }
}
