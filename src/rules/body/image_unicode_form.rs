//! `image-unicode-form`: an image whose file name looks the same but is stored in another Unicode form.

use crate::lint::{BadOption, Define, Findings, Fix, ImageFields, PostRule, Safety, Subject, images, respell};
use crate::site::Lookup;
use crate::text::Edit;

/// See `rules/body/image-unicode-form.md`.
pub struct ImageUnicodeForm(ImageFields);

impl Define for ImageUnicodeForm {
    type Options = ImageFields;

    fn new(options: ImageFields) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageUnicodeForm {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in images(subject, &self.0) {
            let Lookup::OtherForm { path } = image.look_up(subject) else { continue };
            let finding = found
                .at(image.span, format!("the image `{}` has another Unicode form on disk", image.url))
                .label("looks the same, but the bytes differ")
                .help("rename the file to the composed form (NFC), which keyboards type, or write the name as on disk");
            if let Some(text) = respell(image.url, &path).filter(|_| image.is_literal(subject)) {
                finding.fix(Fix {
                    title: "write the name as it is on disk".to_owned(),
                    edits: vec![Edit { span: image.span, text }],
                    safety: Safety::Unsafe,
                });
            }
        }
    }
}
