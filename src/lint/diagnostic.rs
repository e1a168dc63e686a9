//! One finding.

use super::{Fix, RuleId, Safety, Severity};
use crate::text::{Edit, Span};

/// One finding in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub rule: RuleId,
    /// How much it matters, as configured for this file.
    pub severity: Severity,
    /// The exact place.
    pub span: Span,
    /// What is wrong, with the value in backticks: lower case, one fault, no full stop.
    pub message: String,
    /// A few words at the place.
    pub label: Option<String>,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// What to do, as an action.
    pub help: Option<String>,
    /// A change that removes the fault.
    pub fix: Option<Fix>,
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The other file: below the site's root as a rule names it, as shown to the author in a report; `None` for the
    /// finding's own.
    pub path: Option<String>,
    /// The place.
    pub span: Span,
    /// A few words at the place.
    pub message: String,
}

impl Diagnostic {
    /// Adds a few words at the place.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Adds what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place in the same file.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { path: None, span, message: message.into() });
        self
    }

    /// Adds a place in another file, `path` below the site's root.
    pub fn related_in(&mut self, path: impl Into<String>, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { path: Some(path.into()), span, message: message.into() });
        self
    }

    /// Adds a change that removes the fault, where there are edits that make it.
    pub fn offer(&mut self, title: impl Into<String>, safety: Safety, edits: Option<Vec<Edit>>) -> &mut Self {
        self.fix = edits.map(|edits| Fix { title: title.into(), edits, safety });
        self
    }

    /// Adds a change that removes the fault.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }
}
