//! Threads with room for hostile texts: as many as a run has use for, started once.

use rayon::{ThreadPool, ThreadPoolBuilder, Yield};
use std::mem::ManuallyDrop;
use std::sync::{Arc, OnceLock};

/// The room of a thread, in bytes: far more than the deepest nesting needs that a parser follows.
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
/// is followed by its nesting, and no further than its parsers permit (`tests/hostile.rs`). What `work` leaves behind
/// with `rayon::spawn` is done when the thread comes here again; a process that ends has no use for it.
fn here<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    if rayon::current_thread_index().is_some() {
        while rayon::current_num_threads() == 1 && rayon::yield_local() == Some(Yield::Executed) {}
        return work();
    }
    match ThreadPoolBuilder::new().num_threads(1).use_current_thread().build() {
        // The thread stays in it and can come into no other, and a pool that has ended would take no more work.
        Ok(pool) => ManuallyDrop::new(pool).install(work),
        Err(_) => work(),
    }
}

#[cfg(test)]
mod tests {
    use super::Threads;
    use std::sync::Arc;
    use std::thread;

    #[test]
    fn a_single_file_needs_no_thread_and_leaves_nothing_behind() {
        let here = thread::current().id();
        let threads = Threads::default();
        let left = Arc::new(());
        for _ in 0..3 {
            let behind = Arc::clone(&left);
            let worked = threads.run(1, || {
                rayon::spawn(|| drop(behind));
                rayon::join(|| thread::current().id(), || thread::current().id())
            });
            assert_eq!(worked, (here, here));
        }
        assert_eq!(threads.run(1, || Arc::strong_count(&left)), 1);
    }

    #[test]
    fn any_thread_may_ask_for_work_on_several() {
        let threads = Threads::default();
        assert_eq!(threads.run(2, || rayon::join(|| 1, || 2)), (1, 2));
        let again = threads.clone();
        assert_eq!(thread::spawn(move || again.run(2, || rayon::join(|| 1, || 2))).join().unwrap(), (1, 2));
        assert_eq!(threads.run(1, || threads.run_wider(100, || rayon::join(|| 1, || 2))), (1, 2));
        let single = Threads::default();
        assert_eq!(single.run(1, || single.run_wider(100, || rayon::join(|| 1, || 2))), (1, 2));
    }
}
