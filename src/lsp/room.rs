//! One folder of the editor's workspace: its blogs in memory, and what has changed in them since they were looked at.

use super::documents::Documents;
use crate::config::ConfigError;
use crate::lint::Registry;
use crate::rules;
use crate::session::{Change, Instead, Live, Request, Session};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the moment of a look counts as now: a post whose date lies ahead is published some day.
const STALE: Duration = Duration::from_secs(3600);

/// A folder with its blogs.
pub(super) struct Room {
    pub(super) live: Live,
    request: Request,
    progress: Progress,
    /// Why nothing can be said.
    pub(super) fault: Option<ConfigError>,
    changed: BTreeSet<PathBuf>,
    /// When the blogs were looked at from the beginning; `None` before that.
    begun: Option<Instant>,
    /// Whether the moment of the request counts for ever.
    is_timeless: bool,
}

impl Room {
    /// The folder and files that `request` names, not looked at yet. The moment of the request counts for ever where
    /// it `is_timeless`.
    ///
    /// # Errors
    /// A rule in the request that does not exist, or a page that cannot be read.
    pub(super) fn new(request: Request, is_timeless: bool, progress: Progress) -> Result<Self, String> {
        let live = live(&request, &progress)?;
        Ok(Self { live, request, progress, fault: None, changed: BTreeSet::new(), begun: None, is_timeless })
    }

    /// The folder from which files are named.
    pub(super) fn folder(&self) -> &Path {
        &self.request.folder
    }

    /// Whether the file at `path` is among those that are asked for.
    pub(super) fn holds(&self, path: &Path) -> bool {
        let asked = &self.request.paths;
        path.starts_with(self.folder()) && asked.iter().any(|asked| asked == Path::new(".") || asked == path)
    }

    /// Whether the file at `path` lies in the folder, or matters to what is found there.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        path.starts_with(self.folder()) || (self.begun.is_some() && self.live.watched().concerns(path))
    }

    /// Those of the files at `paths` whose change on the disk may matter to what is found. Before the first look none does.
    pub(super) fn heeded(&self, paths: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
        if self.begun.is_none() {
            return Vec::new();
        }
        let watched = self.live.watched();
        paths.iter().filter(|path| watched.concerns(path)).cloned().collect()
    }

    /// Takes a text that is open, as it stands now.
    pub(super) fn put(&mut self, path: &Path, text: &str) {
        self.live.session().view().put(path.to_owned(), Instead::Bytes(Arc::from(text.as_bytes())));
        self.note(path.to_owned());
    }

    /// Takes a text that is no longer open.
    pub(super) fn restore(&mut self, path: &Path) {
        self.live.session().view().restore(path);
        self.note(path.to_owned());
    }

    /// Notes that what stands at `path` may be other than before.
    pub(super) fn note(&mut self, path: PathBuf) {
        self.changed.insert(path);
    }

    /// Whether the room was looked at once.
    pub(super) fn is_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// Whether nothing has changed since the room was looked at.
    pub(super) fn is_settled(&self) -> bool {
        self.is_begun() && self.changed.is_empty()
    }

    /// Looks at what has changed; the first time, and when the last look from the beginning is long ago, at everything.
    /// `None` where nothing has changed. What holds between posts is looked at in a pause.
    pub(super) fn settle(&mut self, documents: &Documents, now: jiff::Timestamp) -> Option<Change> {
        if self.is_settled() {
            return None;
        }
        let is_stale = self.begun.is_some_and(|begun| begun.elapsed() > STALE && !self.is_timeless);
        if is_stale && self.begin_anew(documents, now).is_ok() {
            self.begun = None;
        }
        let changed: Vec<PathBuf> = std::mem::take(&mut self.changed).into_iter().collect();
        let looked = match self.begun {
            Some(_) => self.live.change_now(&changed),
            None => {
                self.begun = Some(Instant::now());
                self.live.open().map(|()| Change { is_anew: true, ..Change::default() })
            }
        };
        match looked {
            Ok(change) => {
                self.fault = None;
                Some(change)
            }
            Err(error) => {
                self.fault = Some(error);
                Some(Change { is_anew: true, ..Change::default() })
            }
        }
    }

    /// Whether what holds between posts waits for a pause.
    pub(super) fn is_behind(&self) -> bool {
        self.live.is_behind()
    }

    fn begin_anew(&mut self, documents: &Documents, now: jiff::Timestamp) -> Result<(), String> {
        self.request.now = now;
        self.live = live(&self.request, &self.progress)?;
        for (path, document) in documents.iter().filter(|(path, _)| path.starts_with(self.folder())) {
            self.live.session().view().put(path.to_owned(), Instead::Bytes(Arc::from(document.text.as_bytes())));
        }
        Ok(())
    }
}

/// Who hears how far a look is.
pub(super) type Progress = Option<Arc<dyn crate::session::Progress>>;

fn live(request: &Request, progress: &Progress) -> Result<Live, String> {
    let registry = Registry::new(rules::all());
    let session = Session::new(request.clone(), registry).map_err(|error| error.to_string())?;
    Ok(Live::of_whole_blogs(session.telling(progress.clone())))
}
