//! The names that a blog's posts may call: the generator's own shortcodes and tags, and those of templates on disk.

use super::{Disk, path};
use std::collections::BTreeMap;

/// Whether a call has text up to a closing call of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inner {
    /// It must be closed.
    Wanted,
    /// It must not be closed.
    Refused,
    /// Not known, or either will do.
    Unsure,
}

/// The calls that a generator answers.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: BTreeMap<String, Inner>,
    folds_case: bool,
    /// Whether these are all: false when a theme, module or plugin that is not on disk may bring more.
    pub complete: bool,
}

impl Vocabulary {
    /// No names yet; `folds_case`: names that differ in case alone are one.
    #[must_use]
    pub fn new(folds_case: bool) -> Self {
        Self { words: BTreeMap::new(), folds_case, complete: true }
    }

    /// Adds `name`; what was added first under a name holds.
    pub fn add(&mut self, name: &str, inner: Inner) {
        self.words.entry(self.key(name)).or_insert(inner);
    }

    /// What the call `name` does with the text behind it; `None` when nothing answers it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Inner> {
        self.words.get(&self.key(name)).copied()
    }

    /// All names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    fn key(&self, name: &str) -> String {
        if self.folds_case { name.to_lowercase() } else { name.to_owned() }
    }
}

/// The deepest folder below a folder of templates that is looked into.
const DEEPEST: usize = 6;

/// The files below `folder`, each with its path below it, down to a depth that no blog reaches.
#[must_use]
pub fn files_below(disk: &dyn Disk, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), 0)];
    while let Some((inner, depth)) = folders.pop() {
        let here = path::join(folder, &inner);
        let Some(names) = disk.list(&here) else { continue };
        for name in names.keys().filter(|name| !name.starts_with('.')) {
            let inner = path::join(&inner, name);
            if disk.has_file(&path::join(folder, &inner)) {
                found.push(inner);
            } else if depth < DEEPEST {
                folders.push((inner, depth + 1));
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::{Inner, Vocabulary, files_below};
    use crate::site::disk::MapDisk;

    #[test]
    fn the_first_of_a_name_holds() {
        let mut words = Vocabulary::new(true);
        words.add("Box", Inner::Wanted);
        words.add("box", Inner::Refused);
        assert_eq!((words.get("BOX"), words.get("b")), (Some(Inner::Wanted), None));
        assert_eq!(Vocabulary::new(false).get("box"), None);
    }

    #[test]
    fn files_at_any_depth() {
        let disk = MapDisk::new([("a/b/c.html", ""), ("a/d.html", ""), ("e.html", "")]);
        assert_eq!(files_below(&disk, "a"), ["b/c.html", "d.html"]);
        assert!(files_below(&disk, "none").is_empty());
    }
}
