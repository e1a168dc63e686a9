//! The format of Checkstyle, which many review tools read.

use super::places::Places;
use super::xml::Xml;
use super::{Outcome, Style};
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// The version of Checkstyle whose readers understand what is written.
const VERSION: &str = "4.3";

/// Writes one document, hints as `info`; a file that could not be checked has an exception.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, _: &Style) -> io::Result<()> {
    let mut xml = Xml::begin(out)?;
    xml.open("checkstyle", &[("version", VERSION)])?;
    for fault in &outcome.faults {
        xml.open("file", &[("name", &fault.path)])?;
        xml.text("exception", &[], &fault.message)?;
        xml.close("file")?;
    }
    for file in outcome.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        xml.open("file", &[("name", &file.path)])?;
        let mut places = Places::new(&file.text);
        for found in &file.diagnostics {
            let start = places.of(found.span).0;
            let severity = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "info",
            };
            xml.empty(
                "error",
                &[
                    ("line", &start.line.to_string()),
                    ("column", &start.column.to_string()),
                    ("severity", severity),
                    ("message", &found.message),
                    ("source", &format!("matterlint.{}", registry.page(found.rule).name)),
                ],
            )?;
        }
        xml.close("file")?;
    }
    xml.close("checkstyle")?;
    xml.end()
}

#[cfg(test)]
mod tests {
    use crate::report::{Outcome, Style, WorkFault, sample};

    #[test]
    fn each_file_with_its_findings() {
        let fault = WorkFault { path: "b.md".to_owned(), message: "it is no text".to_owned() };
        let outcome = Outcome { faults: vec![fault], ..sample::blog() };
        let mut out = Vec::new();
        super::write(&mut out, &outcome, &sample::registry(), &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
