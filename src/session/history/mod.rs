//! What a blog was at a commit: its files and settings of then, its posts as they read then, and what they are now.

mod before;
mod blobs;
mod changes;
mod old_disk;
mod past;
mod report;

pub(super) use before::Before;
pub(super) use changes::{Changes, Then, fault};

use crate::site::path;

/// The kinds of files that may settle how all posts of a site are published.
const SETTINGS: [&str; 11] = ["cjs", "cts", "js", "json", "mjs", "mts", "rb", "toml", "ts", "yaml", "yml"];

/// Whether the file at `path` may settle how posts besides itself are published.
fn may_settle(path: &str) -> bool {
    SETTINGS.contains(&path::extension(path).as_str()) || path::file_name(path).starts_with("_index.")
}

/// Whether the file at `path` is known to settle how other posts are published, by its name.
fn settles(path: &str, configuration: &[String]) -> bool {
    let name = path::file_name(path);
    let is_named = ["_index.", "_config.", ".eleventy."].iter().any(|start| name.starts_with(start));
    configuration.iter().any(|file| file == path)
        || is_named
        || [".config.", ".11tydata."].iter().any(|part| name.contains(part))
}
