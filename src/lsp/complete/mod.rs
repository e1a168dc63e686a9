//! Completion: what may stand at the cursor, as this blog and its generator know it.

mod cursor;
mod dates;
mod fields;
mod images;
mod links;
mod offer;
mod rules;
mod values;

#[cfg(test)]
mod tests;

pub(super) use images::weight;

use super::ground::Ground;
use crate::site::facts::LinkKind;
use crate::text::Span;
use cursor::{Cursor, Place};
use lsp_types::{CompletionList, Position};
use offer::Offer;

/// The characters after which an editor asks by itself. No space is among them: a list that opens at every word is in
/// the way.
pub const TRIGGERS: [&str; 6] = ["/", "(", "#", "[", "\"", "@"];

/// What may stand at a position.
#[must_use]
pub fn items(ground: &Ground<'_>, position: Position) -> CompletionList {
    let offset = ground.offset(position);
    let (typed, offers, is_incomplete) = found(ground, offset).unwrap_or((Span::empty(offset), Vec::new(), false));
    let items = offers.into_iter().map(|offer| offer.into_item(ground, typed)).collect();
    CompletionList { is_incomplete, items }
}

/// What is typed so far, what may stand there, and whether that is not all.
type Found = (Span, Vec<Offer>, bool);

fn found(ground: &Ground<'_>, offset: usize) -> Option<Found> {
    if let Some(typed) = rules::typed(ground, offset) {
        return Some((typed, rules::offers(ground), false));
    }
    if let Some(cursor) = Cursor::at(ground.post, offset) {
        let offers = match cursor.place {
            Place::Key => fields::offers(ground, &cursor),
            Place::Value { .. } => values::offers(ground, &cursor),
        };
        return Some((with_closing_quote(ground, cursor.typed), offers, false));
    }
    in_body(ground, offset)
}

/// What is replaced in the front matter: an editor that closes quotes by itself has put one behind the cursor.
fn with_closing_quote(ground: &Ground<'_>, typed: Span) -> Span {
    let text = &ground.post.text;
    let quote = typed.slice(text).chars().next().filter(|first| ['"', '\''].contains(first));
    let next = text.get(typed.end()..).and_then(|rest| rest.chars().next());
    if quote.is_some() && quote == next { Span::new(typed.start(), typed.end() + 1) } else { typed }
}

fn in_body(ground: &Ground<'_>, offset: usize) -> Option<Found> {
    let post = ground.post;
    if offset < post.body.span.start() || post.body.code_block_at(offset).is_some() {
        return None;
    }
    let line = post.lines().line(post.lines().line_of(offset));
    let before = Span::new(line.start(), offset).slice(&post.text);
    if let Some(typed) = destination(before) {
        let span = Span::new(offset - typed.len(), offset);
        let is_image = before.get(..before.len() - typed.len()).is_some_and(is_image);
        if is_image {
            return Some((span, images::in_body(ground, typed), false));
        }
        let (offers, is_cut) = links::offers(ground, typed, LinkKind::Url);
        return Some((span, offers, is_cut));
    }
    if let Some(typed) = source(before) {
        return Some((Span::new(offset - typed.len(), offset), images::in_body(ground, typed), false));
    }
    let (typed, kind) = argument(before)?;
    let (offers, is_cut) = links::offers(ground, typed, kind);
    Some((Span::new(offset - typed.len(), offset), offers, is_cut))
}

/// What is typed of the destination of an inline link or image.
fn destination(before: &str) -> Option<&str> {
    let (_, typed) = before.rsplit_once("](")?;
    let typed = typed.strip_prefix('<').unwrap_or(typed);
    (!typed.contains([')', ' ', '"', '>'])).then_some(typed)
}

/// What is typed of the source of an image that HTML shows, or Hugo's `figure`.
fn source(before: &str) -> Option<&str> {
    let opening = ["<img ", "{{< figure ", "{{% figure "].iter().filter_map(|start| before.rfind(start)).max()?;
    let inside = before.get(opening + 1..)?;
    let typed = inside.rsplit_once("src=")?.1.strip_prefix(['"', '\''])?;
    (!typed.contains(['"', '\'', '>', '}'])).then_some(typed)
}

/// Whether the link whose text ends here begins with an exclamation mark.
fn is_image(before: &str) -> bool {
    let text = before.trim_end_matches('<').strip_suffix("](").unwrap_or(before);
    let mut depth = 0_usize;
    for (at, ch) in text.char_indices().rev() {
        match ch {
            ']' => depth += 1,
            '[' if depth == 0 => return text.get(..at).is_some_and(|before| before.ends_with('!')),
            '[' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// What is typed of the argument of a call that names a page.
fn argument(before: &str) -> Option<(&str, LinkKind)> {
    let opening = before.rfind("{{").max(before.rfind("{%"))?;
    let call = before.get(opening..)?;
    if call.contains("}}") || call.contains("%}") {
        return None;
    }
    let words = call.trim_start_matches(['{', '%', '<', '-', ' ']);
    let (name, rest) = words.split_once(char::is_whitespace)?;
    let kind = match name {
        "ref" | "relref" => LinkKind::Ref,
        "post_url" => LinkKind::PostUrl,
        "link" => LinkKind::SourceFile,
        "post_link" | "post_path" => LinkKind::PostSlug,
        _ => return None,
    };
    let typed = rest.trim_start().trim_start_matches("path=").trim_start_matches(['"', '\'']);
    (!typed.contains(['"', '\'', ' '])).then_some((typed, kind))
}
