//! The front matter fields of Zola's pages and sections.

use crate::site::Field;
use crate::site::field::{FieldType, Terms, field};

/// Fields of a page (components/content/src/front_matter/page.rs).
pub static FIELDS: [Field; 21] = [
    field("title", FieldType::Text, "the title"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("date", FieldType::Date, "when the post was written"),
    field("updated", FieldType::Date, "when the post was last changed"),
    field("draft", FieldType::Bool, "whether the post is left out of the build"),
    field("render", FieldType::Bool, "whether the page is rendered"),
    field("slug", FieldType::Text, "the last part of the page's path"),
    field("path", FieldType::Text, "the whole path of the page"),
    field("taxonomies", FieldType::Map, "the post's terms, a list for each taxonomy"),
    field("weight", FieldType::Integer, "the place in ordered lists"),
    field("authors", FieldType::Texts(Terms::Refused), "the authors"),
    field("aliases", FieldType::Texts(Terms::Refused), "old paths that lead to the page"),
    field("template", FieldType::Text, "the template"),
    field("in_search_index", FieldType::Bool, "whether search finds the page"),
    field("extra", FieldType::Map, "values of one's own"),
    field("sort_by", FieldType::Text, "how a section's pages are sorted"),
    field("paginate_by", FieldType::Integer, "how many pages a section lists at once"),
    field("insert_anchor_links", FieldType::Text, "where links to headings are put"),
    field("page_template", FieldType::Text, "the template of a section's pages"),
    field("transparent", FieldType::Bool, "whether a section's pages count for the section above"),
    field("redirect_to", FieldType::Text, "where a section leads"),
];
