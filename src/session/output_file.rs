//! A file that a report goes to: whole or not at all, so that nobody reads half of one.

use super::open;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// A file that is being written. What stood there stays until [`finish`](Self::finish).
pub struct OutputFile {
    path: PathBuf,
    place: Place,
}

enum Place {
    /// It takes the place of `file` at the end.
    Beside { new: BufWriter<NamedTempFile>, file: PathBuf },
    /// A pipe or a device has no place that another could take.
    Straight(BufWriter<File>),
}

/// Why a report cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the report `{}` cannot be written: {}", .path.display(), reason(.source))]
pub struct OutputFault {
    path: PathBuf,
    #[source]
    source: io::Error,
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such folder".to_owned(),
        ErrorKind::PermissionDenied => "the system does not permit writing there".to_owned(),
        _ => open::reason(error),
    }
}

/// How a post begins.
const FENCES: [&[u8]; 3] = [b"---", b"+++", b"\xef\xbb\xbf---"];

impl OutputFile {
    /// Begins the file at `path`. A symbolic link stays one, and what it names is replaced.
    ///
    /// # Errors
    /// [`OutputFault`] when there can be no such file: its folder is missing or closed, it is a folder itself, or it
    /// begins with front matter, so that somebody named a post by mistake.
    pub fn create(path: &Path) -> Result<Self, OutputFault> {
        Self::place(path)
            .map(|place| Self { path: path.to_owned(), place })
            .map_err(|source| OutputFault { path: path.to_owned(), source })
    }

    /// Opens the file at `path` to write behind what it holds; with the number of its bytes.
    ///
    /// # Errors
    /// [`OutputFault`] when the system says no.
    pub fn append(path: &Path) -> Result<(Self, u64), OutputFault> {
        let opened = OpenOptions::new().append(true).create(true).open(path);
        let measured = opened.and_then(|file| file.metadata().map(|kind| (file, kind.len())));
        measured
            .map(|(file, len)| (Self { path: path.to_owned(), place: Place::Straight(BufWriter::new(file)) }, len))
            .map_err(|source| OutputFault { path: path.to_owned(), source })
    }

    /// The file that will be made or replaced, in one spelling; `None` for a pipe or a device.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.place {
            Place::Beside { file, .. } => Some(file),
            Place::Straight(_) => None,
        }
    }

    /// What to say when the system took only a part of the report.
    #[must_use]
    pub fn fault(&self, source: io::Error) -> OutputFault {
        OutputFault { path: self.path.clone(), source }
    }

    fn place(path: &Path) -> io::Result<Place> {
        let old = match fs::metadata(path) {
            Ok(old) if old.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            Ok(old) if !old.is_file() => {
                return Ok(Place::Straight(BufWriter::new(OpenOptions::new().write(true).open(path)?)));
            }
            Ok(old) if old.permissions().readonly() => return Err(ErrorKind::PermissionDenied.into()),
            Ok(old) => Some(old),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let file = match old {
            Some(_) => fs::canonicalize(path)?,
            None => fresh(path)?,
        };
        if old.is_some() && is_post(&file)? {
            return Err(io::Error::other("a post stands there"));
        }
        let folder = file.parent().unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".matterlint-").suffix("~");
        // A temporary file is its owner's alone; a report is for whoever may read the folder.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let new = builder.tempfile_in(folder)?;
        if let Some(old) = old {
            new.as_file().set_permissions(old.permissions())?;
        }
        Ok(Place::Beside { new: BufWriter::with_capacity(1 << 16, new), file })
    }

    /// Ends the file and puts it where it belongs.
    ///
    /// # Errors
    /// [`OutputFault`] when the system says no; what stood there stays.
    pub fn finish(self) -> Result<(), OutputFault> {
        let Self { path, place } = self;
        let ended = match place {
            Place::Beside { new, file } => new
                .into_inner()
                .map_err(io::IntoInnerError::into_error)
                .and_then(|new| new.persist(&file).map(|_| ()).map_err(|fault| fault.error)),
            Place::Straight(mut out) => out.flush(),
        };
        ended.map_err(|source| OutputFault { path, source })
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Place::Beside { new, .. } => new.write(bytes),
            Place::Straight(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            Place::Beside { new, .. } => new.flush(),
            Place::Straight(out) => out.flush(),
        }
    }
}

/// The one spelling of a path at which there is nothing yet.
fn fresh(path: &Path) -> io::Result<PathBuf> {
    let is_folder =
        path.as_os_str().as_encoded_bytes().last().is_some_and(|last| std::path::is_separator(char::from(*last)));
    let name = path.file_name().filter(|_| !is_folder).ok_or(ErrorKind::NotFound)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(folder)?.join(name))
}

/// Whether the file begins with front matter, as no report does.
fn is_post(file: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(file)?.take(6).read_to_end(&mut start)?;
    Ok(FENCES.iter().any(|fence| start.starts_with(fence)))
}

#[cfg(test)]
mod tests {
    use super::OutputFile;
    use std::fs;
    use std::io::Write as _;

    #[test]
    fn nobody_sees_it_before_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("보고.json");
        fs::write(&path, "old").unwrap();
        let mut file = OutputFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        file.flush().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        file.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        drop(OutputFile::create(&path).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn says_plainly_why_not() {
        let folder = tempfile::tempdir().unwrap();
        let why = |path: &str| OutputFile::create(&folder.path().join(path)).err().unwrap().to_string();
        assert!(why("no/x").ends_with("cannot be written: there is no such folder"));
        assert!(why("").ends_with("cannot be written: it is a folder"));
        assert!(why("no/").ends_with("cannot be written: there is no such folder"));
        fs::write(folder.path().join("글.md"), "---\ntitle: 글\n---\n").unwrap();
        assert!(why("글.md").ends_with("cannot be written: a post stands there"));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("a", &link).unwrap();
        OutputFile::create(&link).unwrap().finish().unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_to_string(&path).unwrap(), "");
        OutputFile::create(std::path::Path::new("/dev/null")).unwrap().finish().unwrap();
    }
}
