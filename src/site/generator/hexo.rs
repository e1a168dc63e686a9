//! Hexo: read from its sources (8.1.2).

use super::{Anchors, Places};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Facts, LinkKind};
use crate::site::field::{FieldType, Terms, field};
use crate::site::roots::Roots;
use crate::site::settings::Settings;
use crate::site::{DateFault, Disk, Field, Generator, GeneratorName, Moment, PathDate, Role, address, path};

/// Hexo's own fields (lib/plugins/processor/post.ts), then those of common themes.
static FIELDS: [Field; 36] = [
    field("title", FieldType::Text, "the title"),
    field("date", FieldType::Date, "when the post was written"),
    field("updated", FieldType::Date, "when the post was last changed"),
    field("comments", FieldType::Any, "whether comments are shown"),
    field("tags", FieldType::Terms(Terms::OneTerm), "the post's tags"),
    field("categories", FieldType::Terms(Terms::OneTerm), "the post's categories, the outer one first"),
    field("tag", FieldType::Any, "another name of tags"),
    field("category", FieldType::Any, "another name of categories"),
    field("permalink", FieldType::Text, "the path of the page"),
    field("slug", FieldType::Text, "the last part of the page's path"),
    field("excerpt", FieldType::Text, "the text shown in lists"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("keywords", FieldType::Any, "keywords"),
    field("disableNunjucks", FieldType::Bool, "whether template calls are left alone"),
    field("lang", FieldType::Text, "the language"),
    field("language", FieldType::Text, "the language"),
    field("published", FieldType::Bool, "whether the post is published"),
    field("layout", FieldType::Any, "the layout; `false` means none"),
    field("photos", FieldType::Any, "pictures of the post"),
    field("author", FieldType::Any, "the author"),
    field("link", FieldType::Text, "the address that the title leads to"),
    field("id", FieldType::Any, "an identifier"),
    field("type", FieldType::Text, "the kind of the page"),
    field("cover", FieldType::Any, "the cover image"),
    field("thumbnail", FieldType::Any, "the image shown in lists"),
    field("banner", FieldType::Any, "the banner image"),
    field("banner_img", FieldType::Any, "the banner image"),
    field("index_img", FieldType::Any, "the image shown in lists"),
    field("top_img", FieldType::Any, "the image at the top"),
    field("toc", FieldType::Any, "whether a table of contents is shown"),
    field("mathjax", FieldType::Any, "whether formulas are rendered by MathJax"),
    field("math", FieldType::Any, "whether formulas are rendered"),
    field("katex", FieldType::Any, "whether formulas are rendered by KaTeX"),
    field("sticky", FieldType::Any, "whether the post stays on top"),
    field("top", FieldType::Any, "whether the post stays on top"),
    field("copyright", FieldType::Any, "whether the licence is shown"),
];

const ANCHORS: Scheme =
    Scheme { slugger: Slugger::Github, footnotes: Footnotes::Numbered, harmless: &[], known: false };

/// A Hexo site.
#[derive(Debug)]
pub struct Hexo {
    source: String,
    statics: Roots,
    asset_folder: bool,
    rewrites: Option<bool>,
    hard_wraps: bool,
    name_is_date: bool,
    future: bool,
    zone: Option<String>,
}

impl Hexo {
    /// Reads the site's configuration.
    pub fn new(disk: &dyn Disk) -> Self {
        Self::with(disk, &Settings::read(disk, "_config.yml").unwrap_or_default())
    }

    fn with(disk: &dyn Disk, settings: &Settings) -> Self {
        let source = settings.text("source_dir").and_then(path::configured).unwrap_or("source".into());
        let theme = settings.text("theme").filter(|theme| *theme != "false").map(|theme| format!("themes/{theme}"));
        let folders = [source.clone()].into_iter().chain(theme.iter().map(|theme| path::join(theme, "source")));
        let mut statics = Roots::new(disk, folders);
        statics.open = theme.is_some_and(|theme| disk.list(&theme).is_none_or(|names| names.is_empty()));
        statics.set_base(settings.text("root").unwrap_or_default());
        let name = settings.text("new_post_name").unwrap_or(":title.md");
        Self {
            source,
            statics,
            rewrites: rewrites_links(disk),
            asset_folder: settings.flag("post_asset_folder").unwrap_or(false),
            hard_wraps: settings.flag("marked.breaks").unwrap_or(true),
            name_is_date: [":year", "month", "day"].iter().all(|part| name.contains(part)),
            future: settings.flag("future").unwrap_or(true),
            zone: settings.text("timezone").map(str::to_owned),
        }
    }

    fn file(&self, path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return self.statics.places(url, []);
        }
        let (folder, stem) = (path::folder(path), path::stem(path));
        let files = vec![path::join(&path::join(folder, stem), url), path::join(folder, url)];
        let in_posts = path::below(path, &path::join(&self.source, "_posts")).is_some();
        let climbs = url.starts_with("..");
        if self.asset_folder && in_posts && !climbs { Places::Files(files) } else { Places::Perhaps(files) }
    }
}

impl Hexo {
    /// What `post_link` knows a post by: its slug, then its title (lib/plugins/tag/post_link.ts). The slug is the path
    /// below the posts' folder, without what `new_post_name` takes for the date.
    fn slugs(&self, page: &Facts) -> Vec<String> {
        let folders = ["_posts", "_drafts"].map(|folder| path::join(&self.source, folder));
        let Some(below) = folders.iter().find_map(|folder| path::below(&page.path, folder)) else { return Vec::new() };
        let name = path::stem(below);
        let whole = path::join(path::folder(below), name);
        let undated = path_dates::leading(name).map(|(_, rest)| rest.trim_start_matches(['-', '_']).to_owned());
        let title = page.title.as_ref().map(|title| title.text.clone());
        [Some(whole), Some(name.to_owned()), undated, title].into_iter().flatten().collect()
    }
}

/// Whether links to source files become links to pages: only plugins do that.
fn rewrites_links(disk: &dyn Disk) -> Option<bool> {
    let packages = disk.has_file("package.json").then(|| disk.text("package.json")).flatten()?;
    let may_rewrite = packages.contains("relative-link") || packages.contains("backlink") || packages.contains("abbrlink");
    (packages.contains("hexo-renderer-marked") && !may_rewrite && !disk.has_folder("scripts")).then_some(false)
}

impl Generator for Hexo {
    fn name(&self) -> GeneratorName {
        GeneratorName::Hexo
    }

    fn dialect(&self, _path: &str) -> Dialect {
        let markdown = Markdown { heading_attributes: true, hard_wraps: self.hard_wraps, ..Markdown::default() };
        Dialect { fences: Fences::Hexo, templates: Templates::Nunjucks, markdown }
    }

    fn fields(&self) -> &[Field] {
        &FIELDS
    }

    fn role(&self, path: &str) -> Role {
        if path::below(path, "scaffolds").is_some() {
            return Role::Template;
        }
        let Some(page) = path::below(path, &self.source) else { return Role::Other };
        if path::is_outside_content(path) || path::is_project_file(path) {
            return Role::Other;
        }
        let post = path::below(page, "_posts").or_else(|| path::below(page, "_drafts"));
        match post {
            Some(post) if post.split('/').any(|part| part.starts_with(['_', '.'])) => Role::Other,
            Some(_) => Role::Post,
            None if page.split('/').any(|part| part.starts_with(['_', '.'])) => Role::Other,
            None => Role::Page,
        }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::javascript(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        let found = path_dates::of_file_or_bundle(path).or_else(|| path_dates::of_folders(path));
        found.map(|date| PathDate { date, used: self.name_is_date })
    }

    fn publishes_future(&self) -> bool {
        self.future
    }

    fn title_from_heading(&self) -> bool {
        false
    }

    fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        let found = self.file(path, url);
        if url.starts_with('/') {
            return found;
        }
        let mut files = match found {
            Places::Files(files) | Places::AnyCase(files) | Places::Perhaps(files) => files,
            Places::Undecided => Vec::new(),
        };
        files.push(path::join(&self.source, url));
        Places::Perhaps(files)
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        if address::names_file(url) { self.file(path, url) } else { Places::Undecided }
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, ANCHORS)
    }

    fn rewrites(&self, _url: &str) -> Option<bool> {
        self.rewrites
    }

    fn names(&self, page: &Facts, kind: LinkKind) -> Vec<String> {
        if kind == LinkKind::PostSlug { self.slugs(page) } else { Vec::new() }
    }

    fn wanted(&self, _from: &Facts, name: &str, kind: LinkKind) -> Option<Vec<String>> {
        let slug = name.split('#').next().unwrap_or_default();
        (kind == LinkKind::PostSlug && !slug.is_empty()).then(|| vec![slug.to_owned()])
    }
}

#[cfg(test)]
mod tests {
    use super::Hexo;
    use crate::site::Role;
    use crate::site::disk::MapDisk;
    use crate::site::layout::{Layout, Lookup};
    use crate::site::settings::Settings;
    use std::sync::Arc;

    fn site(settings: &[(&str, &str)]) -> Layout {
        let disk = MapDisk::new([("source/_posts/a/그림.png", ""), ("source/images/x.png", "")]);
        let generator = Hexo::with(&disk, &Settings::sample(settings));
        Layout { generator: Arc::new(generator), disk: Arc::new(disk) }
    }

    #[test]
    fn the_asset_folder_of_a_post() {
        let with = site(&[("post_asset_folder", "true")]);
        let path = "source/_posts/a.md";
        assert_eq!(with.body_image(path, "그림.png"), Lookup::Found { path: "source/_posts/a/그림.png".into() });
        assert!(matches!(with.body_image(path, "none.png"), Lookup::Missing { .. }));
        assert!(matches!(with.body_image(path, "/images/none.png"), Lookup::Missing { .. }));
        assert_eq!(site(&[]).body_image(path, "none.png"), Lookup::Undecided);
        assert_eq!(site(&[]).front_matter_image(path, "none.png"), Lookup::Undecided);
        assert!(matches!(site(&[]).front_matter_image(path, "/images/none.png"), Lookup::Missing { .. }));
        assert!(matches!(site(&[]).front_matter_image(path, "/images/X.png"), Lookup::OtherCase { .. }));
        assert_eq!(site(&[("theme", "away")]).body_image(path, "/images/none.png"), Lookup::Undecided);
    }

    #[test]
    fn roles_and_dates() {
        let hexo = site(&[("new_post_name", ":year-:month-:day-:title.md")]);
        assert_eq!(hexo.role("source/_posts/2022-12-31-a.md"), Role::Post);
        assert_eq!(hexo.role("source/_drafts/a.md"), Role::Post);
        assert_eq!(hexo.role("source/docs/a.md"), Role::Page);
        assert_eq!(hexo.role("scaffolds/post.md"), Role::Template);
        assert_eq!(hexo.role("README.md"), Role::Other);
        assert_eq!(hexo.role("source/_posts/_hidden.md"), Role::Other);
        assert_eq!(hexo.generator.path_date("source/_posts/2022-12-31-a.md").map(|found| found.used), Some(true));
    }
}
