//! No generator, or one that is not known: what every renderer agrees on.

use super::{Anchors, Places};
use crate::document::Body;
use crate::document::dialect::{Dialect, Markdown};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::field::{FieldType, Terms, field};
use crate::site::roots::Roots;
use crate::site::{DateFault, Disk, Field, Generator, GeneratorName, Moment, PathDate, Role, Yaml, address, path};

/// Fields that nearly every generator knows.
static FIELDS: [Field; 20] = [
    field("title", FieldType::Text, "the title"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("summary", FieldType::Text, "the text shown in lists"),
    field("excerpt", FieldType::Text, "the text shown in lists"),
    field("date", FieldType::Date, "when the post was written"),
    field("updated", FieldType::Date, "when the post was last changed"),
    field("lastmod", FieldType::Date, "when the post was last changed"),
    field("draft", FieldType::Bool, "whether the post is left out of the build"),
    field("published", FieldType::Any, "whether or when the post is published"),
    field("slug", FieldType::Text, "the last part of the page's path"),
    field("permalink", FieldType::Text, "the path of the page"),
    field("url", FieldType::Text, "the path of the page"),
    field("layout", FieldType::Text, "the template"),
    field("tags", FieldType::Terms(Terms::OneTerm), "the post's tags"),
    field("categories", FieldType::Terms(Terms::OneTerm), "the post's categories"),
    field("author", FieldType::Any, "the author"),
    field("authors", FieldType::Any, "the authors"),
    field("image", FieldType::Any, "the post's image"),
    field("cover", FieldType::Any, "the cover image"),
    field("lang", FieldType::Text, "the language"),
];

const ANCHORS: Scheme =
    Scheme { slugger: Slugger::Github, footnotes: Footnotes::UserContent, harmless: &[], known: false };

/// A folder of posts.
#[derive(Debug)]
pub struct Plain {
    roots: Roots,
}

impl Plain {
    /// Looks at the folders.
    pub fn new(disk: &dyn Disk) -> Self {
        let mut roots = Roots::new(disk, ["", "static", "public", "assets", "statics", "src"]);
        roots.open = true;
        Self { roots }
    }

    fn file(&self, path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return self.roots.places(url, []);
        }
        if url.starts_with(['~', '@']) {
            return Places::Undecided;
        }
        Places::Files(vec![path::join(path::folder(path), url)])
    }
}

impl Generator for Plain {
    fn name(&self) -> GeneratorName {
        GeneratorName::Plain
    }

    fn dialect(&self, _path: &str) -> Dialect {
        Dialect { markdown: Markdown { heading_attributes: true, ..Markdown::default() }, ..Dialect::default() }
    }

    fn yaml(&self) -> Yaml {
        Yaml::Unsure
    }

    fn fields(&self) -> &[Field] {
        &FIELDS
    }

    fn role(&self, path: &str) -> Role {
        let is_template = |part: &str| ["archetypes", "scaffolds", "_templates", "templates"].contains(&part);
        if path::is_outside_content(path) || path::is_project_file(path) {
            Role::Other
        } else if path::folder(path).split('/').any(is_template) {
            Role::Template
        } else {
            Role::Post
        }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::lenient(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        let found = path_dates::of_file_or_bundle(path).or_else(|| path_dates::of_folders(path));
        found.map(|date| PathDate { date, used: true })
    }

    fn title_from_heading(&self) -> bool {
        true
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        let beside = path::join(path::folder(path), url.trim_start_matches("./"));
        Places::Perhaps([beside].into_iter().chain(self.roots.candidates(url)).collect())
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        if address::names_file(url) { self.file(path, url) } else { Places::Undecided }
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, ANCHORS)
    }
}

#[cfg(test)]
mod tests {
    use super::Plain;
    use crate::site::Role;
    use crate::site::disk::MapDisk;
    use crate::site::layout::{Layout, Lookup};
    use std::sync::Arc;

    #[test]
    fn images_beside_the_file_and_below_the_usual_folders() {
        let disk = MapDisk::new([("글/a.png", ""), ("statics/x.png", "")]);
        let site = Layout { generator: Arc::new(Plain::new(&disk)), disk: Arc::new(disk) };
        assert_eq!(site.body_image("글/post.md", "./a.png"), Lookup::Found { path: "글/a.png".into() });
        assert_eq!(site.body_image("글/post.md", "/x.png"), Lookup::Found { path: "statics/x.png".into() });
        assert_eq!(site.body_image("글/post.md", "/none.png"), Lookup::Undecided);
        assert!(matches!(site.body_image("글/post.md", "none.png"), Lookup::Missing { .. }));
        assert_eq!(site.body_link("글/post.md", "../other/"), Lookup::Undecided);
        assert_eq!(site.role("글/post.md"), Role::Post);
        assert_eq!(site.role("README.md"), Role::Other);
    }
}
