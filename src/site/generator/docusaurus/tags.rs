//! The paths of Docusaurus's tags: those that `tags.yml` and the posts themselves define, and those made of the name.

use super::kebab::kebab_case;
use crate::document::front_matter::Value;
use crate::site::settings::{Setting, Settings};
use crate::site::{Disk, path};
use std::collections::HashMap;

/// The paths that `tags.yml` in the plugin's folder gives to tags.
pub fn defined(disk: &dyn Disk, folder: &str) -> HashMap<String, String> {
    let file = Settings::read(disk, &path::join(folder, "tags.yml")).unwrap_or_default();
    let permalink =
        |(name, tag): (&str, &Setting)| Some((name.to_owned(), tag.as_table()?.text("permalink")?.to_owned()));
    file.entries().filter_map(permalink).collect()
}

/// The path of the tag `name` below that of all tags, where the post's `list` may give it one; `None` where it is not
/// worked out.
pub fn permalink(name: &str, list: Option<&Value>, defined: &HashMap<String, String>) -> Option<String> {
    let items = list.and_then(Value::as_list).unwrap_or_default();
    let inline = items.iter().filter_map(Value::as_map).find_map(|map| {
        let text = |key| map.get(key).and_then(|entry| entry.value.as_text());
        text("permalink").filter(|_| text("label") == Some(name))
    });
    inline.or(defined.get(name).map(String::as_str)).map(str::to_owned).or_else(|| kebab_case(name))
}

#[cfg(test)]
mod tests {
    use super::{defined, permalink};
    use crate::site::disk::MapDisk;

    #[test]
    fn a_path_is_defined_or_made_of_the_name() {
        let disk = MapDisk::new([("blog/tags.yml", "공지:\n  permalink: /news\nnode.js:\n  label: Node\n")]);
        let defined = defined(&disk, "blog");
        for (name, path) in [("공지", "/news"), ("node.js", "node-js"), ("새 소식", "새-소식")] {
            assert_eq!(permalink(name, None, &defined).as_deref(), Some(path));
        }
    }
}
