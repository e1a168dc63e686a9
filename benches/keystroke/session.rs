//! The same strokes in the session itself, without a server: what of the time is the check, and what is left to pauses.

use crate::NOW;
use crate::post::Stroke;
use crate::times::Times;
use matterlint::lint::Registry;
use matterlint::session::{Instead, Live, Request, Session};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A blog in memory.
pub struct Desk {
    live: Live,
}

/// What typing at one place has cost.
pub struct Cost {
    /// Each letter.
    pub letters: Times,
    /// What holds between posts, after each letter.
    pub pauses: Times,
    /// How often the rules of the site ran.
    pub runs: usize,
}

impl Desk {
    /// Looks at the blog: how long that took.
    pub fn open(root: &Path) -> (Self, Duration) {
        let start = Instant::now();
        let request =
            Request { paths: vec![PathBuf::from(".")], ..Request::new(root.to_owned(), NOW.parse().unwrap()) };
        let registry = Registry::new(matterlint::rules::all());
        let mut live = Live::of_whole_blogs(Session::new(request, registry).unwrap());
        live.open().unwrap();
        (Self { live }, start.elapsed())
    }

    pub fn findings(&self) -> usize {
        self.live.run().outcome.files.iter().map(|file| file.diagnostics.len()).sum()
    }

    /// Makes the strokes at `cursor` in the text, one after the other, with a pause after each.
    pub fn edit(&mut self, file: &Path, text: &str, cursor: usize, strokes: &[Stroke]) -> Cost {
        let runs = self.live.site_runs();
        let (mut letters, mut pauses) = (Times::default(), Times::default());
        let mut text = text.to_owned();
        for stroke in strokes {
            text.replace_range(cursor + stroke.from..cursor + stroke.to, &stroke.text);
            let start = Instant::now();
            self.live.session().view().put(file.to_owned(), Instead::Bytes(text.as_bytes().into()));
            self.live.change_now(&[file.to_owned()]).unwrap();
            let _ = self.live.report(file);
            letters.add(start.elapsed());
            let start = Instant::now();
            self.live.catch_up();
            pauses.add(start.elapsed());
        }
        Cost { letters, pauses, runs: self.live.site_runs() - runs }
    }
}
