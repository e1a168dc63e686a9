//! What a rule writes its findings into.

use super::{Diagnostic, RuleId, Severity, Subject};
use crate::document::front_matter::Editor;
use crate::text::Span;

/// Collects the findings of one rule in one file and fills in what the rule need not know of itself.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: RuleId,
    severity: Severity,
    list: &'a mut Vec<Diagnostic>,
    /// How many findings of other rules stand before those of this one.
    others: usize,
}

/// For how many findings of one rule in one post changes of the front matter are worked out. Each is read back before it
/// counts, which takes time with the length of the front matter; once they are made, it is the turn of the next.
const EDITED: usize = 50;

impl<'a> Findings<'a> {
    /// Findings of `rule` at `severity`, appended to `list`.
    pub fn new(rule: RuleId, severity: Severity, list: &'a mut Vec<Diagnostic>) -> Self {
        let others = list.len();
        Self { rule, severity, list, others }
    }

    /// The editor of the post's front matter, for the fix of the next finding. `None` where the front matter cannot be read,
    /// and where there are many findings already.
    #[must_use]
    pub fn editor<'s>(&self, subject: &Subject<'s>) -> Option<Editor<'s>> {
        if self.list.len() - self.others < EDITED { subject.editor() } else { None }
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
