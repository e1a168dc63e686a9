//! All places of the blog that speak of what stands at the cursor.

use super::ground::Ground;
use super::here::Here;
use crate::document::body::normal_label;
use crate::site::address::decoded;
use crate::site::facts::PageTerm;
use crate::site::{Facts, Links, Target, target, url_key};
use crate::text::Span;
use lsp_types::{Location, Position};

/// The places; the definition itself among them where it `is_wanted`.
#[must_use]
pub fn find(ground: &Ground<'_>, position: Position, is_wanted: bool) -> Vec<Location> {
    let offset = ground.offset(position);
    match Here::at(ground, offset) {
        Some(Here::Term { term }) => of_term(ground, term),
        Some(Here::Link { link, .. }) => {
            let Some(from) = ground.facts() else { return Vec::new() };
            match target(ground.blog, ground.layout, from, link) {
                Target::Post { post, .. } | Target::Alias { post, .. } | Target::SourceFile { post } => {
                    to_post(ground, post, None, is_wanted)
                }
                _ => Vec::new(),
            }
        }
        Some(Here::Heading { heading, .. }) => {
            let anchors = ground.layout.generator.anchors(&ground.post.text, &ground.post.body);
            let id = anchors.ids.into_iter().find(|(_, span)| heading.span.contains(span.start())).map(|(id, _)| id);
            let own = ground.blog.at_path(ground.path);
            own.zip(id).map(|(own, id)| to_post(ground, own, Some(&id), is_wanted)).unwrap_or_default()
        }
        Some(Here::Footnote { label, .. }) => of_footnote(ground, label, is_wanted),
        Some(Here::Label { label, .. }) => of_label(ground, &label, is_wanted),
        Some(Here::Field { .. } | Here::Image { .. }) => {
            ground.blog.at_path(ground.path).map(|own| to_post(ground, own, None, false)).unwrap_or_default()
        }
        Some(Here::Rule { .. } | Here::Call { .. }) | None => Vec::new(),
    }
}

/// The places of a term in all posts, in every spelling that leads to the same page.
fn of_term(ground: &Ground<'_>, term: &PageTerm) -> Vec<Location> {
    let page = term.url.as_deref().map(url_key);
    let is_it = |other: &PageTerm| {
        let is_page = || page.is_some() && other.url.as_deref().map(url_key) == page;
        other.taxonomy == term.taxonomy && (other.term == term.term || is_page())
    };
    let in_post = |post: &Facts| {
        let terms = post.page.terms.iter().filter(|other| is_it(other));
        places(ground, &post.path, terms.map(|term| term.span).collect())
    };
    ground.blog.posts().iter().flat_map(|post| in_post(post)).collect()
}

/// The links of all posts that lead to a post, or to one of its anchors.
fn to_post(ground: &Ground<'_>, wanted: usize, id: Option<&str>, with_post: bool) -> Vec<Location> {
    let links = Links::default();
    let mut by_post: Vec<(usize, Vec<Span>)> = Vec::new();
    for (from, link, target) in links.all(ground.blog, ground.layout) {
        let leads = match target {
            _ if link.url.starts_with('#') => {
                let own = link.url.strip_prefix('#').and_then(decoded);
                from == wanted && id.is_some() && own.as_deref() == id
            }
            Target::Post { post, fragment } => *post == wanted && id.is_none_or(|id| fragment.as_deref() == Some(id)),
            Target::Alias { post, .. } | Target::SourceFile { post } => *post == wanted && id.is_none(),
            _ => false,
        };
        match by_post.last_mut() {
            _ if !leads => {}
            Some((last, spans)) if *last == from => spans.push(link.span),
            _ => by_post.push((from, vec![link.span])),
        }
    }
    let posts = ground.blog.posts();
    let own = posts.get(wanted).filter(|_| with_post).map(|post| (wanted, vec![post.place()]));
    let all = own.into_iter().chain(by_post);
    all.flat_map(|(at, spans)| posts.get(at).map(|post| places(ground, &post.path, spans)).unwrap_or_default())
        .collect()
}

fn of_footnote(ground: &Ground<'_>, label: &str, with_definition: bool) -> Vec<Location> {
    let body = &ground.post.body;
    let definitions = body.footnote_definitions.iter().filter(|_| with_definition);
    let notes = body.footnote_references.iter().chain(&body.broken_footnotes).chain(definitions);
    let same = notes.filter(|note| normal_label(&note.label) == normal_label(label));
    places(ground, ground.path, same.map(|note| note.label_span).collect())
}

fn of_label(ground: &Ground<'_>, label: &str, with_definition: bool) -> Vec<Location> {
    let body = &ground.post.body;
    let Some(definition) = body.definitions.iter().find(|it| normal_label(&it.label) == normal_label(label)) else {
        return Vec::new();
    };
    let uses = body.links.iter().filter(|link| link.destination.span == definition.destination.span);
    let uses = uses.map(|link| link.span).chain(with_definition.then_some(definition.label_span));
    places(ground, ground.path, uses.collect())
}

/// The places of spans in one file, which is read once, in order.
fn places(ground: &Ground<'_>, path: &str, mut spans: Vec<Span>) -> Vec<Location> {
    spans.sort_unstable();
    let Some((uri, text)) =
        ground.uri(path).zip(Some(spans.is_empty()).filter(|none| !none).and_then(|_| ground.text(path)))
    else {
        return Vec::new();
    };
    text.positions().ranges(&spans).into_iter().map(|range| Location::new(uri.clone(), range)).collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::lsp::tests::Desk;

    fn found(open: &str) -> Vec<String> {
        let desk = Desk::new(&[
            ("hugo.toml", "baseURL = \"https://example.org/\"\n"),
            (
                "content/posts/b.md",
                "---\ntitle: 나\ntags:\n  - Tea\n  - 여행\n---\n\n[글](/posts/a/#하나) [글](/posts/a/) [글](/posts/c/)\n",
            ),
            ("content/posts/c.md", "---\ntitle: 다\ntags: [tea]\n---\n\n[글](/posts/a/)\n"),
            ("content/posts/a.md", open),
        ]);
        let places = find(&desk.ground(), desk.position(), true).into_iter();
        let shown = places.map(|place| {
            let start = place.range.start;
            let path = place.uri.as_str().strip_prefix("file:///blog/content/posts/").unwrap().to_owned();
            format!("{path}:{}:{}", start.line, start.character)
        });
        shown.collect()
    }

    #[test]
    fn terms_headings_links_and_posts_are_spoken_of() {
        for (open, expected) in [
            ("---\ntitle: a\ntags: [te‸a]\n---\n", &["a.md:2:7", "b.md:3:4", "c.md:2:7"][..]),
            ("---\ntitle: a\n---\n\n## 하‸나\n\n[위](#하나)\n", &["a.md:1:7", "a.md:6:4", "b.md:7:4"]),
            ("---\ntit‸le: a\n---\n\n## 하나\n", &["b.md:7:4", "b.md:7:22", "c.md:5:4"]),
            ("---\ntitle: a\n---\n\n[글](/posts/c/‸)\n", &["c.md:1:7", "a.md:4:4", "b.md:7:37"]),
            ("---\ntitle: a\n---\n\n주[^1‸] 또[^1]\n\n[^1]: 말\n", &["a.md:4:1", "a.md:4:7", "a.md:6:0"]),
            ("---\ntitle: a\n---\n\n말‸\n", &[]),
        ] {
            assert_eq!(found(open), expected, "{open}");
        }
    }
}
