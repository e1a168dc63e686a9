//! `heading-duplicate`: two places with one anchor, and, when asked for, two headings with one text.

use crate::document::body::Heading;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::text::Span;
use serde::Deserialize;
use std::collections::HashMap;

/// See `rules/body/heading-duplicate.md`.
pub struct HeadingDuplicate {
    same_text: SameText,
}

/// The options of [`HeadingDuplicate`].
#[derive(Deserialize)]
pub struct Options {
    #[serde(rename = "same-text")]
    same_text: SameText,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum SameText {
    Off,
    Siblings,
    Post,
}

impl Define for HeadingDuplicate {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { same_text: options.same_text })
    }
}

impl PostRule for HeadingDuplicate {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let headings = &post.body.headings;
        for (id, span, before) in repeated(&subject.anchors().ids) {
            let (here, there) = (heading_at(headings, span), heading_at(headings, before));
            if here != there {
                found
                    .at(span, format!("the anchor {} stands twice", shown(id)))
                    .label("links never lead here")
                    .related(before, "links lead here")
                    .help("give one of the two another id");
            }
        }
        if self.same_text != SameText::Off {
            same_texts(headings, self.same_text, found);
        }
    }
}

/// The anchors that stood before, each with the place of the first one.
fn repeated(ids: &[(String, Span)]) -> Vec<(&str, Span, Span)> {
    let mut sorted: Vec<(&str, usize)> = ids.iter().enumerate().map(|(at, (id, _))| (id.as_str(), at)).collect();
    sorted.sort_unstable();
    let alike = sorted.chunk_by(|one, two| one.0 == two.0).filter(|alike| alike.len() > 1);
    let mut later: Vec<(usize, usize)> =
        alike.flat_map(|alike| alike.iter().skip(1).map(|(_, at)| (*at, alike[0].1))).collect();
    later.sort_unstable();
    later.into_iter().map(|(at, first)| (ids[at].0.as_str(), ids[at].1, ids[first].1)).collect()
}

/// The heading that `span` is part of.
fn heading_at(headings: &[Heading], span: Span) -> Option<Span> {
    let next = headings.partition_point(|heading| heading.span.start() <= span.start());
    let heading = next.checked_sub(1).and_then(|at| headings.get(at))?;
    heading.span.covers(span).then_some(heading.span)
}

fn same_texts(headings: &[Heading], reach: SameText, found: &mut Findings<'_>) {
    let mut path: Vec<(u8, usize)> = Vec::new();
    let mut first: HashMap<(usize, String), Span> = HashMap::new();
    for (at, heading) in headings.iter().enumerate().filter(|(_, heading)| !heading.nested && !heading.has_template) {
        path.retain(|(level, _)| *level < heading.level);
        let parent = path.last().filter(|_| reach == SameText::Siblings).map_or(0, |(_, parent)| parent + 1);
        path.push((heading.level, at));
        if heading.id.is_some() {
            continue;
        }
        let key = (parent, heading.text.trim().to_lowercase());
        match first.get(&key) {
            Some(before) if !key.1.is_empty() => {
                found
                    .at(heading.span, format!("the heading {} stands twice", shown(heading.text.trim())))
                    .related(*before, "the first one")
                    .help("give the two headings texts that tell them apart");
            }
            _ => {
                first.insert(key, heading.span);
            }
        }
    }
}
