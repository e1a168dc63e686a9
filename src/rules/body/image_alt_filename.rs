//! `image-alt-filename`: alternative text that is only a file's name.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, has_image_extension, shown};
use crate::site::address::{decoded, split_path};

/// See `rules/body/image-alt-filename.md`.
pub struct ImageAltFilename;

/// What cameras, phones and screenshot tools begin a file's name with, in lower case.
const MACHINE_PREFIXES: [&str; 15] = [
    "img",
    "dsc",
    "dscn",
    "dscf",
    "pxl",
    "mvimg",
    "gopr",
    "wp",
    "image",
    "kakaotalk",
    "screenshot",
    "screencapture",
    "untitled",
    "스크린샷",
    "スクリーンショット",
];

/// How many digits (of a counter or a date) a name holds that no person has given.
const MACHINE_DIGITS: usize = 3;

impl Define for ImageAltFilename {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ImageAltFilename {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for image in &subject.post.body.images {
            let alt = image.alt.as_deref().unwrap_or_default().trim();
            if !image.alt_span.is_empty() && is_file_name(alt, &image.destination.url) {
                found
                    .at(image.alt_span, format!("the alternative text {} is a file's name", shown(alt)))
                    .label("a screen reader reads this out")
                    .help("write what the image shows");
            }
        }
    }
}

/// Whether `alt` is a name with an image's extension, or one that a machine has given.
fn is_file_name(alt: &str, url: &str) -> bool {
    let is_file = || {
        let path = split_path(url).0;
        decoded(path.rsplit('/').next().unwrap_or_default()).is_some_and(|file| alt == file)
    };
    let is_whole_name = has_image_extension(alt) && (!alt.contains(char::is_whitespace) || is_file());
    is_whole_name || (alt.bytes().any(|byte| byte.is_ascii_digit()) && is_machine_name(alt))
}

/// `IMG_1234`, `DSC01234`, `PXL_20240102_030405`, a UUID or another long hexadecimal number.
fn is_machine_name(alt: &str) -> bool {
    let lower = alt.to_lowercase();
    let prefix: &str = lower.split(|ch: char| ch.is_ascii_digit() || "_- .".contains(ch)).next().unwrap_or_default();
    let rest = &lower[prefix.len()..];
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let is_counter = |ch: char| ch.is_ascii_digit() || "_-".contains(ch);
    let is_counted = digits >= MACHINE_DIGITS && rest.chars().all(is_counter) && MACHINE_PREFIXES.contains(&prefix);
    let hex = lower.chars().filter(char::is_ascii_hexdigit).count();
    let is_hex = hex >= 16 && lower.chars().all(|ch| ch.is_ascii_hexdigit() || ch == '-');
    is_counted || (is_hex && lower.contains(|ch: char| ch.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_file_name;

    #[test]
    fn knows_names_of_files() {
        for (alt, url) in [
            ("screenshot.png", "/images/1.png"),
            ("스크린샷 2024-05-01.png", "%EC%8A%A4%ED%81%AC%EB%A6%B0%EC%83%B7%202024-05-01.png"),
            ("IMG_1234", "photo.jpg"),
            ("PXL_20240102_030405", "a.jpg"),
            ("1b4e28ba-2fa1-11d2-883f-0016d3cca427", "a.png"),
        ] {
            assert!(is_file_name(alt, url), "{alt}");
        }
    }

    #[test]
    fn leaves_words_of_people() {
        for (alt, url) in [
            ("architecture", "architecture.png"),
            ("the difference between a.jpg and b.png", "c.png"),
            ("image", "https://example.org/a.png"),
            ("Figure 1234", "figure-1234.png"),
            ("p99", "p99.png"),
            ("2024-05-01", "a.png"),
            ("사진", "사진.png"),
        ] {
            assert!(!is_file_name(alt, url), "{alt}");
        }
    }
}
