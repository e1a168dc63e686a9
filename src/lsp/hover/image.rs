//! An image: which file it is, its size and weight.

use crate::lsp::complete::weight;
use crate::lsp::ground::Ground;
use crate::lsp::here::image_file;

/// Where in a file its size in pixels stands at the latest, in bytes: a photograph may hold a preview before it.
const HEADER: usize = 256 << 10;

/// What is known of an image; nothing where its file cannot be told.
pub(super) fn told(ground: &Ground<'_>, url: &str, in_matter: bool) -> Option<String> {
    let path = image_file(ground, url, in_matter)?;
    let disk = &ground.layout.disk;
    let pixels = disk.head(&path, HEADER).ok().and_then(|head| imagesize::blob_size(&head).ok());
    let pixels = pixels.map(|size| format!("{} × {} pixels, ", size.width, size.height)).unwrap_or_default();
    let bytes = disk.size(&path).map(weight).unwrap_or_else(|_| "size unknown".to_owned());
    Some(format!("`{path}`\n\n{pixels}{bytes}"))
}
