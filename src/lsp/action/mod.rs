//! Code actions: what the editor offers at a finding.

mod page;

pub(super) use page::{EXPLAIN, explain, rule_of};

use super::diagnostic::Showing;
use super::edit::{text_edits, workspace_edit};
use super::ground::Ground;
use crate::lint::{Diagnostic, Fix, Page, RuleId, Safety};
use crate::report::line_edits;
use crate::session::Live;
use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, WorkspaceEdit};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The kind of the action that mends all that can be mended safely; editors run it when a file is saved, where an author
/// wants that (LSP 3.17, `source.fixAll`).
pub(super) const FIX_ALL: &str = "source.fixAll.matterlint";

/// What the actions for one post stand on.
pub(super) struct Offer<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) live: &'a Live,
    /// The file, absolute.
    pub(super) file: &'a Path,
    pub(super) showing: &'a Showing<'a>,
}

impl Offer<'_> {
    /// The actions that the editor asks for.
    pub(super) fn actions(&self, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
        let only = params.context.only.as_deref();
        let wants = |kind: &str| only.is_none_or(|only| only.iter().any(|asked| is_within(kind, asked.as_str())));
        let mut actions = Vec::new();
        if wants(CodeActionKind::QUICKFIX.as_str()) {
            let asked = self.ground.positions().span(params.range);
            let found = self.live.findings(self.file).iter();
            let here: Vec<&Diagnostic> =
                found.filter(|found| found.span.start <= asked.end && asked.start <= found.span.end).collect();
            actions.extend(here.iter().filter_map(|found| self.fix(found)));
            let rules: BTreeSet<RuleId> = here.iter().map(|found| found.rule).collect();
            actions.extend(rules.iter().filter_map(|rule| self.fix_rule(*rule)));
            actions.extend(here.iter().filter_map(|found| self.suppress(found, false)));
            let first = rules.iter().filter_map(|rule| here.iter().find(|found| found.rule == *rule));
            actions.extend(first.filter_map(|found| self.suppress(found, true)));
            actions.extend(rules.iter().filter_map(|rule| self.open_page(*rule)));
        }
        // Only where it is asked for by name: it is no answer to what stands at the cursor.
        if only.is_some() && wants(FIX_ALL) {
            actions.extend(self.fix_all());
        }
        actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
    }

    /// The fix of one finding: one that would be written only once it is proven, a suggestion as it is.
    fn fix(&self, found: &Diagnostic) -> Option<CodeAction> {
        let fix = found.fix.as_ref()?;
        let is_sound = fix.safety == Safety::Suggestion || self.live.proves(self.file, self.ground.post, found);
        let edits = text_edits(&fix.edits, &self.ground.positions());
        is_sound.then(|| CodeAction {
            diagnostics: Some(vec![self.showing.diagnostic(found)]),
            is_preferred: Some(fix.safety == Safety::Safe),
            ..self.action(title(fix), CodeActionKind::QUICKFIX, self.edit(edits))
        })
    }

    /// All fixes of one rule, where there are several.
    fn fix_rule(&self, rule: RuleId) -> Option<CodeAction> {
        let found = self.live.findings(self.file).iter().filter(|found| found.rule == rule);
        let fixable = found.filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safety != Safety::Suggestion));
        let count = fixable.count();
        let text = self.live.fixed(self.file, Some(rule)).filter(|_| count > 1)?;
        let title = format!("Fix all `{}` in this post", self.page(rule).name);
        Some(self.action(title, CodeActionKind::QUICKFIX, self.rewrite(&text)))
    }

    fn fix_all(&self) -> Option<CodeAction> {
        let text = self.live.fixed(self.file, None)?;
        Some(self.action(
            "Fix all that matterlint can fix safely".to_owned(),
            CodeActionKind::new(FIX_ALL),
            self.rewrite(&text),
        ))
    }

    /// A comment that suppresses a finding, where one can stand without harm.
    fn suppress(&self, found: &Diagnostic, whole_file: bool) -> Option<CodeAction> {
        let text = self.live.suppressed(self.file, self.ground.post, found, whole_file)?;
        let name = self.page(found.rule).name;
        let title = match whole_file {
            true => format!("Disable `{name}` in this post"),
            false => format!("Disable `{name}` for this line"),
        };
        Some(CodeAction {
            diagnostics: Some(vec![self.showing.diagnostic(found)]),
            ..self.action(title, CodeActionKind::QUICKFIX, self.rewrite(&text))
        })
    }

    fn open_page(&self, rule: RuleId) -> Option<CodeAction> {
        let name = self.page(rule).name;
        self.ground.client.shows_documents.then(|| CodeAction {
            title: format!("Open the page of `{name}`"),
            kind: Some(CodeActionKind::QUICKFIX),
            command: Some(explain(name)),
            ..CodeAction::default()
        })
    }

    fn page(&self, rule: RuleId) -> &Page {
        self.ground.registry.page(rule)
    }

    fn rewrite(&self, text: &str) -> WorkspaceEdit {
        self.edit(text_edits(&line_edits(&self.ground.post.text, text), &self.ground.positions()))
    }

    fn edit(&self, edits: Vec<lsp_types::TextEdit>) -> WorkspaceEdit {
        workspace_edit(BTreeMap::from([(self.ground.path.to_owned(), edits)]), self.ground)
    }

    fn action(&self, title: String, kind: CodeActionKind, edit: WorkspaceEdit) -> CodeAction {
        CodeAction { title, kind: Some(kind), edit: Some(edit), ..CodeAction::default() }
    }
}

/// Whether an action of this kind is asked for by `asked`: the kind itself, or one that holds it.
fn is_within(kind: &str, asked: &str) -> bool {
    kind.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || asked.is_empty())
}

fn title(fix: &Fix) -> String {
    let mut letters = fix.title.chars();
    let title: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    match fix.safety {
        Safety::Safe => title,
        Safety::Unsafe => format!("{title} (changes what the post means)"),
        Safety::Suggestion => format!("{title} (suggestion)"),
    }
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_kind_holds_those_below_it() {
        assert!(is_within("source.fixAll.matterlint", "source.fixAll"));
        assert!(is_within("source.fixAll.matterlint", "source"));
        assert!(is_within("quickfix", "quickfix") && is_within("quickfix", ""));
        assert!(!is_within("source.fixAll.matterlint", "source.fixAll.other"));
        assert!(!is_within("quickfix", "quick") && !is_within("quickfix", "refactor"));
    }
}
