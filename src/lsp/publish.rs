//! Findings on their way to the editor: what is sent, when, and what was sent before.

use super::diagnostic::{SOURCE, Showing};
use super::position::Positions;
use super::room::Room;
use super::server::Server;
use super::{uri, watch};
use crate::config::ConfigError;
use crate::lint::Diagnostic;
use crate::report::WorkFault;
use crate::text::LineIndex;
use lsp_types::notification::PublishDiagnostics;
use lsp_types::request::WorkspaceDiagnosticRefresh;
use lsp_types::{DiagnosticSeverity, MessageType, PublishDiagnosticsParams, Range};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the editor has been told.
#[derive(Default)]
pub(super) struct Published {
    /// Of the texts that are open: the version, and what was found in it.
    texts: BTreeMap<PathBuf, (i32, Vec<Diagnostic>)>,
    /// Of other files, such as configurations.
    others: BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>>,
    /// Why nothing could be said.
    fault: Option<String>,
}

impl Server {
    /// Looks at everything that has changed, and tells the editor.
    pub(super) fn settle(&mut self) {
        for at in 0..self.workspace.rooms.len() {
            let now = self.now();
            let Some(room) = self.workspace.rooms.get_mut(at) else { continue };
            let told = if self.client.watches { self.workspace.folders.as_slice() } else { &[] };
            let untold = |room: &Room| watch::outside(room.live.watched(), told);
            let is_first = !room.is_begun();
            // Begun before the first look, so that nothing is missed that changes meanwhile.
            let watched = is_first.then(|| untold(room)).filter(|watched| !watch::is_nothing(watched));
            let watcher = watched.map(watch::prepare);
            let Some(change) = room.settle(&self.documents, now) else { continue };
            // Where the blog begins is known by now.
            let watched = is_first.then(|| untold(room)).filter(|watched| !watch::is_nothing(watched));
            if let Some(watched) = watched {
                let watcher = watcher.unwrap_or_else(|| watch::prepare(watched.clone()));
                watch::begin(watcher, watched, self.events.clone());
            }
            if change.is_anew {
                self.documents.forget_posts();
            }
            self.tell_texts(at);
            self.tell_others();
            self.tell_fault();
        }
    }

    /// Looks at what holds between posts, where they have changed, and tells the editor.
    pub(super) fn catch_up(&mut self) {
        for at in 0..self.workspace.rooms.len() {
            let Some(room) = self.workspace.rooms.get_mut(at).filter(|room| room.is_behind()) else { continue };
            room.live.catch_up();
            self.tell_texts(at);
            self.tell_others();
        }
    }

    /// What is found in the text at `path`, as the editor shows it.
    pub(super) fn diagnostics(&self, path: &Path) -> Vec<lsp_types::Diagnostic> {
        let room = self.workspace.room_of(path).and_then(|at| self.workspace.rooms.get(at));
        let verdict = room.and_then(|room| room.live.verdict(path));
        match verdict {
            Some(Ok(report)) => {
                self.showing(path, |showing| showing.diagnostics(&report.diagnostics)).unwrap_or_default()
            }
            Some(Err(fault)) => vec![unchecked(fault)],
            None => Vec::new(),
        }
    }

    /// Does `work` with what findings of the text at `path` are shown with.
    pub(super) fn showing<T>(&self, path: &Path, work: impl FnOnce(&Showing<'_>) -> T) -> Option<T> {
        let document = self.documents.get(path)?;
        let room = self.workspace.rooms.get(self.workspace.room_of(path)?)?;
        Some(work(&Showing {
            client: &self.client,
            registry: room.live.session().registry(),
            home: self.options.home.as_deref(),
            uri: &document.uri,
            positions: document.positions(self.client.encoding),
            folder: room.folder(),
            text_of: &|shown| room.live.text(shown),
        }))
    }

    fn tell_texts(&mut self, at: usize) {
        let mut is_other_elsewhere = false;
        let posts = self.documents.iter().filter(|(_, document)| document.is_post);
        let posts = posts.filter(|(path, _)| self.workspace.room_of(path) == Some(at));
        let mut news = Vec::new();
        for (path, document) in posts {
            let Some(room) = self.workspace.rooms.get(at) else { continue };
            let is_broken = matches!(room.live.verdict(path), Some(Err(_)));
            let found = room.live.findings(path);
            let known = self.published.texts.get(path);
            let is_same = known.is_some_and(|(_, known)| known == found) && !is_broken;
            if is_same && known.is_some_and(|(version, _)| *version == document.version) {
                continue;
            }
            is_other_elsewhere |= known.is_some_and(|(version, _)| *version == document.version);
            news.push((path.to_owned(), document.version, found.to_vec()));
        }
        for (path, version, found) in news {
            if !self.client.pulls {
                self.publish(&path, self.diagnostics(&path), Some(version));
            }
            self.published.texts.insert(path, (version, found));
        }
        if self.client.pulls && self.client.asks_again && is_other_elsewhere {
            self.outbox.ask::<WorkspaceDiagnosticRefresh>(&());
        }
    }

    /// Tells what is wrong with files that are no posts, where that is other than before.
    fn tell_others(&mut self) {
        let mut now: BTreeMap<PathBuf, Vec<lsp_types::Diagnostic>> = BTreeMap::new();
        for room in &self.workspace.rooms {
            let place = |shown: &str| crate::session::absolute(room.folder(), Path::new(shown));
            for report in room.live.beside().filter(|report| !report.diagnostics.is_empty()) {
                let path = place(&report.path);
                let Some(uri) = uri::of_path(&path) else { continue };
                let (text, lines) = (&*report.text, LineIndex::new(&report.text));
                let showing = Showing {
                    client: &self.client,
                    registry: room.live.session().registry(),
                    home: self.options.home.as_deref(),
                    uri: &uri,
                    positions: Positions { text, lines: &lines, encoding: self.client.encoding },
                    folder: room.folder(),
                    text_of: &|shown| room.live.text(shown),
                };
                now.entry(path).or_default().extend(showing.diagnostics(&report.diagnostics));
            }
            if let Some(ConfigError::At(fault)) = &room.fault {
                let lines = LineIndex::new(&fault.text);
                let positions = Positions { text: &fault.text, lines: &lines, encoding: self.client.encoding };
                let help = fault.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
                let found = own(positions.range(fault.span), format!("{}{help}", fault.message));
                now.entry(place(&fault.path)).or_default().push(found);
            }
        }
        let paths: BTreeSet<PathBuf> = now.keys().chain(self.published.others.keys()).cloned().collect();
        for path in paths {
            let new = now.get(&path).cloned().unwrap_or_default();
            if self.published.others.get(&path).map(Vec::as_slice).unwrap_or_default() != new.as_slice() {
                self.publish(&path, new, None);
            }
        }
        self.published.others = now;
    }

    /// Says once why nothing can be said.
    fn tell_fault(&mut self) {
        let fault = self.workspace.rooms.iter().find_map(|room| room.fault.as_ref()).map(ToString::to_string);
        if let Some(fault) = fault.as_ref().filter(|fault| self.published.fault.as_ref() != Some(*fault)) {
            let message = format!("matterlint: {fault}; nothing is checked until this is mended");
            self.outbox.show(MessageType::ERROR, message);
        }
        self.published.fault = fault;
    }

    /// Takes back what was said of a text that is closed.
    pub(super) fn retract(&mut self, path: &Path) {
        if self.published.texts.remove(path).is_some_and(|(_, found)| !found.is_empty()) && !self.client.pulls {
            self.publish(path, Vec::new(), None);
        }
    }

    /// Takes back what was said of texts that lie in no room any more.
    pub(super) fn retract_homeless(&mut self) {
        let homeless = self.published.texts.keys().filter(|path| self.workspace.room_of(path).is_none());
        for path in homeless.cloned().collect::<Vec<_>>() {
            self.retract(&path);
        }
        self.tell_others();
    }

    fn publish(&self, path: &Path, diagnostics: Vec<lsp_types::Diagnostic>, version: Option<i32>) {
        let uri = self.documents.get(path).map(|document| document.uri.clone()).or_else(|| uri::of_path(path));
        if let Some(uri) = uri {
            self.outbox.tell::<PublishDiagnostics>(&PublishDiagnosticsParams { uri, diagnostics, version });
        }
    }
}

/// That a post could not be checked.
fn unchecked(fault: &WorkFault) -> lsp_types::Diagnostic {
    own(Range::default(), format!("this post could not be checked: {}", fault.message))
}

fn own(range: Range, message: String) -> lsp_types::Diagnostic {
    let (severity, source) = (Some(DiagnosticSeverity::ERROR), Some(SOURCE.to_owned()));
    lsp_types::Diagnostic { range, severity, source, message, ..lsp_types::Diagnostic::default() }
}
