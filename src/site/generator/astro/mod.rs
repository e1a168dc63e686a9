//! Astro: read from its sources (7.2.4), observed on 5. Relative images are part of the build; the rest is the site's own
//! code.

mod collection;
mod config;
mod fields;
mod pages;

use super::{Anchors, Places};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, Source};
use crate::site::roots::Roots;
use crate::site::source_text::{first_text, strings_after};
use crate::site::{DateFault, Disk, Fields, Generator, GeneratorName, Moment, PathDate, Role, address, path};
use collection::Collection;
use config::{Config, EXTENSIONS};

/// An Astro site.
#[derive(Debug)]
pub struct Astro {
    fields: Fields,
    collections: Vec<String>,
    entries: Vec<Collection>,
    config: Config,
    statics: Roots,
    anchors: Scheme,
}

impl Astro {
    /// Reads what the text of the configuration shows.
    pub fn new(disk: &dyn Disk) -> Self {
        let configuration = EXTENSIONS.map(|extension| format!("astro.config.{extension}"));
        let text = first_text(disk, &configuration.each_ref().map(String::as_str));
        let content = EXTENSIONS.iter().flat_map(|extension| {
            ["src/content.config", "src/content/config"].map(|stem| format!("{stem}.{extension}"))
        });
        let content = content.collect::<Vec<_>>();
        let schema = first_text(disk, &content.iter().map(String::as_str).collect::<Vec<_>>());
        let public = strings_after(&text, "publicDir").into_iter().find_map(path::configured);
        let mut statics = Roots::new(disk, [public.unwrap_or("public".into())]);
        statics.set_base(strings_after(&text, "base").first().copied().unwrap_or_default());
        let mut collections = vec!["src/content".to_owned()];
        collections.extend(strings_after(&schema, "base").into_iter().filter_map(path::configured));
        collections.retain(|folder| !folder.is_empty());
        let known = ["rehype", "remark", "Plugins"].iter().all(|word| !text.contains(word));
        let config = Config::read(disk);
        Self {
            fields: Fields::new(fields::FIELDS.to_vec(), false),
            collections,
            entries: collection::collections(disk, &config),
            config,
            statics,
            anchors: Scheme { slugger: Slugger::Github, footnotes: Footnotes::UserContent, harmless: &[], known },
        }
    }

    fn file(&self, path: &str, url: &str) -> Places {
        if url.starts_with('/') {
            return self.statics.places(url, []);
        }
        if url.starts_with(['~', '@', '#', '$']) {
            return Places::Undecided;
        }
        Places::Files(vec![path::join(path::folder(path), url)])
    }
}

impl Generator for Astro {
    fn name(&self) -> GeneratorName {
        GeneratorName::Astro
    }

    fn dialect(&self, path: &str) -> Dialect {
        let templates = if path::extension(path) == "mdx" { Templates::Mdx } else { Templates::None };
        Dialect { fences: Fences::Astro, templates, markdown: Markdown::default() }
    }

    fn fields(&self) -> &Fields {
        &self.fields
    }

    fn role(&self, file: &str) -> Role {
        let in_collection = self.collections.iter().any(|folder| path::below(file, folder).is_some());
        let content = in_collection || path::below(file, "src/pages").is_some();
        let hidden = file.split('/').any(|part| part.starts_with('_'));
        if !content || hidden || path::is_outside_content(file) || path::is_project_file(file) {
            return Role::Other;
        }
        if path::folder(file).split('/').any(path::is_post_folder) { Role::Post } else { Role::Page }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        read::javascript(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        path_dates::of_file_or_bundle(path).map(|date| PathDate { date, used: false })
    }

    fn title_from_heading(&self) -> bool {
        false
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        match self.file(path, url) {
            // Only `image()` in the schema resolves a bare name; a string may mean anything to the site's code.
            Places::Files(files) if !url.starts_with('.') => Places::Perhaps(files),
            places => places,
        }
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        match self.file(path, url) {
            Places::Files(files) if address::names_file(url) && url.starts_with('/') => Places::Files(files),
            Places::Files(files) => Places::Perhaps(files),
            places => places,
        }
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, self.anchors)
    }

    fn page(&self, source: &Source<'_>) -> Page {
        self.page_of(source)
    }

    fn site_address(&self) -> Option<&str> {
        self.config.address.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::Astro;
    use crate::site::Role;
    use crate::site::disk::MapDisk;
    use crate::site::layout::{Layout, Lookup};
    use std::sync::Arc;

    #[test]
    fn collections_and_their_images() {
        let disk = MapDisk::new([
            ("src/content.config.ts", "const blog = defineCollection({ loader: glob({ base: './data/blog' }) })"),
            ("data/blog/그림.png", ""),
            ("public/x.png", ""),
        ]);
        let site = Layout { generator: Arc::new(Astro::new(&disk)), disk: Arc::new(disk) };
        let look = |url: &str| site.body_image("data/blog/a.md", url);
        assert_eq!(look("./그림.png"), Lookup::Found { path: "data/blog/그림.png".into() });
        assert_eq!(look("/x.png"), Lookup::Found { path: "public/x.png".into() });
        assert!(matches!(look("none.png"), Lookup::Missing { .. }));
        assert_eq!(look("~/assets/none.png"), Lookup::Undecided);
        assert_eq!(site.role("data/blog/a.md"), Role::Post);
        assert_eq!(site.role("src/content/docs/a.mdx"), Role::Page);
        assert_eq!(site.role("src/content/blog/_a.md"), Role::Other);
        assert_eq!(site.role("README.md"), Role::Other);
    }
}
