//! How far a run is: one line on a terminal, drawn when a run takes long, rewritten, and wiped at the end.

use crate::session::{Progress, Work};
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a run may take before a word is said of it.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a line stands before it is rewritten.
const PAUSE: Duration = Duration::from_millis(100);

/// The line on standard error; `None` where nobody would see it, or wants to.
pub(super) fn on_terminal(quiet: bool) -> Option<Arc<dyn Progress>> {
    let is_seen = !quiet && io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    is_seen.then(|| Arc::new(Line { done: AtomicUsize::new(0), drawing: Mutex::default() }) as Arc<dyn Progress>)
}

struct Line {
    done: AtomicUsize,
    drawing: Mutex<Option<Drawing>>,
}

struct Drawing {
    work: Work,
    files: usize,
    /// How many have begun and not ended.
    open: usize,
    /// When the line may be drawn next.
    next: Instant,
    /// How many columns it takes; 0 when it does not stand there.
    width: usize,
}

impl Progress for Line {
    fn begin(&self, work: Work, files: usize) {
        let mut drawing = self.drawing.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *drawing {
            Some(drawing) => {
                drawing.files += files;
                drawing.open += 1;
            }
            None => {
                self.done.store(0, Ordering::Relaxed);
                *drawing = Some(Drawing { work, files, open: 1, next: Instant::now() + PATIENCE, width: 0 });
            }
        }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // No thread waits for another to draw.
        let Ok(mut drawing) = self.drawing.try_lock() else { return };
        let Some(drawing) = drawing.as_mut().filter(|drawing| Instant::now() >= drawing.next) else { return };
        let line = told(drawing.work, done, drawing.files);
        drawing.write(&line);
        drawing.next = Instant::now() + PAUSE;
    }

    fn end(&self) {
        let mut drawing = self.drawing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = drawing.as_mut() {
            open.open = open.open.saturating_sub(1);
            if open.open == 0 {
                open.write("");
                *drawing = None;
            }
        }
    }
}

impl Drawing {
    /// Writes `line` in the place of what stands there. That it cannot be written is no reason to stop.
    fn write(&mut self, line: &str) {
        if line.is_empty() && self.width == 0 {
            return;
        }
        let (width, blank) = (line.len(), " ".repeat(self.width.saturating_sub(line.len())));
        let wiped = if line.is_empty() { "\r" } else { "" };
        let mut err = io::stderr().lock();
        let _ = write!(err, "\r{line}{blank}{wiped}").and_then(|()| err.flush());
        self.width = width;
    }
}

/// `checked 4,210 of 10,000 posts`
fn told(work: Work, done: usize, files: usize) -> String {
    let (done, files) = (in_thousands(done), in_thousands(files));
    match work {
        Work::Check => format!("checked {done} of {files} posts"),
        Work::Read => format!("read {done} of {files} other posts"),
        Work::List => format!("looked at {done} of {files} files"),
    }
}

fn in_thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{Work, told};

    #[test]
    fn numbers_are_read_at_a_glance() {
        assert_eq!(told(Work::Check, 4210, 10000), "checked 4,210 of 10,000 posts");
        assert_eq!(told(Work::Read, 999, 1_000_000), "read 999 of 1,000,000 other posts");
        assert_eq!(told(Work::List, 0, 100), "looked at 0 of 100 files");
    }
}
