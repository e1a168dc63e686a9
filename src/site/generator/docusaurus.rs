//! Docusaurus, as its documentation describes version 3.

use super::{Anchors, Places};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::field::{FieldType, Terms, field};
use crate::site::roots::Roots;
use crate::site::source_text::{first_text, strings_after};
use crate::site::{DateFault, Disk, Field, Generator, GeneratorName, Moment, PathDate, Role, address, path};

/// Fields of the blog plugin and of the docs plugin.
static FIELDS: [Field; 39] = [
    field("title", FieldType::Text, "the title"),
    field("title_meta", FieldType::Text, "the title for search engines"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("authors", FieldType::Any, "the authors"),
    field("author", FieldType::Any, "the author; authors has replaced it"),
    field("author_url", FieldType::Text, "the author's address; authors has replaced it"),
    field("author_title", FieldType::Text, "the author's title; authors has replaced it"),
    field("author_image_url", FieldType::Text, "the author's picture; authors has replaced it"),
    field("date", FieldType::Date, "when the post was written"),
    field("tags", FieldType::Terms(Terms::Refused), "the post's tags"),
    field("slug", FieldType::Text, "the path of the page"),
    field("draft", FieldType::Bool, "whether the post is left out of the build"),
    field("unlisted", FieldType::Bool, "whether lists leave the page out"),
    field("image", FieldType::Any, "the image for social media"),
    field("keywords", FieldType::Texts(Terms::Refused), "keywords"),
    field("hide_table_of_contents", FieldType::Bool, "whether the table of contents is hidden"),
    field("toc_min_heading_level", FieldType::Integer, "the highest heading in the table of contents"),
    field("toc_max_heading_level", FieldType::Integer, "the lowest heading in the table of contents"),
    field("last_update", FieldType::Map, "who changed the page last, and when"),
    field("id", FieldType::Text, "the document's id"),
    field("sidebar_label", FieldType::Text, "the text in the sidebar"),
    field("sidebar_position", FieldType::Any, "the place in the sidebar"),
    field("sidebar_class_name", FieldType::Text, "the class of the sidebar's entry"),
    field("sidebar_custom_props", FieldType::Map, "values of one's own for the sidebar's entry"),
    field("displayed_sidebar", FieldType::Any, "the sidebar that is shown"),
    field("pagination_label", FieldType::Text, "the text of links from neighbours"),
    field("pagination_next", FieldType::Any, "the next document"),
    field("pagination_prev", FieldType::Any, "the document before"),
    field("hide_title", FieldType::Bool, "whether the title is hidden"),
    field("hide_reading_time", FieldType::Any, "whether the reading time is hidden"),
    field("parse_number_prefixes", FieldType::Bool, "whether numbers in front of names are read"),
    field("custom_edit_url", FieldType::Any, "where the page is edited"),
    field("canonicalUrl", FieldType::Text, "the address of the original"),
    field("sidebar_key", FieldType::Text, "the key of the sidebar's entry"),
    field("wrapperClassName", FieldType::Text, "the class round the page"),
    field("hide_footer", FieldType::Any, "whether the footer is hidden"),
    field("format", FieldType::Text, "whether the text is MDX or Markdown"),
    field("mdx", FieldType::Any, "settings of the MDX compiler"),
    field("original_id", FieldType::Text, "the document's id before it was versioned"),
];

const ANCHORS: Scheme =
    Scheme { slugger: Slugger::Github, footnotes: Footnotes::UserContent, harmless: &[], known: true };

/// A Docusaurus site.
#[derive(Debug)]
pub struct Docusaurus {
    statics: Roots,
}

impl Docusaurus {
    /// Reads what the text of the configuration shows.
    pub fn new(disk: &dyn Disk) -> Self {
        let files = ["ts", "js", "mjs", "cjs", "mts", "cts"].map(|extension| format!("docusaurus.config.{extension}"));
        let text = first_text(disk, &files.each_ref().map(String::as_str));
        let mut statics = Roots::new(disk, ["static"]);
        statics.set_base(strings_after(&text, "baseUrl").first().copied().unwrap_or_default());
        statics.open = text.contains("staticDirectories");
        Self { statics }
    }

    fn file(&self, path: &str, url: &str) -> Places {
        if let Some(rest) = url.strip_prefix("@site/") {
            return Places::Files(vec![rest.to_owned()]);
        }
        if url.starts_with('/') {
            return self.statics.places(url, []);
        }
        if url.starts_with(['@', '~']) {
            return Places::Undecided;
        }
        Places::Files(vec![path::join(path::folder(path), url)])
    }

    /// A link to another Markdown file: beside this one, or below the folder of the docs or of the blog.
    fn markdown_link(path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return Places::Perhaps(vec![path::join("docs", url), path::join("", url)]);
        }
        let mut files = vec![path::join(path::folder(path), url)];
        let rooted = !url.starts_with('.');
        files.extend(path.split('/').next().filter(|_| rooted).map(|top| path::join(top, url)));
        files.extend(rooted.then(|| url.to_owned()));
        if url.contains("..") || path.starts_with("versioned_docs/") || path.starts_with("i18n/") {
            return Places::Perhaps(files);
        }
        Places::Files(files)
    }
}

impl Generator for Docusaurus {
    fn name(&self) -> GeneratorName {
        GeneratorName::Docusaurus
    }

    fn dialect(&self, _path: &str) -> Dialect {
        let markdown = Markdown { heading_attributes: true, containers: true, ..Markdown::default() };
        Dialect { fences: Fences::GrayMatter, templates: Templates::Mdx, markdown }
    }

    fn fields(&self) -> &[Field] {
        &FIELDS
    }

    fn role(&self, file: &str) -> Role {
        if path::is_outside_content(file) || file.split('/').any(|part| part.starts_with('_')) {
            return Role::Other;
        }
        let folders = || path::folder(file).split('/');
        let top = folders().next().unwrap_or_default();
        if path::is_post_folder(top) || folders().any(|part| part == "docusaurus-plugin-content-blog") {
            return if path::is_project_file(file) { Role::Other } else { Role::Post };
        }
        let is_docs = ["docs", "versioned_docs", "i18n"].contains(&top) || file.starts_with("src/pages/");
        if is_docs { Role::Page } else { Role::Other }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::javascript(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        let found = path_dates::of_file_or_bundle(path).or_else(|| path_dates::of_folders(path));
        found.map(|date| PathDate { date, used: self.role(path) == Role::Post })
    }

    fn title_from_heading(&self) -> bool {
        true
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        match self.file(path, url) {
            // A bare name is taken for a URL below the site's root.
            Places::Files(mut files) if !url.starts_with(['.', '/', '@']) => {
                files.extend(self.statics.candidates(url));
                Places::Perhaps(files)
            }
            places => places,
        }
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        if ["md", "mdx"].contains(&path::extension(url).as_str()) {
            return match url.strip_prefix("@site/") {
                Some(rest) => Places::Files(vec![rest.to_owned()]),
                None => Self::markdown_link(path, url),
            };
        }
        if address::names_file(url) { self.file(path, url) } else { Places::Undecided }
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, ANCHORS)
    }

    fn rewrites(&self, url: &str) -> Option<bool> {
        let file = url.split(['?', '#']).next().unwrap_or_default();
        ["md", "mdx"].contains(&path::extension(file).as_str()).then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::Docusaurus;
    use crate::site::disk::MapDisk;
    use crate::site::layout::{Layout, Lookup};
    use crate::site::{Generator, Role};
    use std::sync::Arc;

    #[test]
    fn files_beside_static_and_from_the_site() {
        let disk =
            MapDisk::new([("blog/그림.png", ""), ("static/img/x.png", ""), ("docs/a.md", ""), ("docs/b/c.md", "")]);
        let site = Layout { generator: Arc::new(Docusaurus::new(&disk)), disk: Arc::new(disk) };
        let found = |path: &str| Lookup::Found { path: path.into() };
        assert_eq!(site.body_image("blog/a.md", "그림.png"), found("blog/그림.png"));
        assert_eq!(site.body_image("blog/a.md", "/img/x.png"), found("static/img/x.png"));
        assert_eq!(site.body_image("blog/a.md", "@site/static/img/x.png"), found("static/img/x.png"));
        assert!(matches!(site.body_image("blog/a.md", "./none.png"), Lookup::Missing { .. }));
        assert_eq!(site.body_link("docs/b/c.md", "a.md"), found("docs/a.md"));
        assert!(matches!(site.body_link("docs/b/c.md", "./a.md#x"), Lookup::Missing { .. }));
        assert_eq!(site.body_link("docs/b/c.md", "../x"), Lookup::Undecided);
    }

    #[test]
    fn roles_and_dates() {
        let site = Docusaurus::new(&MapDisk::default());
        assert_eq!(site.role("blog/2022-12-31-a/index.mdx"), Role::Post);
        assert_eq!(site.role("docs/README.md"), Role::Page);
        assert_eq!(site.role("docs/_part.md"), Role::Other);
        assert_eq!(site.role("README.md"), Role::Other);
        assert!(site.path_date("blog/2022/12/31/a.md").is_some_and(|found| found.used));
    }
}
