//! URLs as authors write them, reduced to the path of a file of the same site.

mod local;
mod permalink_token;
mod respell;
mod slip;

pub use local::LocalAddress;
pub use permalink_token::unknown_token;
pub use respell::{encoded, respell};
pub use slip::AddressSlip;

use super::path::{file_name, part_last};
use memchr::memchr3_iter;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Extensions by which a value is known to be an image.
const EXTENSIONS: [&str; 14] =
    ["apng", "avif", "bmp", "gif", "heic", "ico", "jfif", "jpeg", "jpg", "jxl", "png", "svg", "tiff", "webp"];

/// The path that `url` names on its own site, percent-decoded, without query and fragment. `None` for another site,
/// a template call, a bare fragment, or bytes that are no path.
#[must_use]
pub fn local_path(url: &str) -> Option<Cow<'_, str>> {
    let url = url.trim();
    if url.starts_with("//") || url.as_bytes().contains(&b'\\') || has_scheme(url) || is_template(url) {
        return None;
    }
    let path = decoded(split_path(url).0)?;
    (!path.is_empty() && !has_control(&path)).then_some(path)
}

/// `url` parted where its query or fragment begins.
#[must_use]
pub fn split_path(url: &str) -> (&str, &str) {
    let end = url.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(url.len());
    url.split_at(end)
}

/// Whether a control character stands in `path`, as in none that a server is asked for.
#[must_use]
pub fn has_control(path: &str) -> bool {
    // Those that are no ASCII begin with 0xC2 in UTF-8, as do a few others.
    let may_be = |byte: u8| byte < b' ' || matches!(byte, 0x7F | 0xC2);
    path.bytes().any(may_be) && path.contains(char::is_control)
}

/// `text` with its percent escapes resolved; `None` when that gives bytes that are no UTF-8.
#[must_use]
pub fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.as_bytes().contains(&b'%') {
        return Some(Cow::Borrowed(text));
    }
    percent_decode_str(text).decode_utf8().ok()
}

/// Whether a template call stands in `text`, so that it means what the template makes of it.
#[must_use]
pub fn is_template(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_opening = |at: usize| matches!(bytes.get(at..at + 2), Some(b"{{" | b"{%" | b"<%" | b"${"));
    memchr3_iter(b'{', b'<', b'$', bytes).any(is_opening)
}

/// Whether `url` begins with a scheme: `mailto:`, `https:`.
#[must_use]
pub fn has_scheme(url: &str) -> bool {
    let mut bytes = url.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.find(|byte| !(byte.is_ascii_alphanumeric() || b"+-.".contains(byte))) == Some(b':')
}

/// Whether `url` names a file by its extension: `a.pdf`, but neither a page (`a/`, `a`, `a.html`), a number (`v1.0`),
/// nor what is surely a host whose scheme was forgotten (`example.org`).
#[must_use]
pub fn names_file(url: &str) -> bool {
    const PAGES: [&str; 8] = ["html", "htm", "xhtml", "php", "asp", "aspx", "jsp", "md"];
    const HOSTS: [&str; 8] = ["com", "org", "net", "io", "dev", "app", "info", "me"];
    let extension = match part_last(file_name(url), b'.') {
        Some((stem, extension)) if !stem.is_empty() => extension,
        _ => return false,
    };
    let plausible = (2..=5).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plausible
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !PAGES.iter().chain(&HOSTS).any(|known| known.eq_ignore_ascii_case(extension))
}

/// Whether `url`, without query and fragment, ends with an image's extension.
#[must_use]
pub fn has_image_extension(url: &str) -> bool {
    part_last(split_path(url).0, b'.')
        .is_some_and(|(_, ending)| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::{local_path, names_file};

    #[test]
    fn paths_are_decoded_and_lose_query_and_fragment() {
        assert_eq!(local_path("/a/%ED%95%9C.png?v=1#x").as_deref(), Some("/a/한.png"));
        assert_eq!(local_path("a:b.png"), None);
        assert_eq!(local_path("./a:b.png").as_deref(), Some("./a:b.png"));
        assert_eq!(local_path("C:\\a.png"), None);
    }

    #[test]
    fn pages_are_no_files() {
        assert!(names_file("/a/b.pdf") && names_file("x.mp4"));
        assert!(!names_file("example.org"));
        assert!(!names_file("/a/b/") && !names_file("/v1.0") && !names_file("b.html") && !names_file("a"));
    }
}
