//! The values that front matter inherits from the configuration's `defaults` (lib/jekyll/frontmatter_defaults.rb).

use super::glob;
use crate::site::settings::Settings;
use std::cmp::Reverse;
use std::collections::VecDeque;

/// All sets of defaults, in the order of the text.
#[derive(Debug, Default)]
pub struct Defaults {
    sets: Vec<Set>,
}

#[derive(Debug)]
struct Set {
    scope: String,
    /// The scope without the folder of the collections, as it is compared.
    compared: String,
    kind: Option<String>,
    values: Settings,
}

impl Defaults {
    /// Reads them; `collections` is the folder of the collections.
    pub fn new(settings: &Settings, collections: &str) -> Self {
        let sets = settings.tables("defaults").into_iter().filter_map(|set| {
            let scope = set.text("scope.path").unwrap_or_default().to_owned();
            let compared = scope.strip_prefix(collections).and_then(|rest| rest.strip_prefix('/'));
            Some(Set {
                compared: compared.filter(|_| !collections.is_empty()).unwrap_or(&scope).to_owned(),
                kind: set.get("scope.type").map(|kind| match kind.as_text().unwrap_or_default() {
                    "page" => "pages".to_owned(),
                    "post" => "posts".to_owned(),
                    kind => kind.to_owned(),
                }),
                values: set.table("values")?.clone(),
                scope,
            })
        });
        Self { sets: sets.collect() }
    }

    /// The values that a document inherits, topmost first. `path` lies below the collections' folder, `full` below the
    /// source; `kind` is the collection. Sets are put over each other in the order of the text, unless the topmost is
    /// narrower.
    pub fn of_document(&self, path: &str, full: &str, kind: &str) -> Vec<&Settings> {
        let mut layers = VecDeque::new();
        let mut top: Option<&Set> = None;
        for set in self.matching(path, full, kind) {
            if top.is_none_or(|top| set.rank() >= top.rank()) {
                layers.push_front(&set.values);
                top = Some(set);
            } else {
                layers.push_back(&set.values);
            }
        }
        layers.into()
    }

    /// The values that a page inherits, those of the narrowest scope first, and of equals those of the last.
    pub fn of_page(&self, path: &str) -> Vec<&Settings> {
        let mut sets = self.matching(path, path, "pages");
        sets.reverse();
        sets.sort_by_key(|set| Reverse(set.rank()));
        sets.into_iter().map(|set| &set.values).collect()
    }

    fn matching(&self, path: &str, full: &str, kind: &str) -> Vec<&Set> {
        let fits = |set: &&Set| {
            let lies_there = match set.scope.as_str() {
                "" => true,
                scope if scope.contains('*') => glob::leads_to(scope, full),
                _ => path.starts_with(&set.compared),
            };
            lies_there && set.kind.as_deref().is_none_or(|wanted| wanted == kind)
        };
        self.sets.iter().filter(fits).collect()
    }
}

impl Set {
    /// How narrow it is.
    fn rank(&self) -> (usize, bool) {
        (self.scope.trim_start_matches('/').chars().count(), self.kind.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::Defaults;
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    fn defaults(text: &str) -> Defaults {
        let disk = MapDisk::new([("_config.yml", text)]);
        Defaults::new(&Settings::read(&disk, "_config.yml").unwrap(), "")
    }

    #[test]
    fn the_narrowest_scope_wins_and_of_equals_the_last() {
        let found = defaults(
            "defaults:\n- {scope: {path: ''}, values: {permalink: /all/}}\n\
             - {scope: {path: 글, type: pages}, values: {permalink: /글/}}\n\
             - {scope: {path: '글'}, values: {permalink: /typeless/, lang: ko}}\n",
        );
        let page = |path| found.of_page(path).into_iter().find_map(|set| set.text("permalink"));
        assert_eq!((page("글/a.md"), page("b.md")), (Some("/글/"), Some("/all/")));
        let post = found.of_document("글/_posts/a.md", "글/_posts/a.md", "posts");
        assert_eq!(post.iter().find_map(|set| set.text("permalink")), Some("/typeless/"));
        assert_eq!(post.len(), 2);
    }

    #[test]
    fn a_scope_may_be_a_glob() {
        let found = defaults("defaults:\n- {scope: {path: 'a/*/b'}, values: {permalink: /x/}}\n");
        assert_eq!((found.of_page("a/가/b/c.md").len(), found.of_page("a/b/c.md").len()), (1, 0));
    }
}
