//! Which files a run looks at.

use super::pool::Threads;
use super::view::{Instead, View};
use super::{everywhere, open, paths};
use crate::report::WorkFault;
use ignore::{DirEntry, WalkBuilder};
use rayon::slice::ParallelSliceMut as _;
use std::path::{Path, PathBuf};

/// The endings of Markdown files.
const ENDINGS: [&str; 6] = ["md", "markdown", "mdx", "mdown", "mkd", "mkdn"];

/// The folder of JavaScript packages.
const PACKAGES: &str = "node_modules";

/// So few files are sooner put in order by one thread.
const FEW: usize = 2048;

/// The files that were found, once each and in order, each with whether it was named itself.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<(PathBuf, bool)>,
    /// The folders from which it was looked for them.
    pub(super) roots: Vec<PathBuf>,
    pub(super) faults: Vec<WorkFault>,
}

/// Finds the files below `named`, paths relative to the working folder `folder`; many are put in order on all `threads`.
/// Hidden files and those that git ignores are left out unless named themselves; symbolic links are not followed unless
/// named.
pub(super) fn find(view: &View, threads: &Threads, folder: &Path, named: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in named {
        let path = paths::absolute(folder, path);
        match view.is_folder(&path) {
            Ok(true) => {
                walk(view, folder, &path, &mut found);
                found.roots.push(path);
            }
            Ok(false) => {
                found.files.push((path, true));
            }
            Err(error) => {
                found.faults.push(WorkFault { path: paths::shown(folder, &path), message: open::reason(&error) });
            }
        }
    }
    // By their texts, which is quicker than part by part; what was named comes before what was met.
    let order = |(a, named): &(PathBuf, bool), (b, also): &(PathBuf, bool)| {
        a.as_os_str().cmp(b.as_os_str()).then(also.cmp(named))
    };
    match found.files.len() {
        0..=FEW => found.files.sort_unstable_by(order),
        many => threads.run(many, || found.files.par_sort_unstable_by(order)),
    }
    found.files.dedup_by(|(path, _), (kept, _)| path == kept);
    found
}

fn walk(view: &View, folder: &Path, root: &Path, found: &mut Found) {
    if root.is_dir() {
        walk_disk(view, folder, root, found);
    }
    // What the disk has, the walk has seen, unless git ignores it.
    let added = view.added(root).into_iter().filter(|path| path.symlink_metadata().is_err());
    let added = added.filter(|path| is_markdown(path) && is_visible(root, path));
    found.files.extend(added.map(|path| (path, false)));
}

fn walk_disk(view: &View, folder: &Path, root: &Path, found: &mut Found) {
    let walk = WalkBuilder::new(root)
        .require_git(false)
        .ignore(false)
        .git_global(everywhere::has_patterns())
        .filter_entry(|entry| entry.depth() == 0 || entry.file_name() != PACKAGES)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if is_file(&entry) && is_markdown(entry.path()) => {
                if !matches!(view.instead_of(entry.path()), Some(Instead::Nothing)) {
                    found.files.push((entry.into_path(), false));
                }
            }
            Ok(_) => {}
            Err(error) => found.faults.extend(fault(folder, root, &error)),
        }
    }
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

/// Whether a file is called as Markdown files are.
pub(super) fn is_markdown(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether a walk of `root` sees `path` by its name.
pub(super) fn is_visible(root: &Path, path: &Path) -> bool {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.iter().all(|part| part != PACKAGES && !part.to_string_lossy().starts_with('.'))
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
