//! The front matter that Hugo and its common themes know.

use crate::site::field::{Field, FieldType, Terms, field};
use crate::site::settings::Settings;
use std::borrow::Cow;

/// Hugo's own fields (hugolib/page__meta.go), then those of common themes.
static FIELDS: [Field; 84] = [
    field("title", FieldType::Text, "the title"),
    field("linkTitle", FieldType::Text, "a shorter title for links"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("summary", FieldType::Text, "the text shown in lists"),
    field("date", FieldType::Date, "when the post was written"),
    field("publishDate", FieldType::Date, "when the post appears; before that it is not built"),
    field("pubdate", FieldType::Date, "another name of publishDate"),
    field("published", FieldType::Any, "another name of publishDate; `false` makes a draft"),
    field("lastmod", FieldType::Date, "when the post was last changed"),
    field("modified", FieldType::Date, "another name of lastmod"),
    field("expiryDate", FieldType::Date, "when the post disappears"),
    field("unpublishdate", FieldType::Date, "another name of expiryDate"),
    field("draft", FieldType::Bool, "whether the post is left out of the build"),
    field("url", FieldType::Text, "the whole path of the page"),
    field("slug", FieldType::Text, "the last part of the page's path"),
    field("aliases", FieldType::Texts(Terms::SplitSpace), "old paths that lead to the page"),
    field("type", FieldType::Text, "the content type, which chooses templates"),
    field("layout", FieldType::Text, "the template"),
    field("weight", FieldType::Integer, "the place in ordered lists; 0 means none"),
    field("markup", FieldType::Text, "the markup language"),
    field("keywords", FieldType::Texts(Terms::SplitSpace), "keywords"),
    field("images", FieldType::Images, "images for social media"),
    field("audio", FieldType::Any, "sound files for social media"),
    field("videos", FieldType::Any, "videos for social media"),
    field("resources", FieldType::Any, "names and parameters of the bundle's files"),
    field("outputs", FieldType::Texts(Terms::OneTerm), "output formats"),
    field("build", FieldType::Any, "whether the page is rendered and listed"),
    field("_build", FieldType::Any, "the name of build before 0.145"),
    field("headless", FieldType::Bool, "whether the bundle is neither rendered nor listed"),
    field("cascade", FieldType::Any, "values for the pages below"),
    field("isCJKLanguage", FieldType::Bool, "whether words are counted by characters"),
    field("sitemap", FieldType::Map, "the page's entry in the sitemap"),
    field("menu", FieldType::Any, "menus that show the page"),
    field("menus", FieldType::Any, "menus that show the page"),
    field("translationKey", FieldType::Text, "ties translations together"),
    field("params", FieldType::Map, "parameters of one's own"),
    field("sites", FieldType::Map, "the sites that the page is built for"),
    field("author", FieldType::Any, "the author"),
    field("authors", FieldType::Any, "the authors"),
    field("series", FieldType::Any, "the series that the post belongs to"),
    field("image", FieldType::Any, "the post's image"),
    field("cover", FieldType::Any, "the cover image"),
    field("coverImage", FieldType::Any, "the cover image"),
    field("thumbnail", FieldType::Any, "the image shown in lists"),
    field("featured", FieldType::Any, "whether the post is featured"),
    field("featured_image", FieldType::Any, "the featured image"),
    field("featuredImage", FieldType::Any, "the featured image"),
    field("featuredImagePreview", FieldType::Any, "the featured image in lists"),
    field("featureImage", FieldType::Any, "the featured image"),
    field("banner", FieldType::Any, "the banner image"),
    field("hero", FieldType::Any, "the hero image"),
    field("header", FieldType::Any, "the header"),
    field("icon", FieldType::Any, "the icon"),
    field("subtitle", FieldType::Text, "the subtitle"),
    field("caption", FieldType::Any, "the caption of the image"),
    field("toc", FieldType::Any, "whether a table of contents is shown"),
    field("showToc", FieldType::Any, "whether a table of contents is shown"),
    field("tocOpen", FieldType::Any, "whether the table of contents is open"),
    field("math", FieldType::Any, "whether formulas are rendered"),
    field("mathjax", FieldType::Any, "whether formulas are rendered by MathJax"),
    field("katex", FieldType::Any, "whether formulas are rendered by KaTeX"),
    field("mermaid", FieldType::Any, "whether diagrams are rendered"),
    field("comments", FieldType::Any, "whether comments are shown"),
    field("comment", FieldType::Any, "whether comments are shown"),
    field("disqus", FieldType::Any, "whether comments are shown"),
    field("hidden", FieldType::Any, "whether the post is hidden from lists"),
    field("private", FieldType::Any, "whether the post is private"),
    field("pinned", FieldType::Any, "whether the post stays on top"),
    field("lightgallery", FieldType::Any, "whether images open in a gallery"),
    field("license", FieldType::Any, "the licence of the text"),
    field("readingTime", FieldType::Any, "whether the reading time is shown"),
    field("hideMeta", FieldType::Any, "whether date and author are hidden"),
    field("hideSummary", FieldType::Any, "whether the summary is hidden"),
    field("searchHidden", FieldType::Any, "whether search leaves the post out"),
    field("disableShare", FieldType::Any, "whether share buttons are hidden"),
    field("disableComments", FieldType::Any, "whether comments are hidden"),
    field("canonicalURL", FieldType::Text, "the address of the original"),
    field("robotsNoIndex", FieldType::Any, "whether search engines leave the post out"),
    field("noindex", FieldType::Any, "whether search engines leave the post out"),
    field("editPost", FieldType::Any, "the link to the source"),
    field("language", FieldType::Text, "the language"),
    field("lang", FieldType::Text, "the language"),
    field("topics", FieldType::Any, "the topics"),
    field("id", FieldType::Any, "an identifier"),
];

/// The names of the site's taxonomies, as front matter and URLs write them.
pub fn taxonomies(settings: &Settings) -> Vec<String> {
    match settings.table("taxonomies") {
        Some(table) => table.entries().filter_map(|(_, plural)| plural.as_text()).map(str::to_owned).collect(),
        None => vec!["tags".into(), "categories".into()],
    }
}

/// All fields, the site's taxonomies among them: `tags` and `categories` unless others are configured.
pub fn fields(settings: &Settings) -> Vec<Field> {
    let taxonomies = taxonomies(settings);
    let own = FIELDS.iter().filter(|field| !taxonomies.iter().any(|name| name.eq_ignore_ascii_case(&field.name)));
    let mut fields: Vec<Field> = own.cloned().collect();
    fields.extend(taxonomies.into_iter().map(|name| Field {
        name: shared(name),
        kind: FieldType::Terms(Terms::OneTerm),
        about: "a taxonomy of the site: the post's terms",
    }));
    fields
}

/// The name of a taxonomy, which goes with each term of each post: the usual ones need no copies.
fn shared(name: String) -> Cow<'static, str> {
    match name.as_str() {
        "tags" => Cow::Borrowed("tags"),
        "categories" => Cow::Borrowed("categories"),
        _ => Cow::Owned(name),
    }
}

#[cfg(test)]
mod tests {
    use super::fields;
    use crate::site::field::{FieldType, Terms};
    use crate::site::settings::Settings;

    fn terms(settings: &Settings) -> Vec<String> {
        let all = fields(settings);
        all.iter().filter(|f| f.kind == FieldType::Terms(Terms::OneTerm)).map(|f| f.name.to_string()).collect()
    }

    #[test]
    fn configured_taxonomies_replace_the_default() {
        assert_eq!(terms(&Settings::default()), ["tags", "categories"]);
        let settings = Settings::sample(&[("taxonomies.series", "series"), ("taxonomies.tag", "tags")]);
        assert_eq!(terms(&settings), ["series", "tags"]);
    }

    #[test]
    fn no_field_stands_twice() {
        let mut names: Vec<String> = fields(&Settings::default()).iter().map(|f| f.name.to_lowercase()).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
