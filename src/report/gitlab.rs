//! The code quality report of GitLab, which it shows beside the changes of a merge request.

use super::fingerprint::Fingerprints;
use super::places::Places;
use super::{Outcome, Style, escape, json_text};
use crate::lint::{Registry, Severity};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Violation<'f> {
    description: &'f str,
    check_name: &'f str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'f>,
}

#[derive(Serialize)]
struct Location<'f> {
    path: &'f str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes one array of violations, hints as `info`. Paths must be those of the repository: run in its root.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, _: &Style) -> io::Result<()> {
    write!(out, "[")?;
    let mut separator = "\n";
    for file in &outcome.files {
        let (mut places, mut fingerprints) = (Places::new(&file.text), Fingerprints::default());
        for found in &file.diagnostics {
            let (start, end) = places.of(found.span);
            let check_name = registry.page(found.rule).name;
            let violation = Violation {
                description: &escape::message(&found.message),
                check_name,
                fingerprint: fingerprints.of(found, check_name, &file.path, &places),
                severity: match found.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Hint => "info",
                },
                location: Location { path: &file.path, lines: Lines { begin: start.line, end: end.line } },
            };
            out.write_all(separator.as_bytes())?;
            json_text::write(out, &violation)?;
            separator = ",\n";
        }
    }
    writeln!(out, "\n]")
}

#[cfg(test)]
mod tests {
    use crate::report::{Outcome, Style, sample};

    fn written(outcome: &Outcome) -> String {
        let mut out = Vec::new();
        super::write(&mut out, outcome, &sample::registry(), &Style::default()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_array_of_violations() {
        insta::assert_snapshot!(written(&sample::blog()));
        assert_eq!(written(&Outcome::default()), "[\n]\n");
    }
}
