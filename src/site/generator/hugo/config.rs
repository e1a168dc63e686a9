//! Hugo's configuration: one file at the root, or the folder `config/`, put together as Hugo does.

use crate::site::Disk;
use crate::site::path;
use crate::site::settings::{Setting, Settings};

const EXTENSIONS: [&str; 4] = ["toml", "yaml", "yml", "json"];

/// The configuration file at the root, in the order in which Hugo looks (config/configLoader.go).
#[must_use]
pub fn file(disk: &dyn Disk) -> Option<String> {
    let names = ["hugo", "config"];
    let mut files = names.iter().flat_map(|name| EXTENSIONS.map(|extension| format!("{name}.{extension}")));
    files.find(|file| disk.has_file(file))
}

/// Whether the folder `config/_default` holds a configuration.
#[must_use]
pub fn has_folder(disk: &dyn Disk) -> bool {
    disk.list("config/_default")
        .is_some_and(|names| names.keys().any(|name| ["hugo", "config"].contains(&path::stem(name)) && is_config(name)))
}

/// All configuration files, in the order in which Hugo merges them.
#[must_use]
pub fn files(disk: &dyn Disk) -> Vec<String> {
    let folders = ["config/_default", "config/production"].into_iter().filter_map(|folder| {
        let names = disk.list(folder)?;
        Some(names.keys().filter(|name| is_config(name)).map(|name| path::join(folder, name)).collect::<Vec<_>>())
    });
    file(disk).into_iter().chain(folders.flatten()).collect()
}

/// The whole configuration; empty when there is none, so that the defaults hold.
#[must_use]
pub fn read(disk: &dyn Disk) -> Settings {
    let mut settings = file(disk).and_then(|file| Settings::read(disk, &file)).unwrap_or_default();
    for folder in ["config/_default", "config/production"] {
        let Some(names) = disk.list(folder) else { continue };
        for name in names.keys().filter(|name| is_config(name)) {
            let Some(part) = Settings::read(disk, &path::join(folder, name)) else { continue };
            let stem = path::stem(name);
            let keys: Vec<&str> = match stem.split_once('.') {
                _ if ["hugo", "config"].contains(&stem) => Vec::new(),
                Some((key, language)) => vec!["languages", language, key],
                None => vec![stem],
            };
            settings.put(&keys, Setting::Table(part));
        }
    }
    settings
}

/// Whether there is a configuration, and every file of it says something that could be read.
#[must_use]
pub fn is_sound(disk: &dyn Disk) -> bool {
    let files = files(disk);
    let is_read = |file: &String| {
        let says_something = Settings::read(disk, file).is_some_and(|settings| settings.entries().next().is_some());
        says_something || disk.text(file).is_none_or(|text| text.trim().is_empty())
    };
    !files.is_empty() && files.iter().all(is_read)
}

fn is_config(name: &str) -> bool {
    EXTENSIONS.contains(&path::extension(name).as_str())
}

/// The folders of the templates for posts, the site's and its themes'.
#[must_use]
pub fn archetypes(settings: &Settings) -> Vec<String> {
    let own = settings.text("archetypeDir").and_then(path::configured).unwrap_or("archetypes".into());
    let themes = settings.texts("theme").into_iter().map(|theme| format!("themes/{theme}/archetypes"));
    [own].into_iter().chain(themes).collect()
}

/// The tables of the configured languages, each with its code.
pub fn languages(settings: &Settings) -> impl Iterator<Item = (&str, &Settings)> {
    let table = settings.table("languages");
    table.into_iter().flat_map(Settings::entries).filter_map(|(code, setting)| Some((code, setting.as_table()?)))
}

#[cfg(test)]
mod tests {
    use super::{file, has_folder, languages};
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    #[test]
    fn hugo_comes_before_config() {
        let disk = MapDisk::new([("config.toml", ""), ("hugo.yaml", "")]);
        assert_eq!(file(&disk).as_deref(), Some("hugo.yaml"));
        assert!(!has_folder(&disk));
        assert!(has_folder(&MapDisk::new([("config/_default/hugo.toml", "")])));
    }

    #[test]
    fn languages_are_tables() {
        let settings = Settings::sample(&[("Languages.ko.contentDir", "content/ko"), ("languages.note", "x")]);
        assert_eq!(languages(&settings).map(|(code, _)| code).collect::<Vec<_>>(), ["ko"]);
    }
}
