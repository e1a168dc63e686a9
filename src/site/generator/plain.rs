//! No generator, or one that is not known: what every renderer agrees on.

use super::{Anchors, Places};
use crate::document::Body;
use crate::document::dialect::{Dialect, Markdown};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, PageDate, PageUrl, Source, Withheld};
use crate::site::field::{FieldType, Terms, field};
use crate::site::roots::Roots;
use crate::site::{
    DateFault, Disk, Field, Fields, Generator, GeneratorName, Moment, PathDate, Role, Yaml, address, path,
};
use jiff::tz::TimeZone;

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
    fields: Fields,
    roots: Roots,
}

impl Plain {
    /// Looks at the folders.
    pub fn new(disk: &dyn Disk) -> Self {
        let mut roots = Roots::new(disk, ["", "static", "public", "assets", "statics", "src"]);
        roots.open = true;
        Self { fields: Fields::new(FIELDS.to_vec(), false), roots }
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

    fn fields(&self) -> &Fields {
        &self.fields
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

    /// Only what the front matter itself says: which program will publish the file nobody knows.
    fn page(&self, source: &Source<'_>) -> Page {
        let draft = source.field(self, "draft").filter(|field| field.value.as_text() == Some("true"));
        let url = ["url", "permalink"].iter().find_map(|key| source.text(self, key));
        let url = url.filter(|url| url.text.starts_with('/') && !url.text.contains([':', '{', '%', '?', '#']));
        Page {
            url: url.map(|url| PageUrl { path: url.text, span: Some(url.span) }),
            date: source.field(self, "date").and_then(|field| self.listed_date(&field.value, source.zone)),
            draft: draft.is_some(),
            withheld: draft.map(|field| Withheld::Draft { span: Some(field.value.span) }),
            terms: source.terms(self, |_, _| None),
            ..Page::default()
        }
    }
}

impl Plain {
    fn listed_date(&self, value: &Value, zone: &TimeZone) -> Option<PageDate> {
        let moment = self.date(value).ok()?;
        let instant = moment.instant(zone)?;
        let offset = moment.offset.unwrap_or_else(|| zone.to_offset(instant));
        Some(PageDate { instant, offset, span: Some(value.span) })
    }
}

#[cfg(test)]
mod tests {
    use super::Plain;
    use crate::document::Post;
    use crate::site::Role;
    use crate::site::disk::MapDisk;
    use crate::site::facts::Source;
    use crate::site::generator::Generator as _;
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

    #[test]
    fn only_what_is_written() {
        let disk = MapDisk::default();
        let site = Plain::new(&disk);
        let page = |front_matter: &str| {
            let post = Post::parse(format!("---\n{front_matter}\n---\n"), &site.dialect("a.md"));
            site.page(&Source { path: "a.md", post: &post, zone: &jiff::tz::TimeZone::UTC, disk: &disk })
        };
        let written = page("url: /글/a\ndate: 2022-12-31T10:00:00+09:00\ndraft: true");
        assert_eq!(written.url.map(|url| url.path).as_deref(), Some("/글/a"));
        assert_eq!(written.date.map(|date| date.instant.to_string()).as_deref(), Some("2022-12-31T01:00:00Z"));
        assert_eq!(written.withheld.map(|why| why.as_str()), Some("draft"));
        for unclear in
            ["title: a", "permalink: /:year/:title/", "url: https://example.org/a", "permalink: \"/{{ slug }}/\""]
        {
            assert_eq!(page(unclear).url, None, "{unclear}");
        }
    }
}
