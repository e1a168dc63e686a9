//! A heading, with all links of the blog that lead to anchors which get another name by that.

use super::{Files, Refused, applied, checked, parsed, text_of};
use crate::document::body::Heading;
use crate::lsp::edit::text_edits;
use crate::lsp::ground::Ground;
use crate::site::address::{decoded, encoded};
use crate::site::{Links, Target};
use crate::text::{Edit, Span};
use std::collections::{BTreeMap, HashMap};

pub(super) fn rename(ground: &Ground<'_>, heading: &Heading, name: &str) -> Result<Files, Refused> {
    let name = checked(name, "a heading")?;
    let refused = |why| Refused::Post { path: ground.path.to_owned(), why };
    let edit = Edit { span: heading.content, text: name.to_owned() };
    let after = applied(ground.path, &ground.post.text, std::slice::from_ref(&edit))?;
    let after = parsed(ground, ground.path, after);
    let count = ground.post.body.headings.len();
    if after.body.headings.len() != count
        || after.body.headings.iter().all(|it| it.span.start() != heading.span.start())
    {
        return Err(Refused::Name {
            name: name.to_owned(),
            what: "a heading",
            why: "Markdown would read it otherwise",
        });
    }
    let generator = &ground.layout.generator;
    let old = generator.anchors(&ground.post.text, &ground.post.body);
    let new = generator.anchors(&after.text, &after.body);
    if old.ids.len() != new.ids.len() {
        return Err(refused("its anchors would be others"));
    }
    let pairs = old.ids.into_iter().zip(new.ids).filter(|((old, _), (new, _))| old != new);
    let moved: HashMap<String, String> = pairs.map(|((old, _), (new, _))| (old, new)).collect();
    let mut edits: BTreeMap<String, Vec<Edit>> = BTreeMap::from([(ground.path.to_owned(), vec![edit])]);
    for (path, edit) in links(ground, &moved)? {
        edits.entry(path).or_default().push(edit);
    }
    let mut files = Files::new();
    for (path, mut edits) in edits {
        let text = text_of(ground, &path)?;
        edits.sort_by_key(|edit| edit.span);
        applied(&path, &text.text, &edits)?;
        files.insert(path, text_edits(&edits, &text.positions()));
    }
    Ok(files)
}

/// The edits of all links that lead to one of the anchors, each with its post.
fn links(ground: &Ground<'_>, moved: &HashMap<String, String>) -> Result<Vec<(String, Edit)>, Refused> {
    let mut found = Vec::new();
    let Some(own) = ground.blog.at_path(ground.path).filter(|_| !moved.is_empty()) else { return Ok(found) };
    let links = Links::default();
    for (from, link, target) in links.all(ground.blog, ground.layout) {
        let id = match (link.url.strip_prefix('#'), target) {
            (Some(id), _) if from == own => decoded(id).map(|id| id.into_owned()),
            (_, Target::Post { post, fragment }) if *post == own => fragment.clone(),
            _ => None,
        };
        let Some(new) = id.and_then(|id| moved.get(&id)) else { continue };
        let Some(post) = ground.blog.posts().get(from) else { continue };
        let text = text_of(ground, &post.path)?;
        let edit = fragment(&text.text, link.span, new);
        let refused =
            || Refused::Post { path: post.path.clone(), why: "a link to the heading is not written out in it" };
        found.push((post.path.clone(), edit.ok_or_else(refused)?));
    }
    Ok(found)
}

/// Writes another fragment into a link, percent-encoded where the old one was.
fn fragment(text: &str, span: Span, id: &str) -> Option<Edit> {
    let inside = span.slice(text);
    let start = inside.rfind('#')? + 1;
    let rest = inside.get(start..)?;
    let len = rest.find(['"', '\'', '>', ' ', ')']).unwrap_or(rest.len());
    let is_encoded = rest.get(..len)?.contains('%');
    let at = span.start() + start;
    Some(Edit { span: Span::new(at, at + len), text: encoded(id, is_encoded) })
}
