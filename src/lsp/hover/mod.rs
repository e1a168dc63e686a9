//! What an editor shows at the place under the pointer.

mod address;
mod field;
mod image;
mod link;

#[cfg(test)]
mod tests;

use super::ground::Ground;
use super::here::Here;
use crate::site::facts::PageTerm;
use crate::site::{Facts, term_uses};
use crate::text::Span;
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

/// What is known of a place.
#[must_use]
pub fn hover(ground: &Ground<'_>, position: Position) -> Option<Hover> {
    let (text, span) = told(ground, Here::at(ground, ground.offset(position))?)?;
    let kind = if ground.client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let contents = HoverContents::Markup(MarkupContent { kind, value: text });
    Some(Hover { contents, range: Some(ground.range(span)) })
}

fn told(ground: &Ground<'_>, here: Here<'_>) -> Option<(String, Span)> {
    Some(match here {
        Here::Rule { name, span } => (rule(ground, name)?, span),
        Here::Term { term } => (of_term(ground, term), term.span),
        Here::Image { url, span, in_matter } => (image::told(ground, url, in_matter)?, span),
        Here::Field { path, entry } => (field::told(ground, &path, entry)?, entry.span()),
        Here::Link { link, span } => (link::told(ground, link)?, span),
        Here::Footnote { .. } | Here::Label { .. } | Here::Call { .. } | Here::Heading { .. } => return None,
    })
}

/// A rule's page.
fn rule(ground: &Ground<'_>, name: &str) -> Option<String> {
    let page = ground.registry.page(ground.registry.find(name)?);
    Some(format!("**{}** ({})\n\n{}\n\n{}", page.name, page.code, page.summary, page.body))
}

fn of_term(ground: &Ground<'_>, term: &PageTerm) -> String {
    let is_it = |other: &&crate::site::TermUse<'_>| other.taxonomy == term.taxonomy && other.term == term.term;
    let posts = term_uses(ground.blog.posts()).iter().find(is_it).map_or(1, |found| found.places.len());
    let count = if posts == 1 { "1 post".to_owned() } else { format!("{posts} posts") };
    let page = term.url.as_ref().map(|url| format!(", listed at `{url}`")).unwrap_or_default();
    format!("`{}` in `{}`: {count}{page}", term.term, term.taxonomy)
}

/// `**title**`, with the address and the state of a post.
fn of_post(ground: &Ground<'_>, post: &Facts) -> String {
    let title = post.title.as_ref().map_or(post.path.as_str(), |title| title.text.as_str());
    format!("**{title}**\n\n{}", address::told(ground, post))
}
