//! The categories and tags of a document (lib/jekyll/document.rb, utils.rb), and the pages of jekyll-archives.

use super::datum::{Datum, Word};
use super::{slug, url};
use crate::site::facts::PageTerm;
use crate::site::settings::Settings;
use crate::text::Span;

/// A front matter value that makes Jekyll give up reading the post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoList;

/// The names in `value`, which a list gives one by one and a string split at white space.
///
/// # Errors
/// `NoList` for what Ruby cannot join to a list: a number, a flag, a map.
pub fn split(value: &Datum) -> Result<Vec<Word>, NoList> {
    match value {
        Datum::Text(word) => Ok(words(word)),
        Datum::Number(_) | Datum::Flag(_) | Datum::Map => Err(NoList),
        other => Ok(whole(other)),
    }
}

/// The names in `value`, a string being one name as it stands.
pub fn whole(value: &Datum) -> Vec<Word> {
    match value {
        Datum::List(items) => items.iter().flat_map(whole).collect(),
        Datum::Text(word) | Datum::Number(word) => vec![word.clone()],
        Datum::Flag(true) => vec![Word { text: "true".to_owned(), span: None }],
        Datum::Flag(false) | Datum::Nil | Datum::Map | Datum::Unknown => Vec::new(),
    }
}

fn words(word: &Word) -> Vec<Word> {
    let place = |start: usize, end: usize| {
        let whole = word.span?;
        // Where escapes make the text shorter than it is written, a word's own place is not known.
        let is_literal = whole.len() == word.text.len();
        Some(if is_literal { Span::new(whole.start() + start, whole.start() + end) } else { whole })
    };
    let mut found = Vec::new();
    let mut start = 0;
    for (end, ch) in word.text.char_indices().chain([(word.text.len(), ' ')]) {
        // Ruby's `split` knows no blank but ASCII's.
        if ch.is_ascii_whitespace() {
            let text = word.text.get(start..end).filter(|text| !text.is_empty());
            found.extend(text.map(|text| Word { text: text.to_owned(), span: place(start, end) }));
            start = end + 1;
        }
    }
    found
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

    /// The terms in `words` that the post writes, with the pages that list their posts below `base`.
    pub fn terms(&self, taxonomy: &str, words: &[Word], base: &str) -> Vec<PageTerm> {
        let (template, kind) = match taxonomy {
            "tags" => (self.tags.as_deref(), "tag"),
            _ => (self.categories.as_deref(), "category"),
        };
        let term = |word: &Word| {
            let url = template.map(|template| {
                let path = template.replace(":name", &slug::plain(&word.text)).replace(":type", kind);
                format!("{base}{}", url::clean(&path))
            });
            Some(PageTerm { taxonomy: taxonomy.to_owned(), term: word.text.clone(), span: word.span?, url })
        };
        words.iter().filter_map(term).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Archives, NoList, Word, split, whole};
    use crate::site::generator::jekyll::datum::Datum;
    use crate::site::settings::Settings;
    use crate::text::Span;

    #[test]
    fn a_string_is_split_at_ascii_blanks_and_each_word_has_its_place() {
        let text = "한글  b\u{3000}c";
        let word = Word { text: text.to_owned(), span: Some(Span::new(10, 10 + text.len())) };
        let found = split(&Datum::Text(word.clone())).unwrap();
        assert_eq!(found[0], Word { text: "한글".to_owned(), span: Some(Span::new(10, 16)) });
        assert_eq!((found[1].text.as_str(), found.len()), ("b\u{3000}c", 2));
        assert_eq!(whole(&Datum::Text(word.clone())), [word.clone()]);
        assert_eq!(split(&Datum::Number(word)), Err(NoList));
    }

    #[test]
    fn archives_have_pages_for_terms() {
        let settings = Settings::sample(&[
            ("jekyll-archives.enabled", "tags|year"),
            ("jekyll-archives.permalinks.tag", "/tags/:name/"),
        ]);
        let words = [Word { text: "C++ 언어".to_owned(), span: Some(Span::new(1, 2)) }];
        let url =
            |taxonomy, installed| Archives::new(&settings, installed).terms(taxonomy, &words, "/b")[0].url.clone();
        assert_eq!(url("tags", true).as_deref(), Some("/b/tags/c-언어/"));
        assert_eq!((url("categories", true), url("tags", false)), (None, None));
    }
}
