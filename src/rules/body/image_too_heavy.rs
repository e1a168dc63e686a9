//! `image-too-heavy`: an image file that readers wait for.

use crate::lint::{BadOption, Define, Findings, ImageFields, PostRule, Subject, images, shown};
use crate::site::Lookup;
use serde::Deserialize;

/// The options of `image-too-heavy`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Options {
    max_kilobytes: u64,
    #[serde(flatten)]
    images: ImageFields,
}

/// See `rules/body/image-too-heavy.md`.
pub struct ImageTooHeavy(Options);

impl Define for ImageTooHeavy {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageTooHeavy {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in images(subject, &self.0.images).iter() {
            let Lookup::Found { path } = image.look_up(subject) else { continue };
            let Ok(bytes) = subject.layout.disk.size(path) else { continue };
            if bytes > self.0.max_kilobytes.saturating_mul(1000) {
                found
                    .at(image.span, format!("the image {} weighs {} kB", shown(image.url), bytes.div_ceil(1000)))
                    .label(format!("more than {} kB", self.0.max_kilobytes))
                    .help("make it smaller, or save it as WebP or AVIF");
            }
        }
    }
}
