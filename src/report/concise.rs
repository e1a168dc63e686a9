//! The format of compilers: `path:line:col: error[rule-name] message`, one line a finding, hints only on request.

use super::ink::Ink;
use super::places::Places;
use super::{Outcome, Style, escape};
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// Writes one line for each finding; hints only where the style asks for them.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    for file in &outcome.files {
        let path = escape::visible(&file.path);
        let mut places = Places::new(&file.text);
        for found in file.diagnostics.iter().filter(|found| style.hints || found.severity > Severity::Hint) {
            let start = places.of(found.span).0;
            let rule = format!("{}[{}]", found.severity, registry.page(found.rule).name);
            let rule = style.paint(Ink::Fault(found.severity), &rule);
            let message = escape::message(&found.message);
            writeln!(out, "{path}:{}:{}: {rule} {message}", start.line, start.column)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::report::{Style, sample};

    #[test]
    fn writes_one_line_a_finding_with_columns_in_characters() {
        let mut out = Vec::new();
        super::write(&mut out, &sample::blog(), &sample::registry(), &Style { hints: true, ..Style::default() })
            .unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        content/a.md:3:7: error[date-invalid] the date `2024-13-01` has no such month: `13`
        content/a.md:4:10: error[date-invalid] the date `2024-02-30` has no such day: `30`
        content/a.md:7:7: hint[trailing-space] the line ends with a space
        content/사진.md:3:7: warning[image-missing] no file `바다.jpg` is found
        content/사진.md:3:24: warning[image-missing] no file `산.jpg` is found
        content/사진.md:5:7: warning[image-missing] no file `바다.jpg` is found
        content/사진.md:7:6: warning[image-missing] no file `강.jpg` is found
        "#);
    }

    #[test]
    fn hints_are_shown_on_request() {
        let mut out = Vec::new();
        super::write(&mut out, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        assert!(!String::from_utf8(out).unwrap().contains("hint["));
    }
}
