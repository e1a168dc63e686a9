//! The paths of Docusaurus's tags: those that `tags.yml` and the posts themselves define, and those made of the name.

use super::kebab::kebab_case;
use crate::document::front_matter::Value;
use crate::site::settings::Settings;
use crate::site::{Disk, path};

/// The paths that are written for tags.
pub struct Permalinks {
    defined: Settings,
    inline: Vec<(String, String)>,
}

impl Permalinks {
    /// Reads `tags.yml` in the plugin's folder, and the post's own list.
    pub fn read(disk: &dyn Disk, folder: &str, list: Option<&Value>) -> Self {
        let items = list.and_then(Value::as_list).unwrap_or_default();
        let inline = items.iter().filter_map(|item| {
            let map = item.as_map()?;
            let text = |key| map.get(key).and_then(|entry| entry.value.as_text()).map(str::to_owned);
            text("label").zip(text("permalink"))
        });
        Self {
            defined: Settings::read(disk, &path::join(folder, "tags.yml")).unwrap_or_default(),
            inline: inline.collect(),
        }
    }

    /// The path of the tag `name` below that of all tags; `None` where it is not worked out.
    pub fn of(&self, name: &str) -> Option<String> {
        if let Some((_, permalink)) = self.inline.iter().find(|(label, _)| label == name) {
            return Some(permalink.clone());
        }
        // The key is compared as a whole: a path into `Settings` would be parted at dots.
        let defined = self.defined.entries().find(|(key, _)| *key == name);
        let permalink = defined.and_then(|(_, tag)| tag.as_table()?.text("permalink"));
        permalink.map(str::to_owned).or_else(|| kebab_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::Permalinks;
    use crate::site::disk::MapDisk;

    #[test]
    fn a_path_is_defined_or_made_of_the_name() {
        let disk = MapDisk::new([("blog/tags.yml", "공지:\n  permalink: /news\nnode.js:\n  label: Node\n")]);
        let permalinks = Permalinks::read(&disk, "blog", None);
        assert_eq!(permalinks.of("공지").as_deref(), Some("/news"));
        assert_eq!(permalinks.of("node.js").as_deref(), Some("node-js"));
        assert_eq!(permalinks.of("새 소식").as_deref(), Some("새-소식"));
    }
}
