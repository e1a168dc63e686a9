//! The front matter fields that Astro's sites commonly have.

use crate::site::Field;
use crate::site::field::{FieldType, Terms, field};

/// Common fields; what counts is the schema of the site's own collections.
pub static FIELDS: [Field; 27] = [
    field("title", FieldType::Text, "the title"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("slug", FieldType::Text, "the entry's id"),
    field("layout", FieldType::Text, "the layout of a page"),
    field("date", FieldType::Date, "when the post was written"),
    field("pubDate", FieldType::Date, "when the post was published"),
    field("pubDatetime", FieldType::Date, "when the post was published"),
    field("publishDate", FieldType::Date, "when the post was published"),
    field("updatedDate", FieldType::Date, "when the post was last changed"),
    field("modDatetime", FieldType::Any, "when the post was last changed"),
    field("updated", FieldType::Any, "when the post was last changed"),
    field("published", FieldType::Any, "whether or when the post is published"),
    field("draft", FieldType::Any, "whether the post is left out; means what the site's code makes of it"),
    field("featured", FieldType::Any, "whether the post is featured"),
    field("heroImage", FieldType::Any, "the image at the top"),
    field("heroImageAlt", FieldType::Text, "the alternative text of the image"),
    field("image", FieldType::Any, "the post's image"),
    field("cover", FieldType::Any, "the cover image"),
    field("coverImage", FieldType::Any, "the cover image"),
    field("ogImage", FieldType::Any, "the image for social media"),
    field("canonicalURL", FieldType::Any, "the address of the original"),
    field("tags", FieldType::Terms(Terms::Refused), "the post's tags"),
    field("categories", FieldType::Any, "the post's categories"),
    field("category", FieldType::Any, "the post's category"),
    field("author", FieldType::Any, "the author"),
    field("authors", FieldType::Any, "the authors"),
    field("lang", FieldType::Text, "the language"),
];
