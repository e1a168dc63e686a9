//! The file that an author most likely meant by a path where there is none.

use super::Disk;
use super::address::has_image_extension;
use super::disk::EntryKind;
use crate::text::nearest;

/// Among the folders of `looked`, in their order, the file (path below the root) whose name is nearest to the one
/// looked for: the same name with another extension, or a slip. An image for an image, another file for another file.
#[must_use]
pub fn near_file(disk: &dyn Disk, looked: &[String]) -> Option<String> {
    looked.iter().find_map(|path| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let names = disk.list(folder)?;
        let of_kind = |file: &str| has_image_extension(file) == has_image_extension(name);
        let files = || names.iter().filter(|(_, kind)| **kind == EntryKind::File).map(|(file, _)| file.as_str());
        let files = || files().filter(|file| of_kind(file));
        let found = files().find(|file| is_same_but_extension(file, name)).or_else(|| nearest(name, files()))?;
        Some(if folder.is_empty() { found.to_owned() } else { format!("{folder}/{found}") })
    })
}

fn is_same_but_extension(file: &str, name: &str) -> bool {
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    stem(file) == stem(name)
}

#[cfg(test)]
mod tests {
    use super::near_file;
    use crate::site::disk::MapDisk;

    #[test]
    fn finds_the_slip_in_the_folders_looked_in() {
        let disk = MapDisk::new([("posts/a/사진-01.jpg", ""), ("static/architecture.png", "")]);
        let looked = |path: &str| vec![path.to_owned(), "static/architectrue.png".to_owned()];
        assert_eq!(near_file(&disk, &looked("posts/a/사진-01.png")).as_deref(), Some("posts/a/사진-01.jpg"));
        assert_eq!(near_file(&disk, &looked("posts/a/other.png")).as_deref(), Some("static/architecture.png"));
        assert_eq!(near_file(&disk, &["gone/a.png".to_owned()]), None);
    }
}
