//! Paths of files as the URIs of the protocol, and back.

use lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What is escaped in a path: all but the characters that RFC 3986 calls unreserved, and the slash.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The URI of the file at `path`, which is absolute; `None` where the path is no Unicode.
#[must_use]
pub fn of_path(path: &Path) -> Option<Uri> {
    let text = path.to_str()?.replace('\\', "/");
    let rooted = if text.starts_with('/') { text } else { format!("/{text}") };
    format!("file://{}", utf8_percent_encode(&rooted, ESCAPED)).parse().ok()
}

/// The file that `uri` names; `None` for one that names none, such as a buffer that was never saved.
#[must_use]
pub fn to_path(uri: &Uri) -> Option<PathBuf> {
    let rest = strip_scheme(uri.as_str())?;
    let path = rest.split(['?', '#']).next()?;
    let (host, path) = path.split_at(path.find('/')?);
    if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
        return None;
    }
    let path = percent_decode_str(path).decode_utf8().ok()?;
    // A Windows drive: `/c:/blog`.
    let drive = path.strip_prefix('/').filter(|rest| rest.get(1..2) == Some(":") && cfg!(windows));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

fn strip_scheme(uri: &str) -> Option<&str> {
    let (scheme, rest) = uri.split_once("://")?;
    scheme.eq_ignore_ascii_case("file").then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{of_path, to_path};
    use std::path::{Path, PathBuf};

    #[test]
    fn a_path_survives_the_way_there_and_back() {
        for path in ["/blog/글/my post.md", "/a/100%.md", "/a/b#c?.md", "/a/C++ & [x].md", "/a/é.md", "/😀.md"] {
            let uri = of_path(Path::new(path)).unwrap();
            assert!(uri.as_str().is_ascii());
            assert_eq!(to_path(&uri), Some(PathBuf::from(path)), "{}", uri.as_str());
        }
    }

    #[test]
    fn editors_spell_uris_in_their_own_ways() {
        let read = |uri: &str| to_path(&uri.parse().unwrap());
        assert_eq!(read("file:///a/%ea%b8%80.md"), Some(PathBuf::from("/a/글.md")));
        assert_eq!(read("FILE://localhost/a+b.md"), Some(PathBuf::from("/a+b.md")));
        assert_eq!(read("file:///a%20b/(c).md?x#y"), Some(PathBuf::from("/a b/(c).md")));
        for none in ["untitled:Untitled-1", "git:/a/b.md", "file://server/share/a.md", "file:///%ff.md", "https://x/y"]
        {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
