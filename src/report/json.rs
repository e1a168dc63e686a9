//! The format for programs: JSON, version 1, written as it is made.
//!
//! Stable: fields may be added, the meaning of none changes while `version` is 1.

use super::finding::Finding;
use super::places::Places;
use super::{FixedFile, Outcome, Style, json_text};
use crate::lint::Registry;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Fixed<'f> {
    path: &'f str,
    rules: BTreeMap<&'f str, usize>,
}

/// Writes one object: `version`, `findings` (hints included), `fixed`, `summary`.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    write!(out, "{{\"version\": 1, \"findings\": [")?;
    let mut separator = "\n";
    for file in &outcome.files {
        let mut places = Places::new(&file.text);
        for found in &file.diagnostics {
            out.write_all(separator.as_bytes())?;
            json_text::write(out, &Finding::new(found, (file, &mut places), outcome, registry, style))?;
            separator = ",\n";
        }
    }
    write!(out, "\n], \"fixed\": ")?;
    let fixed: Vec<_> = outcome.fixed.iter().map(|file| fixed(file, registry)).collect();
    json_text::write(out, &fixed)?;
    write!(out, ", \"summary\": ")?;
    json_text::write(out, &outcome.counts())?;
    writeln!(out, "}}")
}

fn fixed<'f>(file: &'f FixedFile, registry: &'f Registry) -> Fixed<'f> {
    let rules = file.rules.iter().map(|(rule, count)| (registry.page(*rule).name, *count));
    Fixed { path: &file.path, rules: rules.collect() }
}

#[cfg(test)]
mod tests {
    use crate::report::{Outcome, Style, sample};
    use serde_json::{Value, json};

    fn written(outcome: &Outcome, style: &Style) -> Value {
        let mut out = Vec::new();
        super::write(&mut out, outcome, &sample::registry(), style).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn says_everything_of_a_finding() {
        let style = Style { home: Some("https://example.org".to_owned()), ..Style::default() };
        let document = written(&sample::blog(), &style);
        assert_eq!(document["version"], 1);
        assert_eq!(
            document["summary"],
            json!({
                "errors": 2, "warnings": 4, "hints": 1, "files": 12, "fixable": 3, "unsafe_fixable": 1, "fixed": 0,
                "older": 0, "unchanged": 0,
            })
        );
        assert_eq!(document["findings"].as_array().unwrap().len(), 7);
        assert_eq!(
            document["findings"][4],
            json!({
                "rule": "image-missing", "code": "B101", "severity": "warning", "path": "content/사진.md",
                "line": 3, "column": 24, "end_line": 3, "end_column": 29, "column_utf16": 24, "end_column_utf16": 29,
                "offset": 49, "length": 7,
                "message": "no file `산.jpg` is found",
                "help": "put the file beside the post, or correct the path",
                "url": "https://example.org/rules/image-missing", "related": [],
                "fix": {"title": "remove the space", "safety": "safe", "edits": [{"offset": 0, "length": 1, "text": ""}]},
            })
        );
        let related = json!([{
            "path": "content/a.md", "line": 2, "column": 1, "end_line": 2, "end_column": 6, "column_utf16": 1, "end_column_utf16": 6,
            "offset": 4, "length": 5, "message": "here",
        }]);
        assert_eq!(document["findings"][5]["related"], related);
    }

    #[test]
    fn a_run_without_findings_is_a_whole_document() {
        let outcome = Outcome { checked: 3, ..Outcome::default() };
        let summary = json!({
            "errors": 0, "warnings": 0, "hints": 0, "files": 3, "fixable": 0, "unsafe_fixable": 0, "fixed": 0,
            "older": 0, "unchanged": 0,
        });
        let document = json!({"version": 1, "findings": [], "fixed": [], "summary": summary});
        assert_eq!(written(&outcome, &Style::default()), document);
    }

    #[test]
    fn what_was_fixed_is_counted_by_post_and_rule() {
        let outcome = Outcome { checked: 3, fixed: sample::fixed(), ..Outcome::default() };
        let document = written(&outcome, &Style::default());
        let first = json!({"path": "content/a\u{1b}.md", "rules": {"date-invalid": 1, "trailing-space": 3}});
        assert_eq!(document["fixed"][0], first);
        assert_eq!(document["summary"]["fixed"], 5);
    }

    #[test]
    fn a_link_is_null_while_the_project_has_no_address() {
        assert_eq!(written(&sample::blog(), &Style::default())["findings"][0]["url"], Value::Null);
    }
}
