//! Paths by their names alone: absolute, without `.` and `..`, and as they are shown.

use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

/// `path` seen from `folder`, absolute when `folder` is, with `.` and `..` resolved by name.
#[must_use]
pub fn absolute(folder: &Path, path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

/// `path` below `folder`, with `/`; `None` when it lies elsewhere.
pub(super) fn below(folder: &Path, path: &Path) -> Option<String> {
    if let Some(inside) = plainly_below(folder, path) {
        return Some(inside.to_owned());
    }
    let inside = path.strip_prefix(folder).ok()?;
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

/// `path` below `folder` where their texts say so, which spares taking them apart.
fn plainly_below<'p>(folder: &Path, path: &'p Path) -> Option<&'p str> {
    let inside = path.to_str()?.strip_prefix(folder.to_str()?)?.strip_prefix('/').filter(|_| MAIN_SEPARATOR == '/')?;
    let is_odd = |two: &[u8]| matches!(two, b"//" | b"/.");
    let is_clean = !inside.starts_with('.') && !inside.ends_with('/') && !inside.as_bytes().windows(2).any(is_odd);
    is_clean.then_some(inside)
}

/// `path` as it is shown to somebody who works in `folder`: relative, with `/` and at most a few `..`; absolute when
/// the two share nothing.
pub(super) fn shown(folder: &Path, path: &Path) -> String {
    let mut up = String::new();
    for ancestor in folder.ancestors().take_while(|ancestor| ancestor.file_name().is_some()) {
        if let Some(inside) = below(ancestor, path) {
            up.push_str(&inside);
            up.truncate(up.trim_end_matches('/').len());
            return if up.is_empty() { ".".to_owned() } else { up };
        }
        up.push_str("../");
    }
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::{absolute, below, shown};
    use std::path::{Path, PathBuf};

    #[test]
    fn names_are_resolved_without_the_disk() {
        assert_eq!(absolute(Path::new("/blog"), Path::new("./a/../글.md")), PathBuf::from("/blog/글.md"));
        assert_eq!(absolute(Path::new("/blog"), Path::new("/other/x")), PathBuf::from("/other/x"));
    }

    #[test]
    fn paths_are_shown_from_the_working_folder() {
        assert_eq!(shown(Path::new("/home/a/blog"), Path::new("/home/a/blog/posts/x.md")), "posts/x.md");
        assert_eq!(shown(Path::new("/home/a/blog"), Path::new("/home/a/other/x.md")), "../other/x.md");
        assert_eq!(shown(Path::new("/home/a/blog"), Path::new("/tmp/x.md")), "/tmp/x.md");
        assert_eq!(shown(Path::new("/home/a"), Path::new("/home/a")), ".");
        assert_eq!(below(Path::new("/a"), Path::new("/b/c")), None);
    }
}
