//! A site's configuration as one tree of settings, whatever language it is written in.

use super::{Disk, path};
use crate::document::front_matter::{Format, Map, Node, Value, parse_document};

/// A table of settings. Keys are compared without regard to ASCII case, as Hugo does; no generator gives two keys
/// that differ in case alone different meanings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    entries: Vec<(String, Setting)>,
}

/// One setting. Booleans and numbers are kept as they are written.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// A scalar.
    Text(String),
    /// A list.
    List(Vec<Setting>),
    /// A table.
    Table(Settings),
}

impl Settings {
    /// Reads the file `file`, its language told by the extension. `None` when there is no such file; an empty table
    /// when it is broken, so that the generator's defaults hold.
    #[must_use]
    pub fn read(disk: &dyn Disk, file: &str) -> Option<Self> {
        let format = match path::extension(file).as_str() {
            "toml" => Format::Toml,
            "json" => Format::Json,
            _ => Format::Yaml,
        };
        if !disk.has_file(file) {
            return None;
        }
        let text = disk.text(file)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        Some(parse_document(text, format).map(|map| Self::of(&map)).unwrap_or_default())
    }

    /// The settings that a map holds.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        let entries = map.entries.iter().map(|entry| (entry.key.text.clone(), Setting::of(&entry.value)));
        Self { entries: entries.collect() }
    }

    /// The setting under a dotted path such as `markup.goldmark`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Setting> {
        let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
        let (_, found) = self.entries.iter().rev().find(|(key, _)| key.eq_ignore_ascii_case(head))?;
        match (rest, found) {
            (None, found) => Some(found),
            (Some(rest), Setting::Table(table)) => table.get(rest),
            _ => None,
        }
    }

    /// The scalar under `path`, when one is written that is not empty.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path).and_then(Setting::as_text)
    }

    /// The boolean under `path`.
    #[must_use]
    pub fn flag(&self, path: &str) -> Option<bool> {
        match self.text(path)?.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        }
    }

    /// The scalars under `path`: of a list, or the one that stands in its place.
    #[must_use]
    pub fn texts(&self, path: &str) -> Vec<&str> {
        self.get(path).map(|found| found.items().filter_map(Setting::as_text).collect()).unwrap_or_default()
    }

    /// The tables under `path`: of a list, or the one that stands in its place.
    #[must_use]
    pub fn tables(&self, path: &str) -> Vec<&Self> {
        self.get(path).map(|found| found.items().filter_map(Setting::as_table).collect()).unwrap_or_default()
    }

    /// The table under `path`.
    #[must_use]
    pub fn table(&self, path: &str) -> Option<&Self> {
        self.get(path).and_then(Setting::as_table)
    }

    /// The entries, in the order of the text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Setting)> {
        self.entries.iter().map(|(key, setting)| (key.as_str(), setting))
    }

    /// Puts `setting` under the keys `path`, merging tables; what is put later wins.
    pub fn put(&mut self, path: &[&str], setting: Setting) {
        let Some((head, rest)) = path.split_first() else {
            if let Setting::Table(table) = setting {
                table.entries.into_iter().for_each(|(key, setting)| self.put(&[&key], setting));
            }
            return;
        };
        let setting = rest
            .iter()
            .rev()
            .fold(setting, |inner, key| Setting::Table(Self { entries: vec![((*key).to_owned(), inner)] }));
        match (self.entries.iter_mut().find(|(key, _)| key.eq_ignore_ascii_case(head)), setting) {
            (Some((_, Setting::Table(old))), Setting::Table(new)) => old.put(&[], Setting::Table(new)),
            (Some((_, old)), new) => *old = new,
            (None, new) => self.entries.push(((*head).to_owned(), new)),
        }
    }
}

impl Setting {
    fn of(value: &Value) -> Self {
        match &value.node {
            Node::Empty | Node::Alias { .. } => Self::Text(String::new()),
            Node::Scalar { text, .. } => Self::Text(text.clone()),
            Node::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Node::Map(map) => Self::Table(Settings::of(map)),
        }
    }

    /// The scalar, when it is not empty.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty() && *text != "null" && *text != "~"),
            _ => None,
        }
    }

    /// The table.
    #[must_use]
    pub fn as_table(&self) -> Option<&Settings> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    fn items(&self) -> std::slice::Iter<'_, Self> {
        match self {
            Self::List(items) => items.iter(),
            one => std::slice::from_ref(one).iter(),
        }
    }
}

#[cfg(test)]
impl Settings {
    /// Settings from dotted paths; `|` parts the items of a list.
    pub fn sample(entries: &[(&str, &str)]) -> Self {
        let mut settings = Self::default();
        for (path, value) in entries {
            let setting = match value.split_once('|') {
                Some(_) => Setting::List(value.split('|').map(|item| Setting::Text(item.to_owned())).collect()),
                None => Setting::Text((*value).to_owned()),
            };
            settings.put(&path.split('.').collect::<Vec<_>>(), setting);
        }
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::{Setting, Settings};

    #[test]
    fn any_key_case_and_a_scalar_for_a_list() {
        let settings = Settings::sample(&[("Languages.ko.contentDir", "content/ko"), ("staticDir", "a|b")]);
        assert_eq!(settings.text("languages.KO.contentdir"), Some("content/ko"));
        assert_eq!(settings.texts("languages.ko.contentDir"), ["content/ko"]);
        assert_eq!(settings.texts("staticdir"), ["a", "b"]);
    }

    #[test]
    fn later_tables_merge_over_earlier_ones() {
        let mut settings = Settings::sample(&[("params.a", "1"), ("params.b", "1")]);
        settings.put(&[], Setting::Table(Settings::sample(&[("Params.b", "2"), ("draft", "true")])));
        assert_eq!((settings.text("params.a"), settings.text("params.b")), (Some("1"), Some("2")));
        assert_eq!(settings.flag("draft"), Some(true));
    }
}
