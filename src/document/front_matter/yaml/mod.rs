//! YAML by granit-parser's events: the tree, the comments, and the first fault.

mod cause;
mod line;
mod quoted;
mod rest;
mod simple;
mod syntax;
mod tree;

use granit_parser::{Event, Parser, StrInput, options};

use super::fault::Fault;
use super::lines::lines;
use super::parsed::Parsed;
use super::value::{Map, Node, Value};
use crate::text::Span;
use tree::{Properties, Tree};

/// More events than any author writes; what comes after is not read.
const EVENTS: usize = 100_000;

/// Reads `source` as one YAML document.
pub(super) fn parse(source: &str) -> Parsed {
    simple::parse(source).unwrap_or_else(|| parse_whole(source))
}

/// Reads `source` by the whole grammar.
fn parse_whole(source: &str) -> Parsed {
    let mut tree = Tree::new(source);
    match build(source, &mut tree) {
        Ok(()) => finish(source, tree),
        Err(fault) => {
            let mut comments = tree.comments;
            comments.extend(comments_after(source, fault.span.end()));
            Parsed { comments, ..Parsed::failed(fault) }
        }
    }
}

/// Hexo indents by tabs: each leading tab becomes one space, so that every byte offset stays.
pub(super) fn tabs_to_spaces(source: &str) -> String {
    let mut leading = true;
    let space = |character| {
        leading = matches!(character, '\n' | '\r') || (leading && character == '\t');
        if leading && character == '\t' { ' ' } else { character }
    };
    source.chars().map(space).collect()
}

fn build(source: &str, tree: &mut Tree) -> Result<(), Fault> {
    let options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: EVENTS,
    };
    let mut parser = Parser::new_from_str_with_options(source, options);
    let (mut documents, mut events) = (0, 0);
    while let Some(next) = parser.next_event() {
        let (event, place) = next.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(source.len());
            syntax::explain(source, error.kind(), at, tree)
        })?;
        let span = byte_span(&place, tree.last);
        events += 1;
        if events > EVENTS {
            return Err(Fault::syntax(span, "there are more values here than matterlint reads", None));
        }
        if let Event::DocumentStart(..) = event {
            documents += 1;
            if documents > 1 {
                return Err(syntax::second_document(source, tree.last));
            }
        }
        if let Event::UnresolvedAlias(_) = event {
            return Err(syntax::unknown_anchor(source, span));
        }
        let anchor = event.anchor_id().and_then(|id| Some((id, anchor_after(&mut parser)?)));
        let tag = place.tag_span().map(|tag| byte_span(&tag, span.start()));
        tree.take(event, span, Properties { tag, anchor });
    }
    Ok(())
}

fn byte_span(span: &granit_parser::Span, otherwise: usize) -> Span {
    span.byte_range().map_or(Span::empty(otherwise), |range| Span::new(range.start, range.end))
}

/// The place of the anchor whose event follows that of its node.
fn anchor_after<'a>(parser: &mut Parser<'a, StrInput<'a>>) -> Option<Span> {
    if !matches!(parser.peek(), Some(Ok((Event::Anchor(..), _)))) {
        return None;
    }
    let (_, span) = parser.next_event()?.ok()?;
    span.byte_range().map(|range| Span::new(range.start, range.end))
}

fn finish(source: &str, tree: Tree) -> Parsed {
    let comments = tree.comments;
    match tree.root {
        None | Some(Value { node: Node::Empty, .. }) => {
            Parsed { root: Some(Map::default()), comments, ..Parsed::default() }
        }
        Some(Value { node: Node::Map(map), .. }) => {
            let keys = || map.entries.iter().map(|entry| entry.key.span);
            if let Some(fault) = keys().next().and_then(|key| cause::tab_before(source, key)) {
                return Parsed { comments, ..Parsed::failed(fault) };
            }
            let faults = keys().filter_map(|key| cause::odd_key(source, key)).collect();
            Parsed { root: Some(map), faults, comments }
        }
        Some(other) => Parsed { comments, ..Parsed::failed(syntax::no_map(source, &other)) },
    }
}

/// The comments that stand alone on a line, which is all that can be told where the grammar is broken.
fn comments_after(source: &str, from: usize) -> Vec<Span> {
    let after = lines(source, 0).filter(|line| line.start >= from && line.text.trim_start().starts_with('#'));
    after.map(|line| Span::new(line.trimmed().start(), line.span().end())).collect()
}

#[cfg(test)]
mod tests;
