//! A label of a footnote or of a link's definition, within its post.

use super::{Files, Refused, applied, checked, over, parsed};
use crate::document::body::{Link, LinkForm, normal_label};
use crate::lsp::edit::text_edits;
use crate::lsp::ground::Ground;
use crate::text::{Edit, Span};

pub(super) fn of_footnote(ground: &Ground<'_>, label: &str, name: &str) -> Result<Files, Refused> {
    let name = checked_label(name)?;
    let body = &ground.post.body;
    let notes = body.footnote_definitions.iter().chain(&body.footnote_references).chain(&body.broken_footnotes);
    let same = notes.filter(|note| normal_label(&note.label) == normal_label(label));
    let edits = same.map(|note| over(&ground.post.text, note.label_span, &note.label, name)).collect();
    finish(ground, edits)
}

pub(super) fn of_links(ground: &Ground<'_>, label: &str, name: &str) -> Result<Files, Refused> {
    let name = checked_label(name)?;
    let body = &ground.post.body;
    let definition = body.definitions.iter().find(|it| normal_label(&it.label) == normal_label(label));
    let definition = definition.ok_or(Refused::Nothing)?;
    let text = &ground.post.text;
    let uses = body.links.iter().filter(|link| link.destination.span == definition.destination.span);
    let mut edits = vec![over(text, definition.label_span, &definition.label, name)];
    edits.extend(uses.map(|link| in_link(text, link, name)));
    finish(ground, edits.into_iter().collect())
}

fn checked_label(name: &str) -> Result<&str, Refused> {
    let refused = |why| Refused::Name { name: name.to_owned(), what: "a label", why };
    let name = checked(name, "a label")?;
    if name.contains(['[', ']', '\\', '^']) { Err(refused("brackets and backslashes end it")) } else { Ok(name) }
}

/// Writes another label into a link that refers to one; a link whose words are the label keeps its words.
fn in_link(text: &str, link: &Link, name: &str) -> Option<Edit> {
    let (start, end) = (link.span.start(), link.span.end());
    Some(match link.form {
        LinkForm::Reference => {
            let opening = start + link.span.slice(text).rfind('[')?;
            Edit { span: Span::new(opening + 1, end - 1), text: name.to_owned() }
        }
        LinkForm::Collapsed => {
            let behind = text.get(end..).is_some_and(|rest| rest.starts_with("[]"));
            Edit { span: Span::empty(if behind { end + 1 } else { end - 1 }), text: name.to_owned() }
        }
        LinkForm::Shortcut => Edit { span: Span::empty(end), text: format!("[{name}]") },
        LinkForm::Inline | LinkForm::Autolink | LinkForm::Html => return None,
    })
}

/// The edits, unless the post would be read otherwise afterwards.
fn finish(ground: &Ground<'_>, edits: Option<Vec<Edit>>) -> Result<Files, Refused> {
    let refused = |why| Refused::Post { path: ground.path.to_owned(), why };
    let mut edits = edits.ok_or_else(|| refused("the label is not written out everywhere"))?;
    edits.sort_by_key(|edit| edit.span);
    let after = parsed(ground, ground.path, applied(ground.path, &ground.post.text, &edits)?);
    let counts = |body: &crate::document::Body| {
        let links: Vec<String> = body.links.iter().map(|link| link.destination.url.clone()).collect();
        (links, body.footnote_references.len(), body.broken_footnotes.len(), body.broken_references.len())
    };
    if counts(&after.body) != counts(&ground.post.body) {
        return Err(refused("another label would be meant"));
    }
    Ok(Files::from([(ground.path.to_owned(), text_edits(&edits, &ground.positions()))]))
}
