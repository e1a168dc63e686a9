//! The inventory of a blog: what its generator makes of every post and page, as data and as it is shown.

mod columns;
pub mod csv;
pub mod json;
#[cfg(test)]
mod sample;
pub mod table;
mod totals;

use super::WorkFault;
use serde::Serialize;

/// The posts and pages of a run.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// Those that were asked for, in the order in which they are shown.
    pub entries: Vec<Entry>,
    /// How many there are, asked for or not.
    pub total: usize,
    /// The files that could not be looked at, sorted by path.
    pub faults: Vec<WorkFault>,
}

/// What the generator makes of one file. The fields are those of the JSON format, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The file as it is shown: relative to the working folder, with `/`.
    pub path: String,
    /// The title.
    pub title: Option<String>,
    /// The date that it is listed under (RFC 3339), with the offset in which the generator shows it.
    pub date: Option<String>,
    /// The path part of its address, not percent-encoded.
    pub url: Option<String>,
    /// Further paths that lead to it.
    pub aliases: Vec<String>,
    /// Whether its author marked it as a draft.
    pub draft: bool,
    /// Whether the generator publishes it now.
    pub published: bool,
    /// Why it does not, in one word.
    pub reason: Option<&'static str>,
    /// Its tags, as the generator reads them.
    pub tags: Vec<String>,
    /// Its language, where the site has several.
    pub language: Option<String>,
    /// The generator of its site.
    pub generator: &'static str,
}
