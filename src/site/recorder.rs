//! A disk that keeps what it was asked, so that a change of files tells whose answers are no longer right.

use super::Disk;
use super::disk::{Listing, Tracking};
use std::collections::HashSet;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// What a disk was asked. Paths are relative to its root.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Whether there is a file.
    File(String),
    /// Whether there is a folder.
    Folder(String),
    /// All names in a folder.
    Names(String),
    /// The names in a folder that begin so.
    Beginning(String, &'static str),
    /// The folders in a folder.
    Folders(String),
    /// The size or the bytes of a file.
    Content(String),
    /// What git knows of a file, with the answer.
    Tracking(String, Tracking),
}

/// All that was asked, once each.
pub type Asked = HashSet<Question>;

/// A disk before another.
#[derive(Debug)]
pub struct Recorder {
    disk: Arc<dyn Disk>,
    asked: Mutex<Asked>,
}

impl Recorder {
    /// A recorder before `disk`, which was asked nothing yet.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>) -> Self {
        Self { disk, asked: Mutex::default() }
    }

    /// What was asked since the last time.
    #[must_use]
    pub fn take(&self) -> Asked {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn note(&self, question: Question) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(question);
    }
}

impl Disk for Recorder {
    fn list(&self, path: &str) -> Option<Arc<Listing>> {
        self.note(Question::Names(path.to_owned()));
        self.disk.list(path)
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        self.note(Question::Content(path.to_owned()));
        self.disk.size(path)
    }

    fn head(&self, path: &str, limit: usize) -> io::Result<Vec<u8>> {
        self.note(Question::Content(path.to_owned()));
        self.disk.head(path, limit)
    }

    fn has_file(&self, path: &str) -> bool {
        self.note(Question::File(path.to_owned()));
        self.disk.has_file(path)
    }

    fn has_folder(&self, path: &str) -> bool {
        self.note(Question::Folder(path.to_owned()));
        self.disk.has_folder(path)
    }

    fn beginning(&self, path: &str, start: &'static str) -> Vec<String> {
        self.note(Question::Beginning(path.to_owned(), start));
        self.disk.beginning(path, start)
    }

    fn folders(&self, path: &str) -> Vec<String> {
        self.note(Question::Folders(path.to_owned()));
        self.disk.folders(path)
    }

    fn tracking(&self, path: &str) -> Tracking {
        let answer = self.disk.tracking(path);
        self.note(Question::Tracking(path.to_owned(), answer));
        answer
    }
}
