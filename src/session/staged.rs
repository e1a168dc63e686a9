//! What is staged: how the git index of a run's repositories differs from HEAD, and from the files on the disk.

use super::git::{command, root_of};
use super::status::{Entry, Staging, entries};
use super::view::{Instead, View};
use super::{Request, Session, paths, walk};
use crate::config::ConfigError;
use crate::text::fold_name;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;

/// The index of each repository of a run, compared with its HEAD.
#[derive(Debug, Default)]
pub struct Staged {
    repositories: BTreeMap<PathBuf, Changes>,
    /// Where the files lie that differ from those on the disk, as git would check them out.
    copies: Vec<TempDir>,
}

/// The changes of one repository. Names are folded, as git and the disk of a Mac spell one in two ways.
#[derive(Debug, Default)]
struct Changes {
    /// By the names of the files in the index, or in HEAD where the index has none.
    by_name: HashMap<String, StagedFile>,
    /// The names that files have in HEAD and not in the index.
    lost: HashSet<String>,
}

/// A file that is not the same in HEAD and in the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StagedFile {
    /// Its path in HEAD; `None` where it is new.
    pub before: Option<PathBuf>,
    /// Its path in the index; `None` where it is gone.
    pub after: Option<PathBuf>,
}

impl Session {
    /// What is staged, where the run is to look at nothing else.
    #[must_use]
    pub fn staged(&self) -> Option<&Staged> {
        self.staged.as_ref()
    }

    /// The files and folders to check. One that a hook names and the commit takes away is no longer one of them.
    pub(super) fn named(&self) -> Vec<PathBuf> {
        let folder = &self.request.folder;
        let is_there = |path: &&PathBuf| {
            self.staged.as_ref().is_none_or(|staged| !staged.has_lost(&paths::absolute(folder, path)))
        };
        self.request.paths.iter().filter(is_there).cloned().collect()
    }

    /// Whether a file that a walk has found is to be checked.
    pub(super) fn is_wanted(&self, file: &Path) -> bool {
        self.staged.as_ref().is_none_or(|staged| staged.has(file))
    }

    /// Whether a file that was named is checked whatever the configuration says of it. A hook names all that is staged.
    pub(super) fn insists(&self, named: bool) -> bool {
        named && self.staged.is_none()
    }

    /// Whether a file that was named is one that a walk would see.
    pub(super) fn is_in_sight(&self, file: &Path) -> bool {
        let folder = &self.request.folder;
        let from = if file.starts_with(folder) { Some(folder.clone()) } else { root_of(file) };
        self.staged.is_none() || from.is_none_or(|from| walk::is_visible(&from, file))
    }
}

impl Staged {
    /// Asks git what is staged in the repositories of a request, and puts it into `view` in place of the files on the
    /// disk: what differs, what is gone from the disk, and Markdown files that git does not know, which are not there.
    /// Whatever else git does not know stays, since themes, packages and pictures may come another way.
    ///
    /// # Errors
    /// [`ConfigError::Staged`] where git cannot tell, or a merge is not settled.
    pub(super) fn read(request: &Request, view: &View) -> Result<Self, ConfigError> {
        let named: Vec<PathBuf> = request.paths.iter().map(|path| paths::absolute(&request.folder, path)).collect();
        let mut roots = BTreeSet::new();
        for path in &named {
            let message = || format!("`{}` is in no git repository", paths::shown(&request.folder, path));
            let help = "leave `--staged` out, or name posts of a repository";
            roots.insert(root_of(path).ok_or_else(|| fault(message(), help))?);
        }
        let mut staged = Self::default();
        for root in roots {
            let said = status(&root)?;
            let entries = entries(&said);
            if let Some(entry) = entries.iter().find(|entry| entry.staged == Staging::Unmerged) {
                let message = format!("`{}` is not merged yet", paths::shown(&request.folder, &root.join(entry.name)));
                return Err(fault(message, "settle the conflict, and `git add` the file"));
            }
            staged.copies.extend(copy(&root, &entries, view)?);
            for entry in entries.iter().filter(|entry| entry.staged == Staging::Untracked) {
                let path = root.join(entry.name);
                // Who names a file wants to hear of it.
                if walk::is_markdown(&path) && !named.contains(&path) {
                    view.put(path, Instead::Nothing);
                }
            }
            let mut changes = Changes::default();
            entries.iter().for_each(|entry| changes.take(entry, &root));
            staged.repositories.insert(root, changes);
        }
        Ok(staged)
    }

    /// The top folders of the repositories.
    pub(super) fn roots(&self) -> impl Iterator<Item = &PathBuf> {
        self.repositories.keys()
    }

    /// The files that HEAD has and the index has not.
    pub(super) fn lost(&self) -> impl Iterator<Item = &Path> {
        self.changes().filter(|file| file.before != file.after).filter_map(|file| file.before.as_deref())
    }

    /// All files that are not the same in HEAD and in the index, of whatever kind, in no order.
    pub fn changes(&self) -> impl Iterator<Item = &StagedFile> {
        self.repositories.values().flat_map(|changes| changes.by_name.values())
    }

    /// Whether the index has another file at `path` than HEAD, or HEAD none.
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        self.of(path).is_some_and(|(changes, name)| changes.has(&name))
    }

    /// Whether HEAD has a file at `path`, and the index none.
    #[must_use]
    pub fn has_lost(&self, path: &Path) -> bool {
        self.of(path).is_some_and(|(changes, name)| changes.lost.contains(&name) && !changes.has(&name))
    }

    /// The changes among which one of `path` would be, with its name there.
    fn of(&self, path: &Path) -> Option<(&Changes, String)> {
        let around = self.repositories.iter().filter(|(root, _)| path.starts_with(root));
        let (root, changes) = around.max_by_key(|(root, _)| root.components().count())?;
        Some((changes, fold_name(&paths::below(root, path)?).into_owned()))
    }
}

impl Changes {
    fn take(&mut self, entry: &Entry<'_>, root: &Path) {
        let here = || Some(root.join(entry.name));
        let (before, after) = match entry.staged {
            Staging::Changed => (here(), here()),
            Staging::Added => (None, here()),
            Staging::Renamed(before) => (Some(root.join(before)), here()),
            Staging::Removed => (here(), None),
            Staging::Same | Staging::Untracked | Staging::Unmerged => return,
        };
        match entry.staged {
            Staging::Renamed(before) => drop(self.lost.insert(fold_name(before).into_owned())),
            Staging::Removed => drop(self.lost.insert(fold_name(entry.name).into_owned())),
            _ => {}
        }
        // A name in another case, with another content, is gone and new at once.
        let known = self.by_name.entry(fold_name(entry.name).into_owned()).or_default();
        known.before = before.or(known.before.take());
        known.after = after.or(known.after.take());
    }

    fn has(&self, name: &str) -> bool {
        self.by_name.get(name).is_some_and(|change| change.after.is_some())
    }
}

fn status(root: &Path) -> Result<String, ConfigError> {
    let mut command = command(root);
    command.args(["status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignore-submodules=all"]);
    let output = command.arg("--find-renames").stdin(Stdio::null()).stderr(Stdio::null()).output().ok();
    let output = output.filter(|output| output.status.success()).ok_or_else(|| {
        let help = "matterlint runs the program `git`: install it, and see what `git status` says here";
        fault("git cannot be asked what is staged".to_owned(), help)
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Has git write the files that differ from those on the disk, with line ends and filters as in a checkout, into a folder
/// of their own, and puts them into `view`.
fn copy(root: &Path, entries: &[Entry<'_>], view: &View) -> Result<Option<TempDir>, ConfigError> {
    // A name that is no Unicode cannot be asked for, nor be written in a post.
    let is_text = |name: &&str| !name.contains(char::REPLACEMENT_CHARACTER);
    let differing = entries.iter().filter(|entry| entry.is_dirty && entry.is_file).map(|entry| entry.name);
    let differing: Vec<&str> = differing.filter(is_text).collect();
    if differing.is_empty() {
        return Ok(None);
    }
    let folder = checkout(root, &differing).map_err(|reason| {
        let help = "see what `git status` and `git stash --keep-index` say here";
        fault(format!("git cannot bring what is staged: {reason}"), help)
    })?;
    for name in differing {
        view.put(root.join(name), Instead::CopyOf(folder.path().join(name)));
    }
    Ok(Some(folder))
}

fn checkout(root: &Path, names: &[&str]) -> std::io::Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("matterlint-").tempdir()?;
    let mut command = command(root);
    // Whatever is large and elsewhere is not brought for a check.
    command.env("GIT_LFS_SKIP_SMUDGE", "1").args(["checkout-index", "-z", "--stdin", "--quiet"]);
    command.arg(format!("--prefix={}/", folder.path().display()));
    let mut git = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    if let Some(mut names_in) = git.stdin.take() {
        names
            .iter()
            .try_for_each(|name| names_in.write_all(name.as_bytes()).and_then(|()| names_in.write_all(&[0])))?;
    }
    let output = git.wait_with_output()?;
    if output.status.success() {
        return Ok(folder);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(std::io::Error::other(said.lines().last().unwrap_or("it does not say why").to_owned()))
}

fn fault(message: String, help: &str) -> ConfigError {
    ConfigError::Staged { message, help: help.to_owned() }
}
