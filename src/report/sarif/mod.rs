//! SARIF 2.1.0, which code scanning services read: one run, its findings written as they are made.

mod place;
mod result;
mod rule;

use super::escape;
use super::fingerprint::Fingerprints;
use super::places::Places;
use super::{Outcome, Style, json_text};
use crate::lint::{Registry, RuleId, Severity};
use place::{ArtifactLocation, Message};
use result::Result as Found;
use rule::Descriptor;
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// The schema that the output follows.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What ends a line where lines are counted.
const NEWLINES: [&str; 3] = ["\r\n", "\n", "\r"];

/// The name that paths are relative to: the working folder of the run, for most services the repository.
const ROOT: &str = "%SRCROOT%";

/// Writes one log: the rules that speak with their pages, files that could not be checked, and all findings, hints as
/// notes. Columns are counted in UTF-16 code units, which every reader understands. `exit_code` is what the process will
/// exit with.
///
/// # Errors
/// When `out` does not take it.
pub fn write(
    out: &mut dyn Write,
    outcome: &Outcome,
    registry: &Registry,
    style: &Style,
    exit_code: u8,
) -> io::Result<()> {
    let rules: Vec<RuleId> = speaking(outcome).into_iter().collect();
    write!(out, "{{\"$schema\": \"{SCHEMA}\", \"version\": \"2.1.0\", \"runs\": [{{\n\"tool\": {{\"driver\": ")?;
    write_driver(out, &rules, registry, style)?;
    write!(out, "}},\n\"columnKind\": \"utf16CodeUnits\", \"newlineSequences\": ")?;
    json_text::write(out, &NEWLINES)?;
    write!(out, ", \"originalUriBaseIds\": ")?;
    json_text::write(out, &json!({ROOT: {"description": {"text": "the folder in which matterlint ran"}}}))?;
    write!(out, ",\n\"invocations\": [")?;
    write_invocation(out, outcome, exit_code)?;
    write!(out, "],\n\"results\": [")?;
    let mut separator = "\n";
    for file in &outcome.files {
        let (mut places, mut fingerprints) = (Places::new(&file.text), Fingerprints::default());
        for found in &file.diagnostics {
            out.write_all(separator.as_bytes())?;
            let rule = (registry.page(found.rule), rules.binary_search(&found.rule).unwrap_or_default());
            let print = fingerprints.of(found, rule.0.name, &file.path, &places);
            json_text::write(out, &Found::new(found, rule, print, (file, &mut places), outcome))?;
            separator = ",\n";
        }
    }
    writeln!(out, "\n]}}]}}")
}

/// The rules with a finding, in the order of their codes.
fn speaking(outcome: &Outcome) -> BTreeSet<RuleId> {
    outcome.files.iter().flat_map(|file| &file.diagnostics).map(|found| found.rule).collect()
}

/// matterlint itself, with what the pages of these rules say.
fn write_driver(out: &mut dyn Write, rules: &[RuleId], registry: &Registry, style: &Style) -> io::Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    write!(out, "{{\"name\": \"matterlint\", \"version\": \"{version}\", \"semanticVersion\": \"{version}\"")?;
    if let Some(home) = &style.home {
        write!(out, ", \"informationUri\": ")?;
        json_text::write(out, home)?;
    }
    write!(out, ", \"rules\": [")?;
    let mut separator = "\n";
    for rule in rules {
        out.write_all(separator.as_bytes())?;
        json_text::write(out, &Descriptor::new(registry.page(*rule), style)?)?;
        separator = ",\n";
    }
    write!(out, "\n]}}")
}

/// How the run ended, and what kept it from its work: files that could not be checked.
fn write_invocation(out: &mut dyn Write, outcome: &Outcome, exit_code: u8) -> io::Result<()> {
    write!(out, "{{\"executionSuccessful\": {}, \"exitCode\": {exit_code}, ", outcome.faults.is_empty())?;
    write!(out, "\"toolExecutionNotifications\": [")?;
    let mut separator = "";
    for fault in &outcome.faults {
        out.write_all(separator.as_bytes())?;
        let location = json!({"physicalLocation": {"artifactLocation": ArtifactLocation::new(&fault.path)}});
        let message = Message::new(&escape::message(&fault.message));
        json_text::write(out, &json!({"level": "error", "message": message, "locations": [location]}))?;
        separator = ",\n";
    }
    write!(out, "]}}")
}

/// The word of SARIF for a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Outcome, Style, WorkFault, sample};
    use serde_json::Value;

    fn written(outcome: &Outcome, style: &Style) -> Value {
        let mut out = Vec::new();
        super::write(&mut out, outcome, &sample::registry(), style, 1).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn says_everything_of_a_run() {
        let style = Style { home: Some("https://example.org".to_owned()), ..Style::default() };
        let log = written(&sample::blog(), &style);
        insta::assert_snapshot!(serde_json::to_string_pretty(&log).unwrap());
    }

    #[test]
    fn a_file_that_could_not_be_checked_is_told() {
        let fault = WorkFault { path: "a.md".to_owned(), message: "it is no text".to_owned() };
        let run = written(&Outcome { faults: vec![fault], ..Outcome::default() }, &Style::default())["runs"][0].take();
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
        assert_eq!(run["invocations"][0]["exitCode"], 1);
        assert_eq!(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], "it is no text");
        assert_eq!(run["results"], Value::Array(Vec::new()));
    }
}
