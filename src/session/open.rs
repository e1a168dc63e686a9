//! Reads regular files only, and says in plain words why one cannot be read.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// The bytes of the file at `path`, at most `limit`. A pipe, a device or a socket is refused unopened: reading one may
/// wait for ever, or never end.
///
/// # Errors
/// What the system says, or that it is no regular file.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    refuse(&fs::metadata(path)?)?;
    read_met(path, limit)
}

/// The same of a file that was a regular one just now, when the names in its folder were read: to ask once more by its
/// path takes as long as to open it.
///
/// # Errors
/// What the system says, or that it is no regular file.
pub(super) fn read_met(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let kind = file.metadata()?;
    refuse(&kind)?;
    // With room for all of it and for what says that it ends there, it is read in one go.
    let length = usize::try_from(kind.len().min(limit)).unwrap_or_default();
    let mut bytes = Vec::with_capacity(length + 1);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn refuse(kind: &Metadata) -> io::Result<()> {
    match () {
        () if kind.is_dir() => Err(ErrorKind::IsADirectory.into()),
        () if kind.is_file() => Ok(()),
        () => Err(io::Error::other("it is a pipe or a device: `-` reads what a program writes")),
    }
}

/// Why something cannot be read, in one sentence without numbers and paths.
pub(super) fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "the system does not permit reading it",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a part of its path is no folder",
        ErrorKind::InvalidFilename => "its name is longer than the system allows",
        _ => {
            let said = error.to_string();
            return said.split_once(" (os error").map_or(said.clone(), |(words, _)| words.to_owned());
        }
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{read, reason};

    #[test]
    fn says_plainly_why_not() {
        let folder = tempfile::tempdir().unwrap();
        let why = |name: &str| reason(&read(&folder.path().join(name), 9).unwrap_err());
        std::fs::write(folder.path().join("글"), "0123456789").unwrap();
        assert_eq!(read(&folder.path().join("글"), 9).unwrap(), b"012345678");
        assert_eq!(why("x"), "there is no such file or folder");
        assert_eq!(why(""), "it is a folder");
        assert_eq!(why(&"x".repeat(300)), "its name is longer than the system allows");
        assert_eq!(why("글/x"), "a part of its path is no folder");
    }
}
