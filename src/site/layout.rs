//! A site's root with its generator: lookups in exact case and Unicode form.

use super::generator::Places;
use super::{Disk, Generator};
use std::sync::Arc;

/// One site on disk.
#[derive(Clone, Debug)]
pub struct Layout {
    /// How it is read.
    pub generator: Arc<dyn Generator>,
    /// What lies below its root.
    pub disk: Arc<dyn Disk>,
}

/// What a lookup found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The file, as written.
    Found {
        /// Its path below the site's root.
        path: String,
    },
    /// Only a file whose name differs in case.
    OtherCase {
        /// Its path as it is on disk.
        path: String,
    },
    /// Only a file whose name differs in Unicode form (NFC, NFD).
    OtherForm {
        /// Its path as it is on disk.
        path: String,
    },
    /// No file.
    Missing {
        /// Where it was looked for, in order.
        looked: Vec<String>,
    },
    /// Cannot be told.
    Undecided,
}

impl Layout {
    /// Looks up an image that the body of the post at `path` names, `url` as written in the Markdown.
    #[must_use]
    pub fn body_image(&self, path: &str, url: &str) -> Lookup {
        self.look_up(url, |clean| self.generator.body_image(path, clean))
    }

    /// Looks up an image that the front matter of the post at `path` names.
    #[must_use]
    pub fn front_matter_image(&self, path: &str, url: &str) -> Lookup {
        self.look_up(url, |clean| self.generator.front_matter_image(path, clean))
    }

    /// Looks up the file that a relative or root link of the post at `path` leads to.
    #[must_use]
    pub fn body_link(&self, path: &str, url: &str) -> Lookup {
        self.look_up(url, |clean| self.generator.body_link(path, clean))
    }

    fn look_up(&self, url: &str, places: impl Fn(&str) -> Places) -> Lookup {
        let _ = (url, places);
        Lookup::Undecided
    }
}
