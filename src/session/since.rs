//! What has changed since a commit, asked of git: posts that are new, and lines of the others.

use super::git::{command, root_of};
use super::{Session, Task, paths};
use crate::config::ConfigError;
use crate::report::{FileReport, new_lines};
use crate::text::{LineIndex, Span, fold_name};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

/// The repositories of a run.
#[derive(Debug, Default)]
pub(super) struct Since {
    repositories: BTreeMap<PathBuf, Changes>,
}

/// One repository, compared with a commit. Names are folded, as git and the disk of a Mac spell one in two ways.
#[derive(Debug)]
struct Changes {
    root: PathBuf,
    /// Where the commit and HEAD part.
    base: String,
    /// The files that were there.
    known: HashSet<String>,
    /// The files that are different now, with their names then; `None` where they were not there.
    changed: HashMap<String, Option<String>>,
}

/// Which lines of a file count.
enum Counting {
    All,
    None,
    Lines(Vec<bool>),
}

impl Session {
    /// Asks git what has changed in the repositories of `tasks`; `None` where nobody wants to know.
    pub(super) fn since(&self, tasks: &[Arc<Task>]) -> Result<Option<Since>, ConfigError> {
        let Some(commit) = &self.request.since else { return Ok(None) };
        let folders: BTreeSet<&Path> = tasks.iter().filter_map(|task| task.file.parent()).collect();
        let mut roots = BTreeSet::new();
        for folder in folders {
            let message = || format!("`{}` is in no git repository", paths::shown(&self.request.folder, folder));
            let help = "leave `--since` out, or name posts of a repository";
            roots.insert(root_of(folder).ok_or_else(|| fault(message(), help))?);
        }
        let read = |root: PathBuf| Changes::read(&root, commit, self.staged.is_some()).map(|changes| (root, changes));
        Ok(Some(Since { repositories: roots.into_iter().map(read).collect::<Result<_, _>>()? }))
    }

    /// Takes the findings out of `report` of which no line has changed, nor one of their other places; how many.
    pub(super) fn leave_unchanged(
        &self,
        task: &Task,
        since: &Since,
        texts: &dyn Fn(&str) -> Option<Arc<str>>,
        report: &mut FileReport,
    ) -> usize {
        if report.diagnostics.is_empty() {
            return 0;
        }
        let own = since.counting(&task.file, &report.text);
        let lines = LineIndex::new(&report.text);
        let mut others: HashMap<String, Option<(LineIndex, Counting)>> = HashMap::new();
        let before = report.diagnostics.len();
        report.diagnostics.retain(|found| {
            own.has(&lines, found.span)
                || found.related.iter().any(|related| match &related.path {
                    None => own.has(&lines, related.span),
                    Some(path) => {
                        let other = others.entry(path.clone()).or_insert_with(|| {
                            let text = texts(path)?;
                            let file = paths::absolute(&self.request.folder, Path::new(path));
                            Some((LineIndex::new(&text), since.counting(&file, &text)))
                        });
                        other.as_ref().is_some_and(|(lines, counting)| counting.has(lines, related.span))
                    }
                })
        });
        before - report.diagnostics.len()
    }
}

impl Since {
    fn counting(&self, file: &Path, text: &str) -> Counting {
        let root = root_of(file);
        let Some(changes) = root.and_then(|root| self.repositories.get(&root)) else { return Counting::None };
        let Some(name) = paths::below(&changes.root, file).map(|path| fold_name(&path)) else { return Counting::All };
        match changes.changed.get(&name) {
            Some(Some(old)) => match changes.text(old) {
                Some(before) => Counting::Lines(new_lines(&before, text)),
                None => Counting::All,
            },
            Some(None) => Counting::All,
            None if changes.known.contains(&name) => Counting::None,
            // Not in git: new, or of no concern to it.
            None => Counting::All,
        }
    }
}

impl Counting {
    fn has(&self, lines: &LineIndex, span: Span) -> bool {
        match self {
            Self::All => true,
            Self::None => false,
            Self::Lines(new) => {
                let last = span.end().saturating_sub(1).max(span.start());
                let lines = lines.line_of(span.start())..=lines.line_of(last);
                new.get(lines).is_none_or(|lines| lines.contains(&true))
            }
        }
    }
}

impl Changes {
    /// Compares the files, or, `staged`, those of the index.
    fn read(root: &Path, commit: &str, staged: bool) -> Result<Self, ConfigError> {
        let is_shallow =
            || ask(root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|said| said.trim() == "true");
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
                    let help = "name a branch, a tag or a commit, such as `origin/main`; `git fetch` brings those of the remote";
                    fault(format!("git knows no commit `{commit}`"), help)
                }
            });
        };
        let Ok(base) = ask(root, &["merge-base", tip.trim(), "HEAD"]) else {
            return Err(match is_shallow() {
                true => fault(format!("the history is too shallow to tell where HEAD and `{commit}` part"), deepen),
                false => {
                    fault(format!("HEAD and `{commit}` have no commit in common"), "name a commit that HEAD comes from")
                }
            });
        };
        let base = base.trim().to_owned();
        let unread =
            |()| fault(format!("git cannot tell what has changed since `{commit}`"), "see what `git status` says here");
        let known = ask(root, &["ls-tree", "-r", "-z", "--name-only", "--full-tree", &base]).map_err(unread)?;
        let mut compare = vec!["diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", "--no-relative"];
        compare.extend(staged.then_some("--cached"));
        compare.extend([&*base, "--"]);
        let changed = changes(&ask(root, &compare).map_err(unread)?);
        let known = known.split('\0').filter(|name| !name.is_empty()).map(fold_name).collect();
        Ok(Self { root: root.to_owned(), base, known, changed })
    }

    /// What the file `name` held at the base.
    fn text(&self, name: &str) -> Option<String> {
        ask(&self.root, &["cat-file", "blob", &format!("{}:{name}", self.base)]).ok()
    }
}

/// Reads `git diff --name-status -z`: a letter and a name, or, for what was renamed or copied, the old name and the new.
fn changes(said: &str) -> HashMap<String, Option<String>> {
    let mut words = said.split('\0');
    let mut changed = HashMap::new();
    while let Some(status) = words.next().filter(|status| !status.is_empty()) {
        let Some(name) = words.next() else { break };
        match status.as_bytes().first() {
            Some(b'R' | b'C') => {
                let Some(new) = words.next() else { break };
                changed.insert(fold_name(new), Some(name.to_owned()));
            }
            Some(b'A') => drop(changed.insert(fold_name(name), None)),
            Some(b'D') => {}
            _ => drop(changed.insert(fold_name(name), Some(name.to_owned()))),
        }
    }
    changed
}

/// What git answers; `Err` where it cannot.
fn ask(root: &Path, arguments: &[&str]) -> Result<String, ()> {
    let output = command(root).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().map_err(drop)?;
    if output.status.success() { Ok(String::from_utf8_lossy(&output.stdout).into_owned()) } else { Err(()) }
}

fn fault(message: String, help: &str) -> ConfigError {
    ConfigError::Since { message, help: help.to_owned() }
}
