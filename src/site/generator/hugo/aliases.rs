//! The further paths that lead to a page (hugolib/alias.go).

use super::Hugo;
use super::language::Language;
use super::page::is_address;
use super::url::cleaned;
use super::version::Version;
use crate::site::Written;
use crate::site::facts::{Named, Source};

/// The version, 0.n, since which the language stands before an alias that begins with a slash.
const PREFIXED: u32 = 155;

impl Hugo {
    /// The aliases of the page whose URL is `page`.
    pub(super) fn aliases(&self, source: &Source<'_>, language: &Language, page: &str) -> Vec<Named> {
        let Some(entry) = source.field(self, "aliases") else { return Vec::new() };
        let words =
            |value| Written::of(source.post, value).into_iter().flat_map(|whole| whole.split(char::is_whitespace));
        let written: Vec<Written<'_>> = match entry.value.as_list() {
            Some(items) => items.iter().filter_map(|item| Written::of(source.post, item)).collect(),
            None => words(&entry.value).collect(),
        };
        let written = written.iter().filter(|alias| !alias.text.is_empty() && !is_address(alias.text));
        let alias = |alias: &Written<'_>| {
            let text = language.alias(alias.text, page, self.version)?;
            Some(Named { text, span: alias.span })
        };
        written.filter_map(alias).collect()
    }
}

impl Language {
    /// The path of an alias, written `alias` in the page at `page` (its URL below the site's address).
    fn alias(&self, alias: &str, page: &str, version: Version) -> Option<String> {
        let below = page.strip_prefix(self.base.as_str())?;
        let path = match alias.strip_prefix('/') {
            None => cleaned(&format!("{below}/../{alias}")),
            Some(_) if self.prefix.is_empty() || version.is_before(PREFIXED) => cleaned(alias),
            Some(_) => cleaned(&format!("/{}{alias}", self.prefix)),
        };
        if path == "/" {
            return None;
        }
        let section = below.trim_start_matches('/').split('/').next().unwrap_or("");
        let ugly = if version.is_before(123) { self.is_all_ugly() } else { self.is_ugly(section) };
        Some(self.based(&match path.ends_with(".html") {
            true => path,
            false if ugly => format!("{path}.html"),
            false => format!("{path}/"),
        }))
    }
}
