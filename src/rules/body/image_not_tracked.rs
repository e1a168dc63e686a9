//! `image-not-tracked`: an image that only the author's own disk has, while its post is in git.

use crate::lint::{BadOption, Define, Findings, ImageFields, PostRule, Subject, has_image_extension, images};
use crate::site::Lookup;
use crate::site::disk::Tracking;
use std::collections::HashSet;

/// See `rules/body/image-not-tracked.md`.
pub struct ImageNotTracked(ImageFields);

impl Define for ImageNotTracked {
    type Options = ImageFields;

    fn new(options: ImageFields) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageNotTracked {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let named = images(subject, &self.0);
        let disk = subject.layout.disk.as_ref();
        // While the post itself is not in git, its images need not be.
        if named.is_empty() || !subject.is_content() || disk.tracking(subject.path) != Tracking::Tracked {
            return;
        }
        let mut told = HashSet::new();
        for image in named.iter() {
            let Lookup::Found { path } = image.look_up(subject) else { continue };
            let (what, help) = match disk.tracking(path) {
                Tracking::Untracked => ("is not in git", format!("run `git add {path}`, and commit it with the post")),
                Tracking::Ignored if neighbours_are_tracked(subject, path) => {
                    ("is ignored by git", format!("run `git add --force {path}`, or change `.gitignore`"))
                }
                _ => continue,
            };
            if told.insert(path) {
                found
                    .at(image.span, format!("the image file `{path}` {what}"))
                    .label("readers see a broken image once the blog is built elsewhere")
                    .help(help);
            }
        }
    }
}

/// Whether other images of the folder are in git: where none is, a build may bring them all.
fn neighbours_are_tracked(subject: &Subject<'_>, path: &str) -> bool {
    let disk = subject.layout.disk.as_ref();
    let (folder, own) = path.rsplit_once('/').unwrap_or(("", path));
    let place = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    disk.list(folder).is_some_and(|names| {
        let others = names.keys().filter(|name| *name != own && has_image_extension(name));
        others.into_iter().any(|name| disk.tracking(&place(name)) == Tracking::Tracked)
    })
}
