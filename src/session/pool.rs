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
    /// Runs `work` on so many files. A single one is not worth a thread, which takes as long to start as a post to check.
    pub(super) fn run<T: Send>(&self, files: usize, work: impl FnOnce() -> T + Send) -> T {
        if files < 2 && self.0.get().is_none() {
            return here(work);
        }
        match self.0.get_or_init(|| ThreadPoolBuilder::new().stack_size(STACK).build().ok()) {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }

    /// The same inside of other work, which may have been begun for a single file.
    pub(super) fn run_wider<T: Send>(&self, files: usize, work: impl FnOnce() -> T + Send) -> T {
        if files > FEW && rayon::current_num_threads() == 1 { self.run(files, work) } else { work() }
    }
}

/// Runs `work` on the calling thread, and what it would do on several too. The room it has is enough: only front matter
/// is followed by its nesting, and no further than its parsers permit (`tests/hostile.rs`).
fn here<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    // A thread stays in the pool into which it came first, and can come into no other.
    if rayon::current_thread_index().is_some() {
        return work();
    }
    match ThreadPoolBuilder::new().num_threads(1).use_current_thread().build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
