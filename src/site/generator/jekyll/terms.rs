//! The categories and tags of a document (lib/jekyll/document.rb, utils.rb), and the pages of jekyll-archives.

use super::datum::{Datum, Word};
use super::{slug, url};
use crate::site::settings::Settings;

/// A front matter value that makes Jekyll give up reading the post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoList;

/// The names in `value`, which a list gives one by one and a string split at white space.
///
/// # Errors
/// `NoList` for what Ruby cannot join to a list: a number, a flag, a map.
pub fn split(value: &Datum) -> Result<Vec<String>, NoList> {
    match value {
        // Ruby's `split` knows no blank but ASCII's.
        Datum::Text(word) => Ok(word.text.split_ascii_whitespace().map(str::to_owned).collect()),
        Datum::Number(_) | Datum::Flag(_) | Datum::Map => Err(NoList),
        Datum::List(_) | Datum::Nil | Datum::Unknown => Ok(names(value)),
    }
}

/// The names in `value`, a string being one name as it stands.
pub fn names(value: &Datum) -> Vec<String> {
    match value {
        Datum::List(items) => items.iter().flat_map(names).collect(),
        Datum::Flag(flag) => vec![flag.to_string()],
        value => words(value).into_iter().map(|word| word.text).collect(),
    }
}

/// The strings and numbers in `value`, those in lists too.
pub fn words(value: &Datum) -> Vec<Word> {
    match value {
        Datum::List(items) => items.iter().flat_map(words).collect(),
        Datum::Text(word) | Datum::Number(word) => vec![word.clone()],
        Datum::Flag(_) | Datum::Nil | Datum::Map | Datum::Unknown => Vec::new(),
    }
}

/// What in `value` is no string, as it prints.
pub fn unnamed(value: &Datum) -> Vec<String> {
    match value {
        Datum::List(items) => items.iter().flat_map(unnamed).collect(),
        Datum::Number(word) => vec![word.text.clone()],
        Datum::Flag(flag) => vec![flag.to_string()],
        _ => Vec::new(),
    }
}

/// Whether something in `value` stands elsewhere, so that it is not known.
pub fn is_unknown(value: &Datum) -> bool {
    match value {
        Datum::List(items) => items.iter().any(is_unknown),
        value => *value == Datum::Unknown,
    }
}

/// The pages that the plugin jekyll-archives makes of terms.
#[derive(Debug, Default)]
pub struct Archives {
    tags: Option<String>,
    categories: Option<String>,
}

impl Archives {
    /// Reads which there are.
    pub fn new(settings: &Settings, is_installed: bool) -> Self {
        let Some(table) = settings.table("jekyll-archives").filter(|_| is_installed) else { return Self::default() };
        let enabled = table.texts("enabled");
        // How terms are spelt in another mode has not been observed.
        let known = table.text("slug_mode").is_none_or(|mode| mode == "default");
        let template = |taxonomy: &str, kind: &str| {
            let is_made = known && enabled.iter().any(|word| [taxonomy, "all", "true"].contains(word));
            let default = format!("/{kind}/:name/");
            is_made.then(|| table.text(&format!("permalinks.{kind}")).map_or(default, str::to_owned))
        };
        Self { tags: template("tags", "tag"), categories: template("categories", "category") }
    }

    /// The path below the site's base of the page of `term`. One that is no string has no name: all of them share one
    /// page (jekyll-archives, lib/jekyll-archives/archive.rb; observed on 2.2.1).
    pub fn url(&self, taxonomy: &str, term: &str, is_string: bool) -> Option<String> {
        let (template, kind) = match taxonomy {
            "tags" => (self.tags.as_deref()?, "tag"),
            _ => (self.categories.as_deref()?, "category"),
        };
        let named =
            if is_string { template.replace(":name", &slug::plain(term)) } else { template.replace("/:name", "") };
        Some(url::clean(&named.replace(":type", kind)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Archives, NoList, Word, names, split};
    use crate::site::generator::jekyll::datum::Datum;
    use crate::site::settings::Settings;

    #[test]
    fn a_string_is_split_at_ascii_blanks_where_a_list_is_wanted() {
        let word = Word { text: "한글  b\u{3000}c".to_owned(), span: None };
        assert_eq!(split(&Datum::Text(word.clone())), Ok(vec!["한글".to_owned(), "b\u{3000}c".to_owned()]));
        assert_eq!(names(&Datum::List(vec![Datum::Text(word.clone()), Datum::Nil, Datum::Flag(true)])).len(), 2);
        assert_eq!(split(&Datum::Number(word)), Err(NoList));
    }

    #[test]
    fn archives_have_pages_for_terms() {
        let settings = Settings::sample(&[
            ("jekyll-archives.enabled", "tags|year"),
            ("jekyll-archives.permalinks.tag", "/tags/:name/"),
        ]);
        let url = |taxonomy, installed| Archives::new(&settings, installed).url(taxonomy, "C++ 언어", true);
        assert_eq!(url("tags", true).as_deref(), Some("/tags/c-언어/"));
        assert_eq!(Archives::new(&settings, true).url("tags", "1.1", false).as_deref(), Some("/tags/"));
        assert_eq!((url("categories", true), url("tags", false)), (None, None));
    }
}
