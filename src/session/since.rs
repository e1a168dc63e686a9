//! What has changed since a commit, asked of git: posts that are new, and lines of the others.

use super::git::root_of;
use super::history::{Changes, Then, fault};
use super::{Session, Task, paths};
use crate::config::ConfigError;
use crate::lint::Built;
use crate::report::{FileReport, new_lines};
use crate::text::{LineIndex, Span};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The repositories of a run.
#[derive(Debug, Default)]
pub(super) struct Since {
    repositories: BTreeMap<PathBuf, Changes>,
    /// The files and folders that were asked for: what is gone there is looked for, too.
    scope: Vec<PathBuf>,
    /// Whether what stands on lines that have not changed is left out.
    counts_lines: bool,
}

/// What others have of a repository, as far as it is known: the remote's main branch, or the branch that this one follows.
/// Where nothing is known of others, the last commit counts.
const PUBLIC: [&str; 3] = ["origin/HEAD", "@{upstream}", "HEAD"];

/// Which lines of a file count.
enum Counting {
    All,
    None,
    Lines(Vec<bool>),
}

impl Session {
    /// Asks git what has changed in the repositories of `tasks`; `None` where nobody wants to know.
    pub(super) fn since(&self, tasks: &[Arc<Task>]) -> Result<Option<Since>, ConfigError> {
        let Some(commit) = &self.request.since else { return Ok(self.since_public()) };
        let folders: BTreeSet<&Path> = tasks.iter().filter_map(|task| task.file.parent()).collect();
        let mut roots = BTreeSet::new();
        for folder in folders {
            let message = || format!("`{}` is in no git repository", paths::shown(&self.request.folder, folder));
            let help = "leave `--since` out, or name posts of a repository";
            roots.insert(root_of(folder).ok_or_else(|| fault(message(), help))?);
        }
        let read = |root: PathBuf| Changes::read(&root, commit, self.staged.is_some()).map(|changes| (root, changes));
        Ok(Some(Since {
            repositories: roots.into_iter().map(read).collect::<Result<_, _>>()?,
            scope: Vec::new(),
            counts_lines: true,
        }))
    }

    /// What has changed since the last commit that is public, where a commit is about to be made: what others have never
    /// seen cannot be taken from them.
    fn since_public(&self) -> Option<Since> {
        let read = |root: &PathBuf| {
            let mut public = self.request.public.as_deref().into_iter().chain(PUBLIC);
            let changes = public.find_map(|commit| Changes::read(root, commit, true).ok())?;
            Some((root.clone(), changes))
        };
        let repositories = self.staged.as_ref()?.roots().filter_map(read).collect();
        Some(Since { repositories, scope: Vec::new(), counts_lines: false })
    }

    /// Takes the findings out of `report` of which no line has changed, nor one of their other places; how many. Rules that
    /// compare a site with its past speak of changes only.
    pub(super) fn leave_unchanged(
        &self,
        task: &Task,
        since: &Since,
        texts: &dyn Fn(&str) -> Option<Arc<str>>,
        report: &mut FileReport,
    ) -> usize {
        if report.diagnostics.is_empty() || !since.counts_lines {
            return 0;
        }
        let own = since.counting(&task.file, &report.text);
        let lines = LineIndex::new(&report.text);
        let mut others: HashMap<String, Option<(LineIndex, Counting)>> = HashMap::new();
        let before = report.diagnostics.len();
        report.diagnostics.retain(|found| {
            let rule = task.standing.rules.get(found.rule);
            rule.is_some_and(|rule| matches!(rule.rule, Built::Past(_)))
                || own.has(&lines, found.span)
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
    /// Takes what is gone into account below these paths, or below `folder` where none is named.
    pub(super) fn look_below(&mut self, scope: Vec<PathBuf>, folder: &Path) {
        self.scope = if scope.is_empty() { vec![folder.to_owned()] } else { scope };
    }

    /// Whether a file that is not checked itself was asked for.
    pub(super) fn asks_for(&self, file: &Path) -> bool {
        self.scope.iter().any(|asked| file.starts_with(asked))
    }

    /// Whether anything below `folder` was asked for.
    pub(super) fn asks_below(&self, folder: &Path) -> bool {
        self.scope.iter().any(|asked| asked.starts_with(folder) || folder.starts_with(asked))
    }

    /// The repository that holds `path`, compared with the commit.
    pub(super) fn repository(&self, path: &Path) -> Option<&Changes> {
        self.repositories.get(&root_of(path)?)
    }

    fn counting(&self, file: &Path, text: &str) -> Counting {
        let Some(changes) = self.repository(file) else { return Counting::None };
        let Some(name) = paths::below(&changes.root, file) else { return Counting::All };
        match changes.then(&name) {
            Then::Same => Counting::None,
            Then::New => Counting::All,
            Then::Other(blob) => match changes.text(blob) {
                Some(before) => Counting::Lines(new_lines(&before, text)),
                None => Counting::All,
            },
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
