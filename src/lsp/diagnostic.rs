//! Findings as the editor shows them.

use super::client::Client;
use super::position::Positions;
use super::uri;
use crate::lint::{Diagnostic, Registry, Related, Severity};
use crate::report::page_address;
use crate::text::{LineIndex, Span};
use lsp_types::{
    CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, Range, Uri,
};
use std::path::Path;
use std::sync::Arc;

/// Who speaks, as the editor shows it beside a finding.
pub(super) const SOURCE: &str = "matterlint";

/// What findings of one file are shown with.
pub(super) struct Showing<'a> {
    pub(super) client: &'a Client,
    pub(super) registry: &'a Registry,
    /// Where the project's pages stand, if it has an address.
    pub(super) home: Option<&'a str>,
    /// The file.
    pub(super) uri: &'a Uri,
    pub(super) positions: Positions<'a>,
    /// The folder from which findings name other files.
    pub(super) folder: &'a Path,
    /// The texts of those.
    pub(super) text_of: &'a dyn Fn(&str) -> Option<Arc<str>>,
}

impl Showing<'_> {
    pub(super) fn diagnostics(&self, found: &[Diagnostic]) -> Vec<lsp_types::Diagnostic> {
        let spans: Vec<Span> = found.iter().map(|found| found.span).collect();
        found.iter().zip(self.positions.ranges(&spans)).map(|(found, range)| self.at(range, found)).collect()
    }

    pub(super) fn diagnostic(&self, found: &Diagnostic) -> lsp_types::Diagnostic {
        self.at(self.positions.range(found.span), found)
    }

    fn at(&self, range: Range, found: &Diagnostic) -> lsp_types::Diagnostic {
        let page = self.registry.page(found.rule);
        let address = self.home.filter(|_| self.client.code_link).map(|home| page_address(home, page.name));
        let message = match &found.help {
            Some(help) => format!("{}\nhelp: {help}", found.message),
            None => found.message.clone(),
        };
        let related = || found.related.iter().filter_map(|related| self.related(related)).collect();
        lsp_types::Diagnostic {
            range,
            severity: Some(severity(found.severity)),
            code: Some(lsp_types::NumberOrString::String(page.name.to_owned())),
            code_description: address.and_then(|address| Some(CodeDescription { href: address.parse().ok()? })),
            source: Some(SOURCE.to_owned()),
            message,
            related_information: (self.client.related && !found.related.is_empty()).then(related),
            tags: (self.client.unnecessary && page.unused).then(|| vec![DiagnosticTag::UNNECESSARY]),
            data: None,
        }
    }

    fn related(&self, related: &Related) -> Option<DiagnosticRelatedInformation> {
        let location = match &related.path {
            None => Location::new(self.uri.clone(), self.positions.range(related.span)),
            Some(path) => {
                let text = (self.text_of)(path)?;
                let positions =
                    Positions { text: &text, lines: &LineIndex::new(&text), encoding: self.positions.encoding };
                Location::new(uri::of_path(&self.folder.join(path))?, positions.range(related.span))
            }
        };
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}
