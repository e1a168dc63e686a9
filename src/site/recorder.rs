//! A disk that keeps what it was asked, so that a change of files tells whose answers are no longer right.

use super::Disk;
use super::disk::{Listing, Tracking};
use crate::document::dialect::Fences;
use crate::text::imprint;
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
    /// The front matter of a file, with the answer.
    Matter(String, Fences, Option<String>),
    /// What git knows of a file, with the answer.
    Tracking(String, Tracking),
}

/// All that was asked, once each.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    all: HashSet<Question>,
    /// The signs of the files whose contents are asked for.
    signs: u64,
}

/// The contents of a file, ready to be looked for among what ten thousand posts have asked.
#[derive(Clone, Debug)]
pub struct Contents {
    path: String,
    question: Question,
    /// One bit of 64: who has another did not ask for them, which is known without looking among the questions.
    sign: u64,
}

impl Contents {
    /// The contents of the file at `path`.
    #[must_use]
    pub fn of(path: &str) -> Self {
        Self { path: path.to_owned(), question: Question::Content(path.to_owned()), sign: sign(path) }
    }
}

fn sign(path: &str) -> u64 {
    1 << (imprint(path.as_bytes()) % 64)
}

impl Asked {
    /// Whether these contents were asked for, or a part of them that is another now; `disk` has what is there now.
    #[must_use]
    pub fn misses(&self, contents: &Contents, disk: &dyn Disk) -> bool {
        let is_other = |question: &Question| {
            matches!(question, Question::Matter(path, fences, answer)
                if *path == contents.path && disk.matter(path, *fences) != *answer)
        };
        self.signs & contents.sign != 0 && (self.all.contains(&contents.question) || self.all.iter().any(is_other))
    }

    /// The questions, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Question> {
        self.all.iter()
    }
}

impl Extend<Question> for Asked {
    fn extend<T: IntoIterator<Item = Question>>(&mut self, questions: T) {
        for question in questions {
            if let Question::Content(path) | Question::Matter(path, ..) = &question {
                self.signs |= sign(path);
            }
            self.all.insert(question);
        }
    }
}

impl IntoIterator for Asked {
    type Item = Question;
    type IntoIter = std::collections::hash_set::IntoIter<Question>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl FromIterator<Question> for Asked {
    fn from_iter<T: IntoIterator<Item = Question>>(questions: T) -> Self {
        let mut asked = Self::default();
        asked.extend(questions);
        asked
    }
}

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
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).extend([question]);
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

    fn matter(&self, path: &str, fences: Fences) -> Option<String> {
        let answer = self.disk.matter(path, fences);
        self.note(Question::Matter(path.to_owned(), fences, answer.clone()));
        answer
    }

    fn tracking(&self, path: &str) -> Tracking {
        let answer = self.disk.tracking(path);
        self.note(Question::Tracking(path.to_owned(), answer));
        answer
    }
}
