//! Keys of one generator that authors carry over to another, where they do nothing.

use crate::document::front_matter::{Entry, Value};
use crate::lint::shown;
use crate::site::GeneratorName;

/// The key that a well-known slip stands for, by the generator that ignores it.
pub(super) fn meant(generator: GeneratorName, entry: &Entry) -> Option<&'static str> {
    match (generator, entry.key.text.to_ascii_lowercase().as_str()) {
        (GeneratorName::Hugo | GeneratorName::Eleventy | GeneratorName::Docusaurus, "tag") => Some("tags"),
        (GeneratorName::Hugo | GeneratorName::Docusaurus, "keyword") => Some("keywords"),
        (GeneratorName::Hugo | GeneratorName::Zola, "alias")
            if entry.value.as_list().unwrap_or(std::slice::from_ref(&entry.value)).iter().any(is_path) =>
        {
            Some("aliases")
        }
        (GeneratorName::Zola, "lastmod" | "modified" | "last_modified" | "last_updated") => Some("updated"),
        (GeneratorName::Zola, "url" | "permalink") => Some("path"),
        (GeneratorName::Zola, "layout") => Some("template"),
        (GeneratorName::Zola, "author") => Some("authors"),
        (GeneratorName::Zola, "desc") => Some("description"),
        _ => None,
    }
}

/// A theme's own `alias` is no path.
fn is_path(value: &Value) -> bool {
    value.as_text().is_some_and(|text| text.contains('/'))
}

/// What is wrong with a key that works elsewhere.
pub(super) fn message(generator: GeneratorName, key: &str) -> String {
    format!("the key {} means nothing to {}", shown(key), generator.title())
}

/// What to do with a key that works elsewhere and belongs in a table here. Zola drops every key that it does not
/// know at the top of the front matter (`components/content/src/front_matter/page.rs`).
pub(super) fn misplaced(generator: GeneratorName, key: &str) -> Option<&'static str> {
    match (generator, key) {
        (GeneratorName::Zola, "tags" | "categories" | "tag" | "category") => {
            Some("move it below `[taxonomies]`, as a list")
        }
        (
            GeneratorName::Zola,
            "comments" | "cover" | "featured_image" | "image" | "images" | "katex" | "keywords" | "math" | "series"
            | "subtitle" | "summary" | "thumbnail" | "toc",
        ) => Some("move it below `[extra]`, where templates find it"),
        _ => None,
    }
}
