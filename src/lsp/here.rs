//! What stands at the cursor: the smallest thing that means something there.

use super::ground::Ground;
use crate::document::body::{Footnote, Heading, TemplateCall};
use crate::document::front_matter::{Entry, Map};
use crate::site::address::has_image_extension;
use crate::site::facts::{LinkFact, PageTerm};
use crate::site::{Facts, Lookup};
use crate::text::Span;

/// Something at a place of the open post.
#[derive(Clone, Debug)]
pub(super) enum Here<'g> {
    /// The name of a rule in an instruction to matterlint.
    Rule { name: &'g str, span: Span },
    /// A term of a taxonomy, in its field.
    Term { term: &'g PageTerm },
    /// An image, by the address that the post gives it.
    Image { url: &'g str, span: Span, in_matter: bool },
    /// A field of the front matter, by its path.
    Field { path: String, entry: &'g Entry },
    /// A link to wherever.
    Link { link: &'g LinkFact, span: Span },
    /// A footnote, or a reference to one.
    Footnote { label: &'g str, span: Span },
    /// The label of a link's definition, or a reference to it.
    Label { label: String, span: Span },
    /// A template call.
    Call { call: &'g TemplateCall },
    /// A heading.
    Heading { heading: &'g Heading },
}

impl<'g> Here<'g> {
    /// What stands at `offset`.
    pub(super) fn at(ground: &'g Ground<'g>, offset: usize) -> Option<Self> {
        let post = ground.post;
        let holds = |span: Span| span.start() <= offset && offset <= span.end();
        let named = post.directives.iter().flat_map(|directive| &directive.rules).find(|rule| holds(rule.span));
        if let Some(rule) = named {
            return Some(Self::Rule { name: &rule.name, span: rule.span });
        }
        let facts = ground.facts();
        if offset < post.body.span.start() {
            let term = facts.and_then(|facts| facts.page.terms.iter().find(|term| holds(term.span)));
            return term.map(|term| Self::Term { term }).or_else(|| Self::in_matter(post.map()?, "", offset));
        }
        let image = post.body.images.iter().find(|image| holds(image.span));
        if let Some(image) = image {
            let span = image.destination.span.filter(|span| holds(*span)).unwrap_or(image.span);
            return Some(Self::Image { url: &image.destination.url, span, in_matter: false });
        }
        Self::of_link(ground, facts, &holds).or_else(|| Self::of_block(ground, &holds))
    }

    fn in_matter(map: &'g Map, above: &str, offset: usize) -> Option<Self> {
        let entry = map.entries.iter().find(|entry| {
            let span = entry.span();
            span.start() <= offset && offset <= span.end()
        })?;
        let path = if above.is_empty() { entry.key.text.clone() } else { format!("{above}.{}", entry.key.text) };
        if let Some(inner) = entry.value.as_map()
            && let Some(found) = Self::in_matter(inner, &path, offset)
        {
            return Some(found);
        }
        let values = [&entry.value].into_iter().chain(entry.value.as_list().into_iter().flatten());
        let mut texts = values.filter_map(|value| Some((value.as_text()?, value.inner_span())));
        let image =
            texts.find(|(text, span)| span.start() <= offset && offset <= span.end() && has_image_extension(text));
        Some(match image {
            Some((url, span)) => Self::Image { url, span, in_matter: true },
            None => Self::Field { path, entry },
        })
    }

    fn of_link(ground: &'g Ground<'g>, facts: Option<&'g Facts>, holds: &dyn Fn(Span) -> bool) -> Option<Self> {
        let body = &ground.post.body;
        let links = facts.map(|facts| facts.links.as_slice()).unwrap_or_default();
        if let Some(link) = links.iter().find(|link| holds(link.span)) {
            return Some(Self::Link { link, span: link.span });
        }
        // The words of a link, whose destination stands behind them or elsewhere.
        let link = body.links.iter().filter(|link| holds(link.span)).min_by_key(|link| link.span.len())?;
        let place = link.destination.span.unwrap_or(link.span);
        let link_fact = links.iter().find(|known| known.span == place && known.url == link.destination.url)?;
        Some(Self::Link { link: link_fact, span: link.span })
    }

    fn of_block(ground: &'g Ground<'g>, holds: &dyn Fn(Span) -> bool) -> Option<Self> {
        let body = &ground.post.body;
        let notes = body.footnote_definitions.iter().chain(&body.footnote_references).chain(&body.broken_footnotes);
        if let Some(Footnote { label, label_span, .. }) = { notes }.find(|note| holds(note.label_span)) {
            return Some(Self::Footnote { label, span: *label_span });
        }
        if let Some(definition) = body.definitions.iter().find(|definition| holds(definition.label_span)) {
            return Some(Self::Label { label: definition.label.clone(), span: definition.label_span });
        }
        if let Some(call) = body.templates.iter().find(|call| holds(call.span)) {
            return Some(Self::Call { call });
        }
        let heading = body.headings.iter().find(|heading| holds(heading.span))?;
        Some(Self::Heading { heading })
    }
}

/// The file of an image, as the generator finds it.
pub(super) fn image_file(ground: &Ground<'_>, url: &str, in_matter: bool) -> Option<String> {
    let found = match in_matter {
        true => ground.layout.front_matter_image(ground.path, url),
        false => ground.layout.body_image(&ground.layout.page(ground.path), url),
    };
    match found {
        Lookup::Found { path } | Lookup::OtherCase { path } | Lookup::OtherForm { path } => Some(path),
        Lookup::Missing { .. } | Lookup::Undecided => None,
    }
}
