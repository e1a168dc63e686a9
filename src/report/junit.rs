//! The format of JUnit, which CI servers show as tests: a suite for each file, a failed test for each finding.

use super::places::Places;
use super::xml::Xml;
use super::{FileReport, Outcome, Style, WorkFault};
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// Writes one document. Hints are tests that pass and say so; a file that could not be checked is a test with an error.
/// Where nothing was found there is one test that passes, since many servers take a report without tests for a fault.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, _: &Style) -> io::Result<()> {
    let counts = outcome.counts();
    let (failures, errors) = (counts.errors + counts.warnings, outcome.faults.len());
    let tests = failures + counts.hints + errors;
    let mut xml = Xml::begin(out)?;
    xml.open(
        "testsuites",
        &[
            ("name", "matterlint"),
            ("tests", &tests.max(1).to_string()),
            ("failures", &failures.to_string()),
            ("errors", &errors.to_string()),
        ],
    )?;
    if tests == 0 {
        open_suite(&mut xml, "matterlint", [1, 0, 0])?;
        let posts = format!("no findings in {} posts", counts.files);
        xml.empty("testcase", &[("name", &posts), ("classname", "matterlint")])?;
        xml.close("testsuite")?;
    }
    for fault in &outcome.faults {
        write_fault(&mut xml, fault)?;
    }
    for file in outcome.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        write_file(&mut xml, file, registry)?;
    }
    xml.close("testsuites")?;
    xml.end()
}

fn open_suite(xml: &mut Xml<'_>, name: &str, counts: [usize; 3]) -> io::Result<()> {
    let [tests, failures, errors] = counts.map(|count| count.to_string());
    xml.open("testsuite", &[("name", name), ("tests", &tests), ("failures", &failures), ("errors", &errors)])
}

fn write_fault(xml: &mut Xml<'_>, fault: &WorkFault) -> io::Result<()> {
    open_suite(xml, &fault.path, [1, 0, 1])?;
    xml.open("testcase", &[("name", "checked"), ("classname", &fault.path)])?;
    xml.empty("error", &[("type", "unchecked"), ("message", &fault.message)])?;
    xml.close("testcase")?;
    xml.close("testsuite")
}

fn write_file(xml: &mut Xml<'_>, file: &FileReport, registry: &Registry) -> io::Result<()> {
    let failures = file.diagnostics.iter().filter(|found| found.severity > Severity::Hint).count();
    open_suite(xml, &file.path, [file.diagnostics.len(), failures, 0])?;
    let mut places = Places::new(&file.text);
    for found in &file.diagnostics {
        let start = places.of(found.span).0;
        let name = format!("{} {}:{}", registry.page(found.rule).name, start.line, start.column);
        xml.open("testcase", &[("name", &name), ("classname", &file.path)])?;
        let place = format!("{}:{}:{}: {}", file.path, start.line, start.column, found.message);
        let severity = found.severity.as_str();
        match found.severity {
            Severity::Hint => xml.text("system-out", &[], &place)?,
            _ => xml.text("failure", &[("type", severity), ("message", &found.message)], &place)?,
        }
        xml.close("testcase")?;
    }
    xml.close("testsuite")
}

#[cfg(test)]
mod tests {
    use crate::report::{Outcome, Style, WorkFault, sample};

    fn written(outcome: &Outcome) -> String {
        let mut out = Vec::new();
        super::write(&mut out, outcome, &sample::registry(), &Style::default()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_file_is_a_suite() {
        let fault = WorkFault { path: "b.md".to_owned(), message: "it is no text".to_owned() };
        insta::assert_snapshot!(written(&Outcome { faults: vec![fault], ..sample::blog() }));
    }

    #[test]
    fn nothing_found_is_a_test_that_passes() {
        insta::assert_snapshot!(written(&Outcome { checked: 3, ..Outcome::default() }));
    }
}
