//! Begins a configuration: where it belongs, what another linter says there, and the files that are written.

use super::projects::{Seen, configuration_in};
use super::{Session, open, paths, write};
use crate::config::{ConfigError, FILE_NAMES, Imported, Linter, Starter, read, schema};
use crate::document::front_matter::{Format, Map, parse_commented_json, parse_document};
use crate::site::GeneratorName;
use std::path::{Path, PathBuf};

/// The JSON Schema beside a configuration. Generators pass over names that begin with a dot.
const SCHEMA: &str = ".matterlint.schema.json";

/// A configuration that is ready to be written.
#[derive(Debug)]
pub struct Beginning {
    /// Its text.
    pub text: String,
    /// The generator that is recognised.
    pub generator: Option<GeneratorName>,
    /// What another linter's configuration comes to.
    pub imported: Option<Imported>,
    file: PathBuf,
    schema: Option<(PathBuf, String)>,
    folder: PathBuf,
}

/// Why there can be no new configuration.
#[derive(Debug, thiserror::Error)]
pub enum NotBegun {
    /// One counts here already.
    #[error("the configuration `{0}` is there already")]
    Present(String),
    /// One counts for the folder from above.
    #[error("the configuration `{0}` counts here already")]
    Above(String),
    /// The path names no configuration.
    #[error("`{0}` is no folder, and no name of a configuration")]
    NoName(String),
    /// The other linter has no configuration in the folder.
    #[error("no configuration of {} is found in `{folder}`", .linter.as_str())]
    NothingToCarry {
        /// The linter.
        linter: Linter,
        /// The folder as shown.
        folder: String,
    },
    /// The system says no.
    #[error("`{path}` was not written: {reason}")]
    Unwritten {
        /// The file as shown.
        path: String,
        /// Why not.
        reason: String,
    },
}

impl NotBegun {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::Present(_) => "`matterlint init -` prints what a new one would hold".to_owned(),
            Self::Above(path) => format!(
                "`matterlint init .` begins one for this folder alone; `extends = \"{path}\"` in it builds upon the other"
            ),
            Self::NoName(_) => format!("a configuration is called {}", FILE_NAMES.join(" or ")),
            Self::NothingToCarry { linter, .. } => {
                let usual = linter.file_names().iter().flat_map(|group| *group).next().copied().unwrap_or_default();
                format!("name the file, `{usual}` or another: `--from-file PATH`")
            }
            Self::Unwritten { .. } => return None,
        })
    }
}

impl Session {
    /// Where a new configuration goes that is to stand at `path`: a folder, a file, or `None` for the working folder.
    ///
    /// # Errors
    /// One is there already, or `path` can be none.
    pub fn place_for_configuration(&self, path: Option<&Path>) -> Result<PathBuf, NotBegun> {
        let working = &self.request.folder;
        let named = paths::absolute(working, path.unwrap_or(Path::new("")));
        let is_name = named.file_name().is_some_and(|name| FILE_NAMES.iter().any(|known| name == *known));
        let (folder, file) = match named.parent() {
            _ if named.is_dir() => (named.clone(), named.join(FILE_NAMES[0])),
            Some(folder) if is_name => (folder.to_owned(), named.clone()),
            _ => return Err(NotBegun::NoName(paths::shown(working, &named))),
        };
        if let Some(present) = configuration_in(&folder, self.view()) {
            return Err(NotBegun::Present(paths::shown(working, &present)));
        }
        let end = folder.ancestors().position(|ancestor| ancestor.join(".git").exists()).unwrap_or(usize::MAX - 1);
        let above = folder.ancestors().take(end + 1).find_map(|folder| configuration_in(folder, self.view()));
        match above.filter(|_| path.is_none()) {
            Some(above) => Err(NotBegun::Above(paths::shown(working, &above))),
            None => Ok(file),
        }
    }

    /// Makes the text of a configuration that is to stand at `file`, from the other linter's in its folder or at the path
    /// that is given with it.
    ///
    /// # Errors
    /// The other linter's configuration is not there ([`NotBegun`]) or cannot be used.
    pub fn begin(
        &self,
        file: &Path,
        from: Option<(Linter, Option<&Path>)>,
        with_schema: bool,
    ) -> Result<Result<Beginning, NotBegun>, ConfigError> {
        let file = paths::absolute(&self.request.folder, file);
        let folder = file.parent().unwrap_or(&file).to_owned();
        let mut imported = None;
        if let Some((linter, named)) = from {
            let named = named.map(|path| vec![paths::absolute(&self.request.folder, path)]);
            let files = named.unwrap_or_else(|| foreign(linter, &folder));
            if files.is_empty() {
                let folder = paths::shown(&self.request.folder, &folder);
                return Ok(Err(NotBegun::NothingToCarry { linter, folder }));
            }
            imported =
                Some(linter.import(&files, &Seen { request: &self.request, view: self.view() }, self.registry())?);
        }
        let site = self.standing(&folder.join("index.md"))?.site;
        let generator = site.recognised.then(|| site.layout.generator.name());
        let shown = format!("./{SCHEMA}");
        let starter = Starter {
            registry: self.registry(),
            schema: with_schema.then_some(shown.as_str()),
            generator,
            imported: imported.as_ref(),
        };
        let text = starter.text();
        // What matterlint would refuse is not written.
        read(&paths::shown(&self.request.folder, &file), &text, self.registry())?;
        let schema = with_schema.then(|| (folder.join(SCHEMA), format!("{:#}\n", schema(self.registry()))));
        Ok(Ok(Beginning { text, generator, imported, file, schema, folder: self.request.folder.clone() }))
    }
}

impl Beginning {
    /// Writes the configuration and the schema beside it; no configuration is replaced. The files as shown.
    ///
    /// # Errors
    /// Why one of them was not written.
    pub fn write(&self) -> Result<Vec<String>, NotBegun> {
        let shown = |path: &Path| paths::shown(&self.folder, path);
        let unwritten = |path: &Path, reason: String| NotBegun::Unwritten { path: shown(path), reason };
        let mut files = vec![shown(&self.file)];
        if let Some((path, text)) = &self.schema {
            // It is made by matterlint each time, so that an older one may go.
            let written = match open::read(path, u64::MAX) {
                Ok(before) => write::replace(path, &before, text),
                Err(_) => write::create(path, text),
            };
            written.map_err(|fault| unwritten(path, fault.to_string()))?;
            files.push(shown(path));
        }
        write::create(&self.file, &self.text).map_err(|fault| unwritten(&self.file, fault.to_string()))?;
        Ok(files)
    }
}

/// The files of `linter` that count in `folder`.
fn foreign(linter: Linter, folder: &Path) -> Vec<PathBuf> {
    let first = |names: &&[&str]| {
        let mut files = names.iter().map(|name| folder.join(name)).filter(|file| file.is_file());
        files.find(|file| holds_settings(file))
    };
    linter.file_names().iter().filter_map(first).collect()
}

/// Whether a file that other programs share has a part for the linter. One that is broken is shown to the author.
fn holds_settings(file: &Path) -> bool {
    let read = || String::from_utf8(open::read(file, super::LARGEST).ok()?).ok();
    let found = match file.file_name().and_then(|name| name.to_str()) {
        Some("pyproject.toml") => read().map(|text| parse_document(&text, Format::Toml)),
        Some("package.json") => read().map(|text| parse_commented_json(&text)),
        _ => return true,
    };
    let places = ["tool.rumdl", "markdownlint-cli2"];
    let has =
        |map: &Map| places.iter().any(|place| map.get_path(place).is_some_and(|entry| entry.value.as_map().is_some()));
    found.and_then(Result::ok).is_some_and(|map| has(&map))
}
