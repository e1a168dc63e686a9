//! The folders that are open in the editor, each with its blogs; a post outside of all of them has a room of its own.

use super::documents::Documents;
use super::room::{Progress, Room};
use crate::lint::Registry;
use crate::rules;
use crate::session::{Request, Session};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// All rooms. A room is made when the first post in its folder is opened: a folder without an open post costs nothing.
pub(super) struct Workspace {
    /// What every room is asked, apart from its folder.
    template: Request,
    is_timeless: bool,
    pub(super) progress: Progress,
    pub(super) folders: Vec<PathBuf>,
    pub(super) rooms: Vec<Room>,
}

impl Workspace {
    pub(super) fn new(template: Request, is_timeless: bool) -> Self {
        Self { template, is_timeless, progress: None, folders: Vec::new(), rooms: Vec::new() }
    }

    /// Adds folders and takes others away, with what is known of them.
    pub(super) fn change_folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        self.folders.retain(|folder| !removed.contains(folder));
        self.rooms.retain(|room| !removed.iter().any(|folder| folder == room.folder()));
        for folder in added.into_iter().filter(|folder| folder.is_dir()) {
            if !self.folders.contains(&folder) {
                self.folders.push(folder);
            }
        }
    }

    /// The number of the room of the file at `path`.
    pub(super) fn room_of(&self, path: &Path) -> Option<usize> {
        let holding = self.rooms.iter().enumerate().filter(|(_, room)| room.holds(path));
        holding.max_by_key(|(_, room)| room.folder().components().count()).map(|(at, _)| at)
    }

    /// Sees to it that the post at `path` has a room, in which all `documents` count.
    ///
    /// # Errors
    /// Why there can be none.
    pub(super) fn make_room(&mut self, path: &Path, documents: &Documents, now: jiff::Timestamp) -> Result<(), String> {
        let folders = self.folders.iter().filter(|folder| path.starts_with(folder));
        let folder = folders.max_by_key(|folder| folder.components().count()).cloned();
        let is_known = |folder: &Path| self.rooms.iter().any(|room| room.folder() == folder);
        if folder.as_deref().map_or(self.room_of(path).is_some(), is_known) {
            return Ok(());
        }
        let mut request =
            Request { now: if self.is_timeless { self.template.now } else { now }, ..self.template.clone() };
        (request.folder, request.paths) = match folder {
            Some(folder) => (folder, vec![PathBuf::from(".")]),
            None => self.alone(path)?,
        };
        let mut room = Room::new(request, self.is_timeless, self.progress.clone())?;
        let inside = documents.iter().filter(|(path, _)| path.starts_with(room.folder()));
        for (path, document) in inside.collect::<Vec<_>>() {
            room.put(path, &document.text);
        }
        self.rooms.push(room);
        Ok(())
    }

    /// What is asked for a post outside of all folders: its blog, or, where no generator is recognised, itself.
    fn alone(&self, path: &Path) -> Result<(PathBuf, Vec<PathBuf>), String> {
        let registry = Registry::new(rules::all());
        let session = Session::new(self.template.clone(), registry).map_err(|error| error.to_string())?;
        let site = session.standing(path).ok().map(|standing| standing.site);
        Ok(match site.filter(|site| site.recognised) {
            Some(site) => (site.root.clone(), vec![PathBuf::from(".")]),
            None => (path.parent().unwrap_or(path).to_owned(), vec![path.to_owned()]),
        })
    }

    /// Notes changes on the disk in the rooms that they may concern.
    pub(super) fn note(&mut self, paths: &BTreeSet<PathBuf>) {
        for room in &mut self.rooms {
            for path in room.heeded(paths) {
                room.note(path);
            }
        }
    }

    /// The rooms in which the text at `path` counts.
    pub(super) fn holding<'w>(&'w mut self, path: &'w Path) -> impl Iterator<Item = &'w mut Room> {
        self.rooms.iter_mut().filter(|room| room.concerns(path))
    }
}
