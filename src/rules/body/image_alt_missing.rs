//! `image-alt-missing`: an image without alternative text.

use crate::document::body::{Image, LinkForm};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};

/// See `rules/body/image-alt-missing.md`.
pub struct ImageAltMissing;

impl Define for ImageAltMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ImageAltMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in subject.post.body.images.iter().filter(|image| lacks_alt(image)) {
            let help = match image.form {
                LinkForm::Html => "write `alt=\"…\"` with what the image shows, or `alt=\"\"` when it is decoration",
                _ => "write what the image shows between the brackets",
            };
            found.at(image.span, "the image has no alternative text").help(help);
        }
    }
}

/// In HTML an empty `alt` is how an author says that an image is decoration; Markdown has no other way to write none.
fn lacks_alt(image: &Image) -> bool {
    match image.form {
        LinkForm::Html => image.alt.is_none() && !image.decorative,
        _ => image.alt.as_deref().is_none_or(|alt| alt.trim().is_empty()),
    }
}
