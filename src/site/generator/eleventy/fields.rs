//! The front matter that Eleventy and common themes know.

use crate::site::field::{Field, FieldType, Terms, field};

/// Eleventy's own fields, then common ones.
pub static FIELDS: [Field; 26] = [
    field("title", FieldType::Text, "the title"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("permalink", FieldType::Any, "the path of the page; `false` writes none"),
    field("layout", FieldType::Any, "the layout"),
    field("tags", FieldType::Terms(Terms::SplitComma), "the collections that hold the page"),
    field("date", FieldType::Date, "when the post was written"),
    field("pagination", FieldType::Map, "how the page is repeated over data"),
    field("eleventyExcludeFromCollections", FieldType::Any, "whether collections leave the page out"),
    field("eleventyNavigation", FieldType::Map, "the page's place in the navigation"),
    field("eleventyComputed", FieldType::Map, "values computed from other data"),
    field("eleventyImport", FieldType::Map, "the collections that the page needs first"),
    field("templateEngineOverride", FieldType::Any, "the template languages that run over the page"),
    field("templateClass", FieldType::Any, "the class of the template"),
    field("draft", FieldType::Any, "whether the post is left out; means what the configuration makes of it"),
    field("updated", FieldType::Any, "when the post was last changed"),
    field("author", FieldType::Any, "the author"),
    field("authors", FieldType::Any, "the authors"),
    field("image", FieldType::Any, "the post's image"),
    field("cover", FieldType::Any, "the cover image"),
    field("thumbnail", FieldType::Any, "the image shown in lists"),
    field("excerpt", FieldType::Text, "the text shown in lists"),
    field("summary", FieldType::Text, "the text shown in lists"),
    field("categories", FieldType::Any, "the post's categories"),
    field("lang", FieldType::Text, "the language"),
    field("toc", FieldType::Any, "whether a table of contents is shown"),
    field("comments", FieldType::Any, "whether comments are shown"),
];
