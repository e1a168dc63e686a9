//! `image-unicode-form`: an image whose file name looks the same but is stored in another Unicode form.

use crate::lint::{BadOption, Define, Findings, Fix, ImageFields, PostRule, Safety, Subject, images, respell, shown};
use crate::site::Lookup;
use crate::text::Edit;
use unicode_normalization::is_nfc;

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
        for image in images(subject, &self.0).iter() {
            let Lookup::OtherForm { path } = image.look_up(subject) else { continue };
            let help = if is_nfc(path) {
                "write the name as it is on disk"
            } else {
                "rename the file to the composed form (NFC), which keyboards type, or write the name as it is on disk"
            };
            let finding = found
                .at(image.span, format!("the image {} has another Unicode form on disk", shown(image.url)))
                .label("looks the same, but the bytes differ")
                .help(help);
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
