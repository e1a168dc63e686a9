//! What Docusaurus reads from the names of files: dates of posts, numbers in front of documents.

use crate::site::path;
use std::borrow::Cow;

/// What the name of a post tells (plugin-content-blog/blogUtils, `parseBlogFileName`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlogName<'a> {
    /// The date, `2022-12-31` or `2022/12/31`, as it is written.
    pub date: Option<&'a str>,
    /// The path below the blog's.
    pub slug: String,
}

impl<'a> BlogName<'a> {
    /// Reads `file`, a path below the blog's folder. The last date of the path counts; folders before it come after it
    /// in the URL.
    pub fn parse(file: &'a str) -> Self {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let dated = file.char_indices().rev().find_map(|(at, _)| Some((at, date_length(stem.get(at..)?)?)));
        let Some((at, length)) = dated else {
            let slug = stem.strip_suffix("/index").unwrap_or(stem);
            return Self { date: None, slug: format!("/{slug}") };
        };
        let (folder, rest) = stem.split_at(at);
        let (date, rest) = rest.split_at(length);
        let text = rest.strip_prefix(['-', '/']).unwrap_or(rest);
        let text = text.strip_suffix("/index").unwrap_or(text);
        Self { date: Some(date), slug: format!("/{}/{folder}{text}", date.replace('-', "/")) }
    }
}

/// The length of the date that `text` begins with: four digits, and twice one or two after a hyphen or slash.
fn date_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits =
        |from: usize, most: usize| bytes.iter().skip(from).take(most).take_while(|byte| byte.is_ascii_digit()).count();
    let is_mark = |at: usize| matches!(bytes.get(at), Some(b'-' | b'/'));
    let month = 5;
    let day = month + digits(month, 2) + 1;
    let found = digits(0, 4) == 4 && is_mark(4) && digits(month, 2) > 0 && is_mark(day - 1) && digits(day, 2) > 0;
    found.then(|| day + digits(day, 2))
}

/// What the path of a document tells (plugin-content-docs/slug, numberPrefix).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocName {
    /// The path of its folder, with a slash at both ends.
    pub folder: String,
    /// Its name.
    pub name: String,
    /// Whether it stands for its folder: `index`, `README`, or the folder's own name.
    pub is_index: bool,
}

impl DocName {
    /// Reads `file`, a path below the documentation's folder; `prefixes` says whether numbers in front are taken off.
    pub fn parse(file: &str, prefixes: bool) -> Self {
        let strip = |part| if prefixes { without_number(part) } else { part };
        let folder = path::folder(file);
        let stem = path::stem(file);
        let shown = folder.split('/').map(strip).collect::<Vec<_>>().join("/");
        let lower = stem.to_lowercase();
        let own = path::file_name(folder).to_lowercase();
        Self {
            folder: if shown.is_empty() { "/".to_owned() } else { format!("/{shown}/") },
            name: strip(stem).to_owned(),
            is_index: lower == "index" || lower == "readme" || !own.is_empty() && lower == own,
        }
    }
}

/// `name` without the number in front: `01-intro`, `3. intro`; dates and versions such as `7.0-notes` stay whole.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|ch: char| ch.is_ascii_digit());
    if rest.len() == name.len() {
        return name;
    }
    let is_version =
        rest.strip_prefix(['-', '_', '.']).is_some_and(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit()));
    let trimmed = rest.trim_start();
    let after = trimmed.trim_start_matches(['-', '_', '.']);
    let has_mark = after.len() < trimmed.len();
    let after = after.trim_start();
    let is_name = after.starts_with(|ch: char| !matches!(ch, '-' | '_' | '.'));
    if has_mark && is_name && !is_version { after } else { name }
}

/// `path`, when it is relative seen from `folder`, with `..` taken back.
pub fn resolve(path: &str, folder: &str) -> String {
    if path.starts_with('/') {
        return path.to_owned();
    }
    let slash = if path.ends_with('/') { "/" } else { "" };
    let whole: Cow<'_, str> = Cow::Owned(format!("{folder}{path}"));
    format!("/{}{slash}", path::normal(&whole).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{BlogName, DocName, resolve};

    #[test]
    fn posts() {
        for (file, date, slug) in [
            ("2022-12-31-글.md", Some("2022-12-31"), "/2022/12/31/글"),
            ("2022-1-5-a.mdx", Some("2022-1-5"), "/2022/1/5/a"),
            ("2022-12-31-a/index.md", Some("2022-12-31"), "/2022/12/31/a"),
            ("2022/12/31/a.md", Some("2022/12/31"), "/2022/12/31/a"),
            ("2022/12-31-a.md", Some("2022/12-31"), "/2022/12/31/a"),
            ("team/2022-12-31-a.md", Some("2022-12-31"), "/2022/12/31/team/a"),
            ("2022-12-31.md", Some("2022-12-31"), "/2022/12/31/"),
            ("2021/2022-12-31-a.md", Some("2022-12-31"), "/2022/12/31/2021/a"),
            ("a/index.md", None, "/a"),
            ("a.b.md", None, "/a.b"),
        ] {
            let name = BlogName::parse(file);
            assert_eq!((name.date, name.slug.as_str()), (date, slug), "{file}");
        }
    }

    #[test]
    fn documents() {
        let parse = |file| {
            let name = DocName::parse(file, true);
            (name.folder, name.name, name.is_index)
        };
        assert_eq!(parse("01-intro.md"), ("/".into(), "intro".into(), false));
        assert_eq!(parse("02-안내/3. 시작.md"), ("/안내/".into(), "시작".into(), false));
        assert_eq!(parse("7.0-notes.md"), ("/".into(), "7.0-notes".into(), false));
        assert_eq!(parse("a/README.mdx"), ("/a/".into(), "README".into(), true));
        assert_eq!(parse("a/A.md"), ("/a/".into(), "A".into(), true));
        assert_eq!(resolve("../b", "/a/c/"), "/a/b");
        assert_eq!(resolve("/x", "/a/"), "/x");
    }
}
