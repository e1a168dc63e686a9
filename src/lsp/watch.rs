//! Changes on the disk, for an editor that does not tell of them.

use super::inbox::Event;
use crate::session::{Watched, Watcher};
use std::sync::mpsc::Sender;
use std::thread;

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
