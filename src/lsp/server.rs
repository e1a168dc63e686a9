//! The server's state, and what it does with each message: in order, and whatever comes.

use super::client::Client;
use super::documents::Documents;
use super::inbox::{Event, Inbox};
use super::outbox::Outbox;
use super::progress::Telling;
use super::publish::Published;
use super::room::Room;
use super::settings::Settings;
use super::wire::Incoming;
use super::workspace::Workspace;
use super::{Options, capabilities, uri};
use crate::session::{Pages, Progress};
use jiff::Timestamp;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use lsp_types::notification::{Exit, Notification as _};
use lsp_types::request::{Initialize, Request as _, Shutdown};
use lsp_types::{InitializeParams, InitializeResult, MessageType, ServerInfo};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// How long the server waits for a message before it looks whether anything else is to be done.
const PATIENCE: Duration = Duration::from_secs(3600);

/// How long the author must have paused, at least and at most, before it is looked at what holds between posts.
const PAUSE: [Duration; 2] = [Duration::from_millis(150), Duration::from_millis(1500)];

/// How far a connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The editor has not said what it can.
    New,
    Ready,
    /// The editor wants nothing more.
    Done,
}

/// One connection to an editor.
pub(super) struct Server {
    pub(super) outbox: Arc<Outbox>,
    /// Where watchers tell of changes on the disk.
    pub(super) events: Sender<Event>,
    pub(super) options: Options,
    pub(super) client: Client,
    pub(super) settings: Settings,
    pub(super) documents: Documents,
    pub(super) workspace: Workspace,
    pub(super) published: Published,
    pub(super) pages: Pages,
    /// The questions for settings that the editor has not answered.
    pub(super) asked: Vec<RequestId>,
    /// How long it took last to look at what holds between posts.
    look: Duration,
    stage: Stage,
}

impl Server {
    pub(super) fn new(options: Options, outbox: Arc<Outbox>, events: Sender<Event>) -> Self {
        let workspace = Workspace::new(options.request.clone(), options.is_timeless);
        Self {
            outbox,
            events,
            options,
            client: Client::default(),
            settings: Settings::default(),
            documents: Documents::default(),
            workspace,
            published: Published::default(),
            pages: Pages::default(),
            asked: Vec::new(),
            look: Duration::ZERO,
            stage: Stage::New,
        }
    }

    /// The moment of a request.
    pub(super) fn now(&self) -> Timestamp {
        if self.options.is_timeless { self.options.request.now } else { Timestamp::now() }
    }

    /// Serves until the editor ends it, or is gone; whether it has ended it as agreed.
    pub(super) fn serve(mut self, inbox: &mut Inbox) -> bool {
        loop {
            if inbox.is_empty() {
                self.guard("a change", Self::settle);
            }
            let is_behind = self.workspace.rooms.iter().any(Room::is_behind);
            let Some(event) = inbox.next(if is_behind { self.pause() } else { PATIENCE }) else {
                if is_behind {
                    let begun = Instant::now();
                    self.guard("a pause", Self::catch_up);
                    self.look = begun.elapsed();
                }
                continue;
            };
            match event {
                Event::Changed(paths) => self.workspace.note(&paths),
                Event::Incoming(Incoming::End) => return self.stage == Stage::Done,
                Event::Incoming(Incoming::Malformed { id, why }) => match id {
                    Some(id) => self.outbox.refuse(id, ErrorCode::InvalidRequest, why),
                    None => self.outbox.log(MessageType::ERROR, why),
                },
                Event::Incoming(Incoming::Message(Message::Notification(note))) if note.method == Exit::METHOD => {
                    return self.stage == Stage::Done;
                }
                Event::Incoming(Incoming::Message(Message::Notification(note))) => self.take(note),
                Event::Incoming(Incoming::Message(Message::Response(response))) => {
                    self.guard("an answer", |server| server.take_settings(response));
                }
                Event::Incoming(Incoming::Message(Message::Request(request))) => self.respond(request, inbox),
            }
        }
    }

    /// A letter that is typed during the look has to wait for its end: the longer that takes, the longer must the pause
    /// before it be.
    fn pause(&self) -> Duration {
        let [least, most] = PAUSE;
        (self.look * 2).clamp(least, most)
    }

    fn take(&mut self, note: Notification) {
        // What comes before the beginning counts for nothing (LSP 3.17, `initialize`).
        if self.stage == Stage::Ready {
            let what = note.method.clone();
            self.guard(&what, |server| server.notice(note));
        }
    }

    fn respond(&mut self, request: Request, inbox: &mut Inbox) {
        let Request { id, method, params } = request;
        match (self.stage, method.as_str()) {
            (Stage::New, Initialize::METHOD) => self.initialize(id, params),
            (Stage::New, _) => {
                self.outbox.refuse(id, ErrorCode::ServerNotInitialized, "the editor has not said `initialize` yet");
            }
            (Stage::Ready, Shutdown::METHOD) => {
                self.stage = Stage::Done;
                self.outbox.answer(id, Value::Null);
            }
            (Stage::Ready, Initialize::METHOD) => {
                self.outbox.refuse(id, ErrorCode::InvalidRequest, "the server has been initialized before");
            }
            (Stage::Done, _) => self.outbox.refuse(id, ErrorCode::InvalidRequest, "the server has been shut down"),
            (Stage::Ready, _) => {
                self.guard("a change", Self::settle);
                if inbox.is_cancelled(&id) {
                    return self.outbox.refuse(id, ErrorCode::RequestCanceled, "the editor has cancelled it");
                }
                let answered = self.guard(&method, |server| server.answer(&method, params));
                let broken = || Err((ErrorCode::InternalError, "a fault of matterlint; its log says more".to_owned()));
                match answered.unwrap_or_else(broken) {
                    Ok(result) => self.outbox.answer(id, result),
                    Err((code, message)) => self.outbox.refuse(id, code, message),
                }
            }
        }
    }

    fn initialize(&mut self, id: RequestId, params: Value) {
        let begin = |server: &mut Self| {
            let told = params.clone();
            let params: InitializeParams = serde_json::from_value(params).map_err(|error| error.to_string())?;
            server.client = Client::new(&params, &told);
            match Settings::read(params.initialization_options.as_ref().unwrap_or(&Value::Null)) {
                Ok(settings) => server.settings = settings,
                Err(fault) => server.outbox.show(MessageType::WARNING, format!("matterlint: {fault}")),
            }
            server.workspace.change_folders(folders(&params), &[]);
            server.workspace.progress =
                server.client.progress.then(|| Telling::new(Arc::clone(&server.outbox)) as Arc<dyn Progress>);
            Ok::<_, String>(())
        };
        match self.guard(Initialize::METHOD, begin) {
            Some(Ok(())) => {
                self.stage = Stage::Ready;
                let version = Some(env!("CARGO_PKG_VERSION").to_owned());
                let server_info = Some(ServerInfo { name: "matterlint".to_owned(), version });
                let result = InitializeResult { capabilities: capabilities::of(&self.client), server_info };
                self.outbox.answer(id, serde_json::to_value(result).unwrap_or_default());
            }
            Some(Err(why)) => self.outbox.refuse(id, ErrorCode::InvalidParams, why),
            None => self.outbox.refuse(id, ErrorCode::InternalError, "a fault of matterlint"),
        }
    }

    /// Does `work`; where the program breaks, only that is lost, and the log says so.
    fn guard<T>(&mut self, what: &str, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        if done.is_err() {
            let message = format!("matterlint broke on `{what}`; this is a fault of matterlint: please report it");
            self.outbox.log(MessageType::ERROR, message);
        }
        done.ok()
    }
}

/// The folders of the workspace, as the editor of any age names them.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    #[expect(deprecated, reason = "editors from before workspace folders name one root, and some still do")]
    let (root_uri, root_path) = (params.root_uri.as_ref(), params.root_path.as_ref());
    match &params.workspace_folders {
        Some(folders) if !folders.is_empty() => folders.iter().filter_map(|folder| uri::to_path(&folder.uri)).collect(),
        _ => root_uri.and_then(uri::to_path).or_else(|| root_path.map(PathBuf::from)).into_iter().collect(),
    }
}
