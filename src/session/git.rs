//! What git knows of the files below a site's root, asked of git itself, once, and only when a rule wants to know.

use crate::site::disk::Tracking;
use crate::text::fold_name;
use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The files of one site as git sees them. Names are compared without case and Unicode form: git and the disk of a Mac
/// spell one name in two ways.
#[derive(Debug)]
pub struct Index {
    root: PathBuf,
    tracked: OnceLock<Option<HashSet<String>>>,
    untracked: OnceLock<Option<HashSet<String>>>,
}

impl Index {
    /// The index of the repository that holds the folder `root`; not read yet.
    pub fn new(root: PathBuf) -> Self {
        Self { root, tracked: OnceLock::new(), untracked: OnceLock::new() }
    }

    /// What git knows of the file `path`, below the root.
    pub fn tracking(&self, path: &str) -> Tracking {
        let Some(tracked) = self.tracked.get_or_init(|| list(&self.root, &["--cached"])) else {
            return Tracking::Unknown;
        };
        let mut part = fold_name(path).into_owned();
        // A folder among the files is a submodule: what is in it is tracked there.
        loop {
            if tracked.contains(&part) {
                return Tracking::Tracked;
            }
            match part.rfind('/') {
                Some(at) => part.truncate(at),
                None => break,
            }
        }
        let others = self.untracked.get_or_init(|| list(&self.root, &["--others", "--exclude-standard"]));
        match others {
            Some(others) if others.contains(&*fold_name(path)) => Tracking::Untracked,
            Some(_) => Tracking::Ignored,
            None => Tracking::Unknown,
        }
    }
}

/// The program git in `root`. It runs no hook, no file system monitor and nothing that the repository's configuration
/// names, and writes nothing.
pub(super) fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.args(["-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false"]);
    command.current_dir(root).env("GIT_OPTIONAL_LOCKS", "0");
    // A hook names its repository in the environment; the one that holds `root` is found from there.
    command.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove(INDEX_FILE);
    if let Some((root, index)) = own_index(root) {
        // Git takes a relative name from the top of the repository, wherever it is called.
        command.env(INDEX_FILE, root.join(index));
    }
    command
}

/// Names the index in place of the usual one: for `git commit -a` and `git commit FILE`, git makes another, and tells its
/// hooks of it here.
const INDEX_FILE: &str = "GIT_INDEX_FILE";

/// The index that the environment names, where it is that of the repository that holds `path`: a hook works in its own
/// repository, which may lie beside, in or around that one.
fn own_index(path: &Path) -> Option<(PathBuf, OsString)> {
    let index = std::env::var_os(INDEX_FILE).filter(|name| !name.is_empty())?;
    let root = root_of(path)?;
    let here = std::env::current_dir().ok()?;
    (root_of(&here)? == root).then_some((root, index))
}

/// The top folder of the repository that holds `path`.
pub(super) fn root_of(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|ancestor| ancestor.join(".git").exists()).map(Path::to_owned)
}

/// The files that `git ls-files` names below `root`; `None` without git or a repository.
fn list(root: &Path, which: &[&str]) -> Option<HashSet<String>> {
    // To start git takes longer than to check a post.
    root_of(root)?;
    let mut command = command(root);
    let output =
        command.args(["ls-files", "-z"]).args(which).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    output.status.success().then(|| names.map(|name| fold_name(&String::from_utf8_lossy(name)).into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::site::disk::Tracking;
    use std::path::Path;
    use std::process::Command;

    fn git(folder: &Path, arguments: &[&str]) -> bool {
        Command::new("git").current_dir(folder).args(arguments).output().is_ok_and(|output| output.status.success())
    }

    #[test]
    fn tracked_untracked_and_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("글")).unwrap();
        for file in ["글/가.png", "글/new.png", "글/raw.psd"] {
            std::fs::write(root.join(file), "x").unwrap();
        }
        std::fs::write(root.join(".gitignore"), "*.psd\n").unwrap();
        assert_eq!(Index::new(root.join("글")).tracking("가.png"), Tracking::Unknown);
        if !git(root, &["init", "-q"]) {
            return;
        }
        assert!(git(root, &["add", "글/가.png"]));
        let index = Index::new(root.to_owned());
        assert_eq!(index.tracking("글/가.png"), Tracking::Tracked);
        assert_eq!(index.tracking("글/\u{1100}\u{1161}.png"), Tracking::Tracked);
        assert_eq!(index.tracking("글/new.png"), Tracking::Untracked);
        assert_eq!(index.tracking("글/raw.psd"), Tracking::Ignored);
        assert_eq!(Index::new(root.join("글")).tracking("가.png"), Tracking::Tracked);
    }
}
