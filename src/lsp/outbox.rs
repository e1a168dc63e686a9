//! What goes out to the editor, from any thread.

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{LogMessage, Notification as Kind, ShowMessage};
use lsp_types::{LogMessageParams, MessageType, ShowMessageParams, request};
use serde::Serialize;
use serde_json::Value;
use std::io::Write;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Mutex, PoisonError};

/// The way out. Whether the editor still listens is seen by the end of what it sends.
pub(super) struct Outbox {
    out: Mutex<Box<dyn Write + Send>>,
    next: AtomicI32,
}

impl Outbox {
    pub(super) fn new(out: Box<dyn Write + Send>) -> Self {
        Self { out: Mutex::new(out), next: AtomicI32::new(1) }
    }

    fn send(&self, message: &Message) {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = message.write(&mut *out);
    }

    pub(super) fn tell<N: Kind>(&self, params: &N::Params)
    where
        N::Params: Serialize,
    {
        let params = serde_json::to_value(params).unwrap_or_default();
        self.send(&Message::Notification(Notification { method: N::METHOD.to_owned(), params }));
    }

    /// Asks the editor for something; its answer names this id.
    pub(super) fn ask<R: request::Request>(&self, params: &R::Params) -> RequestId
    where
        R::Params: Serialize,
    {
        let id = RequestId::from(self.next.fetch_add(1, Ordering::Relaxed));
        let params = serde_json::to_value(params).unwrap_or_default();
        self.send(&Message::Request(Request { id: id.clone(), method: R::METHOD.to_owned(), params }));
        id
    }

    pub(super) fn answer(&self, id: RequestId, result: Value) {
        self.send(&Message::Response(Response { id, response_result: Ok(result) }));
    }

    pub(super) fn refuse(&self, id: RequestId, code: ErrorCode, message: impl Into<String>) {
        self.send(&Message::Response(Response::new_err(id, code as i32, message.into())));
    }

    /// Writes a line into the editor's log.
    pub(super) fn log(&self, typ: MessageType, message: String) {
        self.tell::<LogMessage>(&LogMessageParams { typ, message });
    }

    /// Shows a line to the author.
    pub(super) fn show(&self, typ: MessageType, message: String) {
        self.tell::<ShowMessage>(&ShowMessageParams { typ, message });
    }
}
