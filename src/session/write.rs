//! Replaces a file by its mended text: whole or not at all, and only while it still is what was checked.

use super::open;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// How the name of a temporary file begins and ends. Generators pass over names with this beginning and watchers over
/// names with this end; without a dot in between it has no extension, so that nothing takes it for a post or a picture.
const HIDDEN: (&str, &str) = (".matterlint-", "~");

/// Why a file was left as it is: the end of a sentence that begins with what was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum WriteFault {
    /// A folder, a pipe or a device.
    #[error("it is no regular file")]
    NoFile,
    /// Nobody, or not this user, may write it.
    #[error("it is read-only")]
    ReadOnly,
    /// It has this many names.
    #[error("it has {0} names on the disk (hard links), and replacing it would part them")]
    Linked(u64),
    /// The new file would belong to somebody else.
    #[error("its owner or group would change; run matterlint as its owner")]
    Owner,
    /// Its folder lets no file be made or replaced.
    #[error("its folder is not writable")]
    Folder,
    /// Its bytes are not those that were checked.
    #[error("it changed while it was being checked; run again")]
    Changed,
    /// It cannot be read any more.
    #[error("{}", open::reason(.0))]
    Read(#[source] io::Error),
    /// The system says no.
    #[error("it cannot be written: {}", open::reason(.0))]
    Write(#[source] io::Error),
}

/// Replaces the file at `path`, whose bytes are `before`, by `after`: a reader sees the old file or the new one, and so
/// does who comes after a crash. A symbolic link stays one, and the file that it names is replaced; permissions, owner
/// and group stay. Access control lists and extended attributes are those of a new file in the folder.
///
/// # Errors
/// Why the file was left as it is. No temporary file stays behind.
pub(super) fn replace(path: &Path, before: &[u8], after: &str) -> Result<(), WriteFault> {
    let file = fs::canonicalize(path).map_err(WriteFault::Read)?;
    let old = fs::metadata(&file).map_err(WriteFault::Read)?;
    permitted(&file, &old)?;
    let folder = file.parent().map_or_else(PathBuf::new, Path::to_owned);
    let mut new = Builder::new().prefix(HIDDEN.0).suffix(HIDDEN.1).tempfile_in(&folder).map_err(in_folder)?;
    new.write_all(after.as_bytes()).map_err(WriteFault::Write)?;
    keep_owner(&new, &old)?;
    // After the owner: to change it takes some permissions away.
    new.as_file().set_permissions(old.permissions()).map_err(WriteFault::Write)?;
    new.as_file().sync_all().map_err(WriteFault::Write)?;
    // As late as can be: what another program writes between here and the rename is lost.
    if !holds(&file, before)? {
        // A run that was given two names of one post (symbolic links) writes it once.
        return if holds(&file, after.as_bytes())? { Ok(()) } else { Err(WriteFault::Changed) };
    }
    new.persist(&file).map_err(|fault| in_folder(fault.error))?;
    flush_name(&folder);
    Ok(())
}

/// Makes the file at `path`, which must not be there yet, whole or not at all.
///
/// # Errors
/// Why it was not made. No temporary file stays behind.
pub(super) fn create(path: &Path, text: &str) -> Result<(), WriteFault> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    let mut builder = Builder::new();
    builder.prefix(HIDDEN.0).suffix(HIDDEN.1);
    // A temporary file is its owner's alone; this one is to be like any other that is made here.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.tempfile_in(&folder).map_err(in_folder)?;
    new.write_all(text.as_bytes()).map_err(WriteFault::Write)?;
    new.as_file().sync_all().map_err(WriteFault::Write)?;
    new.persist_noclobber(path).map_err(|fault| in_folder(fault.error))?;
    flush_name(&folder);
    Ok(())
}

/// Refuses what must not be replaced. That the bits forbid writing counts for root too: who set them meant it. A rename
/// needs no permission on the file itself, so that it is opened for writing to ask the system as well.
fn permitted(file: &Path, old: &Metadata) -> Result<(), WriteFault> {
    if !old.is_file() {
        return Err(WriteFault::NoFile);
    }
    if old.permissions().readonly() {
        return Err(WriteFault::ReadOnly);
    }
    OpenOptions::new().write(true).open(file).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => WriteFault::ReadOnly,
        _ => WriteFault::Write(error),
    })?;
    // A rename would leave the other names with the old text, and writing in place could leave half a file.
    match names(old) {
        0 | 1 => Ok(()),
        several => Err(WriteFault::Linked(several)),
    }
}

/// Whether the file holds these bytes and no others.
fn holds(file: &Path, expected: &[u8]) -> Result<bool, WriteFault> {
    let limit = u64::try_from(expected.len()).unwrap_or(u64::MAX).saturating_add(1);
    match open::read(file, limit) {
        Ok(bytes) => Ok(bytes == expected),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(WriteFault::Read(error)),
    }
}

fn in_folder(error: io::Error) -> WriteFault {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => WriteFault::Folder,
        _ => WriteFault::Write(error),
    }
}

#[cfg(unix)]
fn names(old: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(old)
}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

/// Gives the new file the owner and group of the old one. Where the system does not let us, nothing is written: root
/// must not take a post from its author, nor a member of a group a file from a web server that reads it by its group.
#[cfg(unix)]
fn keep_owner(new: &NamedTempFile, old: &Metadata) -> Result<(), WriteFault> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let made = new.as_file().metadata().map_err(WriteFault::Write)?;
    let changed = |had: u32, has: u32| (had != has).then_some(had);
    match (changed(old.uid(), made.uid()), changed(old.gid(), made.gid())) {
        (None, None) => Ok(()),
        (owner, group) => fchown(new.as_file(), owner, group).map_err(|_| WriteFault::Owner),
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &NamedTempFile, _: &Metadata) -> Result<(), WriteFault> {
    Ok(())
}

/// Writes the new name to the disk. The file is replaced already, and some file systems cannot do this: no fault.
fn flush_name(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
