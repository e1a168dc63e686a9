//! Changes on the disk of which the editor does not tell: all of them, or those outside of its folders.

use super::inbox::Event;
use crate::session::{Watched, Watcher};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::thread;

/// What of `watched` lies outside of these folders: an editor watches what is open in it, and a blog may begin above that.
pub(super) fn outside(mut watched: Watched, folders: &[PathBuf]) -> Watched {
    let is_outside = |path: &PathBuf| !folders.iter().any(|folder| path.starts_with(folder));
    watched.deep.retain(is_outside);
    watched.shallow.retain(is_outside);
    watched
}

/// Whether there is nothing to watch.
pub(super) fn is_nothing(watched: &Watched) -> bool {
    watched.deep.is_empty() && watched.shallow.is_empty()
}

/// A watcher that misses nothing from now on.
pub(super) fn prepare(watched: Watched) -> Watcher {
    Watcher::new(watched, false)
}

/// Has `watcher` tell of changes in these folders as long as anybody listens. Folders that are made in them later are
/// followed.
pub(super) fn begin(mut watcher: Watcher, watched: Watched, events: Sender<Event>) {
    let watch = move || {
        watcher.watch(watched);
        while events.send(Event::Changed(watcher.wait())).is_ok() {}
    };
    // Without a thread nothing is told; what is typed and saved in the editor counts all the same.
    let _ = thread::Builder::new().name("watch".to_owned()).spawn(watch);
}
