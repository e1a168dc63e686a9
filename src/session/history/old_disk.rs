//! The files below a site's root as they were at a commit: those of today, with what has changed put back.

use crate::site::disk::{EntryKind, Listing};
use crate::site::{Disk, path};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::sync::Arc;

/// The files of then. What git does not look after (dependencies, submodules) is taken for what it is today.
#[derive(Debug)]
pub(super) struct OldDisk {
    now: Arc<dyn Disk>,
    /// The files that held something else, or are gone; empty content where git cannot tell it.
    there: BTreeMap<String, Arc<[u8]>>,
    /// The files that were not there.
    new: HashSet<String>,
    /// The folders whose names differ: what has to be put in, and what to be taken out.
    folders: HashMap<String, Difference>,
}

/// What one folder lacked, and what it had besides.
#[derive(Debug, Default)]
struct Difference {
    more: BTreeMap<String, EntryKind>,
    less: HashSet<String>,
}

impl OldDisk {
    /// The disk of then; `was_folder` says whether a folder of today held anything.
    pub fn new(
        now: Arc<dyn Disk>,
        there: BTreeMap<String, Arc<[u8]>>,
        new: HashSet<String>,
        was_folder: impl Fn(&str) -> bool,
    ) -> Self {
        let mut folders: HashMap<String, Difference> = HashMap::new();
        for file in there.keys() {
            let (mut part, mut kind) = (file.as_str(), EntryKind::File);
            while !part.is_empty() {
                let folder = folders.entry(path::folder(part).to_owned()).or_default();
                folder.more.insert(path::file_name(part).to_owned(), kind);
                (part, kind) = (path::folder(part), EntryKind::Folder);
            }
        }
        for file in &new {
            let mut part = file.as_str();
            while !part.is_empty() && (part == file || !was_folder(part)) {
                let folder = folders.entry(path::folder(part).to_owned()).or_default();
                folder.less.insert(path::file_name(part).to_owned());
                part = path::folder(part);
            }
        }
        Self { now, there, new, folders }
    }
}

impl Disk for OldDisk {
    fn list(&self, path: &str) -> Option<Arc<Listing>> {
        let is_new = |part: &str| {
            let folder = self.folders.get(path::folder(part));
            folder.is_some_and(|it| {
                let name = path::file_name(part);
                it.less.contains(name) && !it.more.contains_key(name)
            })
        };
        let mut part = path;
        while !part.is_empty() {
            if is_new(part) {
                return None;
            }
            part = path::folder(part);
        }
        let now = self.now.list(path);
        let Some(difference) = self.folders.get(path) else { return now };
        let mut names: BTreeMap<String, EntryKind> =
            now.iter().flat_map(|now| now.iter()).map(|(k, v)| (k.clone(), *v)).collect();
        names.retain(|name, _| !difference.less.contains(name));
        names.extend(difference.more.iter().map(|(name, kind)| (name.clone(), *kind)));
        Some(Arc::new(names.into_iter().collect()))
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        match self.there.get(path) {
            Some(content) => Ok(content.len() as u64),
            None if self.new.contains(path) => Err(io::ErrorKind::NotFound.into()),
            None => self.now.size(path),
        }
    }

    fn head(&self, path: &str, limit: usize) -> io::Result<Vec<u8>> {
        match self.there.get(path) {
            Some(content) => Ok(content.iter().take(limit).copied().collect()),
            None if self.new.contains(path) => Err(io::ErrorKind::NotFound.into()),
            None => self.now.head(path, limit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OldDisk;
    use crate::site::Disk;
    use crate::site::disk::MapDisk;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    #[test]
    fn what_has_changed_is_put_back() {
        let now = MapDisk::new([("글/a.md", "new"), ("글/b.md", "same"), ("neu/x/c.md", "new"), ("moved/d.md", "d")]);
        let there = [("글/a.md", "old"), ("옛/e/f.md", "gone"), ("d.md", "d")];
        let there: BTreeMap<String, Arc<[u8]>> =
            there.map(|(path, text)| (path.to_owned(), Arc::from(text.as_bytes()))).into();
        let new = ["neu/x/c.md", "moved/d.md"].map(str::to_owned).into();
        let disk = OldDisk::new(Arc::new(now), there, new, |folder| folder == "글");
        let text = |path: &str| disk.text(path).filter(|_| disk.has_file(path));
        assert_eq!(text("글/a.md").as_deref(), Some("old"));
        assert_eq!(text("글/b.md").as_deref(), Some("same"));
        assert_eq!(text("옛/e/f.md").as_deref(), Some("gone"));
        assert_eq!(text("d.md").as_deref(), Some("d"));
        assert!(disk.has_folder("옛/e") && !disk.has_folder("neu") && !disk.has_folder("neu/x"));
        assert!(text("neu/x/c.md").is_none() && text("moved/d.md").is_none() && disk.size("moved/d.md").is_err());
        assert_eq!(
            disk.list("").map(|names| names.keys().cloned().collect::<Vec<_>>().join(" ")).as_deref(),
            Some("d.md 글 옛")
        );
    }
}
