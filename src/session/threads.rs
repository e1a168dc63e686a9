//! The threads of a run: one a core, each with room for texts that were made to exhaust it.

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Room, in bytes, for parsers that follow the nesting of a hostile text.
pub const STACK: usize = 16 << 20;

/// Runs `work` where threads have room for hostile texts.
pub(super) fn in_pool<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match pool() {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// Threads with room for hostile texts; `None` where the system gives none.
pub(super) fn pool() -> Option<ThreadPool> {
    ThreadPoolBuilder::new().stack_size(STACK).build().ok()
}
