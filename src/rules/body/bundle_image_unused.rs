//! `bundle-image-unused`: an image in a page bundle that no text of the bundle names.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, has_image_extension, shown};
use crate::site::disk::EntryKind;
use crate::site::{Disk, GeneratorName};
use crate::text::Span;

/// See `rules/body/bundle-image-unused.md`.
pub struct BundleImageUnused;

impl Define for BundleImageUnused {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// Parts of names by which themes find images of a bundle without a word in the post.
const FOUND_BY_NAME: [&str; 8] = ["background", "banner", "cover", "feature", "hero", "poster", "thumb", "og"];

/// The extensions of files that may name an image.
const TEXTS: [&str; 9] = ["md", "markdown", "mdown", "html", "htm", "json", "yaml", "yml", "toml"];

impl PostRule for BundleImageUnused {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let name = subject.generator().name();
        let (folder, file) = subject.path.rsplit_once('/').unwrap_or(("", subject.path));
        let is_index = file.starts_with("index.");
        if !subject.is_content() || !is_index || !matches!(name, GeneratorName::Hugo | GeneratorName::Zola) {
            return;
        }
        let disk = subject.layout.disk.as_ref();
        let Some(names) = disk.list(folder) else { return };
        // Of an index in several languages, the first speaks for all.
        let is_first = names.beginning("index.").next() == Some(file);
        let images: Vec<&str> = names
            .iter()
            .filter(|(name, kind)| **kind == EntryKind::File && has_image_extension(name) && !is_found_by_name(name))
            .map(|(name, _)| name.as_str())
            .collect();
        // A `resources` list, or a glob in a call, may mean any of them.
        let is_listed = subject.field("resources").is_some() || subject.post.slice(subject.post.body.span).contains("*.");
        if images.is_empty() || !is_first || is_listed {
            return;
        }
        let texts = texts(disk, folder, &names);
        for image in images.into_iter().filter(|image| !texts.iter().any(|text| names_image(text, image))) {
            found
                .at(Span::new(0, 0), format!("nothing in the bundle names the image {}", shown(image)))
                .help(format!("show it in the post, or remove `{folder}/{image}`"));
        }
    }
}

/// The texts of the folder and of those below it, in lower case.
fn texts(disk: &dyn Disk, folder: &str, names: &crate::site::disk::Listing) -> Vec<String> {
    let mut found = Vec::new();
    for (name, kind) in names.iter() {
        let path = format!("{folder}/{name}");
        let extension = name.rsplit('.').next().unwrap_or("").to_lowercase();
        match kind {
            EntryKind::File if TEXTS.contains(&extension.as_str()) => {
                found.extend(disk.text(&path).map(|text| text.to_lowercase()));
            }
            EntryKind::File => {}
            EntryKind::Folder => found.extend(disk.list(&path).iter().flat_map(|names| texts(disk, &path, names))),
        }
    }
    found
}

/// Whether the text names the image: its name without the extension, as it is or with spaces written as in a URL.
fn names_image(text: &str, image: &str) -> bool {
    let stem = image.rsplit_once('.').map_or(image, |(stem, _)| stem).to_lowercase();
    let is_ascii = stem.is_ascii();
    text.contains(&stem) || text.contains(&stem.replace(' ', "%20")) || !is_ascii && text.contains("%e")
}

fn is_found_by_name(image: &str) -> bool {
    let image = image.to_lowercase();
    FOUND_BY_NAME.iter().any(|part| image.contains(part))
}
