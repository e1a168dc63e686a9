//! That readers see what they saw.

use super::Breach;
use crate::document::body::{Rendering, render};
use crate::document::directive::Kind;
use crate::document::{Dialect, Post};
use crate::lint::Change;
use std::collections::{BTreeSet, HashSet};

/// Compares the rendered bodies, and the template calls that the renderer never sees.
pub(super) fn is_equal(
    before: &Post,
    after: &Post,
    changes: &BTreeSet<Change>,
    dialect: &Dialect,
) -> Result<(), Breach> {
    let seen = |post| apart_from(changes, post, render(post, dialect));
    if seen(before) == seen(after) { Ok(()) } else { Err(Breach::Rendering) }
}

/// A rendering without what may change.
fn apart_from(changes: &BTreeSet<Change>, post: &Post, rendering: Rendering) -> Rendering {
    let Rendering { mut html, mut hidden } = rendering;
    if changes.contains(&Change::Comments) {
        html = without_blank_lines(&without(&html, own_comments(post)));
        let own: HashSet<&str> = own_comments(post).collect();
        hidden.retain(|text| !own.contains(text.trim()));
    }
    if changes.contains(&Change::LineEnds) {
        // The end of the file may end code or raw HTML.
        html = html.replace("\n</", "</");
        html = html.lines().map(|line| line.trim_end_matches([' ', '\t'])).collect::<Vec<_>>().join("\n");
        hidden.iter_mut().for_each(|text| *text = text.replace("\r\n", "\n"));
    }
    Rendering { html, hidden }
}

/// matterlint's own comments in the body, as written.
fn own_comments(post: &Post) -> impl Iterator<Item = &str> {
    let own = post.directives.iter().filter(|directive| !matches!(directive.kind, Kind::Unknown | Kind::Ignore));
    own.map(|directive| post.slice(directive.span))
}

/// `html` without `comments`, which stand in it in their order.
fn without<'a>(html: &str, comments: impl Iterator<Item = &'a str>) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    for comment in comments {
        if let Some((before, after)) = rest.split_once(comment) {
            kept.push_str(before);
            rest = after;
        }
    }
    kept + rest
}

fn without_blank_lines(text: &str) -> String {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
