//! The command that opens a rule's page: on the web where the project has an address, else as a file.

use crate::lint::{Page, Registry};
use lsp_types::Command;
use serde_json::Value;

/// The name of the command; its only argument is a rule's name.
pub(in crate::lsp) const EXPLAIN: &str = "matterlint.explain";

/// The command for one rule.
pub(in crate::lsp) fn explain(rule: &str) -> Command {
    let title = format!("Open the page of `{rule}`");
    Command::new(title, EXPLAIN.to_owned(), Some(vec![Value::from(rule)]))
}

/// The page that the arguments of the command name.
pub(in crate::lsp) fn rule_of<'r>(arguments: &[Value], registry: &'r Registry) -> Option<&'r Page> {
    Some(registry.page(registry.find(arguments.first()?.as_str()?)?))
}
