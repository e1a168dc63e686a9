//! `image-local-path`: an image or link that leads to the author's own computer.

use crate::lint::{BadOption, Define, Findings, ImageFields, LocalAddress, NamedImage, PostRule, Subject, images, is_template, shown};
use crate::site::Lookup;

/// See `rules/body/image-local-path.md`.
pub struct ImageLocalPath(ImageFields);

impl Define for ImageLocalPath {
    type Options = ImageFields;

    fn new(options: ImageFields) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageLocalPath {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in images(subject, &self.0).iter() {
            match LocalAddress::of(image.url) {
                Some(LocalAddress::OwnServer) => {
                    found
                        .at(image.span, format!("the image {} is on your own server", shown(image.url)))
                        .label("readers do not have it")
                        .help("write the path from the site's root, without the host");
                }
                Some(local) if local != LocalAddress::HomePath || !is_on_site(subject, image) => {
                    found
                        .at(image.span, format!("the image {} is on your own disk", shown(image.url)))
                        .label("readers do not have it")
                        .help("copy the file into the blog and write its path there");
                }
                _ => {}
            }
        }
        for link in subject.local_links() {
            let span = link.destination.span.unwrap_or(link.span);
            let local = LocalAddress::of(&link.destination.url);
            let leads_to_disk = matches!(local, Some(LocalAddress::FileScheme | LocalAddress::WindowsPath));
            if leads_to_disk && !is_template(subject, span) {
                found
                    .at(span, format!("the link {} leads to your own disk", shown(&link.destination.url)))
                    .label("readers do not have it")
                    .help("copy the file into the blog and link to it there, or write the path as code");
            }
        }
    }
}

/// Whether the site itself has a folder of that name, such as `/home/`.
fn is_on_site<'a>(subject: &Subject<'a>, image: &NamedImage<'a>) -> bool {
    matches!(image.look_up(subject), Lookup::Found { .. } | Lookup::OtherCase { .. } | Lookup::OtherForm { .. })
}
