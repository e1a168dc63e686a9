//! The patterns that `permalinks` in the configuration lays down for pages (resources/page/permalinks.go).

use super::glob::Glob;
use crate::site::settings::{Setting, Settings};

/// What a page is to Hugo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular page.
    Page,
    /// The page of the whole site.
    Home,
    /// A folder with an `_index` file, or at the top of the content.
    Section,
    /// The list of a taxonomy's terms.
    Taxonomy,
    /// The list of a term's pages.
    Term,
}

impl Kind {
    /// Its name in the configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Home => "home",
            Self::Section => "section",
            Self::Taxonomy => "taxonomy",
            Self::Term => "term",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Page, Self::Section, Self::Taxonomy, Self::Term]
            .into_iter()
            .find(|kind| kind.as_str().eq_ignore_ascii_case(name))
    }
}

/// All patterns, the one that wins first.
#[derive(Clone, Debug, Default)]
pub struct Permalinks {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
struct Rule {
    kind: Glob,
    target: Target,
    pattern: String,
}

#[derive(Clone, Debug)]
enum Target {
    Section(String),
    Path(Glob),
}

impl Permalinks {
    /// Reads the patterns of one language.
    pub fn new(settings: &Settings) -> Self {
        let mut rules = match settings.get("permalinks") {
            Some(Setting::Table(table)) => table.entries().flat_map(|(key, setting)| of_entry(key, setting)).collect(),
            Some(Setting::List(_)) => settings.tables("permalinks").into_iter().filter_map(of_item).collect(),
            _ => Vec::new(),
        };
        // Among sections the narrower one counts; the items of a list keep their order, as the sort is stable.
        rules.sort_by_key(|rule: &Rule| match &rule.target {
            Target::Section(section) => std::cmp::Reverse(section.len()),
            Target::Path(_) => std::cmp::Reverse(0),
        });
        Self { rules }
    }

    /// The pattern for the page of `kind` whose path below the content is `path`: `/posts/a`, in lower case.
    pub fn pattern(&self, kind: Kind, path: &str) -> Option<&str> {
        let rule = self.rules.iter().find(|rule| rule.kind.fits(kind.as_str()) && rule.target.fits(path))?;
        Some(&rule.pattern)
    }
}

impl Target {
    fn fits(&self, path: &str) -> bool {
        match self {
            Self::Path(glob) => glob.fits(path),
            Self::Section(section) if section.is_empty() => !path.trim_start_matches('/').contains('/'),
            Self::Section(section) => path
                .strip_prefix('/')
                .and_then(|path| path.strip_prefix(section.as_str()))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
        }
    }
}

/// `posts = "…"` counts for pages and terms, `page.posts = "…"` for its kind.
fn of_entry(key: &str, setting: &Setting) -> Vec<Rule> {
    let rule = |kind: Kind, section: &str, pattern: &str| Rule {
        kind: Glob::new(Some(kind.as_str())),
        target: Target::Section(section.trim_matches([' ', '/']).to_lowercase()),
        pattern: pattern.to_owned(),
    };
    match (setting, Kind::parse(key)) {
        (Setting::Text(pattern), _) => vec![rule(Kind::Page, key, pattern), rule(Kind::Term, key, pattern)],
        (Setting::Table(table), Some(kind)) => {
            let patterns = table.entries().filter_map(|(section, setting)| Some((section, setting.as_text()?)));
            patterns.map(|(section, pattern)| rule(kind, section, pattern)).collect()
        }
        _ => Vec::new(),
    }
}

fn of_item(item: &Settings) -> Option<Rule> {
    Some(Rule {
        kind: Glob::new(item.text("target.kind")),
        target: Target::Path(Glob::new(item.text("target.path"))),
        pattern: item.text("pattern")?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Permalinks};
    use crate::site::settings::Settings;

    #[test]
    fn a_section_holds_what_lies_below_it() {
        let permalinks = Permalinks::new(&Settings::sample(&[
            ("permalinks.posts", "/p/"),
            ("permalinks.posts/old", "/o/"),
            ("permalinks.section.posts", "/s/"),
            ("permalinks./", "/r/"),
        ]));
        let pattern = |kind, path| permalinks.pattern(kind, path);
        assert_eq!(pattern(Kind::Page, "/posts/a"), Some("/p/"));
        assert_eq!(pattern(Kind::Page, "/posts/old/a"), Some("/o/"));
        assert_eq!(pattern(Kind::Section, "/posts"), Some("/s/"));
        assert_eq!(pattern(Kind::Page, "/postscript/a"), None);
        assert_eq!(pattern(Kind::Page, "/about"), Some("/r/"));
    }
}
