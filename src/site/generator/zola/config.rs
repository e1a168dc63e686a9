//! The settings that decide where Zola publishes a page.

use crate::site::anchor::transliterated;
use crate::site::settings::Settings;

/// What pages need of the site's configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's address.
    pub address: Option<String>,
    /// The path of the address, without a slash at its end.
    pub base: String,
    /// The language of files without one in their names.
    pub default_language: String,
    /// The other languages.
    pub languages: Vec<String>,
    /// How names become paths.
    pub paths: Slugs,
    /// Whether the date in a name stays in the path.
    pub keeps_dates: bool,
    /// How terms become paths.
    pub terms: Slugs,
    /// The path below which the taxonomies stand.
    pub taxonomy_root: String,
    taxonomies: Vec<Taxonomy>,
}

/// How a name becomes a part of a path (components/utils/src/slugs.rs).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slugs {
    /// In ASCII.
    On,
    /// Without what file systems refuse.
    Safe,
    /// As it is.
    Off,
}

#[derive(Clone, Debug)]
struct Taxonomy {
    name: String,
    language: String,
    rendered: bool,
}

impl Config {
    /// Reads the settings.
    pub fn new(settings: &Settings) -> Self {
        let address = settings.text("base_url");
        let after_host = address.and_then(|address| address.split_once("//")?.1.split_once('/'));
        let default_language = settings.text("default_language").unwrap_or("en");
        let languages = settings.table("languages").map(|table| table.entries().map(|(code, _)| code.to_owned()));
        let mut taxonomies = taxonomies(settings, "taxonomies", default_language);
        let mut languages: Vec<String> = languages.into_iter().flatten().collect();
        for language in &languages {
            taxonomies.extend(self::taxonomies(settings, &format!("languages.{language}.taxonomies"), language));
        }
        languages.retain(|language| language != default_language);
        Self {
            base: after_host
                .map(|(_, path)| path.trim_end_matches('/'))
                .filter(|path| !path.is_empty())
                .map_or(String::new(), |path| format!("/{path}")),
            address: address.map(str::to_owned),
            default_language: default_language.to_owned(),
            languages,
            paths: Slugs::named(settings.text("slugify.paths")),
            keeps_dates: settings.flag("slugify.paths_keep_dates").unwrap_or(false),
            terms: Slugs::named(settings.text("slugify.taxonomies")),
            taxonomy_root: settings.text("taxonomy_root").unwrap_or_default().trim_matches('/').to_owned(),
            taxonomies,
        }
    }

    /// The path of the page of a term, seen from the site's root; `None` when no such page is made.
    pub fn term_path(&self, taxonomy: &str, term: &str, language: &str) -> Option<String> {
        let found = self.taxonomies.iter().find(|known| known.name == taxonomy && known.language == language);
        found.filter(|found| found.rendered)?;
        let language = if language == self.default_language { "" } else { language };
        let parts = [language, &self.taxonomy_root, &self.terms.slug(taxonomy), &self.terms.slug(term)];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(format!("/{}/", parts.join("/")))
    }
}

impl Slugs {
    fn named(name: Option<&str>) -> Self {
        match name {
            Some("safe") => Self::Safe,
            Some("off") => Self::Off,
            _ => Self::On,
        }
    }

    /// The part of a path that `name` becomes.
    pub fn slug(self, name: &str) -> String {
        match self {
            Self::On => transliterated(name),
            Self::Safe => name.trim_end_matches([' ', '.']).replace(['<', '>', ':', '"', '/', '\\', '|', '?', '*'], ""),
            Self::Off => name.to_owned(),
        }
    }
}

fn taxonomies(settings: &Settings, key: &str, language: &str) -> Vec<Taxonomy> {
    let one = |table: &Settings| {
        Some(Taxonomy {
            name: table.text("name")?.to_owned(),
            language: table.text("lang").unwrap_or(language).to_owned(),
            rendered: table.flag("render").unwrap_or(true),
        })
    };
    settings.tables(key).into_iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{Config, Slugs};
    use crate::site::settings::Settings;

    /// The answers of Zola's own tests (components/utils/src/slugs.rs).
    #[test]
    fn slugs() {
        for (name, on, safe) in [
            ("input", "input", "input"),
            ("test ", "test", "test"),
            ("tes t", "tes-t", "tes t"),
            ("dot. ", "dot", "dot"),
            ("日本", "ri-ben", "日本"),
            ("héhé", "hehe", "héhé"),
            ("test (hey)", "test-hey", "test (hey)"),
            ("한국어", "hangugeo", "한국어"),
        ] {
            assert_eq!((Slugs::On.slug(name).as_str(), Slugs::Safe.slug(name).as_str()), (on, safe));
            assert_eq!(Slugs::Off.slug(name), name);
        }
    }

    #[test]
    fn the_path_of_the_address() {
        let base = |address| Config::new(&Settings::sample(&[("base_url", address)])).base;
        assert_eq!(base("https://example.org"), "");
        assert_eq!(base("https://example.org/"), "");
        assert_eq!(base("https://example.org/글/b/"), "/글/b");
    }
}
