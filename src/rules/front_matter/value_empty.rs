//! `value-empty`: a key with nothing behind it where something was surely meant.

use crate::document::front_matter::{Node, Value};
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, shown};
use crate::site::{FieldType, Role};

/// See `rules/front-matter/value-empty.md`.
pub struct ValueEmpty;

/// Fields that decide where a post stands: nothing behind them is no decision.
const ADDRESSES: &[&str] = &["url", "permalink", "path"];

/// Fields of themes that hold an image, where the generator does not say so itself.
const IMAGES: &[&str] =
    &["banner", "cover", "coverImage", "featureImage", "featured_image", "featuredImage", "image", "thumbnail"];

/// Keys of a map under such a field that name its file.
const FILES: &[&str] = &["image", "path", "src", "url"];

/// What is proposed beside writing the value.
const REMOVE: &str = "remove the key";

impl Define for ValueEmpty {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ValueEmpty {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if !subject.is_content() {
            return;
        }
        for (entry, field) in subject.fields() {
            let Some(field) = field else { continue };
            if is_image(field.kind, &field.name) {
                nested(subject, &entry.key.text, &entry.value, found);
            }
            let nothing = entry.value.is_empty() && entry.value.anchor.is_none();
            if !nothing && !holds_only_nothing(&entry.value) {
                continue;
            }
            let key = shown(&entry.key.text);
            let editor = found.editor(subject);
            let removal = || editor.and_then(|editor| editor.remove(entry));
            match field.kind {
                FieldType::Terms(_) => {}
                _ if holds_only_nothing(&entry.value) => {
                    found
                        .at(entry.value.span, format!("the list of {key} holds nothing"))
                        .help("write the items, or remove the key")
                        .offer(REMOVE, Safety::Suggestion, removal());
                }
                kind if nothing && is_image(kind, &field.name) => {
                    found
                        .at(entry.key.span, format!("{key} names no image"))
                        .help("name the image, or remove the key")
                        .offer(REMOVE, Safety::Suggestion, removal());
                }
                FieldType::Text if nothing && ADDRESSES.contains(&&*field.name) => {
                    found
                        .at(entry.key.span, format!("{key} gives no address"))
                        .help("write the address, or remove the key")
                        .offer(REMOVE, Safety::Suggestion, removal());
                }
                FieldType::Date if nothing && field.name == "date" && undated(subject) => {
                    found
                        .at(entry.key.span, format!("{key} holds nothing, so that the post has no date"))
                        .help("write the day of the post: `2024-05-01`");
                }
                _ => {}
            }
        }
    }
}

fn is_image(kind: FieldType, name: &str) -> bool {
    kind == FieldType::Images || IMAGES.contains(&name)
}

/// Reports the `image:` of `cover:` with nothing behind it. Other keys of the map may be left open.
fn nested(subject: &Subject<'_>, outer: &str, value: &Value, found: &mut Findings<'_>) {
    let entries = value.as_map().map_or(&[][..], |map| &map.entries);
    for entry in entries.iter().filter(|entry| entry.value.is_empty() && entry.value.anchor.is_none()) {
        if FILES.contains(&&*entry.key.text) {
            let name = shown(&format!("{outer}.{}", entry.key.text));
            let edits = found.editor(subject).and_then(|editor| editor.remove(entry));
            found
                .at(entry.key.span, format!("{name} names no image"))
                .help("name the image, or remove the key")
                .offer(REMOVE, Safety::Suggestion, edits);
        }
    }
}

/// A list with items, all of which are empty. An empty list, `[]`, is written on purpose.
fn holds_only_nothing(value: &Value) -> bool {
    let empty = |item: &Value| match &item.node {
        Node::Empty => true,
        Node::Scalar { text, .. } => text.trim().is_empty(),
        _ => false,
    };
    value.as_list().is_some_and(|items| !items.is_empty() && items.iter().all(empty))
}

/// Whether the file is a post whose name gives no date either.
fn undated(subject: &Subject<'_>) -> bool {
    subject.role == Role::Post && !subject.path_date().is_some_and(|date| date.used)
}
