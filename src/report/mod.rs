//! How findings are shown: drawings for people, lines and JSON for programs, and the rule pages in a terminal.

pub mod azure;
mod changed_line;
pub mod checkstyle;
pub mod concise;
mod counts;
pub mod diff;
#[cfg(test)]
mod diff_tests;
mod drawing;
mod elsewhere;
pub mod escape;
mod example;
mod excerpt;
pub mod fault;
mod finding;
mod fingerprint;
pub mod fixes;
mod fold;
pub mod full;
#[cfg(test)]
mod full_tests;
pub mod github;
pub mod gitlab;
pub mod grouped;
#[cfg(test)]
mod hostile_tests;
mod ink;
pub mod inventory;
pub mod job_summary;
pub mod json;
pub mod json_lines;
mod json_text;
pub mod junit;
mod line_edits;
mod mark;
mod new_lines;
mod options;
mod order;
pub mod page;
mod places;
mod proposal;
#[cfg(test)]
mod proposal_tests;
pub mod rdjson;
mod rest;
mod rules;
#[cfg(test)]
mod sample;
pub mod sarif;
mod shown_line;
pub mod summary;
mod wrap;
mod xml;

pub use counts::Counts;
pub use ink::page_address;
pub use line_edits::line_edits;
pub use new_lines::new_lines;

use crate::lint::{Diagnostic, Registry, RuleId};
use crate::text::Span;
use fingerprint::Fingerprints;
use places::Places;
use std::collections::BTreeMap;
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

/// A file that was fixed.
#[derive(Clone, Debug)]
pub struct FixedFile {
    /// The file as it is shown: relative to the working folder, with `/`.
    pub path: String,
    /// The text that was there.
    pub before: Arc<str>,
    /// The text that is there now.
    pub after: Arc<str>,
    /// How many findings of each rule are gone.
    pub rules: BTreeMap<RuleId, usize>,
}

/// A fix that was not written because it does more than it may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unproven {
    /// The file as it is shown: relative to the working folder, with `/`.
    pub path: String,
    /// The rule that offers the fix.
    pub rule: RuleId,
    /// The place of the finding.
    pub span: Span,
    /// What it would do: "it would change the rendered body".
    pub why: String,
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
    /// The files that were fixed, sorted by path.
    pub fixed: Vec<FixedFile>,
    /// The fixes that were not written because they do more than they may, sorted by path and place.
    pub unproven: Vec<Unproven>,
    /// How many findings were passed over because the baseline has them.
    pub older: usize,
    /// How many findings were passed over because none of their lines has changed.
    pub unchanged: usize,
    /// How many entries of the baseline no longer stand for a finding.
    pub outdated: usize,
    /// The texts of further files that findings point at, by path as shown.
    pub elsewhere: BTreeMap<String, Arc<str>>,
}

impl FileReport {
    /// The other files that the findings point at, as shown.
    pub fn elsewhere(&self) -> impl Iterator<Item = &str> {
        self.diagnostics.iter().flat_map(|found| &found.related).filter_map(|related| related.path.as_deref())
    }

    /// The fingerprints of the findings, in their order; `path` is the file's as long as the findings are to be known again.
    #[must_use]
    pub fn fingerprints(&self, path: &str, registry: &Registry) -> Vec<String> {
        let (places, mut all) = (Places::new(&self.text), Fingerprints::default());
        let findings = self.diagnostics.iter();
        findings.map(|found| all.of(found, registry.page(found.rule).name, path, &places)).collect()
    }
}

impl Outcome {
    /// The text of the file that is shown as `path`, when a finding points at it.
    fn text(&self, path: &str) -> Option<&str> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok();
        at.and_then(|at| self.files.get(at))
            .map(|file| &*file.text)
            .or_else(|| self.elsewhere.get(path).map(|text| &**text))
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
    /// Whether a person reads the output on a terminal, with or without colours.
    pub terminal: bool,
    /// Whether hints are drawn; they are always counted.
    pub hints: bool,
    /// Whether every post is drawn in which a rule speaks, however many there are.
    pub draw_all: bool,
    /// The project's public address, without a `/` at the end; `None` while it has none.
    pub home: Option<String>,
}

impl Style {
    /// How the same output looks in a file: without colours, as wide as where no terminal says so.
    #[must_use]
    pub fn for_file(&self) -> Self {
        Self { hints: self.hints, draw_all: self.draw_all, home: self.home.clone(), ..Self::default() }
    }
}

impl Default for Style {
    /// Plain: no colour, no terminal, 100 columns, no hints.
    fn default() -> Self {
        Self {
            color: false,
            unicode: true,
            width: 100,
            links: false,
            terminal: false,
            hints: false,
            draw_all: false,
            home: None,
        }
    }
}
