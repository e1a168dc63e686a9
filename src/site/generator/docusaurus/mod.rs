//! Docusaurus: read from its sources, and observed on 3.10.2.

mod config;
mod dates;
mod fields;
mod kebab;
mod names;
mod pages;
mod tags;

use super::{Anchors, Places, References};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, Source};
use crate::site::roots::Roots;
use crate::site::source_text::first_text;
use crate::site::{DateFault, Disk, Fields, Generator, GeneratorName, Moment, PathDate, Role, address, path};
use config::{Config, Kind};

const ANCHORS: Scheme =
    Scheme { slugger: Slugger::Github, footnotes: Footnotes::UserContent, harmless: &[], known: true };

/// A Docusaurus site.
#[derive(Debug)]
pub struct Docusaurus {
    fields: Fields,
    statics: Roots,
    config: Config,
}

impl Docusaurus {
    /// Reads what the text of the configuration shows.
    pub fn new(disk: &dyn Disk) -> Self {
        let files = ["ts", "js", "mjs", "cjs", "mts", "cts"].map(|extension| format!("docusaurus.config.{extension}"));
        let text = first_text(disk, &files.each_ref().map(String::as_str));
        let mut statics = Roots::new(disk, ["static"]);
        let config = Config::read(disk);
        statics.set_base(config.base.as_deref().unwrap_or_default());
        statics.open = text.contains("staticDirectories");
        Self { fields: Fields::new(fields::FIELDS.to_vec(), false), statics, config }
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

    fn fields(&self) -> &Fields {
        &self.fields
    }

    fn role(&self, file: &str) -> Role {
        if path::is_outside_content(file) || file.split('/').any(|part| part.starts_with('_')) {
            return Role::Other;
        }
        match self.place(file).map(|place| place.plugin.kind) {
            Some(Kind::Blog) if path::is_project_file(file) => return Role::Other,
            Some(Kind::Blog) => return Role::Post,
            Some(Kind::Docs | Kind::Pages) => return Role::Page,
            None => {}
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

    fn references(&self) -> Option<&dyn References> {
        Some(self)
    }

    fn page(&self, source: &Source<'_>) -> Page {
        self.page_of(source)
    }

    fn site_address(&self) -> Option<&str> {
        self.config.address.as_deref()
    }
}

impl References for Docusaurus {
    fn rewrites(&self, url: &str) -> Option<bool> {
        let file = address::split_path(url).0;
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
