//! The languages of a site, each with the settings that count in it.

use super::config::languages;
use super::dates::Chains;
use super::permalinks::Permalinks;
use super::sanitize::Spelling;
use super::terms::TermUrls;
use super::version::Version;
use crate::site::address::split_path;
use crate::site::settings::{Setting, Settings};
use jiff::tz::TimeZone;

/// All languages of a site; never empty.
#[derive(Debug)]
pub struct Languages {
    all: Vec<Language>,
    default: usize,
    several: bool,
}

/// One language, or the whole site where it has only one.
#[derive(Debug)]
pub struct Language {
    /// Its code.
    pub code: String,
    /// What stands before its paths, without slashes; empty for the default language.
    pub prefix: String,
    /// The path of the site's address, without a slash at its end.
    pub base: String,
    /// Its host, where each language has one of its own.
    pub host: Option<String>,
    /// Whether it is left out of the build.
    pub disabled: bool,
    /// How its paths are spelt.
    pub spelling: Spelling,
    /// The patterns of its URLs.
    pub permalinks: Permalinks,
    /// Where a page's dates come from.
    pub chains: Chains,
    /// Its own time zone, where it is not the default language, whose zone is the site's.
    pub zone: Option<TimeZone>,
    /// Whether terms have pages.
    pub lists_terms: bool,
    /// Where the pages of its terms are, as far as somebody has asked.
    pub term_urls: TermUrls,
    ugly: Ugly,
}

/// Which pages are `a.html` and not `a/index.html`.
#[derive(Debug)]
enum Ugly {
    All(bool),
    Sections(Vec<String>),
}

impl Languages {
    /// Reads the languages.
    pub fn new(settings: &Settings, version: Version) -> Self {
        let written: Vec<(&str, &Settings)> = languages(settings).collect();
        let code = settings.text("defaultContentLanguage");
        let code = code.or(written.first().map(|(code, _)| *code).filter(|_| written.len() == 1)).unwrap_or("en");
        let several = written.len() > 1;
        let hosts = !written.is_empty() && written.iter().all(|(_, language)| language.text("baseURL").is_some());
        let in_folder = settings.flag("defaultContentLanguageInSubdir").unwrap_or(false);
        let disabled = settings.texts("disableLanguages");
        let of = |code: &str, own: Option<&Settings>, is_default: bool| {
            let mut merged = settings.clone();
            own.into_iter().for_each(|own| merged.put(&[], Setting::Table(own.clone())));
            let prefixed = !hosts && (!is_default || in_folder && (several || !version.is_before(123)));
            Language {
                prefix: if prefixed { code.to_lowercase() } else { String::new() },
                host: hosts.then(|| host(merged.text("baseURL").unwrap_or_default()).to_owned()),
                zone: own.filter(|_| !is_default).and_then(|own| TimeZone::get(own.text("timeZone")?).ok()),
                disabled: disabled.iter().any(|name| name.eq_ignore_ascii_case(code))
                    || own.is_some_and(|own| own.flag("disabled").unwrap_or(false)),
                ..Language::new(code, &merged, version)
            }
        };
        let mut all: Vec<Language> =
            written.iter().map(|(name, own)| of(name, Some(own), name.eq_ignore_ascii_case(code))).collect();
        let default = all.iter().position(|language| language.code.eq_ignore_ascii_case(code)).unwrap_or_else(|| {
            all.push(of(code, None, true));
            all.len() - 1
        });
        Self { all, default, several }
    }

    /// The language `code`, or the default one.
    pub fn get(&self, code: Option<&str>) -> Option<&Language> {
        let named = code.and_then(|code| self.all.iter().find(|language| language.code.eq_ignore_ascii_case(code)));
        named.or_else(|| self.all.get(self.default))
    }

    /// Whether there are several.
    pub fn are_several(&self) -> bool {
        self.several
    }
}

impl Language {
    fn new(code: &str, settings: &Settings, version: Version) -> Self {
        let ugly = match settings.get("uglyURLs") {
            Some(Setting::Table(table)) => {
                let sections = table.entries().filter(|(section, _)| table.flag(section).unwrap_or(false));
                Ugly::Sections(sections.map(|(section, _)| section.to_lowercase()).collect())
            }
            _ => Ugly::All(settings.flag("uglyURLs").unwrap_or(false)),
        };
        Self {
            code: code.to_owned(),
            prefix: String::new(),
            base: base(settings.text("baseURL").unwrap_or_default()),
            host: None,
            disabled: false,
            spelling: Spelling::new(settings, !version.is_before(123)),
            permalinks: Permalinks::new(settings),
            chains: Chains::new(settings),
            zone: None,
            lists_terms: !settings.texts("disableKinds").iter().any(|kind| kind.eq_ignore_ascii_case("term")),
            term_urls: TermUrls::default(),
            ugly,
        }
    }

    /// Whether the pages of `section` are files without a folder of their own.
    pub fn is_ugly(&self, section: &str) -> bool {
        match &self.ugly {
            Ugly::All(all) => *all,
            Ugly::Sections(sections) => sections.iter().any(|name| *name == section.to_lowercase()),
        }
    }

    /// Whether all pages are.
    pub fn is_all_ugly(&self) -> bool {
        matches!(self.ugly, Ugly::All(true))
    }

    /// `path` below the site's address, the language's prefix in front.
    pub fn rooted(&self, path: &str) -> String {
        if self.prefix.is_empty() { self.based(path) } else { [&self.base, "/", &self.prefix, path].concat() }
    }

    /// `path` below the site's address.
    pub fn based(&self, path: &str) -> String {
        [&self.base, path].concat()
    }
}

/// `/sub` of `https://example.org/sub/`.
fn base(address: &str) -> String {
    let path = match address.split_once("//") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    let path = split_path(path).0.trim_matches('/');
    if path.is_empty() { String::new() } else { format!("/{path}") }
}

fn host(address: &str) -> &str {
    address.split_once("//").and_then(|(_, rest)| rest.split('/').next()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{Languages, Settings, Version, base};

    #[test]
    fn the_path_of_an_address() {
        for (address, path) in [
            ("https://example.org/", ""),
            ("https://example.org/sub/", "/sub"),
            ("https://example.org", ""),
            ("/", ""),
            ("/블로그/", "/블로그"),
        ] {
            assert_eq!(base(address), path, "{address}");
        }
    }

    #[test]
    fn other_languages_have_a_prefix_and_settings_of_their_own() {
        let languages = Languages::new(
            &Settings::sample(&[
                ("defaultContentLanguage", "ko"),
                ("permalinks.posts", "/p/"),
                ("languages.ko.weight", "1"),
                ("languages.ja.permalinks.posts", "/記事/"),
            ]),
            Version::default(),
        );
        let rooted = |code| languages.get(code).map(|language| language.rooted("/a/"));
        assert_eq!(rooted(None).as_deref(), Some("/a/"));
        assert_eq!(rooted(Some("ja")).as_deref(), Some("/ja/a/"));
        let pattern = |code| languages.get(code)?.permalinks.pattern(super::super::permalinks::Kind::Page, "/posts/a");
        assert_eq!((pattern(Some("ko")), pattern(Some("JA"))), (Some("/p/"), Some("/記事/")));
    }
}
