//! The terms of one post in the taxonomies of its site: one reader for all generators.

use super::{PageTerm, Source};
use crate::site::scalar::{Meaning, meaning};
use crate::site::{Generator, GeneratorName, Taxonomy, Term, Written};

impl Source<'_> {
    /// The terms of the post as `generator` reads them, in the order of the text; `url` gives the path of the page of a
    /// term, from its taxonomy and the term.
    #[must_use]
    pub fn terms(&self, generator: &dyn Generator, url: impl Fn(&str, &str) -> Option<String>) -> Vec<PageTerm> {
        let mut found = Vec::new();
        let mut add = |taxonomy: &str, term: &Term<'_>| {
            if let Some(text) = text(term, generator) {
                let url = url(taxonomy, &text);
                found.push(PageTerm { taxonomy: taxonomy.to_owned(), term: text, span: term.written.span, url });
            }
        };
        let taxonomies = Taxonomy::all(self.post, generator);
        for taxonomy in &taxonomies {
            // Hugo passes over a list inside the list; elsewhere it holds terms.
            let flat = generator.name() == GeneratorName::Hugo && taxonomy.entry.value.as_list().is_some();
            for term in taxonomy.terms(self.post).iter().filter(|term| !flat || term.index.is_some()) {
                add(&taxonomy.taxonomy, term);
            }
        }
        for (singular, plural, beside) in singulars(generator.name()) {
            let has_plural = taxonomies.iter().any(|taxonomy| taxonomy.taxonomy == plural);
            let Some(entry) = self.field(generator, singular).filter(|_| beside || !has_plural) else { continue };
            let items = entry.value.as_list().unwrap_or(std::slice::from_ref(&entry.value));
            for value in items {
                let Some(written) = Written::of(self.post, value).filter(|text| !text.is_computed()) else { continue };
                add(plural, &Term { written, value, index: None });
            }
        }
        found.sort_by_key(|term| term.span);
        found
    }
}

/// The fields that give terms to a taxonomy of another name, and whether they count where that one is there too:
/// Jekyll's (utils.rb, `pluralized_array_from_hash`) always do, Hexo's (processor/post.ts) only without it.
fn singulars(generator: GeneratorName) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    let beside = match generator {
        GeneratorName::Jekyll => Some(true),
        GeneratorName::Hexo => Some(false),
        _ => None,
    };
    let pairs = [("tag", "tags"), ("category", "categories")];
    beside.into_iter().flat_map(move |beside| pairs.map(|(singular, plural)| (singular, plural, beside)))
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
        let found = source.terms(generator.as_ref(), |taxonomy, term| Some(format!("/{taxonomy}/{term}/")));
        found
            .into_iter()
            .map(|term| (term.url.unwrap_or_default(), term.term, term.span.slice(&post.text).to_owned()))
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
            urls(GeneratorName::Jekyll, "tags: 봄 꽃\ntag: 차 물\n"),
            ["/tags/봄/", "/tags/꽃/", "/tags/차 물/"]
        );
        assert_eq!(urls(GeneratorName::Hexo, "tag: 茶\n"), ["/tags/茶/"]);
        assert_eq!(urls(GeneratorName::Hexo, "tag: 茶\ntags: [花]\n"), ["/tags/花/"]);
        assert_eq!(urls(GeneratorName::Zola, "taxonomies:\n  tags: [Go]\ntags: [x]\n"), ["/tags/Go/"]);
        assert_eq!(
            urls(GeneratorName::Docusaurus, "tags: [{label: 다기, permalink: /t}, b]\n"),
            ["/tags/다기/", "/tags/b/"]
        );
    }
}
