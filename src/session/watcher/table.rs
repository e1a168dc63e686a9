//! Changes found by comparing when files were written, for disks that tell nothing: shares, some containers.

use super::Watched;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The files that are watched, each with the moment when it was written, and its size.
pub(super) struct Table(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Table {
    pub(super) fn of(watched: &Watched) -> Self {
        let mut table = Self(BTreeMap::new());
        watched.shallow.iter().for_each(|folder| drop(table.add(folder)));
        let mut ahead: Vec<PathBuf> = watched.deep.iter().cloned().collect();
        while let Some(folder) = ahead.pop() {
            ahead.extend(table.add(&folder).into_iter().filter(|folder| watched.holds(folder)));
        }
        table
    }

    /// What is different now.
    pub(super) fn changes(&mut self, watched: &Watched) -> BTreeSet<PathBuf> {
        let now = Self::of(watched);
        let new = now.0.iter().filter(|(path, state)| self.0.get(*path) != Some(*state)).map(|(path, _)| path);
        let gone = self.0.keys().filter(|path| !now.0.contains_key(*path));
        let changed = new.chain(gone).filter(|path| watched.concerns(path)).cloned().collect();
        *self = now;
        changed
    }

    /// Adds the files of `folder`; gives the folders in it.
    fn add(&mut self, folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let mut folders = Vec::new();
        for entry in entries {
            let Ok(kind) = entry.metadata() else { continue };
            if kind.is_dir() {
                folders.push(entry.path());
            } else {
                self.0.insert(entry.path(), (kind.modified().ok(), kind.len()));
            }
        }
        folders
    }
}
