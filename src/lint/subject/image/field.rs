//! The images that front matter names, under the keys that generators and their themes know.

use super::{NamedImage, Origin};
use crate::document::front_matter::{Entry, Node, Value};
use crate::lint::Subject;
use crate::site::FieldType;
use crate::site::address::has_image_extension;

/// Keys that hold an image, sorted, in lower case without `_` and `-`: `featured_image` and `featureImage` are one.
const IMAGE_KEYS: [&str; 26] = [
    "banner",
    "bannerimage",
    "bgimage",
    "cardimage",
    "cover",
    "coverimage",
    "feature",
    "featuredimage",
    "featureimage",
    "headerimage",
    "headerimg",
    "hero",
    "heroimage",
    "image",
    "images",
    "img",
    "ogimage",
    "overlayimage",
    "poster",
    "previewimage",
    "resources",
    "socialimage",
    "teaser",
    "thumb",
    "thumbnail",
    "thumbnailimage",
];

/// Keys whose map holds image keys: Jekyll's `header.teaser`, Zola's `extra.cover`, Hugo's `params.cover`.
const HOLDERS: [&str; 7] = ["extra", "header", "og", "opengraph", "params", "seo", "social"];

/// Keys of a map under an image key that hold its file: PaperMod's `cover.image`, jekyll-seo-tag's `image.path`.
const FILE_KEYS: [&str; 5] = ["file", "image", "path", "src", "url"];

/// The images of the front matter, in the order of the text; `fields` are further (dotted) fields that hold some.
pub(super) fn named_in_front_matter<'a>(subject: &Subject<'a>, fields: &[String]) -> Vec<NamedImage<'a>> {
    let Some(map) = subject.post.map() else { return Vec::new() };
    let mut values = Vec::new();
    for entry in &map.entries {
        if is_image_field(subject, entry) {
            collect_files(&entry.value, &mut values);
        } else if HOLDERS.contains(&folded(entry).as_str()) {
            let inner = entry.value.as_map().into_iter().flat_map(|map| &map.entries);
            inner
                .filter(|entry| is_image_field(subject, entry))
                .for_each(|entry| collect_files(&entry.value, &mut values));
        }
    }
    for entry in fields.iter().filter_map(|field| subject.field(field)) {
        collect_files(&entry.value, &mut values);
    }
    let mut images: Vec<_> = values.into_iter().filter_map(as_image).collect();
    images.sort_by_key(|image| image.span);
    images.dedup();
    images
}

fn is_image_field(subject: &Subject<'_>, entry: &Entry) -> bool {
    let mut of_generator = subject.generator().fields().iter().filter(|field| field.kind == FieldType::Images);
    IMAGE_KEYS.binary_search(&folded(entry).as_str()).is_ok()
        || of_generator.any(|field| subject.is_key(&entry.key.text, &field.name))
}

fn folded(entry: &Entry) -> String {
    entry.key.text.chars().filter(|ch| !matches!(ch, '_' | '-')).map(|ch| ch.to_ascii_lowercase()).collect()
}

/// Takes what names a file under an image key: the value, the items of a list, the file keys of a map.
fn collect_files<'a>(value: &'a Value, files: &mut Vec<&'a Value>) {
    let items = value.as_list().unwrap_or(std::slice::from_ref(value));
    for item in items {
        match &item.node {
            Node::Scalar { .. } => files.push(item),
            Node::Map(map) => {
                let of_file = map.entries.iter().filter(|entry| FILE_KEYS.contains(&folded(entry).as_str()));
                files.extend(of_file.map(|entry| &entry.value));
            }
            Node::List(_) | Node::Empty | Node::Alias { .. } => {}
        }
    }
}

/// A value that is a path or address of one image: by its extension, and no glob of several.
fn as_image(value: &Value) -> Option<NamedImage<'_>> {
    let url = value.as_text()?.trim();
    let is_one_file = has_image_extension(url) && !url.contains(['*', '\n', '|']) && !url.starts_with("data:");
    is_one_file.then(|| NamedImage { url, span: value.inner_span(), origin: Origin::FrontMatter })
}
