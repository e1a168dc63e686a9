//! The terms of one post in the taxonomies of its site: one reader for all generators.

use super::{PageTerm, Source};
use crate::site::scalar::{Meaning, meaning};
use crate::site::{Generator, GeneratorName, Taxonomy, Term, Written};
use std::borrow::Cow;
use std::sync::Arc;

impl Source<'_> {
    /// The terms of the post as `generator` reads them, in the order of the text; `url` gives the path of the page of a
    /// term, from its taxonomy and the term.
    #[must_use]
    pub fn terms(&self, generator: &dyn Generator, url: impl Fn(&str, &str) -> Option<Arc<str>>) -> Vec<PageTerm> {
        let mut found = Vec::new();
        let mut add = |taxonomy: &Cow<'static, str>, term: &Term<'_>| {
            if let Some(text) = text(term, generator) {
                let url = url(taxonomy, &text);
                let is_item = term.index.is_some() && term.written.is_exact && term.written.text == text;
                found.push(PageTerm { taxonomy: taxonomy.clone(), term: text, span: term.written.span, is_item, url });
            }
        };
        let taxonomies = Taxonomy::all(self.post, generator);
        let single: Vec<_> = singulars(generator.name())
            .filter_map(|single| {
                let entry = self.field(generator, single.name)?;
                let is_set = !matches!(meaning(&entry.value, generator), Some(Meaning::Null | Meaning::Bool(false)));
                is_set.then_some((single, entry))
            })
            .collect();
        let is_replaced = |plural: &str| {
            single.iter().any(|(single, _)| single.taxonomy == plural && single.with_plural == WithPlural::Replaces)
        };
        for taxonomy in taxonomies.iter().filter(|taxonomy| !is_replaced(&taxonomy.taxonomy)) {
            // Hugo passes over a list inside the list; elsewhere it holds terms.
            let flat = generator.name() == GeneratorName::Hugo && taxonomy.entry.value.as_list().is_some();
            for term in taxonomy.terms(self.post).iter().filter(|term| !flat || term.index.is_some()) {
                add(&taxonomy.taxonomy, term);
            }
        }
        for (single, entry) in &single {
            let has_plural = taxonomies.iter().any(|taxonomy| taxonomy.taxonomy == single.taxonomy);
            if has_plural && single.with_plural == WithPlural::IsReplaced {
                continue;
            }
            let items = entry.value.as_list().unwrap_or(std::slice::from_ref(&entry.value));
            for value in items {
                let Some(written) = Written::of(self.post, value).filter(|text| !text.is_computed()) else { continue };
                add(&Cow::Borrowed(single.taxonomy), &Term { written, value, index: None });
            }
        }
        found.sort_by_key(|term| term.span);
        found
    }
}

/// A field that gives terms to a taxonomy of another name.
#[derive(Clone, Copy)]
struct Singular {
    name: &'static str,
    taxonomy: &'static str,
    with_plural: WithPlural,
}

/// What becomes of the two fields where both are there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WithPlural {
    Adds,
    Replaces,
    IsReplaced,
}

/// Jekyll's `tag` takes the place of `tags`, and its `category` stands beside `categories` (document.rb, `populate_tags`
/// and `populate_categories`; observed on 4.3.1). Hexo's count only without the other (processor/post.ts).
fn singulars(generator: GeneratorName) -> impl Iterator<Item = Singular> {
    let ways = match generator {
        GeneratorName::Jekyll => Some([WithPlural::Replaces, WithPlural::Adds]),
        GeneratorName::Hexo => Some([WithPlural::IsReplaced; 2]),
        _ => None,
    };
    let fields = [("tag", "tags"), ("category", "categories")];
    let pairs = ways.into_iter().flat_map(move |ways| fields.into_iter().zip(ways));
    pairs.map(|((name, taxonomy), with_plural)| Singular { name, taxonomy, with_plural })
}

/// What the generator makes of a term: numbers in their shortest form, no value and empty text left out.
fn text(term: &Term<'_>, generator: &dyn Generator) -> Option<String> {
    let written = term.written.text;
    let text = match meaning(term.value, generator) {
        Some(Meaning::Null) => return None,
        Some(Meaning::Number(Some(short))) if short != written => short,
        Some(Meaning::Bool(value)) => value.to_string(),
        _ => written.to_owned(),
    };
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use crate::document::Post;
    use crate::site::disk::MapDisk;
    use crate::site::{GeneratorName, by_name};
    use jiff::tz::TimeZone;

    fn terms(name: GeneratorName, front_matter: &str) -> Vec<(String, String, String)> {
        let disk = MapDisk::new([("content/a.md", "")]);
        let generator = by_name(name, &disk);
        let post = Post::parse(format!("---\n{front_matter}---\n"), &generator.dialect("content/a.md"));
        let source = Source { path: "content/a.md", post: &post, zone: &TimeZone::UTC, disk: &disk };
        let found = source.terms(generator.as_ref(), |taxonomy, term| Some(format!("/{taxonomy}/{term}/").into()));
        found
            .into_iter()
            .map(|term| {
                (term.url.as_deref().unwrap_or_default().to_owned(), term.term, term.span.slice(&post.text).to_owned())
            })
            .collect()
    }

    fn urls(name: GeneratorName, front_matter: &str) -> Vec<String> {
        terms(name, front_matter).into_iter().map(|(url, ..)| url).collect()
    }

    #[test]
    fn a_term_is_what_the_generator_reads_at_the_place_where_it_stands() {
        let found = terms(GeneratorName::Hugo, "Tags: [차, 1.10, ~, \"\", [안쪽]]\ncategories: a, b\n");
        let expected =
            [("/tags/차/", "차", "차"), ("/tags/1.1/", "1.1", "1.10"), ("/categories/a, b/", "a, b", "a, b")];
        assert_eq!(found, expected.map(|(url, term, text)| (url.into(), term.into(), text.into())));
    }

    #[test]
    fn each_generator_has_its_ways() {
        assert_eq!(
            urls(GeneratorName::Jekyll, "categories: 봄 꽃\ncategory: 차 물\ntags: 봄 꽃\ntag: 차 물\n"),
            ["/categories/봄/", "/categories/꽃/", "/categories/차 물/", "/tags/차 물/"]
        );
        assert_eq!(urls(GeneratorName::Jekyll, "tags: a\u{3000}b c\ntag:\n"), ["/tags/a\u{3000}b/", "/tags/c/"]);
        assert_eq!(urls(GeneratorName::Hexo, "tag: 茶\n"), ["/tags/茶/"]);
        assert_eq!(urls(GeneratorName::Hexo, "tag: 茶\ntags: [花]\n"), ["/tags/花/"]);
        assert_eq!(urls(GeneratorName::Zola, "taxonomies:\n  tags: [Go]\ntags: [x]\n"), ["/tags/Go/"]);
        assert_eq!(
            urls(GeneratorName::Docusaurus, "tags: [{label: 다기, permalink: /t}, b]\n"),
            ["/tags/다기/", "/tags/b/"]
        );
    }
}
