//! Changes as the system tells them.

use super::{LONGEST, QUIET, Watched};
use notify::{Error, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

/// Whether the system watches one folder at a time, so that whole parts of a tree can be left out; elsewhere it watches
/// all that is below.
const FOLDER_BY_FOLDER: bool = cfg!(any(target_os = "linux", target_os = "android"));

pub(super) struct System {
    watcher: RecommendedWatcher,
    events: Receiver<Result<Event, Error>>,
    folders: BTreeSet<PathBuf>,
}

impl System {
    pub(super) fn new() -> Result<Self, Error> {
        let (tell, events) = channel();
        Ok(Self { watcher: notify::recommended_watcher(tell)?, events, folders: BTreeSet::new() })
    }

    /// Watches these folders and no others.
    pub(super) fn watch(&mut self, watched: &Watched) -> Result<(), Error> {
        let mut wanted = watched.shallow.clone();
        for root in &watched.deep {
            below(root, watched, &mut wanted);
        }
        let gone: Vec<PathBuf> = self.folders.difference(&wanted).cloned().collect();
        gone.iter().for_each(|folder| self.forget(folder));
        wanted.iter().try_for_each(|folder| self.add(folder, watched))
    }

    /// What changes next, once it has come to rest; what does not matter is left out.
    pub(super) fn wait(&mut self, watched: &Watched) -> Result<BTreeSet<PathBuf>, Error> {
        let mut changed = BTreeSet::new();
        let Ok(first) = self.events.recv() else { return Err(Error::generic("nobody tells any more")) };
        self.take(first?, watched, &mut changed)?;
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => self.take(event?, watched, &mut changed)?,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(changed)
    }

    fn take(&mut self, event: Event, watched: &Watched, changed: &mut BTreeSet<PathBuf>) -> Result<(), Error> {
        if event.need_rescan() {
            // Some changes were lost.
            changed.extend(watched.deep.iter().cloned());
            return self.watch(watched);
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return Ok(());
        }
        for path in event.paths.into_iter().filter(|path| watched.concerns(path)) {
            self.follow(&path, watched)?;
            changed.insert(path);
        }
        Ok(())
    }

    /// Watches a folder that is new at `path`, and no longer what was there before: the system follows a folder to its new
    /// name without telling that name.
    fn follow(&mut self, path: &Path, watched: &Watched) -> Result<(), Error> {
        if !FOLDER_BY_FOLDER {
            return Ok(());
        }
        let before: Vec<PathBuf> = self.folders.iter().filter(|folder| folder.starts_with(path)).cloned().collect();
        before.iter().for_each(|folder| self.forget(folder));
        let mut now = BTreeSet::new();
        below(path, watched, &mut now);
        now.extend(before.into_iter().filter(|folder| folder.is_dir()));
        now.iter().try_for_each(|folder| self.add(folder, watched))
    }

    fn add(&mut self, folder: &Path, watched: &Watched) -> Result<(), Error> {
        if self.folders.contains(folder) {
            return Ok(());
        }
        let is_whole = !FOLDER_BY_FOLDER && watched.deep.contains(folder);
        let mode = if is_whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        match self.watcher.watch(folder, mode) {
            Ok(()) => drop(self.folders.insert(folder.to_owned())),
            // One that is gone again or may not be read is no reason to watch nothing.
            Err(Error { kind: ErrorKind::PathNotFound | ErrorKind::Generic(_), .. }) => {}
            Err(Error { kind: ErrorKind::Io(error), .. }) if error.raw_os_error() != Some(24) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn forget(&mut self, folder: &Path) {
        // One that is gone is not watched any more.
        let _ = self.watcher.unwatch(folder);
        self.folders.remove(folder);
    }
}

/// `folder` and the folders below it in which changes matter, where each is watched by itself. Links to folders are not
/// followed: no post is looked for behind them.
fn below(folder: &Path, watched: &Watched, found: &mut BTreeSet<PathBuf>) {
    let mut ahead = vec![folder.to_owned()];
    while let Some(folder) = ahead.pop() {
        if !watched.holds(&folder) {
            continue;
        }
        if FOLDER_BY_FOLDER {
            let entries = fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
            let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
            ahead.extend(folders.map(|entry| entry.path()));
        }
        if folder.is_dir() {
            found.insert(folder);
        }
    }
}
