//! What the editor tells without waiting for an answer: texts opened, typed in, saved and closed; files, folders and
//! settings changed.

use super::server::Server;
use super::settings::Settings;
use super::uri;
use lsp_server::{Notification, Response};
use lsp_types::notification::{
    DidChangeConfiguration, DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders,
    DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument, Initialized, Notification as Kind,
};
use lsp_types::request::{RegisterCapability, WorkspaceConfiguration};
use lsp_types::{
    ConfigurationItem, ConfigurationParams, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions, DidChangeWorkspaceFoldersParams,
    DidOpenTextDocumentParams, FileSystemWatcher, GlobPattern, MessageType, Registration, RegistrationParams,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;

impl Server {
    /// Takes a notification; one that is not known, or of a wrong shape, is passed over with a line in the log.
    pub(super) fn notice(&mut self, note: Notification) {
        let Notification { method, params } = note;
        match method.as_str() {
            Initialized::METHOD => self.begin(),
            DidOpenTextDocument::METHOD => self.with(params, Self::open),
            DidChangeTextDocument::METHOD => self.with(params, Self::change),
            DidCloseTextDocument::METHOD => {
                self.with(params, |server, params: lsp_types::DidCloseTextDocumentParams| {
                    server.close(&params.text_document.uri);
                });
            }
            DidSaveTextDocument::METHOD => self.with(params, |server, params: lsp_types::DidSaveTextDocumentParams| {
                server.workspace.note(&uri::to_path(&params.text_document.uri).into_iter().collect());
            }),
            DidChangeWatchedFiles::METHOD => self.with(params, |server, params: DidChangeWatchedFilesParams| {
                server.workspace.note(&params.changes.iter().filter_map(|change| uri::to_path(&change.uri)).collect());
            }),
            DidChangeWorkspaceFolders::METHOD => {
                self.with(params, |server, params: DidChangeWorkspaceFoldersParams| {
                    server.change_folders(&params);
                });
            }
            DidChangeConfiguration::METHOD => self.with(params, Self::change_settings),
            _ => {}
        }
    }

    fn with<P: DeserializeOwned>(&mut self, params: Value, take: impl FnOnce(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => take(self, params),
            Err(error) => self.outbox.log(MessageType::ERROR, format!("a notification that cannot be read: {error}")),
        }
    }

    fn begin(&mut self) {
        if self.client.settings {
            self.ask_for_settings();
        }
        if self.client.watches {
            let everything = FileSystemWatcher { glob_pattern: GlobPattern::String("**/*".to_owned()), kind: None };
            let options = DidChangeWatchedFilesRegistrationOptions { watchers: vec![everything] };
            let registration = Registration {
                id: "files".to_owned(),
                method: DidChangeWatchedFiles::METHOD.to_owned(),
                register_options: serde_json::to_value(options).ok(),
            };
            self.outbox.ask::<RegisterCapability>(&RegistrationParams { registrations: vec![registration] });
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let Some(path) = uri::to_path(&item.uri) else { return };
        let text = item.text.clone();
        self.documents.open(path.clone(), item);
        if self.documents.get(&path).is_some_and(|document| document.is_post)
            && let Err(why) = self.workspace.make_room(&path, &self.documents, self.now())
        {
            self.outbox.show(MessageType::ERROR, format!("matterlint: {why}"));
        }
        self.workspace.holding(&path).for_each(|room| room.put(&path, &text));
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) {
        let Some(path) = uri::to_path(&params.text_document.uri) else { return };
        let version = params.text_document.version;
        if self.documents.change(&path, version, params.content_changes, self.client.encoding)
            && let Some(document) = self.documents.get(&path)
        {
            self.workspace.holding(&path).for_each(|room| room.put(&path, &document.text));
        }
    }

    fn close(&mut self, uri: &lsp_types::Uri) {
        let Some(path) = uri::to_path(uri) else { return };
        if self.documents.close(&path).is_some() {
            self.workspace.holding(&path).for_each(|room| room.restore(&path));
            self.retract(&path);
        }
    }

    fn change_folders(&mut self, params: &DidChangeWorkspaceFoldersParams) {
        let paths = |folders: &[lsp_types::WorkspaceFolder]| -> Vec<PathBuf> {
            folders.iter().filter_map(|folder| uri::to_path(&folder.uri)).collect()
        };
        self.workspace.change_folders(paths(&params.event.added), &paths(&params.event.removed));
        let posts = self.documents.iter().filter(|(_, document)| document.is_post).map(|(path, _)| path.to_owned());
        for path in posts.collect::<Vec<_>>() {
            if let Err(why) = self.workspace.make_room(&path, &self.documents, self.now()) {
                self.outbox.show(MessageType::ERROR, format!("matterlint: {why}"));
            }
        }
        self.retract_homeless();
    }

    #[expect(clippy::needless_pass_by_value, reason = "as every notification is handed over")]
    fn change_settings(&mut self, params: DidChangeConfigurationParams) {
        match self.client.settings {
            true => self.ask_for_settings(),
            false => self.set(&params.settings),
        }
    }

    fn ask_for_settings(&mut self) {
        let item = ConfigurationItem { scope_uri: None, section: Some("matterlint".to_owned()) };
        let id = self.outbox.ask::<WorkspaceConfiguration>(&ConfigurationParams { items: vec![item] });
        self.asked.push(id);
    }

    /// Takes the editor's answer to a question; only that for settings is waited for.
    pub(super) fn take_settings(&mut self, response: Response) {
        let Some(at) = self.asked.iter().position(|id| *id == response.id) else { return };
        self.asked.remove(at);
        if let Ok(Value::Array(sections)) = response.response_result
            && let Some(section) = sections.first().filter(|section| !section.is_null())
        {
            self.set(section);
        }
    }

    fn set(&mut self, section: &Value) {
        match Settings::read(section) {
            Ok(settings) => {
                let is_other = settings != self.settings;
                self.settings = settings;
                if is_other && self.client.asks_hints_again {
                    self.outbox.ask::<lsp_types::request::InlayHintRefreshRequest>(&());
                }
            }
            Err(fault) => self.outbox.show(MessageType::WARNING, format!("matterlint: {fault}")),
        }
    }
}
