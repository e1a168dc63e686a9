//! Threads with room for hostile texts: as many as a run has use for.

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Room, in bytes, for parsers that follow the nesting of a hostile text.
pub const STACK: usize = 16 << 20;

/// So few files are read before further threads have started.
const FEW: usize = 8;

/// Runs `work` on so many files where threads have room.
pub(super) fn in_pool<T: Send>(files: usize, work: impl FnOnce() -> T + Send) -> T {
    match pool(files) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// The same inside of other work, which may have been begun for a single file.
pub(super) fn in_wider_pool<T: Send>(files: usize, work: impl FnOnce() -> T + Send) -> T {
    if files > FEW && rayon::current_num_threads() == 1 { in_pool(files, work) } else { work() }
}

/// Threads with room for so many files; `None` where the system gives none.
pub(super) fn pool(files: usize) -> Option<ThreadPool> {
    let threads = ThreadPoolBuilder::new().stack_size(STACK);
    let threads = if files < 2 { threads.num_threads(1) } else { threads };
    threads.build().ok()
}
