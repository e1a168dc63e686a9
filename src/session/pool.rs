//! Threads with room for hostile texts: as many as a run has use for, started once.

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::{Arc, OnceLock};

/// Room, in bytes, for parsers that follow the nesting of a hostile text.
pub const STACK: usize = 16 << 20;

/// So few files are read before further threads have started.
const FEW: usize = 8;

/// The threads of a session; none have started before there is work for several.
#[derive(Clone, Debug, Default)]
pub(super) struct Threads(Arc<OnceLock<Option<ThreadPool>>>);

impl Threads {
    /// Runs `work` on so many files where threads have room.
    pub(super) fn run<T: Send>(&self, files: usize, work: impl FnOnce() -> T + Send) -> T {
        let one = if files < 2 && self.0.get().is_none() { pool(1) } else { None };
        let pool = one.as_ref().or_else(|| self.0.get_or_init(|| pool(0)).as_ref());
        match pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }

    /// The same inside of other work, which may have been begun for a single file.
    pub(super) fn run_wider<T: Send>(&self, files: usize, work: impl FnOnce() -> T + Send) -> T {
        if files > FEW && rayon::current_num_threads() == 1 { self.run(files, work) } else { work() }
    }
}

/// So many threads with room, or one for each core where that is 0; `None` where the system gives none.
fn pool(threads: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().stack_size(STACK).num_threads(threads).build().ok()
}
