//! A term of a taxonomy, in every post that has it.

use super::{Files, Refused, applied, checked, edits_of, parsed, text_of};
use crate::document::Post;
use crate::document::front_matter::Editor;
use crate::lsp::ground::Ground;
use crate::site::facts::PageTerm;
use crate::site::{Facts, Taxonomy, Terms, url_key};
use crate::text::Edit;

/// How often one post is changed at most: once for each spelling that it has of the term.
const MOST: usize = 16;

pub(super) fn rename(ground: &Ground<'_>, term: &PageTerm, name: &str) -> Result<Files, Refused> {
    let name = checked(name, "a term")?;
    let mut files = Files::new();
    for post in ground.blog.posts().iter().filter(|post| post.page.terms.iter().any(|other| is_one(other, term))) {
        let text = text_of(ground, &post.path)?;
        let (after, made) = renamed(ground, &post.path, &text.text, term, name)?;
        let edits = edits_of(&text, &made, &after);
        if !edits.is_empty() {
            files.insert(post.path.clone(), edits);
        }
    }
    Ok(files)
}

/// Whether both are one term to readers: spelt alike, or listed on one page.
fn is_one(one: &PageTerm, other: &PageTerm) -> bool {
    let [page, also] = [one, other].map(|term| term.url.as_deref().map(url_key));
    one.taxonomy == other.taxonomy && (one.term == other.term || page.is_some() && page == also)
}

/// The text of one post with the term renamed, and the edits of each step.
fn renamed(
    ground: &Ground<'_>,
    path: &str,
    before: &str,
    term: &PageTerm,
    name: &str,
) -> Result<(String, Vec<Vec<Edit>>), Refused> {
    let refused = |why| Refused::Post { path: path.to_owned(), why };
    let mut text = before.to_owned();
    let mut made = Vec::new();
    let expected = expected(&terms(ground, path, &text), term, name);
    for _ in 0..MOST {
        let now = terms(ground, path, &text);
        if spelt(&now, term) == expected {
            return Ok((text, made));
        }
        let post = parsed(ground, path, text.clone());
        let edits = step(ground, &post, &now, term, name).ok_or_else(|| refused(CANNOT))?;
        text = applied(path, &text, &edits)?;
        made.push(edits);
    }
    Err(refused(CANNOT))
}

const CANNOT: &str = "the term cannot be written there without changing something else";

/// All terms of a text.
fn terms(ground: &Ground<'_>, path: &str, text: &str) -> Vec<PageTerm> {
    let post = parsed(ground, path, text.to_owned());
    Facts::of(&post, path, ground.layout.generator.role(path), ground.layout, &ground.clock.zone).page.terms
}

fn spelt(terms: &[PageTerm], of: &PageTerm) -> Vec<String> {
    terms.iter().filter(|term| term.taxonomy == of.taxonomy).map(|term| term.term.clone()).collect()
}

/// The terms of the taxonomy when all is done: each once, where it stood first.
fn expected(terms: &[PageTerm], term: &PageTerm, name: &str) -> Vec<String> {
    let mut expected: Vec<String> = Vec::new();
    for other in terms.iter().filter(|other| other.taxonomy == term.taxonomy) {
        let is_it = is_one(other, term);
        let text = if is_it { name } else { &other.term };
        let is_double = expected.iter().any(|known| known == text) && (is_it || text == name);
        if !is_double {
            expected.push(text.to_owned());
        }
    }
    expected
}

/// The edits that rename the first spelling that is left, or take out one that would stand there twice.
fn step(ground: &Ground<'_>, post: &Post, now: &[PageTerm], term: &PageTerm, name: &str) -> Option<Vec<Edit>> {
    let same = || now.iter().filter(|other| other.taxonomy == term.taxonomy);
    let left = same().find(|other| is_one(other, term) && other.term != name);
    let has_name = same().any(|other| other.term == name);
    // Nothing is left but the new name, which stands there twice.
    let place = left.or_else(|| same().filter(|other| other.term == name).nth(1))?;
    let editor = Editor::new(&post.text, post.front_matter.as_ref()?)?;
    for taxonomy in Taxonomy::all(post, &*ground.layout.generator) {
        let terms = taxonomy.terms(post);
        let holds = |value: crate::text::Span| value.start() <= place.span.start() && place.span.end() <= value.end();
        let Some(found) = terms.iter().find(|found| holds(found.value.span) && found.written.text == place.term) else {
            continue;
        };
        return match (found.index, has_name) {
            (Some(at), true) => editor.remove_item(&taxonomy.entry.value, at),
            (None, true) => None,
            (_, false) if found.value.as_text() == Some(place.term.as_str()) => editor.rewrite(found.value, name),
            (_, false) => {
                let sign = if taxonomy.bare == Terms::SplitComma { ',' } else { ' ' };
                let whole = found.value.as_text()?;
                let parts = whole.split(sign).map(|part| if part.trim() == place.term { name } else { part });
                editor.rewrite(found.value, &parts.collect::<Vec<_>>().join(&sign.to_string()))
            }
        };
    }
    None
}
