//! The letters with which the keys of a map begin: rules and generators ask for dozens of fields, of which a post has few.

use super::Map;

/// The first bytes of all keys of a map, case aside; others of the same last five bits stand for them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Initials(u32);

impl Initials {
    /// Those of the keys of `map`, not of the maps in it.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        Self(map.entries.iter().fold(0, |all, entry| all | bit(&entry.key.text)))
    }

    /// Whether the map may have a value under the dotted path `path`, in whatever case.
    #[must_use]
    pub fn may_have(self, path: &str) -> bool {
        self.0 & bit(path) != 0
    }
}

/// An empty key, with which a dotted path may begin, counts as one that begins with the dot.
fn bit(text: &str) -> u32 {
    1 << (text.bytes().next().unwrap_or(b'.') & 0x1f)
}

#[cfg(test)]
mod tests {
    use super::Initials;
    use crate::document::front_matter::{Format, parse_document};

    #[test]
    fn what_a_map_has_it_may_have() {
        let map = parse_document("Title: a\n\"\": {x: b}\n태그: c\ncover: {image: d}\n", Format::Yaml).unwrap();
        let initials = Initials::of(&map);
        for path in ["Title", "title", "TITLE", "", ".x", "태그", "cover.image", "Cover.Image"] {
            assert!(map.at_path(path, true).is_some() && initials.may_have(path), "{path}");
        }
        assert!(!initials.may_have("description") && !Initials::default().may_have("title"));
    }
}
