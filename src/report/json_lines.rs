//! The format for programs that read as they go: one finding a line, each as in the JSON document.

use super::finding::Finding;
use super::places::Places;
use super::{Outcome, Style, json_text};
use crate::lint::Registry;
use std::io::{self, Write};

/// Writes one JSON object a line, hints included; nothing where nothing was found.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    for file in &outcome.files {
        let mut places = Places::new(&file.text);
        for found in &file.diagnostics {
            json_text::write(out, &Finding::new(found, (file, &mut places), outcome, registry, style))?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::report::{Style, json, sample};
    use serde_json::Value;

    #[test]
    fn each_line_is_a_finding_of_the_document() {
        let (mut lines, mut document) = (Vec::new(), Vec::new());
        super::write(&mut lines, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        json::write(&mut document, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        let lines: Vec<Value> =
            String::from_utf8(lines).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let document: Value = serde_json::from_slice(&document).unwrap();
        assert_eq!(Value::from(lines), document["findings"]);
    }
}
