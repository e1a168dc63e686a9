//! Eleventy: read from its sources (4.0.0-alpha.10). Its configuration is a program, so much is left undecided.

use super::{Anchors, Places};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::field::{FieldType, Terms, field};
use crate::site::source_text::{first_text, strings_after};
use crate::site::{DateFault, Disk, Field, Generator, GeneratorName, Moment, PathDate, Role, path};

const CONFIGURATIONS: [&str; 6] = [
    ".eleventy.js",
    ".eleventy.cjs",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
];

/// Eleventy's own fields, then common ones.
static FIELDS: [Field; 26] = [
    field("title", FieldType::Text, "the title"),
    field("description", FieldType::Text, "what the post is about, for search engines and feeds"),
    field("permalink", FieldType::Any, "the path of the page; `false` writes none"),
    field("layout", FieldType::Any, "the layout"),
    field("tags", FieldType::Terms(Terms::OneTerm), "the collections that hold the page"),
    field("date", FieldType::Date, "when the post was written"),
    field("pagination", FieldType::Map, "how the page is repeated over data"),
    field("eleventyExcludeFromCollections", FieldType::Any, "whether collections leave the page out"),
    field("eleventyNavigation", FieldType::Map, "the page's place in the navigation"),
    field("eleventyComputed", FieldType::Map, "values computed from other data"),
    field("eleventyImport", FieldType::Map, "the collections that the page needs first"),
    field("templateEngineOverride", FieldType::Any, "the template languages that run over the page"),
    field("templateClass", FieldType::Any, "the class of the template"),
    field("draft", FieldType::Any, "whether the post is left out; means what the configuration makes of it"),
    field("updated", FieldType::Date, "when the post was last changed"),
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

const ANCHORS: Scheme =
    Scheme { slugger: Slugger::Github, footnotes: Footnotes::Numbered, harmless: &[], known: false };

/// An Eleventy site.
#[derive(Debug)]
pub struct Eleventy {
    input: String,
    output: String,
    folders: Vec<String>,
    rewrites: Option<bool>,
}

impl Eleventy {
    /// Reads what the text of the configuration shows.
    pub fn new(disk: &dyn Disk) -> Self {
        let text = first_text(disk, &CONFIGURATIONS);
        let named = |keys: [&str; 2]| {
            let found = keys.iter().flat_map(|key| strings_after(&text, key)).last();
            found.and_then(path::configured)
        };
        let input = named(["input", "setInputDirectory"]).filter(|folder| disk.has_folder(folder)).unwrap_or_default();
        let of_input = |folder: String| path::join(&input, &folder);
        Self {
            output: named(["output", "setOutputDirectory"]).unwrap_or("_site".into()),
            folders: vec![
                of_input(named(["includes", "setIncludesDirectory"]).unwrap_or("_includes".into())),
                of_input(named(["layouts", "setLayoutsDirectory"]).unwrap_or("_layouts".into())),
                of_input(named(["data", "setDataDirectory"]).unwrap_or("_data".into())),
            ],
            input,
            rewrites: rewrites_links(&text),
        }
    }

    fn file(&self, path: &str, url: &str) -> Places {
        let mut files = Vec::new();
        if !url.starts_with('/') {
            let folder = path::folder(path);
            files.push(path::join(folder, url));
            files.push(path::join(&path::join(folder, path::stem(path)), url));
        }
        files.extend([&self.input, "", "public", "static", "src"].map(|folder| path::join(folder, url)));
        Places::Perhaps(files)
    }
}

/// Whether links to source files become links to pages: by Eleventy's own plugin, or perhaps by a program's.
fn rewrites_links(program: &str) -> Option<bool> {
    if program.contains("InputPathToUrl") {
        return Some(true);
    }
    let may_rewrite = ["replaceLink", "replace-link", "setLibrary", "addTransform", ".md", "href"];
    (!program.is_empty() && !may_rewrite.iter().any(|word| program.contains(word))).then_some(false)
}

impl Generator for Eleventy {
    fn name(&self) -> GeneratorName {
        GeneratorName::Eleventy
    }

    fn dialect(&self, _path: &str) -> Dialect {
        Dialect { fences: Fences::GrayMatter, templates: Templates::Liquid, markdown: Markdown::default() }
    }

    fn fields(&self) -> &[Field] {
        &FIELDS
    }

    fn role(&self, file: &str) -> Role {
        let Some(page) = path::below(file, &self.input) else { return Role::Other };
        let not_input = self.folders.iter().chain([&self.output]).any(|folder| path::below(file, folder).is_some());
        if not_input || path::is_outside_content(file) || path::is_project_file(file) {
            return Role::Other;
        }
        let mut folders = path::folder(page).split('/');
        if folders.any(path::is_post_folder) { Role::Post } else { Role::Page }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        if read::is_eleventy_keyword(value) {
            return Err(DateFault::Computed);
        }
        read::javascript(read::Written::of(value)?)
    }

    fn path_date(&self, path: &str) -> Option<PathDate> {
        path_dates::of_file_or_bundle(path).map(|date| PathDate { date, used: true })
    }

    fn title_from_heading(&self) -> bool {
        true
    }

    fn body_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn front_matter_image(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn body_link(&self, path: &str, url: &str) -> Places {
        self.file(path, url)
    }

    fn anchors(&self, text: &str, body: &Body) -> Anchors {
        collect(text, body, ANCHORS)
    }

    fn rewrites(&self, _url: &str) -> Option<bool> {
        self.rewrites
    }
}

#[cfg(test)]
mod tests {
    use super::Eleventy;
    use crate::site::disk::MapDisk;
    use crate::site::{Generator, Role};

    #[test]
    fn the_input_folder_is_read_from_the_program() {
        let program = "export default () => ({ dir: { input: 'src', includes: '_parts' } });";
        let eleventy = Eleventy::new(&MapDisk::new([("eleventy.config.js", program), ("src/blog/a.md", "")]));
        assert_eq!(eleventy.role("src/blog/a.md"), Role::Post);
        assert_eq!(eleventy.role("src/docs/a.md"), Role::Page);
        assert_eq!(eleventy.role("src/_parts/a.md"), Role::Other);
        assert_eq!(eleventy.role("docs/a.md"), Role::Other);
        assert_eq!(eleventy.path_date("src/blog/2022-12-31-글.md").map(|found| found.used), Some(true));
    }
}
