//! The editor's door: a language server over standard input and output, in the same session as the command line.

pub mod client;
pub mod edit;
pub mod ground;
pub mod position;
pub mod uri;

#[cfg(test)]
mod tests;
