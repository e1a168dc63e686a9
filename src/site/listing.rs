//! The names in one folder, found as they are spelt or by likeness, without a look at each of them.

use crate::text::fold_name;
use std::collections::{BTreeMap, HashMap};
use std::ops::{Bound, Deref};
use std::sync::OnceLock;

/// What a name in a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A file, or a symbolic link to one.
    File,
    /// A folder, or a symbolic link to one.
    Folder,
}

/// The names in one folder, in exact case and Unicode form.
#[derive(Debug, Default)]
pub struct Listing {
    names: BTreeMap<String, EntryKind>,
    /// The names by what they fold to, in order; made when the first name is missed.
    folded: OnceLock<HashMap<String, Vec<String>>>,
}

impl Listing {
    /// The names that begin with `start`, in order.
    pub fn beginning<'l>(&'l self, start: &'l str) -> impl Iterator<Item = &'l str> {
        let from =
            self.names.range::<str, _>((Bound::Included(start), Bound::Unbounded)).map(|(name, _)| name.as_str());
        from.take_while(move |name| name.starts_with(start))
    }

    /// The names that equal `name` but for case and Unicode form, in order.
    #[must_use]
    pub fn like(&self, name: &str) -> &[String] {
        let folded = self.folded.get_or_init(|| {
            let mut folded: HashMap<String, Vec<String>> = HashMap::new();
            for name in self.names.keys() {
                folded.entry(fold_name(name).into_owned()).or_default().push(name.clone());
            }
            folded
        });
        folded.get(&*fold_name(name)).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Deref for Listing {
    type Target = BTreeMap<String, EntryKind>;

    fn deref(&self) -> &Self::Target {
        &self.names
    }
}

impl From<BTreeMap<String, EntryKind>> for Listing {
    fn from(names: BTreeMap<String, EntryKind>) -> Self {
        Self { names, folded: OnceLock::new() }
    }
}

impl FromIterator<(String, EntryKind)> for Listing {
    fn from_iter<I: IntoIterator<Item = (String, EntryKind)>>(names: I) -> Self {
        Self::from(names.into_iter().collect::<BTreeMap<_, _>>())
    }
}

#[cfg(test)]
mod tests {
    use super::{EntryKind, Listing};

    #[test]
    fn finds_by_beginning_and_by_likeness() {
        let names = ["index.md", "indexed.md", "Photo.PNG", "photo.png", "\u{1112}\u{1161}\u{11ab}.png", "İ.md"];
        let listing: Listing = names.iter().map(|name| ((*name).to_owned(), EntryKind::File)).collect();
        assert_eq!(listing.beginning("index.").collect::<Vec<_>>(), ["index.md"]);
        assert_eq!(listing.like("PHOTO.png"), ["Photo.PNG", "photo.png"]);
        assert_eq!(listing.like("한.PNG"), ["\u{1112}\u{1161}\u{11ab}.png"]);
        assert_eq!(listing.like("i\u{307}.md"), ["İ.md"]);
        assert!(listing.like("none").is_empty() && listing.get("photo.png") == Some(&EntryKind::File));
    }
}
