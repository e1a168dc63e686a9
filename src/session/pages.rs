//! Rule pages as files, for a program that opens files; they are gone when the session is.

use crate::lint::Page;
use std::fs;
use std::io;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder of rule pages.
#[derive(Debug, Default)]
pub struct Pages {
    folder: Option<TempDir>,
}

impl Pages {
    /// The file of a page, written when it is asked for first.
    ///
    /// # Errors
    /// What the system says.
    pub fn file(&mut self, page: &Page) -> io::Result<PathBuf> {
        let folder = match self.folder.take() {
            Some(folder) => folder,
            None => tempfile::Builder::new().prefix("matterlint-").tempdir()?,
        };
        let file = self.folder.insert(folder).path().join(format!("{}.md", page.name));
        if !file.exists() {
            fs::write(&file, format!("# {} ({})\n\n{}\n\n{}", page.name, page.code, page.summary, page.body))?;
        }
        Ok(file)
    }
}
