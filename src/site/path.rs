//! Paths below a site's root: taken apart, joined, and freed of `.` and `..`.

use std::borrow::Cow;

/// `path` parted at its last `sign`, which is ASCII. Paths are short: byte by byte is quicker than to prepare a search.
#[must_use]
pub fn part_last(path: &str, sign: u8) -> Option<(&str, &str)> {
    let at = path.bytes().rposition(|byte| byte == sign)?;
    Some((path.get(..at)?, path.get(at + 1..)?))
}

/// The folder that holds `path`; empty for the root.
#[must_use]
pub fn folder(path: &str) -> &str {
    part_last(path, b'/').map_or("", |(folder, _)| folder)
}

/// The last part of `path`.
#[must_use]
pub fn file_name(path: &str) -> &str {
    part_last(path, b'/').map_or(path, |(_, name)| name)
}

/// The last part of `path` without its extension.
#[must_use]
pub fn stem(path: &str) -> &str {
    let name = file_name(path);
    part_last(name, b'.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

/// The extension of `path` in lower case, without its dot; empty when there is none.
#[must_use]
pub fn extension(path: &str) -> String {
    match part_last(file_name(path), b'.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_lowercase(),
        _ => String::new(),
    }
}

/// Joins two paths with one `/`; an empty side, or a slash where they meet, leaves no trace.
#[must_use]
pub fn join(folder: &str, rest: &str) -> String {
    let (folder, rest) = (folder.trim_end_matches('/'), rest.trim_start_matches('/'));
    match (folder.is_empty(), rest.is_empty()) {
        (true, _) => rest.to_owned(),
        (_, true) => folder.to_owned(),
        _ => [folder, "/", rest].concat(),
    }
}

/// `path` below `folder`, or `None` when it lies elsewhere. The empty folder holds everything.
#[must_use]
pub fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// `path` without `.` and empty parts, and with `..` taken back; `None` when it climbs above the root.
#[must_use]
pub fn normal(path: &str) -> Option<Cow<'_, str>> {
    let trimmed = path.trim_matches('/');
    if trimmed.as_bytes().split(|byte| *byte == b'/').all(|part| !matches!(part, b"" | b"." | b"..")) {
        return Some(Cow::Borrowed(trimmed));
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(Cow::Owned(parts.join("/")))
}

/// The same of a path that is not needed any more.
#[must_use]
pub fn into_normal(path: String) -> Option<String> {
    match normal(&path)? {
        Cow::Borrowed(same) if same.len() == path.len() => Some(path),
        other => Some(other.into_owned()),
    }
}

/// The path to which `rest` leads from `folder`; `None` when it climbs above the root.
#[must_use]
pub fn resolve(folder: &str, rest: &str) -> Option<String> {
    into_normal(join(folder, rest))
}

/// A folder as configuration writes it (`./content/`, `/content`), made a path below the root.
#[must_use]
pub fn configured(folder: &str) -> Option<String> {
    into_normal(folder.trim().replace('\\', "/"))
}

/// Whether the name is one that projects give to files about the project: README anywhere; LICENSE and its kin at the
/// root, or in capitals. A page `docs/security.md` is none.
#[must_use]
pub fn is_project_file(path: &str) -> bool {
    const NAMES: [&str; 9] = [
        "README",
        "LICENSE",
        "LICENCE",
        "CHANGELOG",
        "CONTRIBUTING",
        "CODE_OF_CONDUCT",
        "SECURITY",
        "PULL_REQUEST_TEMPLATE",
        "ISSUE_TEMPLATE",
    ];
    let stem = stem(path);
    let base = stem.get(..stem.bytes().position(|byte| byte == b'.').unwrap_or(stem.len())).unwrap_or(stem);
    let may_be_one = |name: &&str| base.get(..1).is_some_and(|first| first.eq_ignore_ascii_case(&name[..1]));
    NAMES.iter().filter(|name| may_be_one(name)).any(|name| {
        let any_case = *name == "README" || folder(path).is_empty();
        let rest = base.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
            || any_case && base.eq_ignore_ascii_case(name)
    })
}

/// Whether `path` lies in a folder that no generator publishes from: hidden ones, dependencies, build output.
#[must_use]
pub fn is_outside_content(path: &str) -> bool {
    const FOLDERS: [&str; 6] = ["node_modules", "vendor", "bower_components", "__pycache__", "_site", "_vendor"];
    let mut parts = folder(path).as_bytes().split(|byte| *byte == b'/');
    parts.any(|part| part.starts_with(b".") && part.len() > 1 || FOLDERS.iter().any(|known| known.as_bytes() == part))
}

/// Whether a folder of that name commonly holds a blog's posts.
#[must_use]
pub fn is_post_folder(name: &str) -> bool {
    const NAMES: [&str; 13] = [
        "post", "posts", "_posts", "blog", "blogs", "article", "articles", "news", "notes", "til", "weekly", "journal",
        "diary",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::{below, configured, extension, is_project_file, join, normal, stem};

    #[test]
    fn dots_are_taken_back_but_never_above_the_root() {
        assert_eq!(normal("a/./b/../c//d").as_deref(), Some("a/c/d"));
        assert_eq!(normal("a/../../b"), None);
        assert_eq!(configured("./content/").as_deref(), Some("content"));
    }

    #[test]
    fn parts() {
        assert_eq!(stem("a/.eleventy.js"), ".eleventy");
        assert_eq!(extension("a/b.MD"), "md");
        assert_eq!(extension(".gitignore"), "");
        assert_eq!(join("", "/x"), "x");
        assert_eq!(join("a/", "/x"), "a/x");
        assert_eq!(below("content/a.md", "content"), Some("a.md"));
        assert_eq!(below("contents/a.md", "content"), None);
    }

    #[test]
    fn a_post_about_readmes_is_no_readme() {
        assert!(is_project_file("docs/readme.md") && is_project_file("LICENSE-MIT.md"));
        assert!(is_project_file("README.ko.md") && is_project_file("security.md"));
        assert!(!is_project_file("docs/security.md") && is_project_file("docs/SECURITY.md"));
        assert!(!is_project_file("posts/readme-driven-development.md"));
        assert!(!is_project_file("posts/security.ko/index.md"));
    }
}
