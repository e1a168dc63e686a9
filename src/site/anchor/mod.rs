//! The anchors of a body: heading ids as the renderer spells them, explicit ids, raw HTML, footnotes.

mod slug;

pub use slug::{Slugger, transliterated};

use super::generator::Anchors;
use crate::document::Body;
use crate::document::body::{Heading, TemplateCall, TemplateForm};
use crate::text::{QuickMap, QuickSet, Span};

/// How one renderer makes anchors.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// How a heading's text becomes an id.
    pub slugger: Slugger,
    /// How footnotes are spelt.
    pub footnotes: Footnotes,
    /// The template calls that surely add no anchor.
    pub harmless: &'static [&'static str],
    /// Whether the renderer is known, so that no anchor is missing from the list.
    pub known: bool,
}

/// The ids of footnotes and of the references to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footnotes {
    /// `fn:1` and `fnref:1`, numbered in the order of reference (goldmark).
    Numbered,
    /// `fn:label` and `fnref:label` (kramdown).
    Labelled,
    /// The label itself and `fr-label-1` (Zola).
    Bare,
    /// `user-content-fn-label` and `user-content-fnref-label` (remark).
    UserContent,
}

/// Collects the anchors of `body`.
#[must_use]
pub fn collect(text: &str, body: &Body, scheme: Scheme) -> Anchors {
    let mut found = Anchors { ids: Vec::new(), complete: scheme.known };
    headings(body, scheme, &mut found);
    for tag in body.html_tags.iter().filter(|tag| !tag.closing) {
        let named = |name: &str| name == "id" || name == "name" && tag.name == "a";
        let ids = tag.attributes.iter().filter(|attribute| named(&attribute.name) && !attribute.value.is_empty());
        found.ids.extend(ids.map(|attribute| (attribute.value.clone(), attribute.span)));
    }
    for call in &body.templates {
        match call.form {
            TemplateForm::Attributes => found.ids.extend(attribute_ids(text, call.span)),
            TemplateForm::Comment | TemplateForm::Module => {}
            _ => found.complete &= scheme.harmless.contains(&bare_name(call)),
        }
    }
    footnotes(body, scheme.footnotes, &mut found);
    found.ids.sort_by_key(|(_, span)| *span);
    found
}

fn bare_name(call: &TemplateCall) -> &str {
    call.name.strip_prefix('/').unwrap_or(&call.name)
}

fn headings(body: &Body, scheme: Scheme, found: &mut Anchors) {
    let is_counted = matches!(scheme.slugger, Slugger::Kramdown);
    let mut taken: QuickSet<String> = QuickSet::default();
    let mut counts: QuickMap<String, usize> = QuickMap::default();
    for heading in &body.headings {
        if let Some(id) = &heading.id {
            if !is_counted {
                taken.insert(id.value.clone());
            }
            found.ids.push((id.value.clone(), id.span));
            continue;
        }
        let slug = scheme.slugger.slug(&heading.text);
        let sure = !heading.has_template && !is_retyped(heading);
        if !sure || slug.is_empty() {
            found.complete &= sure && heading.text.trim().is_empty();
            continue;
        }
        let id = if is_counted {
            counted(slug, &mut counts)
        } else {
            let id = unused(slug, &taken, &mut counts);
            taken.insert(id.clone());
            id
        };
        found.ids.push((id, heading.span));
    }
}

/// Whether renderers' typographers may turn the text's hyphens into dashes, each in its own way.
fn is_retyped(heading: &Heading) -> bool {
    // `contains` makes a search ready first, which costs more than to look through a heading.
    heading.text.as_bytes().windows(2).any(|pair| pair == b"--")
}

/// kramdown counts how often a slug was made and never asks whether the numbered id is taken.
fn counted(slug: String, counts: &mut QuickMap<String, usize>) -> String {
    let count = counts.entry(slug.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { slug } else { format!("{slug}-{}", *count - 1) }
}

fn unused(slug: String, taken: &QuickSet<String>, counts: &mut QuickMap<String, usize>) -> String {
    if !taken.contains(&slug) {
        return slug;
    }
    let count = counts.entry(slug.clone()).or_insert(0);
    loop {
        *count += 1;
        let id = format!("{slug}-{count}");
        if !taken.contains(&id) {
            return id;
        }
    }
}

/// The ids of kramdown's `{: #id .class}`.
fn attribute_ids(text: &str, span: Span) -> Vec<(String, Span)> {
    let words = span.slice(text).split(|ch: char| ch.is_whitespace() || "{}:".contains(ch));
    words.filter_map(|word| word.strip_prefix('#')).map(|id| (id.to_owned(), span)).collect()
}

fn footnotes(body: &Body, form: Footnotes, found: &mut Anchors) {
    let mut numbers: QuickMap<&str, usize> = QuickMap::default();
    for reference in &body.footnote_references {
        let next = numbers.len() + 1;
        let number = *numbers.entry(&reference.label).or_insert(next);
        let id = match form {
            Footnotes::Numbered => format!("fnref:{number}"),
            Footnotes::Labelled => format!("fnref:{}", reference.label),
            Footnotes::Bare => format!("fr-{}-1", reference.label),
            Footnotes::UserContent => format!("user-content-fnref-{}", reference.label),
        };
        if !found.ids.iter().rev().take(64).any(|(known, _)| *known == id) {
            found.ids.push((id, reference.span));
        }
    }
    for note in &body.footnote_definitions {
        let id = match form {
            Footnotes::Numbered => match numbers.get(note.label.as_str()) {
                Some(number) => format!("fn:{number}"),
                None => continue,
            },
            Footnotes::Labelled => format!("fn:{}", note.label),
            Footnotes::Bare => note.label.clone(),
            Footnotes::UserContent => format!("user-content-fn-{}", note.label),
        };
        found.ids.push((id, note.span));
    }
}

#[cfg(test)]
mod tests {
    use super::{Footnotes, Scheme, Slugger, collect};
    use crate::document::Body;
    use crate::document::body::{Attribute, Footnote, Heading, HeadingStyle, HtmlTag};
    use crate::text::Span;

    const HUGO: Scheme =
        Scheme { slugger: Slugger::HugoGithub, footnotes: Footnotes::Numbered, harmless: &["figure"], known: true };

    fn heading(at: usize, text: &str, id: Option<&str>) -> Heading {
        let span = Span::new(at, at + 1);
        let id = id.map(|value| Attribute { name: "id".into(), value: value.into(), span });
        Heading {
            span,
            content: span,
            level: 2,
            style: HeadingStyle::Atx,
            text: text.into(),
            id,
            nested: false,
            has_template: false,
            has_image: false,
        }
    }

    fn ids(body: &Body) -> Vec<String> {
        collect("", body, HUGO).ids.into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn repeated_headings_are_numbered_and_explicit_ids_are_not() {
        let headings = vec![
            heading(0, "제목", None),
            heading(2, "제목", None),
            heading(4, "제목", None),
            heading(6, "x", Some("mine")),
            heading(8, "y", Some("mine")),
            heading(10, "mine", None),
        ];
        let body = Body { headings, ..Body::default() };
        assert_eq!(ids(&body), ["제목", "제목-1", "제목-2", "mine", "mine", "mine-1"]);
    }

    #[test]
    fn kramdown_numbers_without_looking() {
        let headings = vec![heading(0, "a", None), heading(2, "a", None), heading(4, "a-1", None)];
        let scheme = Scheme { slugger: Slugger::Kramdown, ..HUGO };
        let found = collect("", &Body { headings, ..Body::default() }, scheme);
        assert_eq!(found.ids.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "a-1", "a-1"]);
    }

    #[test]
    fn html_and_footnotes_count_in_the_order_of_the_text() {
        let at = |start| Span::new(start, start + 1);
        let attribute =
            |name: &str, value: &str| Attribute { name: name.to_owned().into(), value: value.into(), span: at(1) };
        let tag = HtmlTag {
            span: at(1),
            name: "a".into(),
            closing: false,
            attributes: vec![attribute("name", "old"), attribute("class", "c")],
        };
        let note = |start: usize| Footnote { span: at(start), label: "주".into(), label_span: at(start) };
        let body = Body {
            headings: vec![heading(5, "T", None)],
            html_tags: vec![tag],
            footnote_references: vec![note(2), note(3)],
            footnote_definitions: vec![note(9)],
            ..Body::default()
        };
        assert_eq!(ids(&body), ["old", "fnref:1", "t", "fn:1"]);
    }

    #[test]
    fn a_template_in_a_heading_leaves_the_list_incomplete() {
        let mut unknown = heading(0, "T", None);
        unknown.has_template = true;
        let body = Body { headings: vec![unknown], ..Body::default() };
        assert!(!collect("", &body, HUGO).complete);
        assert!(collect("", &Body::default(), HUGO).complete);
    }
}
