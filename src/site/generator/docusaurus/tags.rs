//! The tags of Docusaurus's posts and documents, with those that `tags.yml` defines.

use super::kebab::kebab_case;
use crate::document::front_matter::Value;
use crate::site::settings::Settings;
use crate::site::{Disk, Named, path};

/// The tags that a plugin's `tags.yml` defines.
pub struct Known(Option<Settings>);

impl Known {
    /// Reads the file in the plugin's folder.
    pub fn read(disk: &dyn Disk, folder: &str) -> Self {
        Self(Settings::read(disk, &path::join(folder, "tags.yml")))
    }

    /// The tag that an item of the list names, and its path below that of all tags; `None` for what is no tag.
    pub fn tag(&self, item: &Value) -> Option<(Named, Option<String>)> {
        if let Some(map) = item.as_map() {
            let label = &map.get("label")?.value;
            let permalink = map.get("permalink").and_then(|entry| entry.value.as_text());
            let named = Named { text: label.as_text()?.to_owned(), span: label.inner_span() };
            return Some((named, permalink.map(str::to_owned)));
        }
        let text = item.as_text()?;
        let named = Named { text: text.to_owned(), span: item.inner_span() };
        // A key of the file is the tag's name exactly; a path in `Settings` is parted by dots.
        let defined = self.0.as_ref().and_then(|tags| tags.entries().find(|(key, _)| *key == text));
        let permalink = defined.and_then(|(_, tag)| tag.as_table()?.text("permalink")).map(str::to_owned);
        Some((named, permalink.or_else(|| kebab_case(text))))
    }
}
