//! How far a look at a whole blog is, told to the editor where it takes long.

use super::outbox::Outbox;
use crate::session::{Progress, Work};
use lsp_types::notification::Progress as Note;
use lsp_types::request::WorkDoneProgressCreate;
use lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a look may take before a word is said of it.
const PATIENCE: Duration = Duration::from_millis(400);

/// How long a word stands before the next.
const PAUSE: Duration = Duration::from_millis(150);

/// Tells the editor.
pub(super) struct Telling {
    outbox: Arc<Outbox>,
    look: Mutex<Look>,
}

#[derive(Default)]
struct Look {
    /// How many looks were told of so far; the next has a name of its own.
    told: usize,
    done: usize,
    files: usize,
    /// How many have begun and not ended.
    open: usize,
    /// When the next word may be said.
    next: Option<Instant>,
    is_shown: bool,
}

impl Telling {
    pub(super) fn new(outbox: Arc<Outbox>) -> Arc<Self> {
        Arc::new(Self { outbox, look: Mutex::default() })
    }

    fn say(&self, look: &Look, value: WorkDoneProgress) {
        let value = ProgressParamsValue::WorkDone(value);
        self.outbox.tell::<Note>(&ProgressParams { token: look.token(), value });
    }
}

impl Look {
    fn token(&self) -> NumberOrString {
        NumberOrString::String(format!("matterlint/look/{}", self.told))
    }

    fn message(&self) -> Option<String> {
        Some(format!("{} of {} posts", self.done, self.files))
    }

    fn percentage(&self) -> Option<u32> {
        u32::try_from(self.done * 100 / self.files.max(1)).ok()
    }
}

impl Progress for Telling {
    fn begin(&self, _: Work, files: usize) {
        let mut look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        look.open += 1;
        look.files += files;
        look.next.get_or_insert_with(|| Instant::now() + PATIENCE);
    }

    fn step(&self) {
        let mut look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        look.done += 1;
        if look.next.is_none_or(|next| Instant::now() < next) {
            return;
        }
        look.next = Some(Instant::now() + PAUSE);
        let (message, percentage) = (look.message(), look.percentage());
        if look.is_shown {
            let report = WorkDoneProgressReport { cancellable: Some(false), message, percentage };
            return self.say(&look, WorkDoneProgress::Report(report));
        }
        look.is_shown = true;
        look.told += 1;
        self.outbox.ask::<WorkDoneProgressCreate>(&WorkDoneProgressCreateParams { token: look.token() });
        let title = "matterlint reads the blog".to_owned();
        let begin = WorkDoneProgressBegin { title, cancellable: Some(false), message, percentage };
        self.say(&look, WorkDoneProgress::Begin(begin));
    }

    fn end(&self) {
        let mut look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        look.open = look.open.saturating_sub(1);
        if look.open > 0 {
            return;
        }
        if look.is_shown {
            self.say(&look, WorkDoneProgress::End(WorkDoneProgressEnd { message: look.message() }));
        }
        *look = Look { told: look.told, ..Look::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::{Outbox, PATIENCE, Progress as _, Telling, Work};
    use serde_json::Value;
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};
    use std::thread::sleep;

    /// What was sent.
    #[derive(Clone, Default)]
    struct Sent(Arc<Mutex<Vec<u8>>>);

    impl Write for Sent {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Sent {
        /// The method, or the kind of progress, of each message, with its token.
        fn told(&self) -> Vec<(String, String)> {
            let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
            let bodies =
                text.split("Content-Length: ").skip(1).map(|message| message.split_once("\r\n\r\n").unwrap().1);
            let messages = bodies.map(|body| serde_json::from_str::<Value>(body).unwrap());
            let told = messages.map(|message| {
                let kind = message["params"]["value"]["kind"].as_str().or(message["method"].as_str());
                (kind.unwrap().to_owned(), message["params"]["token"].as_str().unwrap().to_owned())
            });
            told.collect()
        }
    }

    #[test]
    fn only_a_long_look_is_told_of_and_each_has_a_name_of_its_own() {
        let sent = Sent::default();
        let telling = Telling::new(Arc::new(Outbox::new(Box::new(sent.clone()))));
        telling.begin(Work::Check, 2);
        telling.step();
        telling.end();
        assert!(sent.told().is_empty());
        for _ in 0..2 {
            telling.begin(Work::Check, 2);
            sleep(PATIENCE);
            telling.step();
            telling.step();
            telling.end();
        }
        let named = |name: &str| {
            ["window/workDoneProgress/create", "begin", "end"].map(|kind| (kind.to_owned(), name.to_owned()))
        };
        assert_eq!(sent.told(), [named("matterlint/look/1"), named("matterlint/look/2")].concat());
    }
}
