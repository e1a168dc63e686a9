//! `image-empty-file`: an image whose file holds nothing.

use crate::lint::{BadOption, Define, Findings, ImageFields, PostRule, Subject, images};
use crate::site::Lookup;

/// See `rules/body/image-empty-file.md`.
pub struct ImageEmptyFile(ImageFields);

impl Define for ImageEmptyFile {
    type Options = ImageFields;

    fn new(options: ImageFields) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageEmptyFile {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in images(subject, &self.0).iter() {
            let Lookup::Found { path } = image.look_up(subject) else { continue };
            if matches!(subject.layout.disk.size(path), Ok(0)) {
                found
                    .at(image.span, format!("the image file `{path}` is empty"))
                    .label("readers see a broken image")
                    .help("save the image again: an interrupted copy or download leaves a file of 0 bytes");
            }
        }
    }
}
