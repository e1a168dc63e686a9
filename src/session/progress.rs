//! How far a run is, told to whoever wants to know.

use super::Session;
use rayon::iter::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use std::sync::Arc;

/// So few files are handed out at once that no thread is long behind when the others have none left.
const AT_ONCE: usize = 16;

/// What is done with a number of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// They are checked.
    Check,
    /// They are read, since the other posts of their blog are checked.
    Read,
    /// The inventory is made of them.
    List,
}

/// Hears how far a run is, from many threads at once.
pub trait Progress: Send + Sync {
    /// So many files follow. Where several blogs are looked at, they may begin before the first is done.
    fn begin(&self, work: Work, files: usize);

    /// One of them is done.
    fn step(&self);

    /// What was begun is done.
    fn end(&self);
}

impl Session {
    /// The session that tells `progress`, if anybody listens, how far its runs are.
    #[must_use]
    pub fn telling(mut self, progress: Option<Arc<dyn Progress>>) -> Self {
        self.progress = progress;
        self
    }

    /// What `act` gives for each of `items`, on every core.
    pub(super) fn on_all<I: Sync, T: Send>(
        &self,
        work: Work,
        items: &[I],
        act: impl Fn(&I) -> T + Send + Sync,
    ) -> Vec<T> {
        let all = items.par_iter().with_max_len(AT_ONCE);
        let Some(progress) = &self.progress else { return all.map(act).collect() };
        progress.begin(work, items.len());
        let step = |item: &I| {
            let given = act(item);
            progress.step();
            given
        };
        let given = all.map(step).collect();
        progress.end();
        given
    }
}
