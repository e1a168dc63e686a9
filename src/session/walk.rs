//! Which files a run looks at.

use super::{open, paths};
use crate::report::WorkFault;
use ignore::{DirEntry, WalkBuilder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The endings of Markdown files.
const ENDINGS: [&str; 6] = ["md", "markdown", "mdx", "mdown", "mkd", "mkdn"];

/// The files that were found, each with whether it was named itself.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: BTreeMap<PathBuf, bool>,
    pub(super) faults: Vec<WorkFault>,
}

/// Finds the files below `named`, paths relative to the working folder `folder`. Hidden files and those that git
/// ignores are left out unless named themselves; symbolic links are not followed unless named.
pub(super) fn find(folder: &Path, named: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in named {
        let path = paths::absolute(folder, path);
        match std::fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => walk(folder, &path, &mut found),
            Ok(_) => {
                found.files.insert(path, true);
            }
            Err(error) => {
                found.faults.push(WorkFault { path: paths::shown(folder, &path), message: open::reason(&error) });
            }
        }
    }
    found
}

fn walk(folder: &Path, root: &Path, found: &mut Found) {
    let walk = WalkBuilder::new(root)
        .require_git(false)
        .ignore(false)
        .filter_entry(|entry| entry.depth() == 0 || entry.file_name() != "node_modules")
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if is_markdown(&entry) => {
                found.files.entry(entry.into_path()).or_insert(false);
            }
            Ok(_) => {}
            Err(error) => found.faults.extend(fault(folder, root, &error)),
        }
    }
}

fn is_markdown(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file()) && is_called_markdown(entry.path())
}

/// Whether the name of `path` is that of a Markdown file.
pub(super) fn is_called_markdown(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// A folder that cannot be read. A broken pattern in a `.gitignore` is not ours to report.
fn fault(folder: &Path, root: &Path, error: &ignore::Error) -> Option<WorkFault> {
    let reason = error.io_error()?;
    let mut inner = error;
    let mut path = root;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => (path, inner) = (at, err),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    Some(WorkFault { path: paths::shown(folder, path), message: open::reason(reason) })
}
