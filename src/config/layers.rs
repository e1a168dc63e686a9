//! A configuration and the ones it extends, as layers from the lowest up.

use super::{ConfigError, ConfigFault, Options, read};
use crate::document::front_matter::{Format, parse_document};
use crate::lint::Registry;
use crate::text::Span;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Where configurations are read from.
pub trait Files {
    /// The text of a file.
    ///
    /// # Errors
    /// Why it cannot be read, in words for the author.
    fn read(&self, path: &Path) -> io::Result<String>;

    /// How the path is shown to the author.
    fn show(&self, path: &Path) -> String;
}

/// How many files one configuration may be built from: files that extend each other crosswise would be read without end.
const MOST_FILES: usize = 256;

/// One configuration file that counts.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The file, as shown to the author.
    pub shown: String,
    /// What stands in it.
    pub options: Options,
}

/// Reads the configuration at `path` and all that it extends: the lowest layer first, the file itself last.
///
/// # Errors
/// A file that cannot be read, a fault of a text, or a circle of `extends`.
pub fn load(path: &Path, files: &dyn Files, registry: &Registry) -> Result<Vec<Layer>, ConfigError> {
    let text = files
        .read(path)
        .map_err(|error| ConfigError::Unreadable { path: files.show(path), reason: error.to_string() })?;
    let mut layers = Vec::new();
    Loader { files, registry, layers: &mut layers }.add(&mut vec![path.to_owned()], &text)?;
    Ok(layers)
}

struct Loader<'a> {
    files: &'a dyn Files,
    registry: &'a Registry,
    layers: &'a mut Vec<Layer>,
}

impl Loader<'_> {
    /// Adds the last file of `chain`, after those it extends.
    fn add(&mut self, chain: &mut Vec<PathBuf>, text: &str) -> Result<(), ConfigError> {
        let Some(path) = chain.last().cloned() else { return Ok(()) };
        let shown = self.files.show(&path);
        let options = read(&shown, text, self.registry)?;
        for (at, base) in options.extends.iter().enumerate() {
            let target = join(path.parent().unwrap_or(Path::new("")), base);
            let fault = |message: String| ConfigFault {
                path: shown.clone(),
                span: extends_span(text, at),
                text: text.to_owned(),
                message,
                help: None,
            };
            if chain.contains(&target) {
                return Err(fault(format!("`{base}` extends this file in turn")).into());
            }
            if self.layers.len() >= MOST_FILES {
                return Err(fault(format!("more than {MOST_FILES} files are extended")).into());
            }
            let base_text =
                self.files.read(&target).map_err(|error| fault(format!("`{base}` cannot be read: {error}")))?;
            chain.push(target);
            self.add(chain, &base_text)?;
            chain.pop();
        }
        self.layers.push(Layer { shown, options });
        Ok(())
    }
}

/// The place of the `at`th item of `extends`.
fn extends_span(text: &str, at: usize) -> Span {
    let root = parse_document(text, Format::Toml).unwrap_or_default();
    let Some(entry) = root.get("extends") else { return Span::default() };
    entry.value.as_list().and_then(|items| items.get(at)).unwrap_or(&entry.value).inner_span()
}

/// `path` below `folder`, with `.` and `..` resolved by their names alone.
pub(super) fn join(folder: &Path, path: &str) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                joined.pop();
            }
            other => joined.push(other),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{Files, load};
    use crate::config::ConfigError;
    use crate::config::sample::registry;
    use std::collections::BTreeMap;
    use std::io;
    use std::path::Path;

    struct Shelf(BTreeMap<&'static str, &'static str>);

    impl Files for Shelf {
        fn read(&self, path: &Path) -> io::Result<String> {
            let text = path.to_str().and_then(|path| self.0.get(path)).ok_or(io::ErrorKind::NotFound)?;
            Ok((*text).to_owned())
        }

        fn show(&self, path: &Path) -> String {
            path.display().to_string()
        }
    }

    fn loaded(files: &[(&'static str, &'static str)]) -> Result<Vec<String>, ConfigError> {
        let shelf = Shelf(files.iter().copied().collect());
        let layers = load(Path::new("/blog/matterlint.toml"), &shelf, &registry())?;
        Ok(layers.into_iter().map(|layer| layer.shown).collect())
    }

    #[test]
    fn the_extended_ones_come_first() {
        let files = [
            ("/blog/matterlint.toml", "extends = [\"../house/a.toml\", \"./b.toml\"]\n"),
            ("/house/a.toml", "extends = \"c.toml\"\n"),
            ("/house/c.toml", ""),
            ("/blog/b.toml", "extends = \"../house/c.toml\"\n"),
        ];
        let order = ["/house/c.toml", "/house/a.toml", "/house/c.toml", "/blog/b.toml", "/blog/matterlint.toml"];
        assert_eq!(loaded(&files).expect("all can be read"), order);
    }

    #[test]
    fn a_circle_is_refused_where_it_closes() {
        let files = [
            ("/blog/matterlint.toml", "extends = \"b.toml\"\n"),
            ("/blog/b.toml", "extends = [\"matterlint.toml\"]\n"),
        ];
        let Err(ConfigError::At(fault)) = loaded(&files) else { panic!("the circle was not seen") };
        assert_eq!((fault.path.as_str(), fault.span.slice(&fault.text)), ("/blog/b.toml", "matterlint.toml"));
        assert_eq!(fault.message, "`matterlint.toml` extends this file in turn");
    }

    #[test]
    fn a_missing_file_is_shown_where_it_is_named() {
        let Err(ConfigError::At(fault)) = loaded(&[("/blog/matterlint.toml", "extends = [\"x.toml\"]\n")]) else {
            panic!("the missing file was not seen")
        };
        assert_eq!(fault.span.slice(&fault.text), "x.toml");
        assert!(matches!(loaded(&[]), Err(ConfigError::Unreadable { .. })));
    }
}
