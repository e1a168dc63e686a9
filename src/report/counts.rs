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
    /// Findings of any severity with an unsafe fix.
    pub unsafe_fixable: usize,
    /// Findings that are gone because they were fixed.
    pub fixed: usize,
    /// Findings that were passed over because the baseline has them; in no other count.
    pub older: usize,
    /// Findings that were passed over because none of their lines has changed; in no other count.
    pub unchanged: usize,
}

impl Outcome {
    /// Counts the findings.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let fixed = self.fixed.iter().flat_map(|file| file.rules.values()).sum();
        let (older, unchanged) = (self.older, self.unchanged);
        let mut counts = Counts { files: self.checked, fixed, older, unchanged, ..Counts::default() };
        for diagnostic in self.files.iter().flat_map(|file| &file.diagnostics) {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Hint => counts.hints += 1,
            }
            match diagnostic.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => counts.fixable += 1,
                Some(Safety::Unsafe) => counts.unsafe_fixable += 1,
                Some(Safety::Suggestion) | None => {}
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;
    use crate::report::sample;

    #[test]
    fn counts_by_severity_and_by_safety() {
        let mut blog = sample::blog();
        let kinds = Counts { errors: 2, warnings: 4, hints: 1, ..Counts::default() };
        let found = Counts { files: 12, fixable: 3, unsafe_fixable: 1, ..kinds };
        assert_eq!(blog.counts(), found);
        (blog.fixed, blog.older, blog.unchanged) = (sample::fixed(), 7, 8);
        assert_eq!(blog.counts(), Counts { fixed: 5, older: 7, unchanged: 8, ..found });
    }
}
