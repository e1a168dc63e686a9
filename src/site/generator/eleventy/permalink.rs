//! Eleventy's permalinks: templates, filled in where that needs no template engine, and the URLs they lead to
//! (src/TemplatePermalink.js, src/TemplateFileSlug.js).

use crate::site::path;

/// What templates may ask of a page.
#[derive(Clone, Debug)]
pub struct Names {
    /// `page.fileSlug`
    pub file_slug: String,
    /// `page.filePathStem`; `None` where a folder of one letter is lost on Eleventy.
    pub file_path_stem: Option<String>,
}

impl Names {
    /// The names of the page at `file`, which lies below the input folder.
    #[must_use]
    pub fn of(file: &str) -> Self {
        let (folder, own) = (path::folder(file), undated(base(file)));
        let slug = if own == "index" { undated(path::file_name(folder)) } else { own };
        let top = file.split_once('/').map(|(top, _)| top);
        let is_lost = top.is_some_and(|top| top.encode_utf16().count() == 1);
        let stem = format!("/{}", path::join(folder, own));
        Self { file_slug: slug.to_owned(), file_path_stem: (!is_lost).then_some(stem) }
    }
}

/// The template `text` filled in by `value`, which knows what an expression is worth; `None` where it does not, and for
/// tags.
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (expression, after) = after.split_once("}}")?;
        filled.push_str(before);
        filled.push_str(&value(expression.trim_matches('-').trim())?);
        rest = after;
    }
    filled.push_str(rest);
    (!filled.contains("{%") && !filled.contains("{#")).then_some(filled)
}

/// The URL to which a page without a permalink is written: its folder and name, the name not said twice.
#[must_use]
pub fn default_url(file: &str) -> String {
    let (folder, own) = (path::folder(file), base(file));
    let page =
        if own == "index" || path::file_name(folder) == own { folder.to_owned() } else { path::join(folder, own) };
    if page.is_empty() { "/".to_owned() } else { format!("/{page}/") }
}

/// The URL that `permalink` leads to, and whether the file it names has an extension; `None` when it climbs.
#[must_use]
pub fn url(permalink: &str) -> Option<(String, bool)> {
    let file = if permalink.ends_with('/') { format!("{permalink}index.html") } else { permalink.to_owned() };
    let file = path::normal(&file)?;
    let has_extension = path::file_name(&file).contains('.');
    let url = format!("/{file}");
    let index = url.strip_suffix("/index.html").or_else(|| url.strip_suffix("/index")).map(str::len);
    Some((index.and_then(|index| url.get(..=index)).map_or(url.clone(), str::to_owned), has_extension))
}

/// The filter `slugify` (@sindresorhus/slugify), which spells other scripts in Latin letters; `None` for those.
#[must_use]
pub fn slugified(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    let text = text.replace('&', " and ").to_lowercase();
    let mut slug = String::with_capacity(text.len());
    for (at, ch) in text.char_indices() {
        if ch.is_ascii_alphanumeric() {
            slug.push(ch);
        } else if !is_contraction(&text, at) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    Some(slug)
}

/// Whether the apostrophe of `it's` or `don't` stands at `at`.
fn is_contraction(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let Some(rest) = after.strip_prefix("'s").or_else(|| after.strip_prefix("'t")) else { return false };
    before.ends_with(|ch: char| ch.is_ascii_alphanumeric()) && !rest.starts_with(|ch: char| !ch.is_ascii_whitespace())
}

/// The name of the file without `.md`.
fn base(file: &str) -> &str {
    let name = path::file_name(file);
    name.strip_suffix(".md").unwrap_or(name)
}

/// What follows a date in `name`, wherever it stands; `name` where there is none.
fn undated(name: &str) -> &str {
    date_at(name).and_then(|at| name.get(at + 10..)?.strip_prefix('-')).unwrap_or(name)
}

/// Where the first `YYYY-MM-DD` of `text` begins.
#[must_use]
pub fn date_at(text: &str) -> Option<usize> {
    let is_date = |window: &[u8]| {
        window
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    text.as_bytes().windows(10).position(is_date)
}

#[cfg(test)]
mod tests {
    use super::{Names, default_url, filled, slugified, url};

    fn names(file: &str) -> (String, Option<String>) {
        let names = Names::of(file);
        (names.file_slug, names.file_path_stem)
    }

    #[test]
    fn names_lose_their_dates() {
        assert_eq!(names("posts/2022-12-31-글.md"), ("글".into(), Some("/posts/글".into())));
        assert_eq!(names("posts/2022-01-02-차/index.md"), ("차".into(), Some("/posts/2022-01-02-차/index".into())));
        assert_eq!(names("index.md"), (String::new(), Some("/index".into())));
        assert_eq!(names("p/a.md"), ("a".into(), None));
    }

    #[test]
    fn urls() {
        for (file, expected) in [
            ("index.md", "/"),
            ("posts/posts.md", "/posts/"),
            ("posts/index.md", "/posts/"),
            ("posts/2022-12-31-글.md", "/posts/2022-12-31-글/"),
            ("a.es.md", "/a.es/"),
        ] {
            assert_eq!(default_url(file), expected, "{file}");
        }
        assert_eq!(url("글/"), Some(("/글/".into(), true)));
        assert_eq!(url("/a//b/index.html"), Some(("/a/b/".into(), true)));
        assert_eq!(url("index.html"), Some(("/".into(), true)));
        assert_eq!(url("/a.txt"), Some(("/a.txt".into(), true)));
        assert_eq!(url("/bare"), Some(("/bare".into(), false)));
        assert_eq!(url("../a/"), None);
    }

    #[test]
    fn templates_are_filled_in_where_all_is_known() {
        let value = |expression: &str| (expression == "title").then(|| "차".to_owned());
        assert_eq!(filled("/{{ title }}/{{- title -}}/", value).as_deref(), Some("/차/차/"));
        assert_eq!(filled("/{{ other }}/", value), None);
        assert_eq!(filled("/{% if a %}b{% endif %}/", value), None);
        assert_eq!(filled("/plain/", value).as_deref(), Some("/plain/"));
    }

    #[test]
    fn slugify_knows_english() {
        for (text, slug) in [
            ("Hello, World!", "hello-world"),
            ("C++ & C#", "c-and-c"),
            ("It's what I don't know", "its-what-i-dont-know"),
            ("v1.10 'quoted'", "v1-10-quoted"),
        ] {
            assert_eq!(slugified(text).as_deref(), Some(slug), "{text}");
        }
        assert_eq!(slugified("차"), None);
    }
}
