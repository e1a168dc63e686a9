//! Eleventy: read from its sources and observed (3.1.8). Its configuration is a program, so much is left undecided.

mod cascade;
mod fields;
mod page;
mod permalink;
mod program;
mod tags;

use super::{Anchors, Places, References};
use crate::document::Body;
use crate::document::dialect::{Dialect, Fences, Markdown, Templates, Wraps};
use crate::document::front_matter::Value;
use crate::site::anchor::{Footnotes, Scheme, Slugger, collect};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::{Page, Source};
use crate::site::{DateFault, Disk, Fields, Generator, GeneratorName, Moment, PathDate, Role, Vocabulary, path};
use program::Program;

const ANCHORS: Scheme =
    Scheme { slugger: Slugger::Github, footnotes: Footnotes::Numbered, harmless: &[], known: false };

/// An Eleventy site.
#[derive(Debug)]
pub struct Eleventy {
    fields: Fields,
    program: Program,
    address: Option<String>,
}

impl Eleventy {
    /// Reads what the text of the configuration shows.
    pub fn new(disk: &dyn Disk) -> Self {
        let program = Program::read(disk);
        Self { fields: Fields::new(fields::FIELDS.to_vec(), false), address: program.site_address(disk), program }
    }

    fn file(&self, path: &str, url: &str) -> Places {
        let mut files = Vec::new();
        if !url.starts_with('/') {
            let folder = path::folder(path);
            files.push(path::join(folder, url));
            files.push(path::join(&path::join(folder, path::stem(path)), url));
        }
        files.extend([&self.program.input, "", "public", "static", "src"].map(|folder| path::join(folder, url)));
        Places::Perhaps(files)
    }
}

impl Generator for Eleventy {
    fn name(&self) -> GeneratorName {
        GeneratorName::Eleventy
    }

    fn dialect(&self, _path: &str) -> Dialect {
        let Program { may_break_lines, renders_otherwise, .. } = self.program;
        // The setting may be one of another plugin.
        let wraps = if may_break_lines { Wraps::Unsure } else { Wraps::Soft };
        let markdown = Markdown { wraps, indented_text: !renders_otherwise, ..Markdown::default() };
        Dialect { fences: Fences::GrayMatter, templates: Templates::Liquid, markdown }
    }

    fn fields(&self) -> &Fields {
        &self.fields
    }

    fn role(&self, file: &str) -> Role {
        let Some(page) = path::below(file, &self.program.input) else { return Role::Other };
        if self.program.ignores(file) || path::is_outside_content(file) || path::is_project_file(file) {
            return Role::Other;
        }
        let mut folders = path::folder(page).split('/');
        if folders.any(path::is_post_folder) { Role::Post } else { Role::Page }
    }

    fn date(&self, value: &Value) -> Result<Moment, DateFault> {
        if read::is_eleventy_keyword(value) {
            return Err(DateFault::Computed);
        }
        let written = read::Written::of(value)?;
        if self.program.parses_dates { read::javascript(written) } else { read::eleventy(written) }
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

    fn vocabulary(&self) -> Option<&Vocabulary> {
        self.program.tags.as_ref()
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
        self.address.as_deref()
    }
}

impl References for Eleventy {
    fn rewrites(&self, _url: &str) -> Option<bool> {
        self.program.rewrites_links
    }
}

#[cfg(test)]
mod tests;
