//! The language server over pipes, as an editor drives it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]
#![allow(clippy::needless_pass_by_value, reason = "a message is made where it is sent")]

mod harness;

#[path = "lsp/actions.rs"]
mod actions;
#[path = "lsp/blog.rs"]
mod blog;
#[path = "lsp/editor.rs"]
mod editor;
#[path = "lsp/equal.rs"]
mod equal;
#[path = "lsp/everywhere.rs"]
mod everywhere;
#[path = "lsp/help.rs"]
mod help;
#[path = "lsp/hostile.rs"]
mod hostile;
#[path = "lsp/session.rs"]
mod session;
#[path = "lsp/shown.rs"]
mod shown;
#[path = "lsp/whole.rs"]
mod whole;
