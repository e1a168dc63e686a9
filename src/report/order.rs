//! The order of findings where only the first ones are seen: the worst first.

use super::{FileReport, Outcome, Style};
use crate::lint::{Diagnostic, Severity};

/// Findings of one severity in one file.
pub struct Group<'o> {
    /// The file.
    pub file: &'o FileReport,
    severity: Severity,
}

impl<'o> Group<'o> {
    /// The findings, in the order of the text.
    pub fn findings(&self) -> impl Iterator<Item = &'o Diagnostic> + use<'o> {
        let severity = self.severity;
        self.file.diagnostics.iter().filter(move |found| found.severity == severity)
    }
}

impl Outcome {
    /// All errors, then all warnings, then the hints where the style asks for them, each by file and place.
    pub(super) fn worst_first(&self, style: &Style) -> impl Iterator<Item = Group<'_>> {
        let hints = style.hints.then_some(Severity::Hint);
        let severities = [Severity::Error, Severity::Warning].into_iter().chain(hints);
        let groups = severities.flat_map(|severity| self.files.iter().map(move |file| Group { file, severity }));
        groups.filter(|group| group.findings().next().is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Style, sample};

    #[test]
    fn errors_come_before_warnings_and_hints_last() {
        let blog = sample::blog();
        let order = |hints| {
            let style = Style { hints, ..Style::default() };
            let groups = blog.worst_first(&style);
            groups.map(|group| (group.file.path.clone(), group.findings().count())).collect::<Vec<_>>()
        };
        let told = [("content/a.md".to_owned(), 2), ("content/사진.md".to_owned(), 4)];
        assert_eq!(order(false), told);
        assert_eq!(order(true)[2..], [("content/a.md".to_owned(), 1)]);
    }
}
