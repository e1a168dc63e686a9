//! How many findings of each kind a run has.

use super::Outcome;
use crate::lint::{Safety, Severity};
use serde::Serialize;

/// How many findings of each kind a run has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity hint.
    pub hints: usize,
    /// Files checked, those without findings included.
    pub files: usize,
    /// Findings of any severity with a safe fix.
    pub fixable: usize,
}

impl Outcome {
    /// Counts the findings.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { files: self.checked, ..Counts::default() };
        for diagnostic in self.files.iter().flat_map(|file| &file.diagnostics) {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Hint => counts.hints += 1,
            }
            counts.fixable += usize::from(diagnostic.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe));
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;
    use crate::report::sample;

    #[test]
    fn counts_by_severity_and_only_safe_fixes_as_fixable() {
        let counts = sample::blog().counts();
        assert_eq!(counts, Counts { errors: 2, warnings: 4, hints: 1, files: 12, fixable: 3 });
    }
}
