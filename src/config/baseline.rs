//! The baseline: the findings that an old blog had when it was recorded, which later runs pass over.

use super::ConfigFault;
use super::read::Reader;
use crate::document::front_matter::{Entry, Format, Map, parse_document};
use crate::lint::Registry;
use crate::text::Span;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

const VERSION: &str = "1";
const KEYS: [&str; 2] = ["version", "findings"];

/// The fingerprints of one file's findings, by the name of their rule.
pub type Recorded = BTreeMap<String, BTreeSet<String>>;

/// What one baseline file holds: paths are relative to its folder, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// What is recorded of each file.
    pub files: BTreeMap<String, Recorded>,
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    findings: &'a BTreeMap<String, Recorded>,
}

impl Baseline {
    /// Reads the text of the baseline that is shown as `path`.
    ///
    /// # Errors
    /// The first fault of the text.
    pub fn read(path: &str, text: &str, registry: &Registry) -> Result<Self, ConfigFault> {
        let reader = Reader::new(path, text, registry);
        let again = || format!("`matterlint baseline write {path}` records the findings anew");
        let root = parse_document(text, Format::Json)
            .map_err(|fault| reader.fault(fault.span, fault.message).with_help(again()))?;
        let mut files = BTreeMap::new();
        let mut is_known = false;
        for Entry { key, value } in &root.entries {
            match key.text.as_str() {
                "version" if value.as_text() == Some(VERSION) => is_known = true,
                "version" => {
                    let message = format!("this matterlint reads version {VERSION} of the baseline only");
                    return Err(reader.fault(value.span, message).with_help(again()));
                }
                "findings" => files = Self::files(&reader, reader.map(value)?)?,
                unknown => return Err(reader.unknown(key.span, "key", unknown, &KEYS)),
            }
        }
        if !is_known {
            let message = "this is no baseline: it has no `version`".to_owned();
            return Err(reader.fault(Span::new(0, text.len().min(1)), message).with_help(again()));
        }
        Ok(Self { files })
    }

    fn files(reader: &Reader<'_>, written: &Map) -> Result<BTreeMap<String, Recorded>, ConfigFault> {
        let mut files = BTreeMap::new();
        for Entry { key, value } in &written.entries {
            let mut recorded = Recorded::new();
            for Entry { key, value } in &reader.map(value)?.entries {
                recorded.insert(key.text.clone(), reader.texts(value)?.into_iter().collect());
            }
            files.insert(key.text.clone(), recorded);
        }
        Ok(files)
    }

    /// The text of the file: sorted, one fingerprint a line, so that a change is a small one.
    #[must_use]
    pub fn text(&self) -> String {
        let document = Document { version: 1, findings: &self.files };
        // Maps with text keys can always be written.
        let text = serde_json::to_string_pretty(&document).unwrap_or_default();
        format!("{text}\n")
    }

    /// Adds one finding.
    pub fn record(&mut self, path: &str, rule: &str, fingerprint: String) {
        let rules = self.files.entry(path.to_owned()).or_default();
        rules.entry(rule.to_owned()).or_default().insert(fingerprint);
    }

    /// How many findings are recorded.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.values().flat_map(BTreeMap::values).map(BTreeSet::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Baseline;
    use crate::config::sample::registry;

    #[test]
    fn what_is_written_is_read() {
        let mut baseline = Baseline::default();
        for (path, rule, print) in [("글/b.md", "y", "2"), ("글/b.md", "y", "1"), ("a.md", "\"x", "3")] {
            baseline.record(path, rule, print.to_owned());
        }
        assert_eq!(baseline.count(), 3);
        let text = baseline.text();
        insta::assert_snapshot!(text, @r#"
        {
          "version": 1,
          "findings": {
            "a.md": {
              "\"x": [
                "3"
              ]
            },
            "글/b.md": {
              "y": [
                "1",
                "2"
              ]
            }
          }
        }
        "#);
        assert_eq!(Baseline::read("b.json", &text, &registry()), Ok(baseline));
        let none = Baseline::default();
        assert_eq!(Baseline::read("b.json", &none.text(), &registry()), Ok(none));
    }

    #[test]
    fn a_fault_is_told_at_its_place() {
        let fault = |text: &str| {
            let fault = Baseline::read("b.json", text, &registry()).expect_err("a fault");
            (fault.message.clone(), fault.span.slice(text).to_owned())
        };
        let told = |message: &str, place: &str| (message.to_owned(), place.to_owned());
        let newer = "this matterlint reads version 1 of the baseline only";
        assert_eq!(fault("{\"version\": 2}"), told(newer, "2"));
        assert_eq!(fault("{\"findings\": {}}").0, "this is no baseline: it has no `version`");
        assert_eq!(fault("").0, "this is no baseline: it has no `version`");
        let one = "{\"version\": 1, \"findings\": {\"a.md\": {\"x\": \"1\"}}}";
        assert_eq!(fault(one), told("a list of texts belongs here, not a text", "\"1\""));
        assert_eq!(fault("{\"version\": 1, \"finding\": {}}").1, "\"finding\"");
        assert!(Baseline::read("b.json", "<<<<<<< HEAD\n{\"version\": 1}", &registry()).is_err());
    }
}
