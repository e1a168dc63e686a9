//! One finding as SARIF writes it.

use super::level;
use super::place::{ArtifactLocation, Message, Region};
use crate::lint::{Diagnostic, Fix, Page, Related, Safety};
use crate::report::places::Places;
use crate::report::{FileReport, Outcome, escape};
use serde::Serialize;

/// A finding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Result<'f> {
    rule_id: &'f str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprint,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Change<'f>>,
}

#[derive(Debug, Serialize)]
struct Fingerprint {
    #[serde(rename = "matterlint/v1")]
    value: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'f> {
    description: Message,
    artifact_changes: [ArtifactChange<'f>; 1],
    properties: Properties,
}

#[derive(Debug, Serialize)]
struct Properties {
    safety: Safety,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'f> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'f>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'f> {
    deleted_region: Region,
    inserted_content: Content<'f>,
}

#[derive(Debug, Serialize)]
struct Content<'f> {
    text: &'f str,
}

impl<'f> Result<'f> {
    /// What is told of `found`, a finding in `file`, whose places are asked for in the order of the text.
    pub fn new(
        found: &'f Diagnostic,
        (page, rule_index): (&'f Page, usize),
        fingerprint: String,
        (file, places): (&'f FileReport, &mut Places<'_>),
        outcome: &'f Outcome,
    ) -> Self {
        let mut text = escape::message(&found.message).into_owned();
        if let Some(help) = &found.help {
            text.push_str(&format!("; {}", escape::message(help)));
        }
        let region = Some(Region::next(found.span, places));
        let physical_location = Physical { artifact_location: ArtifactLocation::new(&file.path), region };
        let message = found.label.as_deref().map(|label| Message::new(&escape::message(label)));
        let related = found.related.iter().enumerate();
        Self {
            rule_id: page.name,
            rule_index,
            level: level(found.severity),
            message: Message::new(&text),
            locations: [Location { id: None, physical_location, message }],
            related_locations: related.map(|(at, related)| elsewhere(at, related, file, places, outcome)).collect(),
            partial_fingerprints: Fingerprint { value: fingerprint },
            fixes: found.fix.iter().map(|fix| change(fix, file, places)).collect(),
        }
    }
}

/// A related place; it has no region where the text of the other file is not at hand.
fn elsewhere(at: usize, related: &Related, file: &FileReport, places: &Places<'_>, outcome: &Outcome) -> Location {
    let (path, region) = match related.path.as_deref() {
        None => (file.path.as_str(), Some(Region::peek(related.span, places))),
        Some(path) => (path, outcome.text(path).map(|text| Region::peek(related.span, &Places::new(text)))),
    };
    let physical_location = Physical { artifact_location: ArtifactLocation::new(path), region };
    Location { id: Some(at), physical_location, message: Some(Message::new(&escape::message(&related.message))) }
}

fn change<'f>(fix: &'f Fix, file: &FileReport, places: &Places<'_>) -> Change<'f> {
    let replacements = fix.edits.iter().map(|edit| Replacement {
        deleted_region: Region::peek(edit.span, places),
        inserted_content: Content { text: &edit.text },
    });
    Change {
        description: Message::new(&escape::message(&fix.title)),
        artifact_changes: [ArtifactChange {
            artifact_location: ArtifactLocation::new(&file.path),
            replacements: replacements.collect(),
        }],
        properties: Properties { safety: fix.safety },
    }
}
