//! What a rule writes its findings into.

use super::{Diagnostic, RuleId, Severity};
use crate::text::Span;

/// Collects the findings of one rule in one file and fills in what the rule need not know of itself.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: RuleId,
    severity: Severity,
    list: &'a mut Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// Findings of `rule` at `severity`, appended to `list`.
    pub fn new(rule: RuleId, severity: Severity, list: &'a mut Vec<Diagnostic>) -> Self {
        Self { rule, severity, list }
    }

    /// Reports a fault at `span`; the result takes label, help, other places and fix.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let at = self.list.len();
        self.list.push(Diagnostic {
            rule: self.rule,
            severity: self.severity,
            span,
            message: message.into(),
            label: None,
            related: Vec::new(),
            help: None,
            fix: None,
        });
        &mut self.list[at]
    }
}
