//! Eleventy's data cascade: what a page has from its own front matter and from the data files beside and above it
//! (src/Data/TemplateData.js, getLocalDataPaths).

use super::Eleventy;
use crate::document::front_matter::Value;
use crate::site::facts::Source;
use crate::site::settings::{Setting, Settings};
use crate::site::{Disk, path};

/// What the cascade holds under a key.
#[derive(Debug)]
pub enum Found<'a> {
    /// It stands in the page's front matter.
    Own(&'a Value),
    /// It stands in a data file.
    Shared(Setting),
    /// A program may have set it.
    Unknown,
    /// Nothing, or nothing but a key.
    Nothing,
}

impl Eleventy {
    /// What the cascade of the page holds under `key`, as far as files show it.
    pub(super) fn found<'a>(&self, source: &Source<'a>, key: &str) -> Found<'a> {
        match source.field(self, key) {
            Some(entry) if is_null(&entry.value) => Found::Nothing,
            Some(entry) => Found::Own(&entry.value),
            None => self.shared(source, key),
        }
    }

    /// What the data files hold under `key`: those of the page itself first, then those of its folders from the inmost.
    pub(super) fn shared<'a>(&self, source: &Source<'a>, key: &str) -> Found<'a> {
        for base in self.bases(source.path) {
            for suffix in [".11tydata", ""] {
                if let Some(found) = self.in_file(source.disk, &format!("{base}{suffix}"), suffix, key) {
                    return found;
                }
            }
        }
        Found::Nothing
    }

    fn in_file<'a>(&self, disk: &dyn Disk, base: &str, suffix: &str, key: &str) -> Option<Found<'a>> {
        let programs: &[&str] = if suffix.is_empty() { &[] } else { &["js", "cjs", "mjs"] };
        let more: &[&str] = if self.program.reads_more_data { &["yaml", "yml", "toml"] } else { &[] };
        for extension in programs.iter().chain(more) {
            let file = format!("{base}.{extension}");
            if disk.has_file(&file) && disk.text(&file).is_none_or(|text| text.contains(key)) {
                return Some(Found::Unknown);
            }
        }
        let settings = Settings::read(disk, &format!("{base}.json"))?;
        // Keys are matched exactly, as JavaScript does.
        let (_, setting) = settings.entries().find(|(name, _)| *name == key)?;
        Some(Found::Shared(setting.clone()))
    }

    /// The paths of the page's data files without suffix and extension, those that win first.
    fn bases(&self, file: &str) -> Vec<String> {
        let folder = path::folder(file);
        let mut bases = vec![path::join(folder, path::stem(file))];
        let mut at = folder;
        while !at.is_empty() && (at != self.program.input || !self.program.input.is_empty()) {
            bases.push(path::join(at, path::file_name(at)));
            if at == self.program.input {
                break;
            }
            at = path::folder(at);
        }
        bases
    }
}

fn is_null(value: &Value) -> bool {
    value.is_empty() || value.as_text().is_some_and(|text| ["null", "~"].contains(&text))
}
