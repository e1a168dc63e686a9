//! What waits to be done: messages in their order, apart from cancellations, which count at once.

use super::wire::Incoming;
use lsp_server::{Message, RequestId};
use lsp_types::notification::{Cancel, Notification as _};
use serde_json::Value;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// Something to do.
#[derive(Debug)]
pub(super) enum Event {
    /// From the editor.
    Incoming(Incoming),
    /// Files or folders have changed outside of it.
    Changed(BTreeSet<PathBuf>),
}

/// What waits.
pub(super) struct Inbox {
    events: Receiver<Event>,
    waiting: VecDeque<Event>,
    cancelled: HashSet<RequestId>,
}

impl Inbox {
    pub(super) fn new(events: Receiver<Event>) -> Self {
        Self { events, waiting: VecDeque::new(), cancelled: HashSet::new() }
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&mut self) -> bool {
        while let Ok(event) = self.events.try_recv() {
            self.take(event);
        }
        self.waiting.is_empty()
    }

    /// What comes next; `None` when nothing has come for that long. When nobody sends any more, that is the end.
    pub(super) fn next(&mut self, patience: Duration) -> Option<Event> {
        if self.is_empty() {
            match self.events.recv_timeout(patience) {
                Ok(event) => self.take(event),
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => return Some(Event::Incoming(Incoming::End)),
            }
        }
        self.waiting.pop_front()
    }

    /// Whether the editor no longer wants an answer to this request, which is being answered now.
    pub(super) fn is_cancelled(&mut self, id: &RequestId) -> bool {
        let _ = self.is_empty();
        self.cancelled.remove(id)
    }

    fn take(&mut self, event: Event) {
        let Event::Incoming(Incoming::Message(Message::Notification(note))) = &event else {
            return self.waiting.push_back(event);
        };
        if note.method != Cancel::METHOD {
            return self.waiting.push_back(event);
        }
        let id = note.params.get("id").map_or(Value::Null, Value::clone);
        let Ok(id) = serde_json::from_value::<RequestId>(id) else { return };
        let is_it = |event: &Event| matches!(event, Event::Incoming(Incoming::Message(Message::Request(request))) if request.id == id);
        // What has been answered can no longer be cancelled, and its id may come again.
        if self.waiting.iter().any(is_it) {
            self.cancelled.insert(id);
        }
    }
}
