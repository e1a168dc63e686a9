//! What the editor on the other side can do, as it said when it began (LSP 3.17, `initialize`).

use super::position::Encoding;
use lsp_types::{ClientCapabilities, DiagnosticTag, InitializeParams, MarkupKind};
use serde_json::Value;

/// An editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// What a column counts.
    pub encoding: Encoding,
    /// Whether a completion may hold places to step through (`$1`).
    pub snippets: bool,
    /// Whether hovers and completions may be Markdown.
    pub markdown: bool,
    /// Whether document symbols may lie in each other.
    pub nested_symbols: bool,
    /// Whether a definition may tell the span that it was asked for.
    pub link_support: bool,
    /// Whether a diagnostic may name other places.
    pub related: bool,
    /// Whether a diagnostic may say that its place is not used.
    pub unnecessary: bool,
    /// Whether a diagnostic's code may be a link.
    pub code_link: bool,
    /// Whether the editor asks for diagnostics, so that they need not be sent.
    pub pulls: bool,
    /// Whether it can be told to ask for diagnostics again.
    pub asks_again: bool,
    /// Whether it asks for inlay hints again when it is told to.
    pub asks_hints_again: bool,
    /// Whether code actions may be more than commands.
    pub literal_actions: bool,
    /// Whether it watches the files that it is told to.
    pub watches: bool,
    /// Whether it tells when settings change, once it is asked to.
    pub settings: bool,
    /// Whether it opens what it is told to: a file, a page on the web.
    pub shows_documents: bool,
    /// Whether it shows how long work goes on.
    pub progress: bool,
    /// Whether an edit names the version of the text that it is for.
    pub versioned_edits: bool,
}

impl Client {
    /// The editor that said this of itself; `told` is what `params` were read from.
    #[must_use]
    pub fn new(params: &InitializeParams, told: &Value) -> Self {
        let ClientCapabilities { workspace, text_document, window, general, .. } = &params.capabilities;
        let (workspace, text) = (workspace.as_ref(), text_document.as_ref());
        let offered = general.as_ref().and_then(|general| general.position_encodings.as_deref()).unwrap_or_default();
        let published = text.and_then(|text| text.publish_diagnostics.as_ref());
        let completion = text.and_then(|text| text.completion.as_ref()?.completion_item.as_ref());
        let formats = text.and_then(|text| text.hover.as_ref()?.content_format.as_deref()).unwrap_or_default();
        let tags = published.and_then(|published| published.tag_support.as_ref());
        let is = |flag: Option<bool>| flag == Some(true);
        Self {
            encoding: Encoding::best(offered),
            snippets: is(completion.and_then(|item| item.snippet_support)),
            markdown: formats.contains(&MarkupKind::Markdown),
            nested_symbols: is(
                text.and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
            ),
            link_support: is(text.and_then(|text| text.definition.as_ref()?.link_support)),
            related: is(published.and_then(|published| published.related_information)),
            unnecessary: tags.is_some_and(|tags| tags.value_set.contains(&DiagnosticTag::UNNECESSARY)),
            code_link: is(published.and_then(|published| published.code_description_support)),
            pulls: text.is_some_and(|text| text.diagnostic.is_some()),
            // The protocol's types look for it below `diagnostic`, where no editor writes it (LSP 3.17,
            // `WorkspaceClientCapabilities`).
            asks_again: is(told.pointer("/capabilities/workspace/diagnostics/refreshSupport").and_then(Value::as_bool)),
            asks_hints_again: is(workspace.and_then(|workspace| workspace.inlay_hint.as_ref()?.refresh_support)),
            literal_actions: text.is_some_and(|text| {
                text.code_action.as_ref().is_some_and(|it| it.code_action_literal_support.is_some())
            }),
            watches: is(
                workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref()?.dynamic_registration)
            ),
            settings: is(workspace.and_then(|workspace| workspace.configuration)),
            shows_documents: window
                .as_ref()
                .and_then(|window| window.show_document.as_ref())
                .is_some_and(|it| it.support),
            progress: is(window.as_ref().and_then(|window| window.work_done_progress)),
            versioned_edits: is(workspace.and_then(|workspace| workspace.workspace_edit.as_ref()?.document_changes)),
        }
    }
}
