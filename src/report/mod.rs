//! How findings are shown: drawings for people, lines and JSON for programs, and the rule pages in a terminal.

pub mod concise;
mod counts;
mod drawing;
pub mod escape;
mod example;
mod excerpt;
pub mod fault;
mod fold;
pub mod full;
#[cfg(test)]
mod full_tests;
mod ink;
pub mod json;
mod mark;
mod options;
pub mod page;
mod places;
mod rules;
#[cfg(test)]
mod sample;
mod shown_line;
pub mod summary;
mod wrap;

pub use counts::Counts;

use crate::lint::Diagnostic;
use std::sync::Arc;

/// One checked file with what was found in it.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The file as it is shown: relative to the working folder, with `/`.
    pub path: String,
    /// The text that was checked.
    pub text: Arc<str>,
    /// What was found, sorted by span.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkFault {
    /// The file as it is shown: relative to the working folder, with `/`.
    pub path: String,
    /// Why it could not be checked.
    pub message: String,
}

/// What one run found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The files with findings, sorted by path. Files without findings are only counted.
    pub files: Vec<FileReport>,
    /// How many files were checked, those without findings included.
    pub checked: usize,
    /// The files that could not be checked, sorted by path.
    pub faults: Vec<WorkFault>,
}

impl Outcome {
    /// The file with findings that `path` names, which may count from the site's root instead of the working folder.
    fn file(&self, path: &str) -> Option<&FileReport> {
        let exact = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok();
        let below = |file: &&FileReport| file.path.strip_suffix(path).is_some_and(|root| root.ends_with('/'));
        exact.and_then(|at| self.files.get(at)).or_else(|| self.files.iter().find(below))
    }
}

/// How the output looks. The caller decides it from the terminal and the options; nothing here asks the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be written.
    pub color: bool,
    /// Whether the terminal shows more than ASCII in frames and signs.
    pub unicode: bool,
    /// How many columns a line may have.
    pub width: usize,
    /// Whether rule names may be links (OSC 8) where there is a [`home`](Self::home).
    pub links: bool,
    /// Whether hints are drawn; they are always counted.
    pub hints: bool,
    /// The project's public address, without a `/` at the end; `None` while it has none.
    pub home: Option<String>,
}

impl Default for Style {
    /// Plain: no colour, 100 columns, no hints.
    fn default() -> Self {
        Self { color: false, unicode: true, width: 100, links: false, hints: false, home: None }
    }
}
