//! Reads what `git status --porcelain=v2 -z` says of the files of a repository.

/// One file that is not the same in HEAD, in the index and on the disk.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// Its name in the index; in HEAD where the index does not have it.
    pub(super) name: &'a str,
    /// How the index differs from HEAD.
    pub(super) staged: Staging<'a>,
    /// Whether the file on the disk is not what the index has, or is not there.
    pub(super) is_dirty: bool,
    /// Whether the index has a regular file of this name, and not a link or a repository.
    pub(super) is_file: bool,
}

/// How the index differs from HEAD in one file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Staging<'a> {
    /// It does not.
    #[default]
    Same,
    /// It is another.
    Changed,
    /// HEAD does not have it.
    Added,
    /// HEAD has it under this name.
    Renamed(&'a str),
    /// HEAD has it, and the index does not.
    Removed,
    /// The index does not have it, or only the intent to add it.
    Untracked,
    /// It waits for a merge to be settled.
    Unmerged,
}

/// Reads the answer, with names as git has them, from the top of the repository.
pub(super) fn entries(said: &str) -> Vec<Entry<'_>> {
    let mut lines = said.split('\0');
    let mut entries = Vec::new();
    while let Some(line) = lines.next() {
        entries.extend(match line.as_bytes().first() {
            Some(b'?') => untracked(line.get(2..).unwrap_or_default()),
            Some(b'1') => changed(line, 8, None),
            Some(b'2') => changed(line, 9, lines.next()),
            Some(b'u') => {
                line.splitn(11, ' ').nth(10).map(|name| Entry { name, staged: Staging::Unmerged, ..Entry::default() })
            }
            _ => None,
        });
    }
    entries
}

fn untracked(name: &str) -> Option<Entry<'_>> {
    Some(Entry { name, staged: Staging::Untracked, ..Entry::default() })
}

/// `1 XY sub mH mI mW hH hI name`, or with `before`, `2 XY sub mH mI mW hH hI Xscore name`.
fn changed<'a>(line: &'a str, fields: usize, before: Option<&'a str>) -> Option<Entry<'a>> {
    let words: Vec<&str> = line.splitn(fields + 1, ' ').collect();
    let (of_index, of_disk) = words.get(1)?.split_at_checked(1)?;
    let name = *words.get(fields)?;
    let staged = match (of_index, of_disk, before) {
        // The intent to add is no content.
        (".", "A", _) => return untracked(name),
        ("R", _, Some(before)) => Staging::Renamed(before),
        ("A" | "C", ..) => Staging::Added,
        ("D", ..) => Staging::Removed,
        (".", ..) => Staging::Same,
        _ => Staging::Changed,
    };
    Some(Entry { name, staged, is_dirty: of_disk != ".", is_file: words.get(4)?.starts_with("100") })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Staging, entries};

    #[test]
    fn each_kind_of_line() {
        let said = "1 M. N... 100644 100644 100644 aa bb posts/첫 글.md\0\
            1 .D N... 100644 100644 000000 aa aa gone from disk.md\0\
            1 AM N... 000000 100755 100755 00 aa a.md\0\
            1 .A N... 000000 000000 100644 00 00 intended.md\0\
            1 D. N... 100644 000000 000000 aa 00 d.md\0\
            1 .T N... 120000 120000 100644 aa aa link.md\0\
            2 R. N... 100644 100644 100644 aa aa R100 새 이름.md\0옛 이름.md\0\
            u UU N... 100644 100644 100644 100644 aa bb cc both sides.md\0\
            ? untracked 글.md\0";
        let entry = |name, staged, is_dirty, is_file| Entry { name, staged, is_dirty, is_file };
        let expected = [
            entry("posts/첫 글.md", Staging::Changed, false, true),
            entry("gone from disk.md", Staging::Same, true, true),
            entry("a.md", Staging::Added, true, true),
            entry("intended.md", Staging::Untracked, false, false),
            entry("d.md", Staging::Removed, false, false),
            entry("link.md", Staging::Same, true, false),
            entry("새 이름.md", Staging::Renamed("옛 이름.md"), false, true),
            entry("both sides.md", Staging::Unmerged, false, false),
            entry("untracked 글.md", Staging::Untracked, false, false),
        ];
        assert_eq!(entries(said), expected);
        assert_eq!(entries(""), []);
    }
}
