//! The editor's door: a language server over standard input and output, in the same session as the command line.

mod action;
mod answer;
mod capabilities;
pub mod client;
pub mod complete;
pub mod definition;
mod diagnostic;
mod documents;
pub mod edit;
pub mod field_words;
pub mod ground;
mod here;
pub mod hover;
mod inbox;
pub mod inlay;
pub mod links;
mod notice;
mod outbox;
pub mod position;
mod progress;
mod publish;
pub mod references;
pub mod rename;
mod room;
mod server;
mod settings;
pub mod symbols;
pub mod uri;
mod watch;
mod wire;
mod workspace;

#[cfg(test)]
mod tests;

use crate::session::{Request, STACK};
use inbox::{Event, Inbox};
use outbox::Outbox;
use server::Server;
use std::io::{self, BufReader, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use wire::Incoming;

/// How a server is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is asked of every folder: its configuration, its rules. Folder, paths and moment are settled when one is
    /// opened.
    pub request: Request,
    /// Whether the moment of that request counts for ever.
    pub is_timeless: bool,
    /// The project's address, below which the rules' pages stand.
    pub home: Option<String>,
}

/// Serves an editor until it ends the connection; whether it did so as agreed (`shutdown`, then `exit`).
///
/// # Errors
/// The system gives no thread.
pub fn serve(
    options: Options,
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<bool> {
    let (sender, events) = channel();
    let listen = {
        let sender = sender.clone();
        move || listen(input, &sender)
    };
    thread::Builder::new().name("input".to_owned()).spawn(listen)?;
    let serve = move || {
        let outbox = Arc::new(Outbox::new(Box::new(output)));
        Server::new(options, outbox, sender).serve(&mut Inbox::new(events))
    };
    // Posts are parsed on this thread too, hostile ones among them.
    let server = thread::Builder::new().name("server".to_owned()).stack_size(STACK).spawn(serve)?;
    Ok(server.join().unwrap_or(false))
}

fn listen(input: impl Read, sender: &Sender<Event>) {
    let mut input = BufReader::new(input);
    loop {
        let incoming = wire::read(&mut input).unwrap_or(Incoming::End);
        let is_end = matches!(incoming, Incoming::End);
        if sender.send(Event::Incoming(incoming)).is_err() || is_end {
            return;
        }
    }
}
