//! What the editor asks for, and who answers.

use super::action::{EXPLAIN, Offer, rule_of};
use super::ground::Ground;
use super::server::Server;
use super::{complete, definition, hover, inlay, links, references, rename, symbols, uri};
use crate::lint::Clock;
use crate::report::page_address;
use crate::site::Facts;
use lsp_server::ErrorCode;
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentDiagnosticRequest, DocumentLinkRequest, DocumentSymbolRequest,
    ExecuteCommand, GotoDefinition, HoverRequest, InlayHintRequest, PrepareRenameRequest, References, Rename,
    Request as Kind, ShowDocument, WorkspaceSymbolRequest,
};
use lsp_types::{
    CodeActionParams, CompletionParams, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, DocumentLinkParams, DocumentSymbolParams, ExecuteCommandParams,
    FullDocumentDiagnosticReport, GotoDefinitionParams, HoverParams, InlayHintParams, Location, Range, ReferenceParams,
    RelatedFullDocumentDiagnosticReport, RenameParams, ShowDocumentParams, SymbolInformation,
    TextDocumentPositionParams, Uri, WorkspaceSymbolParams,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashMap;

/// An answer, or why there is none.
pub(super) type Answer = Result<Value, (ErrorCode, String)>;

impl Server {
    /// Answers a request by its method.
    pub(super) fn answer(&mut self, method: &str, params: Value) -> Answer {
        match method {
            DocumentDiagnosticRequest::METHOD => told(&self.pull(&read(params)?)),
            Completion::METHOD => self.on(params, |ground, params: CompletionParams| {
                complete::items(ground, params.text_document_position.position)
            }),
            HoverRequest::METHOD => self.on(params, |ground, params: HoverParams| {
                hover::hover(ground, params.text_document_position_params.position)
            }),
            GotoDefinition::METHOD => self.on(params, |ground, params: GotoDefinitionParams| {
                definition::find(ground, params.text_document_position_params.position)
            }),
            References::METHOD => self.on(params, |ground, params: ReferenceParams| {
                references::find(ground, params.text_document_position.position, params.context.include_declaration)
            }),
            DocumentSymbolRequest::METHOD => self.on(params, |ground, _: DocumentSymbolParams| symbols::of(ground)),
            DocumentLinkRequest::METHOD => self.on(params, |ground, _: DocumentLinkParams| links::of(ground)),
            InlayHintRequest::METHOD if !self.settings.inlay_hints => Ok(Value::Null),
            InlayHintRequest::METHOD => {
                self.on(params, |ground, params: InlayHintParams| inlay::hints(ground, params.range))
            }
            PrepareRenameRequest::METHOD => {
                self.on(params, |ground, params: TextDocumentPositionParams| rename::prepare(ground, params.position))
            }
            Rename::METHOD => {
                let uri = Self::document(&params)?;
                let params: RenameParams = read(params)?;
                let position = params.text_document_position.position;
                let done = self.on_ground(&uri, |ground| rename::rename(ground, position, &params.new_name));
                told(&done.transpose().map_err(|refused| (ErrorCode::RequestFailed, refused.to_string()))?)
            }
            WorkspaceSymbolRequest::METHOD => told(&self.posts(&read(params)?)),
            CodeActionRequest::METHOD => told(&self.actions(&read(params)?)),
            ExecuteCommand::METHOD => self.execute(&read(params)?),
            _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is nothing that matterlint does"))),
        }
    }

    /// Answers a request about a post from its ground; nothing, where it is not open.
    fn on<P: DeserializeOwned + Clone, R: Serialize>(
        &self,
        params: Value,
        answer: impl FnOnce(&Ground<'_>, P) -> R,
    ) -> Answer {
        let document = Self::document(&params)?;
        let params: P = read(params)?;
        told(&self.on_ground(&document, |ground| answer(ground, params)))
    }

    /// The text that a request is about.
    fn document(params: &Value) -> Result<Uri, (ErrorCode, String)> {
        let uri = params.get("textDocument").and_then(|document| document.get("uri")).cloned();
        read(uri.unwrap_or_default())
    }

    /// Does `work` on the ground of the post at `uri`; `None` where it is not open, or its configuration cannot be used.
    pub(super) fn on_ground<T>(&self, uri: &Uri, work: impl FnOnce(&Ground<'_>) -> T) -> Option<T> {
        let path = uri::to_path(uri)?;
        let document = self.documents.get(&path).filter(|document| document.is_post)?;
        let room = self.workspace.rooms.get(self.workspace.room_of(&path)?)?;
        let around = room.live.around(&path).ok()?;
        let versions: HashMap<String, i32> = self
            .documents
            .iter()
            .filter_map(|(path, document)| Some((below(&around.site.root, path)?, document.version)))
            .collect();
        Some(work(&Ground {
            post: document.post(&around.site.layout.generator.dialect(&around.path)),
            path: &around.path,
            root: &around.site.root,
            layout: &around.site.layout,
            blog: around.blog,
            registry: room.live.session().registry(),
            clock: &Clock { now: self.now(), zone: around.zone },
            client: &self.client,
            versions: &versions,
        }))
    }

    /// The posts of all rooms that a query finds.
    fn posts(&self, params: &WorkspaceSymbolParams) -> Vec<SymbolInformation> {
        let blogs = self.workspace.rooms.iter().flat_map(|room| room.live.blogs());
        let found = blogs.flat_map(|(root, blog)| {
            let place = |post: &Facts| Some(Location::new(uri::of_path(&root.join(&post.path))?, Range::default()));
            symbols::in_blog(blog.posts(), &params.query, place)
        });
        found.collect()
    }

    fn pull(&self, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReportResult {
        let path = uri::to_path(&params.text_document.uri);
        let items = path.map(|path| self.diagnostics(&path)).unwrap_or_default();
        let report = FullDocumentDiagnosticReport { result_id: None, items };
        let report =
            RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report: report };
        DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(report))
    }

    fn actions(&self, params: &CodeActionParams) -> Option<Vec<lsp_types::CodeActionOrCommand>> {
        let uri = &params.text_document.uri;
        let path = uri::to_path(uri)?;
        let live = &self.workspace.rooms.get(self.workspace.room_of(&path)?)?.live;
        self.on_ground(uri, |ground| {
            self.showing(&path, |showing| Offer { ground, live, file: &path, showing }.actions(params))
        })?
    }

    fn execute(&mut self, params: &ExecuteCommandParams) -> Answer {
        if params.command != EXPLAIN {
            return Err((ErrorCode::InvalidParams, format!("there is no command `{}`", params.command)));
        }
        let registry = self.workspace.rooms.first().map(|room| room.live.session().registry());
        let Some(page) = registry.and_then(|registry| rule_of(&params.arguments, registry)) else {
            return Err((ErrorCode::InvalidParams, "there is no such rule".to_owned()));
        };
        let uri = match &self.options.home {
            Some(home) => page_address(home, page.name).parse().ok(),
            None => {
                let file = self.pages.file(page);
                let file =
                    file.map_err(|error| (ErrorCode::RequestFailed, format!("the page cannot be shown: {error}")))?;
                uri::of_path(&file)
            }
        };
        if let Some(uri) = uri {
            let external = Some(self.options.home.is_some());
            self.outbox.ask::<ShowDocument>(&ShowDocumentParams {
                uri,
                external,
                take_focus: Some(true),
                selection: None,
            });
        }
        Ok(Value::Null)
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn told<R: Serialize>(result: &R) -> Answer {
    serde_json::to_value(result).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

/// `path` below `root`, with `/`.
fn below(root: &std::path::Path, path: &std::path::Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components();
    Some(parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}
