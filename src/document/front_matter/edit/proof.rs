//! Edits are done only when the outcome reads as it was meant.

use super::super::{FrontMatter, Map, Node, Style, Value, parse, plain};
use super::{Editor, Edits};
use crate::text::{Edit, Span, apply};

impl Editor<'_> {
    /// `edits` when they change something and the text that they make has the tree `expected`, the same comments and
    /// the same body; `None` otherwise.
    pub(super) fn proven(&self, edits: Edits, expected: &Map) -> Option<Edits> {
        self.proven_but(edits, expected, Span::default())
    }

    /// As [`Editor::proven`], the comments inside `lost` left out.
    pub(super) fn proven_but(&self, edits: Edits, expected: &Map, lost: Span) -> Option<Edits> {
        let is_inside = |edit: &Edit| self.matter.content.covers(edit.span);
        if !edits.iter().all(is_inside) {
            return None;
        }
        let text = apply(self.text, &edits).ok().filter(|text| text != self.text)?;
        let matter = parse(&text, self.matter.fences)?;
        let is_proven = matter.faults.is_empty()
            && matter.format == self.matter.format
            && body(&text, &matter) == body(self.text, self.matter)
            && comments(&text, &matter, Span::default()) == comments(self.text, self.matter, lost)
            && matter.root.as_ref().is_some_and(|root| alike(self.text, expected, &text, root));
        is_proven.then_some(edits)
    }

    /// Whether two values of this front matter are one, however each is written.
    #[must_use]
    pub fn are_equal(&self, one: &Value, other: &Value) -> bool {
        same(self.text, one, self.text, other)
    }

    /// Whether `expected` is what the front matter holds already.
    pub(super) fn is_root(&self, expected: &Map) -> bool {
        alike(self.text, expected, self.text, self.root)
    }

    /// The first of `candidates` that is proven.
    pub(super) fn first_proven(&self, candidates: impl IntoIterator<Item = Edits>, expected: &Map) -> Option<Edits> {
        candidates.into_iter().find_map(|edits| self.proven(edits, expected))
    }
}

/// Everything from the closing fence on, and whether there is one.
fn body<'t>(text: &'t str, matter: &FrontMatter) -> Option<&'t str> {
    text.get(matter.closing?.start()..)
}

fn comments<'t>(text: &'t str, matter: &FrontMatter, lost: Span) -> Vec<&'t str> {
    let kept = matter.comments.iter().filter(|comment| !lost.covers(**comment));
    let mut comments: Vec<_> = kept.map(|comment| comment.slice(text).trim_end()).collect();
    comments.sort_unstable();
    comments
}

/// Whether two maps hold the same, wherever it stands; the spans of each are those of its own text.
fn alike(old_text: &str, old: &Map, new_text: &str, new: &Map) -> bool {
    old.entries.len() == new.entries.len()
        && old
            .entries
            .iter()
            .zip(&new.entries)
            .all(|(old, new)| old.key.text == new.key.text && same(old_text, &old.value, new_text, &new.value))
}

// The parsers bound the depth, so this recursion is bounded too.
fn same(old_text: &str, old: &Value, new_text: &str, new: &Value) -> bool {
    let marks = |old: Option<Span>, new: Option<Span>| {
        old.map(|span| span.slice(old_text)) == new.map(|span| span.slice(new_text))
    };
    if !marks(old.tag, new.tag) || !marks(old.anchor, new.anchor) {
        return false;
    }
    match (&old.node, &new.node) {
        (Node::Empty, Node::Empty) => true,
        (Node::Scalar { style, text }, Node::Scalar { style: new_style, text: new }) => {
            text == new && is_bare(*style, text) == is_bare(*new_style, new)
        }
        (Node::List(old), Node::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old_text, old, new_text, new))
        }
        (Node::Map(old), Node::Map(new)) => alike(old_text, old, new_text, new),
        (Node::Alias { name, target }, Node::Alias { name: new_name, target: new_target }) => {
            name == new_name && marks(*target, *new_target)
        }
        _ => false,
    }
}

/// Whether the language, and not the author's quotes, says what the scalar is. A plain word that no YAML reader takes
/// for anything but text is as good as quoted.
fn is_bare(style: Style, text: &str) -> bool {
    match style {
        Style::Plain => plain::looks_typed(text),
        Style::Typed(_) => true,
        _ => false,
    }
}
