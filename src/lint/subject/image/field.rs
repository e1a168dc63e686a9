//! The images that front matter names, under the keys that generators and their themes know.

use super::{NamedImage, Origin};
use crate::document::front_matter::{Entry, Node, Value};
use crate::lint::Subject;
use crate::site::address::has_image_extension;
use crate::site::{Field, FieldType};

/// Keys that hold an image, in lower case without `_` and `-`: `featured_image` and `featureImage` are one.
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
    let mut values = Vec::new();
    for (entry, known) in subject.fields() {
        if is_image_field(entry, *known) {
            collect_files(&entry.value, &mut values);
        } else if is_among(&HOLDERS, entry) {
            let inner = entry.value.as_map().into_iter().flat_map(|map| &map.entries);
            inner
                .filter(|entry| is_image_field(entry, subject.known_field(&entry.key.text)))
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

fn is_image_field(entry: &Entry, known: Option<&Field>) -> bool {
    known.is_some_and(|field| field.kind == FieldType::Images) || is_among(&IMAGE_KEYS, entry)
}

/// Whether the key of `entry` is one of `keys`.
fn is_among(keys: &[&str], entry: &Entry) -> bool {
    let letters = || {
        let plain = entry.key.text.bytes().filter(|byte| !matches!(byte, b'_' | b'-'));
        plain.map(|byte| byte.to_ascii_lowercase())
    };
    let sign = (letters().count(), letters().next());
    let alike = keys.iter().filter(|known| (known.len(), known.bytes().next()) == sign);
    alike.map(|known| known.bytes()).any(|known| known.eq(letters()))
}

/// Takes what names a file under an image key: the value, the items of a list, the file keys of a map.
fn collect_files<'a>(value: &'a Value, files: &mut Vec<&'a Value>) {
    let items = value.as_list().unwrap_or(std::slice::from_ref(value));
    for item in items {
        match &item.node {
            Node::Scalar { .. } => files.push(item),
            Node::Map(map) => {
                let of_file = map.entries.iter().filter(|entry| is_among(&FILE_KEYS, entry));
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
    is_one_file.then(|| NamedImage::new(url, value.inner_span(), Origin::FrontMatter))
}
