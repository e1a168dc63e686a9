//! Renaming: a term in all posts that have it, a heading with the links to its anchor, a label within its post. All of it
//! is done, or nothing.

mod heading;
mod label;
mod term;

#[cfg(test)]
mod tests;

use super::edit::{text_edits, workspace_edit};
use super::ground::{Ground, Text};
use super::here::Here;
use crate::document::Post;
use crate::report::line_edits;
use crate::text::{Edit, Overlap, Span, apply};
use lsp_types::{Position, PrepareRenameResponse, TextEdit, WorkspaceEdit};
use std::collections::BTreeMap;

/// Why nothing was renamed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing at the cursor has a name that stands elsewhere too.
    #[error("a tag, a heading or a label can be renamed, and none stands here")]
    Nothing,
    /// The new name is none.
    #[error("`{name}` cannot be {what}: {why}")]
    Name {
        /// The new name.
        name: String,
        /// What it was to be: `a term`.
        what: &'static str,
        /// Why it cannot.
        why: &'static str,
    },
    /// A post that has it cannot be changed.
    #[error("nothing was renamed: `{path}` cannot be changed, since {why}")]
    Post {
        /// The post, below the site's root.
        path: String,
        /// Why it cannot.
        why: &'static str,
    },
}

/// The edits of each file, by its path below the site's root.
type Files = BTreeMap<String, Vec<TextEdit>>;

/// What would be renamed at a position; nothing where nothing can be.
#[must_use]
pub fn prepare(ground: &Ground<'_>, position: Position) -> Option<PrepareRenameResponse> {
    let (span, placeholder) = match Here::at(ground, ground.offset(position))? {
        Here::Term { term } => (term.span, term.term.clone()),
        // An editor takes no name of several lines, nor one that does not stand in the cursor's line.
        Here::Heading { heading } => {
            let line = |offset| ground.post.lines().line_of(offset);
            let lines = [heading.content.start(), heading.content.end(), ground.offset(position)].map(line);
            let is_here = lines.iter().all(|other| *other == lines[0]);
            is_here.then(|| (heading.content, heading.content.slice(&ground.post.text).to_owned()))?
        }
        Here::Footnote { label, span } => (span, label.to_owned()),
        Here::Label { label, span } => (span, label),
        _ => return None,
    };
    Some(PrepareRenameResponse::RangeWithPlaceholder { range: ground.range(span), placeholder })
}

/// The changes that rename what stands at a position.
///
/// # Errors
/// [`Refused`] where it cannot be done as a whole.
pub fn rename(ground: &Ground<'_>, position: Position, name: &str) -> Result<WorkspaceEdit, Refused> {
    let name = name.trim();
    let files = match Here::at(ground, ground.offset(position)).ok_or(Refused::Nothing)? {
        Here::Term { term } => term::rename(ground, term, name)?,
        Here::Heading { heading } => heading::rename(ground, heading, name)?,
        Here::Footnote { label, .. } => label::of_footnote(ground, label, name)?,
        Here::Label { label, .. } => label::of_links(ground, &label, name)?,
        _ => return Err(Refused::Nothing),
    };
    Ok(workspace_edit(files, ground))
}

/// The name, unless it cannot stand on one line.
fn checked<'n>(name: &'n str, what: &'static str) -> Result<&'n str, Refused> {
    let refused = |why| Err(Refused::Name { name: name.to_owned(), what, why });
    match name {
        "" => refused("it is empty"),
        _ if name.contains(char::is_control) => refused("it has more than one line, or characters that nobody sees"),
        _ => Ok(name),
    }
}

/// The post in a file, as its generator reads it.
fn parsed(ground: &Ground<'_>, path: &str, text: String) -> Post {
    Post::parse(text, &ground.layout.generator.dialect(path))
}

/// The text of a post that is to be changed.
fn text_of(ground: &Ground<'_>, path: &str) -> Result<Text, Refused> {
    ground.text(path).ok_or_else(|| Refused::Post { path: path.to_owned(), why: "it cannot be read" })
}

/// The text with its edits; an error where two of them touch.
fn applied(path: &str, text: &str, edits: &[Edit]) -> Result<String, Refused> {
    let refused = |_: Overlap| Refused::Post { path: path.to_owned(), why: "two changes would touch" };
    apply(text, edits).map_err(refused)
}

/// The edits that make `after` of a text: those that were `made`, where there was but one step, else by whole lines.
fn edits_of(text: &Text, made: &[Vec<Edit>], after: &str) -> Vec<TextEdit> {
    match made {
        [edits] => text_edits(edits, &text.positions()),
        _ => text_edits(&line_edits(&text.text, after), &text.positions()),
    }
}

/// An edit that writes `new` over the part of `span` that reads `old`; `None` where it does not stand there once.
fn over(text: &str, span: Span, old: &str, new: &str) -> Option<Edit> {
    let inside = span.slice(text);
    let at = inside.find(old).filter(|_| inside.matches(old).count() == 1)?;
    let start = span.start() + at;
    Some(Edit { span: Span::new(start, start + old.len()), text: new.to_owned() })
}
