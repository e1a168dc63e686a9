//! One repository compared with a commit: which files were there, and what has become of each.

use crate::config::ConfigError;
use crate::session::git::command;
use crate::text::fold_name;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// One repository, compared with a commit.
#[derive(Debug)]
pub(in crate::session) struct Changes {
    /// Its root.
    pub root: PathBuf,
    /// The commit, as the author names it.
    pub commit: String,
    /// When the commit was made at which HEAD and that one part.
    pub made: Timestamp,
    /// The files that were there.
    pub names: Vec<String>,
    /// The same, folded, as git and the disk of a Mac spell one name in two ways.
    known: HashSet<String>,
    /// The files that are different now.
    pub files: Vec<Change>,
    /// The places of `files` by their names now, folded.
    by_name: HashMap<String, usize>,
}

/// A file that is different now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::session) struct Change {
    /// Its name then and the blob that it held; `None` where it was no file.
    pub old: Option<(String, String)>,
    /// Its name now; `None` where it is gone.
    pub new: Option<String>,
}

/// What a file was at the commit.
pub(in crate::session) enum Then<'c> {
    /// The same as now.
    Same,
    /// Not there.
    New,
    /// Something else, in this blob.
    Other(&'c str),
}

impl Changes {
    /// Asks git in `root` what has changed since HEAD parted from `commit`: in the files, or, `staged`, in the index.
    pub fn read(root: &Path, commit: &str, staged: bool) -> Result<Self, ConfigError> {
        let base = base_of(root, commit)?;
        let unread =
            |()| fault(format!("git cannot tell what has changed since `{commit}`"), "see what `git status` says here");
        let names = ask(root, &["ls-tree", "-r", "-z", "--name-only", "--full-tree", &base]).map_err(unread)?;
        let mut compare = vec!["diff", "--raw", "--no-abbrev", "-z", "-M"];
        compare.extend(["--no-ext-diff", "--no-textconv", "--no-relative"]);
        compare.extend(staged.then_some("--cached"));
        compare.extend([&*base, "--"]);
        let files = changes(&ask(root, &compare).map_err(unread)?);
        let made = ask(root, &["show", "-s", "--format=%ct", &base]).map_err(unread)?;
        let made = made.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let names: Vec<String> = names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let by_name =
            files.iter().enumerate().filter_map(|(at, file)| Some((fold_name(file.new.as_ref()?).into_owned(), at)));
        Ok(Self {
            root: root.to_owned(),
            commit: commit.to_owned(),
            made: made.unwrap_or_default(),
            known: names.iter().map(|name| fold_name(name).into_owned()).collect(),
            by_name: by_name.collect(),
            names,
            files,
        })
    }

    /// What the file that is called `name` now was.
    pub fn then(&self, name: &str) -> Then<'_> {
        let name = fold_name(name);
        match self.by_name.get(&*name).and_then(|at| self.files.get(*at)) {
            Some(Change { old: Some((_, blob)), .. }) => Then::Other(blob),
            Some(Change { old: None, .. }) => Then::New,
            None if self.known.contains(&*name) => Then::Same,
            // Not in git: new, or of no concern to it.
            None => Then::New,
        }
    }

    /// The files that git does not have and could have.
    pub fn untracked(&self) -> Vec<String> {
        let said = ask(&self.root, &["ls-files", "-z", "--others", "--exclude-standard"]).unwrap_or_default();
        said.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    /// The text that `blob` holds.
    pub fn text(&self, blob: &str) -> Option<String> {
        ask(&self.root, &["cat-file", "blob", blob]).ok()
    }
}

/// Where HEAD and `commit` part.
fn base_of(root: &Path, commit: &str) -> Result<String, ConfigError> {
    let is_shallow = || ask(root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|said| said.trim() == "true");
    let deepen = "`git fetch --unshallow` brings the history; in CI, ask for all of it (`fetch-depth: 0`)";
    let named = format!("{commit}^{{commit}}");
    let Ok(tip) = ask(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &named]) else {
        if ask(root, &["rev-parse", "--git-dir"]).is_err() {
            let help = "matterlint runs the program `git`: install it, and see what `git status` says here";
            return Err(fault("git cannot be asked what has changed".to_owned(), help));
        }
        return Err(match is_shallow() {
            true => fault(format!("git does not know `{commit}` here: the clone is shallow"), deepen),
            false => {
                let help =
                    "name a branch, a tag or a commit, such as `origin/main`; `git fetch` brings those of the remote";
                fault(format!("git knows no commit `{commit}`"), help)
            }
        });
    };
    match ask(root, &["merge-base", tip.trim(), "HEAD"]) {
        Ok(base) => Ok(base.trim().to_owned()),
        Err(()) if is_shallow() => {
            Err(fault(format!("the history is too shallow to tell where HEAD and `{commit}` part"), deepen))
        }
        Err(()) => {
            Err(fault(format!("HEAD and `{commit}` have no commit in common"), "name a commit that HEAD comes from"))
        }
    }
}

/// Reads `git diff --raw -z`: modes, blobs and a letter, then a name, or, for what was renamed or copied, the old name and
/// the new. Links and submodules are no files.
fn changes(said: &str) -> Vec<Change> {
    let mut words = said.split('\0');
    let mut changed = Vec::new();
    while let Some(head) = words.next().and_then(|head| head.strip_prefix(':')) {
        let parts: Vec<&str> = head.split(' ').collect();
        let ([mode, _, blob, _, status], Some(name)) = (&parts[..], words.next()) else { break };
        let is_pair = status.starts_with(['R', 'C']);
        let new = if is_pair { words.next() } else { Some(name) };
        let old = Some((name.to_owned(), (*blob).to_owned())).filter(|_| mode.starts_with("100"));
        changed.push(Change { old, new: new.filter(|_| !status.starts_with('D')).map(str::to_owned) });
    }
    changed
}

/// What git answers; `Err` where it cannot.
fn ask(root: &Path, arguments: &[&str]) -> Result<String, ()> {
    let output = command(root).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().map_err(drop)?;
    if output.status.success() { Ok(String::from_utf8_lossy(&output.stdout).into_owned()) } else { Err(()) }
}

pub(in crate::session) fn fault(message: String, help: &str) -> ConfigError {
    ConfigError::Since { message, help: help.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Change, changes};

    #[test]
    fn reads_what_git_says() {
        let said = ":100644 100644 aa 00 M\0글 하나.md\0:100644 000000 bb 00 D\0b.md\0:000000 100644 00 cc A\0c.md\0\
                    :100644 100644 dd ee R087\0옛.md\0새.md\0:160000 160000 11 00 M\0themes/x\0";
        let change = |old: Option<(&str, &str)>, new: Option<&str>| Change {
            old: old.map(|(name, blob)| (name.to_owned(), blob.to_owned())),
            new: new.map(str::to_owned),
        };
        let wanted = [
            change(Some(("글 하나.md", "aa")), Some("글 하나.md")),
            change(Some(("b.md", "bb")), None),
            change(None, Some("c.md")),
            change(Some(("옛.md", "dd")), Some("새.md")),
            change(None, Some("themes/x")),
        ];
        assert_eq!(changes(said), wanted);
        assert!(changes("").is_empty());
    }
}
