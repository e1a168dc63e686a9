//! `image-case`: an image whose file name differs in case.

use crate::lint::{BadOption, Define, Findings, Fix, ImageFields, PostRule, Safety, Subject, images, respell, shown};
use crate::site::Lookup;
use crate::text::Edit;

/// See `rules/body/image-case.md`.
pub struct ImageCase(ImageFields);

impl Define for ImageCase {
    type Options = ImageFields;

    fn new(options: ImageFields) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageCase {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in images(subject, &self.0).iter() {
            let Lookup::OtherCase { path } = image.look_up(subject) else { continue };
            let finding = found
                .at(image.span, format!("the image {} is spelt in another case on disk: `{path}`", shown(image.url)))
                .label("shows on macOS and Windows, breaks on the web server")
                .help("write the name as it is on disk, or rename the file");
            if let Some(text) = respell(image.url, path).filter(|_| image.is_literal(subject)) {
                finding.fix(Fix {
                    title: "write the name as it is on disk".to_owned(),
                    edits: vec![Edit { span: image.span, text }],
                    safety: Safety::Unsafe,
                });
            }
        }
    }
}
