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
    let own: HashSet<String> = own_comments(before).chain(own_comments(after)).collect();
    let seen = |post| apart_from(changes, &own, render(post, dialect));
    if seen(before) == seen(after) { Ok(()) } else { Err(Breach::Rendering) }
}

/// A rendering without what may change; `own` are matterlint's own comments.
fn apart_from(changes: &BTreeSet<Change>, own: &HashSet<String>, rendering: Rendering) -> Rendering {
    let Rendering { mut html, mut hidden } = rendering;
    if changes.contains(&Change::Comments) {
        html = without_blank_lines(&without(&html, own));
        hidden.retain(|text| !own.contains(text.trim()));
    }
    if changes.contains(&Change::LineEnds) {
        html = html.lines().map(|line| line.trim_end_matches([' ', '\t'])).collect::<Vec<_>>().join("\n");
        // The end of the file may end code or raw HTML.
        html = html.split("</").map(|part| part.trim_end_matches([' ', '\t', '\n'])).collect::<Vec<_>>().join("</");
        hidden.iter_mut().for_each(|text| *text = text.replace("\r\n", "\n"));
    }
    Rendering { html, hidden }
}

/// matterlint's own comments in the body, as the renderer repeats them.
fn own_comments(post: &Post) -> impl Iterator<Item = String> {
    let own = post.directives.iter().filter(|directive| !matches!(directive.kind, Kind::Unknown | Kind::Ignore));
    own.map(|directive| post.slice(directive.span).replace("\r\n", "\n"))
}

/// `html` without each of `comments`, wherever it stands, and the spaces that part it from the text before.
fn without(html: &str, comments: &HashSet<String>) -> String {
    let mut kept = String::with_capacity(html.len());
    let (mut done, mut end) = (0, 0);
    for (start, _) in html.match_indices("<!--").filter(|_| !comments.is_empty()) {
        if start < done {
            continue;
        }
        if end <= start {
            let Some(length) = html.get(start..).and_then(|rest| rest.find("-->")) else { break };
            end = start + length + "-->".len();
        }
        if html.get(start..end).is_some_and(|comment| comments.contains(comment)) {
            kept.push_str(html.get(done..start).unwrap_or_default().trim_end_matches([' ', '\t']));
            done = end;
        }
    }
    kept.push_str(html.get(done..).unwrap_or_default());
    kept
}

fn without_blank_lines(text: &str) -> String {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
