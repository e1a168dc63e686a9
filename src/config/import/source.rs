//! The files of another linter's configuration: opened, read in their language, and what they extend found.

use crate::config::layers::join;
use crate::config::read::Reader;
use crate::config::{ConfigError, ConfigFault, Files};
use crate::document::front_matter::{Fault, Format, Map, Value, parse_commented_json, parse_document};
use crate::lint::Registry;
use std::path::{Path, PathBuf};

/// How many files one configuration may be built from.
const MOST_FILES: usize = 64;

/// Where the files are read from.
pub(super) struct Shelf<'a> {
    pub(super) disk: &'a dyn Files,
    pub(super) registry: &'a Registry,
}

/// One file that was read.
pub(super) struct Source {
    path: PathBuf,
    /// The file as shown to the author.
    pub(super) shown: String,
    text: String,
    pub(super) root: Map,
}

impl Shelf<'_> {
    /// Opens the file at `path`.
    pub(super) fn open(&self, path: &Path) -> Result<Source, ConfigError> {
        let shown = self.disk.show(path);
        let unreadable = |reason: String| ConfigError::Unreadable { path: shown.clone(), reason };
        if is_program(path) {
            return Err(unreadable("it is a program, which matterlint does not run".to_owned()));
        }
        let text = self.disk.read(path).map_err(|error| unreadable(error.to_string()))?;
        let parsed = match extension(path).as_str() {
            "yaml" | "yml" => parse_document(&text, Format::Yaml),
            "toml" => parse_document(&text, Format::Toml),
            "json" | "jsonc" => parse_commented_json(&text),
            _ if text.trim_start().starts_with(['{', '/']) => parse_commented_json(&text),
            _ => parse_document(&text, Format::Yaml),
        };
        match parsed {
            Ok(root) => Ok(Source { path: path.to_owned(), shown, text, root }),
            Err(Fault { span, message, help, .. }) => {
                Err(ConfigFault { path: shown.clone(), text, span, message, help }.into())
            }
        }
    }

    /// The lines of an ignore file, without comments.
    pub(super) fn lines(&self, path: &Path) -> Result<Vec<String>, ConfigError> {
        let unreadable = |reason: String| ConfigError::Unreadable { path: self.disk.show(path), reason };
        let text = self.disk.read(path).map_err(|error| unreadable(error.to_string()))?;
        let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(lines.map(str::to_owned).collect())
    }

    /// Opens what `value` of `source` extends. `chain` holds the files on the way to it and is lengthened by it.
    pub(super) fn extended(
        &self,
        source: &Source,
        value: &Value,
        chain: &mut Vec<PathBuf>,
    ) -> Result<Source, ConfigError> {
        let reader = source.reader(self.registry);
        let named = reader.text(value)?;
        let fault = |message: String| reader.fault(value.inner_span(), message);
        let mut reason = String::new();
        for path in places(&source.path, named) {
            if chain.contains(&path) {
                return Err(fault(format!("`{named}` extends this file in turn")).into());
            }
            match self.open(&path) {
                Ok(found) if chain.len() < MOST_FILES => {
                    chain.push(path);
                    return Ok(found);
                }
                Ok(_) => return Err(fault(format!("more than {MOST_FILES} files are extended")).into()),
                Err(ConfigError::Unreadable { reason: why, .. }) => {
                    reason = if reason.is_empty() { why } else { reason };
                }
                Err(broken) => return Err(broken),
            }
        }
        Err(fault(format!("`{named}` cannot be read: {reason}")).into())
    }
}

impl Source {
    pub(super) fn reader<'s>(&'s self, registry: &'s Registry) -> Reader<'s> {
        Reader::new(&self.shown, &self.text, registry)
    }

    /// The end of the file's name decides what it holds.
    pub(super) fn is_called(&self, ends: &[&str]) -> bool {
        let name = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        ends.iter().any(|end| name.ends_with(end))
    }
}

/// Where a file that `named` stands for may lie: beside the one that names it, or in an installed package.
fn places(from: &Path, named: &str) -> Vec<PathBuf> {
    let folder = from.parent().unwrap_or(Path::new(""));
    let mut places = vec![join(folder, named)];
    if !named.starts_with('.') {
        for ancestor in folder.ancestors() {
            let inside = join(&ancestor.join("node_modules"), named);
            places.push(inside.with_file_name(format!("{}.json", file_name(&inside))));
            places.push(inside);
        }
    }
    places
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn is_program(path: &Path) -> bool {
    ["cjs", "mjs", "js", "ts"].contains(&extension(path).as_str())
}
