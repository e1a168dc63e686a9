//! The floor: the least that a linter of Markdown can do. It walks a folder, reads every post and lets the Markdown
//! parser pass over it once, with the extensions that blogs have, on as many threads as a check has.

use pulldown_cmark::{Options, Parser};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::fs;
use std::path::{Path, PathBuf};

/// Passes over the posts below `folder`. Gives how many there are, how many bytes they have, and how many events the
/// parser told.
pub fn pass(folder: &Path) -> (usize, usize, usize) {
    let posts = posts(folder);
    let extensions =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let one = |post: &PathBuf| {
        let bytes = fs::read(post).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        (bytes.len(), Parser::new_ext(&text, extensions).into_offset_iter().count())
    };
    let (bytes, events) = posts.par_iter().map(one).reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    (posts.len(), bytes, events)
}

fn posts(folder: &Path) -> Vec<PathBuf> {
    let walk = ignore::WalkBuilder::new(folder).require_git(false).ignore(false).build();
    let files = walk.filter_map(Result::ok).map(ignore::DirEntry::into_path);
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "markdown")).collect()
}
