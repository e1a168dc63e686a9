//! Which answers of a disk are others after some of its files have changed.

use crate::site::Disk;
use crate::site::disk::{EntryKind, Listing};
use crate::site::recorder::{Asked, Contents, Question};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A folder before and after.
type Change = (Option<Arc<Listing>>, Option<Arc<Listing>>);

/// What has changed on one disk. Paths are relative to its root.
#[derive(Debug, Default)]
pub(super) struct Shift {
    /// The files and folders that were written, made or removed.
    pub(super) touched: HashSet<String>,
    /// The folders that hold other names now, of those that anybody has asked for.
    pub(super) folders: HashMap<String, Change>,
    /// Whether a folder is among what was touched, so that anything below it may be other.
    pub(super) reaches_below: bool,
    /// Whether git was asked anew.
    pub(super) is_tracked_anew: bool,
}

/// A shift, ready to be held against what many have asked.
pub(super) struct Sieve<'s> {
    shift: &'s Shift,
    /// The files that were touched, where nothing but their contents can be other.
    contents: Option<Vec<Contents>>,
}

impl Sieve<'_> {
    /// Whether one of the questions `asked` has another answer now than it had; `disk` gives the answers of now.
    pub(super) fn concerns(&self, asked: &Asked, disk: &dyn Disk) -> bool {
        match &self.contents {
            Some(contents) => contents.iter().any(|contents| asked.misses(contents, disk)),
            None => self.shift.answers_otherwise(asked, disk),
        }
    }
}

impl Shift {
    pub(super) fn sieve(&self) -> Sieve<'_> {
        let is_of_texts = self.folders.is_empty() && !self.is_tracked_anew && !self.reaches_below;
        let contents = is_of_texts.then(|| self.touched.iter().map(|file| Contents::of(file)).collect());
        Sieve { shift: self, contents }
    }

    /// Whether one of the questions `asked` has another answer now than it had, for who asks once.
    pub(super) fn concerns(&self, asked: &Asked, disk: &dyn Disk) -> bool {
        self.sieve().concerns(asked, disk)
    }

    fn answers_otherwise(&self, asked: &Asked, disk: &dyn Disk) -> bool {
        asked.iter().any(|question| match question {
            Question::File(path) | Question::Folder(path) => self.moves(path),
            Question::Names(path) => self.moves(path) || self.folders.contains_key(path),
            Question::Beginning(path, start) => {
                let begin = |names: &Option<Arc<Listing>>| -> Vec<String> {
                    names.iter().flat_map(|names| names.beginning(start)).map(str::to_owned).collect()
                };
                self.moves(path) || self.folders.get(path).is_some_and(|(old, new)| begin(old) != begin(new))
            }
            Question::Folders(path) => {
                let folders = |names: &Option<Arc<Listing>>| -> Vec<String> {
                    let entries = names.iter().flat_map(|names| names.iter());
                    entries.filter(|(_, kind)| **kind == EntryKind::Folder).map(|(name, _)| name.clone()).collect()
                };
                self.moves(path) || self.folders.get(path).is_some_and(|(old, new)| folders(old) != folders(new))
            }
            Question::Content(path) => self.touches(path),
            Question::Matter(path, fences, answer) => self.touches(path) && disk.matter(path, *fences) != *answer,
            Question::Tracking(path, answer) => self.is_tracked_anew && disk.tracking(path) != *answer,
        })
    }

    /// Whether the file at `path` was touched, or a folder on the way to it.
    fn touches(&self, path: &str) -> bool {
        let ways = path.match_indices('/').map(|(end, _)| path.get(..end).unwrap_or_default());
        ways.chain([path]).any(|way| self.touched.contains(way))
    }

    /// Whether something else stands at `path`, or at a folder on the way to it, than before.
    fn moves(&self, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        ends.map(|end| path.get(..end).unwrap_or_default()).any(|way| {
            let (folder, name) = way.rsplit_once('/').unwrap_or(("", way));
            let at = |names: &Option<Arc<Listing>>| names.as_ref().and_then(|names| names.get(name).copied());
            self.folders.get(folder).is_some_and(|(old, new)| at(old) != at(new))
        })
    }
}
