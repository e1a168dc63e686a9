//! The short format for people: each file once, below it its findings, one a line with line and column.

use super::ink::Ink;
use super::places::Places;
use super::{Outcome, Style, escape, wrap};
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// Writes the files with what was found in each; hints only where the style asks for them.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    for file in &outcome.files {
        let shown = || file.diagnostics.iter().filter(|found| style.hints || found.severity > Severity::Hint);
        let Some(longest) = shown().map(|found| registry.page(found.rule).name.len()).max() else { continue };
        let last = shown().next_back().map_or(0, |found| found.span.start());
        let mut places = Places::new(&file.text);
        let digits = (places.lines.line_of(last) + 1).to_string().len();
        writeln!(out, "{}", style.paint(Ink::Strong, &escape::visible(&file.path)))?;
        for found in shown() {
            let start = places.of(found.span).0;
            let column = wrap::pad(&start.column.to_string(), 3);
            let severity = wrap::pad(found.severity.as_str(), "warning".len());
            let severity = style.paint(Ink::Fault(found.severity), &severity);
            let rule = wrap::pad(registry.page(found.rule).name, longest);
            let message = escape::message(&found.message);
            let rule = style.paint(Ink::Dim, &rule);
            writeln!(out, "  {:>digits$}:{column}  {severity}  {rule}  {message}", start.line)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::report::{Style, sample};

    fn written(style: &Style) -> String {
        let mut out = Vec::new();
        super::write(&mut out, &sample::blog(), &sample::registry(), style).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_each_file_once() {
        insta::assert_snapshot!(written(&Style::default()));
    }

    #[test]
    fn hints_are_shown_on_request() {
        assert!(!written(&Style::default()).contains("trailing-space"));
        assert!(written(&Style { hints: true, ..Style::default() }).contains("7:7    hint     trailing-space"));
    }
}
