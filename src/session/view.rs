//! The files as a run sees them: those on the disk, except where something else stands in place of one.

use super::glimpse::Glimpse;
use super::{open, paths};
use crate::site::disk::{EntryKind, Listing};
use crate::text::composed;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::ops::Bound;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// What stands in place of a file on the disk, whether there is one or not.
#[derive(Clone, Debug)]
pub enum Instead {
    /// These bytes: a text that is not saved.
    Bytes(Arc<[u8]>),
    /// What another file holds.
    CopyOf(PathBuf),
    /// Nothing: the file is not there.
    Nothing,
}

/// All files of a run. Paths are absolute, without `.` and `..`; two that differ in Unicode form only are one.
#[derive(Debug, Default)]
pub struct View {
    /// By the names of the paths; with the paths as they are spelt.
    replaced: RwLock<BTreeMap<String, (PathBuf, Instead)>>,
}

impl View {
    /// Puts something in the place of the file at `path`.
    pub fn put(&self, path: PathBuf, instead: Instead) {
        let mut replaced = self.replaced.write().unwrap_or_else(PoisonError::into_inner);
        replaced.insert(key(&path), (path, instead));
    }

    /// Leaves the file at `path` as the disk has it.
    pub fn restore(&self, path: &Path) {
        self.replaced.write().unwrap_or_else(PoisonError::into_inner).remove(&key(path));
    }

    /// What stands in place of the file at `path`; `None` where it is as the disk has it.
    pub fn instead_of(&self, path: &Path) -> Option<Instead> {
        let replaced = self.replaced.read().unwrap_or_else(PoisonError::into_inner);
        if replaced.is_empty() {
            return None;
        }
        replaced.get(&key(path)).map(|(_, instead)| instead.clone())
    }

    /// The files below `folder` in whose place something stands that is there.
    pub(super) fn added(&self, folder: &Path) -> Vec<PathBuf> {
        self.below(folder, |_, path, instead| (!matches!(instead, Instead::Nothing)).then(|| path.to_owned()))
    }

    /// Whether there is a folder at `path`, and not a file.
    ///
    /// # Errors
    /// What the system says; that there is neither, too.
    pub(super) fn is_folder(&self, path: &Path) -> io::Result<bool> {
        match self.instead_of(path) {
            Some(Instead::Nothing) => Err(ErrorKind::NotFound.into()),
            Some(_) => Ok(false),
            None => match fs::metadata(path) {
                Ok(metadata) => Ok(metadata.is_dir()),
                Err(_) if !self.added(path).is_empty() => Ok(true),
                Err(error) => Err(error),
            },
        }
    }

    /// What stands at `path`, links followed; `None` where it is neither file nor folder.
    pub(super) fn kind(&self, path: &Path) -> Option<EntryKind> {
        match self.is_folder(path) {
            Ok(true) => Some(EntryKind::Folder),
            _ => self.has_file(path).then_some(EntryKind::File),
        }
    }

    /// Whether there is a file at `path`.
    pub(super) fn has_file(&self, path: &Path) -> bool {
        match self.instead_of(path) {
            Some(instead) => !matches!(instead, Instead::Nothing),
            None => path.is_file(),
        }
    }

    /// The bytes of the file at `path`, at most `limit`.
    ///
    /// # Errors
    /// What the system says, or that it is no regular file.
    pub(super) fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        match self.instead_of(path) {
            None => open::read(path, limit),
            Some(Instead::CopyOf(copy)) => open::read(&copy, limit),
            Some(Instead::Bytes(bytes)) => Ok(first(&bytes, limit)),
            Some(Instead::Nothing) => Err(ErrorKind::NotFound.into()),
        }
    }

    /// The same of a file that was met just now as a regular one.
    ///
    /// # Errors
    /// What the system says, or that it is no regular file.
    pub(super) fn read_met(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        match self.instead_of(path) {
            None => open::read_met(path, limit),
            Some(_) => self.read(path, limit),
        }
    }

    /// The size of the file at `path` in bytes.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn size(&self, path: &Path) -> io::Result<u64> {
        match self.instead_of(path) {
            None => Ok(fs::metadata(path)?.len()),
            Some(Instead::CopyOf(copy)) => Ok(fs::metadata(copy)?.len()),
            Some(Instead::Bytes(bytes)) => Ok(bytes.len() as u64),
            Some(Instead::Nothing) => Err(ErrorKind::NotFound.into()),
        }
    }

    /// The size and at most the first `limit` bytes of the file at `path`, which is known to be one.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn glimpse(&self, path: &Path, limit: usize) -> io::Result<Glimpse> {
        let look = |path: &Path| {
            let file = File::open(path)?;
            let size = file.metadata()?.len();
            let mut head = Vec::with_capacity(usize::try_from(size).unwrap_or(limit).min(limit));
            file.take(limit as u64).read_to_end(&mut head)?;
            Ok(Glimpse { size, head: head.into() })
        };
        match self.instead_of(path) {
            None => look(path),
            Some(Instead::CopyOf(copy)) => look(&copy),
            Some(Instead::Bytes(bytes)) => {
                Ok(Glimpse { size: bytes.len() as u64, head: bytes.iter().take(limit).copied().collect() })
            }
            Some(Instead::Nothing) => Err(ErrorKind::NotFound.into()),
        }
    }

    /// The names in the folder `path`; `None` where there is none. Names that are no Unicode cannot be written in a post
    /// and are left out, as is what is neither file nor folder.
    pub(super) fn list(&self, path: &Path) -> Option<Listing> {
        let on_disk = read_folder(path);
        let depth = path.components().count();
        let replaced = self.below(path, |rest, spelt, instead| {
            let name = spelt.components().nth(depth)?.as_os_str().to_str()?.to_owned();
            let kind = if rest.contains('/') { EntryKind::Folder } else { EntryKind::File };
            Some((name, kind, !matches!(instead, Instead::Nothing)))
        });
        if replaced.is_empty() {
            return on_disk.map(Listing::from);
        }
        let is_there = on_disk.is_some() || replaced.iter().any(|(.., is_there)| *is_there);
        let mut names = on_disk.unwrap_or_default();
        for (name, kind, is_there) in replaced {
            let known = names.keys().find(|known| composed(known) == composed(&name)).cloned();
            match (known, kind, is_there) {
                (Some(known), EntryKind::File, false) => drop(names.remove(&known)),
                (None, _, true) => drop(names.insert(name, kind)),
                _ => {}
            }
        }
        is_there.then(|| Listing::from(names))
    }

    /// What `look` makes of the files below `folder` in whose place something stands: it is given the rest of their names,
    /// with `/`, their paths, and what stands there.
    fn below<T>(&self, folder: &Path, look: impl Fn(&str, &Path, &Instead) -> Option<T>) -> Vec<T> {
        let replaced = self.replaced.read().unwrap_or_else(PoisonError::into_inner);
        if replaced.is_empty() {
            return Vec::new();
        }
        let start = format!("{}/", key(folder).trim_end_matches('/'));
        let from = replaced.range::<str, _>((Bound::Included(start.as_str()), Bound::Unbounded));
        let inside = from.map_while(|(name, of)| Some((name.strip_prefix(&start)?, of)));
        inside.filter_map(|(rest, (path, instead))| look(rest, path, instead)).collect()
    }
}

/// The name by which a path is looked up.
fn key(path: &Path) -> String {
    let path = paths::absolute(Path::new(""), path);
    composed(&path.to_string_lossy()).replace(MAIN_SEPARATOR, "/")
}

fn first(bytes: &[u8], limit: u64) -> Vec<u8> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    bytes.get(..limit).unwrap_or(bytes).to_vec()
}

fn read_folder(folder: &Path) -> Option<BTreeMap<String, EntryKind>> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let named = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let kind = entry.file_type().ok()?;
        let kind = if kind.is_symlink() { fs::metadata(entry.path()).ok()?.file_type() } else { kind };
        match kind {
            kind if kind.is_dir() => Some((name, EntryKind::Folder)),
            kind if kind.is_file() => Some((name, EntryKind::File)),
            _ => None,
        }
    });
    Some(named.collect())
}

#[cfg(test)]
mod tests {
    use super::{Instead, View};
    use crate::site::disk::EntryKind;
    use std::path::PathBuf;
    use std::sync::Arc;

    #[test]
    fn what_stands_in_place_of_files_is_seen_everywhere() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("글")).unwrap();
        for name in ["글/a.md", "글/b.md", "c.md"] {
            std::fs::write(at(name), "on disk").unwrap();
        }
        let view = View::default();
        assert_eq!(view.read(&at("글/a.md"), 2).unwrap(), b"on");
        assert_eq!(view.list(&at("글")).unwrap().len(), 2);
        view.put(at("글/a.md"), Instead::Bytes(Arc::from(b"buffer".as_slice())));
        view.put(at("글/b.md"), Instead::Nothing);
        view.put(at("새/글/d.md"), Instead::CopyOf(at("c.md")));
        assert_eq!((view.read(&at("글/a.md"), 3).unwrap(), view.size(&at("글/a.md")).unwrap()), (b"buf".to_vec(), 6));
        assert_eq!(&*view.glimpse(&at("새/글/d.md"), 99).unwrap().head, b"on disk");
        assert!(view.read(&at("글/b.md"), 9).is_err() && !view.has_file(&at("글/b.md")));
        assert!(view.is_folder(&at("글/b.md")).is_err() && view.is_folder(&at("새")).unwrap());
        let names = |path: PathBuf| view.list(&path).map(|names| names.keys().cloned().collect::<Vec<_>>());
        assert_eq!(names(at("글")).unwrap(), ["a.md"]);
        assert_eq!(view.list(&at("")).unwrap().get("새"), Some(&EntryKind::Folder));
        assert_eq!(names(at("새/글")).unwrap(), ["d.md"]);
        assert_eq!(names(at("none")), None);
        assert_eq!(view.added(folder.path()), [at("글/a.md"), at("새/글/d.md")]);
        view.restore(&at("글/b.md"));
        assert_eq!(names(at("글")).unwrap(), ["a.md", "b.md"]);
    }

    #[test]
    fn two_unicode_forms_of_a_name_are_one_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("\u{1100}\u{1161}.md"), "on disk").unwrap();
        let view = View::default();
        view.put(folder.path().join("가.md"), Instead::Bytes(Arc::from(b"x".as_slice())));
        assert_eq!(view.list(folder.path()).unwrap().len(), 1);
        assert_eq!(view.read(&folder.path().join("\u{1100}\u{1161}.md"), 9).unwrap(), b"x");
    }
}
