//! Waits for changes of files, told by the system, or found by looking again and again where it does not tell.

mod system;
mod table;

use super::live::Watched;
use notify::ErrorKind;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;
use system::System;
use table::Table;

/// How long nothing may happen before a batch of changes is taken for whole: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(60);

/// How long a batch may grow at most while changes go on.
const LONGEST: Duration = Duration::from_millis(600);

/// How long to wait between two looks where the system does not tell.
const PAUSE: Duration = Duration::from_secs(1);

/// Why changes are looked for and not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polling {
    /// Somebody asked for it.
    Wanted,
    /// The system watches no more folders.
    Full,
    /// The system cannot tell.
    Unable,
}

/// Waits for changes.
pub struct Watcher {
    source: Source,
    watched: Watched,
}

enum Source {
    System(System),
    Table(Table, Polling),
}

impl Watcher {
    /// A watcher of `watched`; one that looks for itself when `polls`, or when the system cannot tell.
    #[must_use]
    pub fn new(watched: Watched, polls: bool) -> Self {
        let source = if polls { Err(Polling::Wanted) } else { System::new().map_err(|error| why(&error)) };
        let source = match source {
            Ok(system) => Source::System(system),
            Err(why) => Source::Table(Table::of(&watched), why),
        };
        let mut watcher = Self { source, watched: Watched::default() };
        watcher.watch(watched);
        watcher
    }

    /// Watches these folders from now on.
    pub fn watch(&mut self, watched: Watched) {
        if self.watched == watched {
            return;
        }
        self.watched = watched;
        match &mut self.source {
            Source::System(system) => {
                if let Err(error) = system.watch(&self.watched) {
                    self.source = Source::Table(Table::of(&self.watched), why(&error));
                }
            }
            Source::Table(table, _) => *table = Table::of(&self.watched),
        }
    }

    /// Why changes are looked for and not told; `None` where they are told.
    #[must_use]
    pub fn polling(&self) -> Option<Polling> {
        match &self.source {
            Source::System(_) => None,
            Source::Table(_, why) => Some(*why),
        }
    }

    /// Waits until something changes, and then until it comes to rest: the files and folders that were written, made or
    /// removed.
    pub fn wait(&mut self) -> BTreeSet<PathBuf> {
        loop {
            let changed = match &mut self.source {
                Source::System(system) => match system.wait(&self.watched) {
                    Ok(changed) => changed,
                    Err(error) => {
                        self.source = Source::Table(Table::of(&self.watched), why(&error));
                        // What changed in between nobody has told.
                        self.watched.deep.clone()
                    }
                },
                Source::Table(table, _) => {
                    sleep(PAUSE);
                    table.changes(&self.watched)
                }
            };
            if !changed.is_empty() {
                return changed;
            }
        }
    }
}

fn why(error: &notify::Error) -> Polling {
    match &error.kind {
        ErrorKind::MaxFilesWatch => Polling::Full,
        // No more watchers for one user, or no more open files.
        ErrorKind::Io(error) if error.raw_os_error() == Some(24) => Polling::Full,
        _ => Polling::Unable,
    }
}
