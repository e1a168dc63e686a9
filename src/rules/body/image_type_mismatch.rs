//! `image-type-mismatch`: an image file whose extension disagrees with what it holds.

use crate::lint::{BadOption, Define, Findings, ImageFields, PostRule, Subject, images};
use crate::site::Lookup;
use imagesize::{Compression, ImageType};

/// See `rules/body/image-type-mismatch.md`.
pub struct ImageTypeMismatch(ImageFields);

/// How many bytes of a file tell its type.
const HEAD: usize = 512;

/// A type of image files: its name for people and the extensions that stand for it.
struct Kind {
    name: &'static str,
    extensions: &'static [&'static str],
}

const PNG: Kind = Kind { name: "PNG", extensions: &["png", "apng"] };
const JPEG: Kind = Kind { name: "JPEG", extensions: &["jpg", "jpeg", "jfif", "jpe"] };
const GIF: Kind = Kind { name: "GIF", extensions: &["gif"] };
const WEBP: Kind = Kind { name: "WebP", extensions: &["webp"] };
const AVIF: Kind = Kind { name: "AVIF", extensions: &["avif", "avifs"] };
const HEIC: Kind = Kind { name: "HEIC", extensions: &["heic", "heif", "hif"] };
const SVG: Kind = Kind { name: "SVG", extensions: &["svg"] };
const WEB_PAGE: Kind = Kind { name: "a web page", extensions: &[] };
const JUDGED: [Kind; 7] = [PNG, JPEG, GIF, WEBP, AVIF, HEIC, SVG];

impl Define for ImageTypeMismatch {
    type Options = ImageFields;

    fn new(options: ImageFields) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageTypeMismatch {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in images(subject, &self.0).iter() {
            let Lookup::Found { path } = image.look_up(subject) else { continue };
            let Some((_, extension)) = path.rsplit_once('.') else { continue };
            let is_named = |kind: &Kind| kind.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
            let Some(named) = JUDGED.iter().find(|kind| is_named(kind)) else { continue };
            let Some(held) = subject.layout.disk.head(path, HEAD).ok().as_deref().and_then(kind_of) else { continue };
            if held.name != named.name {
                let finding =
                    found.at(image.span, format!("the file `{path}` holds {}, not {}", held.name, named.name));
                match held.extensions.first() {
                    Some(right) => {
                        finding.help(format!("give it the extension `.{right}`, or save it as {}", named.name))
                    }
                    None => finding.help("save the image itself: a download gave the page round it, or an error page"),
                };
            }
        }
    }
}

/// What a file surely is by its first bytes.
fn kind_of(head: &[u8]) -> Option<Kind> {
    match imagesize::image_type(head) {
        Ok(ImageType::Png) => Some(PNG),
        Ok(ImageType::Jpeg) => Some(JPEG),
        Ok(ImageType::Gif) => Some(GIF),
        Ok(ImageType::Webp) => Some(WEBP),
        Ok(ImageType::Heif(Compression::Av1)) => Some(AVIF),
        Ok(ImageType::Heif(Compression::Hevc)) => Some(HEIC),
        Ok(_) => None,
        Err(_) => text_kind_of(head),
    }
}

fn text_kind_of(head: &[u8]) -> Option<Kind> {
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    if !head.starts_with(b"<") {
        return None;
    }
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let is_svg = text.starts_with("<svg") || (text.starts_with("<?xml") && text.contains("<svg"));
    let is_page = text.starts_with("<!doctype html") || text.starts_with("<html");
    if is_svg { Some(SVG) } else { is_page.then_some(WEB_PAGE) }
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn tells_types_by_their_first_bytes() {
        let name = |head: &[u8]| kind_of(head).map(|kind| kind.name);
        assert_eq!(name(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some("PNG"));
        assert_eq!(name(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0"), Some("JPEG"));
        assert_eq!(name(b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miaf"), Some("AVIF"));
        assert_eq!(name("\u{feff}<?xml version='1.0'?>\n<svg>".as_bytes()), Some("SVG"));
        assert_eq!(name(b"<!DOCTYPE html><title>404</title>"), Some("a web page"));
    }

    #[test]
    fn is_silent_about_what_it_does_not_know() {
        for head in [b"".as_slice(), b"version https://git-lfs.github.com/spec/v1", b"\0\x01", b"RIFF"] {
            assert!(kind_of(head).is_none(), "{head:?}");
        }
    }
}
