//! Images of the blog, folder by folder, where the generator would find them.

use super::cursor::{Cursor, Place};
use super::offer::Offer;
use crate::document::front_matter::written;
use crate::lsp::ground::Ground;
use crate::site::address::{encoded, has_image_extension};
use crate::site::disk::EntryKind;
use crate::site::generator::Places;
use lsp_types::CompletionItemKind;
use std::collections::BTreeMap;

/// The most names that are offered at once: a folder of more is narrowed by typing.
const MOST: usize = 300;

/// Images for a field.
pub(super) fn in_matter(ground: &Ground<'_>, cursor: &Cursor) -> Vec<Offer> {
    let typed = cursor.typed.slice(&ground.post.text).trim_start_matches(['"', '\'']);
    let flow = matches!(cursor.place, Place::Value { flow: true, .. });
    let find = |url: &str| ground.layout.generator.front_matter_image(ground.path, url);
    named(ground, typed, find).into_iter().map(|found| found.offer(|path| written(path, cursor.format, flow))).collect()
}

/// Images for the destination of `![]( )` of which `typed` stands there.
pub(super) fn in_body(ground: &Ground<'_>, typed: &str) -> Vec<Offer> {
    let page = ground.layout.page(ground.path);
    let find = |url: &str| ground.layout.generator.body_image(&page, url);
    let spelt = |path: &str| path.split('/').map(|part| encoded(part, false)).collect::<Vec<_>>().join("/");
    named(ground, typed, find).into_iter().map(|found| found.offer(spelt)).collect()
}

/// A name in one of the folders where an image is looked up.
struct Found {
    path: String,
    /// Its size in bytes; `None` for a folder.
    size: Option<u64>,
}

impl Found {
    fn offer(self, spelt: impl Fn(&str) -> String) -> Offer {
        let kind = if self.size.is_some() { CompletionItemKind::FILE } else { CompletionItemKind::FOLDER };
        let mut offer = Offer::new(&self.path, spelt(&self.path), kind);
        offer.item.detail = self.size.map(weight);
        offer.item.sort_text = Some(format!("{}{}", u8::from(self.size.is_none()), self.path));
        offer
    }
}

/// `1.2 MB`, as file managers count.
pub(in crate::lsp) fn weight(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

fn named(ground: &Ground<'_>, typed: &str, find: impl Fn(&str) -> Places) -> Vec<Found> {
    let mut found = in_folder(ground, typed, &find);
    if typed.is_empty() {
        found.extend(in_folder(ground, "/", &find));
    }
    found
}

fn in_folder(ground: &Ground<'_>, typed: &str, find: &impl Fn(&str) -> Places) -> Vec<Found> {
    let folder = typed.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    // Where would a file be looked for that stands in the folder as it is typed?
    let (Places::Files(files) | Places::AnyCase(files) | Places::Perhaps(files)) = find(&format!("{folder}x")) else {
        return Vec::new();
    };
    let disk = &ground.layout.disk;
    let mut found: BTreeMap<String, Option<u64>> = BTreeMap::new();
    for place in files.iter().filter_map(|file| file.strip_suffix('x')) {
        let place = place.trim_end_matches('/');
        let Some(names) = disk.list(place) else { continue };
        for (name, kind) in names.iter().filter(|(name, _)| !name.starts_with(['.', '_'])) {
            let below = if place.is_empty() { name.clone() } else { format!("{place}/{name}") };
            match kind {
                EntryKind::Folder => drop(found.entry(format!("{folder}{name}/")).or_default()),
                EntryKind::File if has_image_extension(name) => {
                    found.insert(format!("{folder}{name}"), disk.size(&below).ok());
                }
                EntryKind::File => {}
            }
        }
    }
    found.into_iter().take(MOST).map(|(path, size)| Found { path, size }).collect()
}
