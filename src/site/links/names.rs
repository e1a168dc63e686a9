//! The names under which template calls find pages: file paths, slugs, titles.

use crate::site::facts::LinkKind;
use crate::site::{Blog, Generator};
use crate::text::{QuickMap, nearest};

/// How many calls that name nothing are compared with all names.
const SEARCHES: usize = 20;

/// All pages by their names.
#[derive(Debug, Default)]
pub struct Names {
    by_name: QuickMap<LinkKind, QuickMap<String, usize>>,
    searches: usize,
}

impl Names {
    /// The names of all pages of a blog, of the kinds that its links use.
    pub fn new(blog: &Blog, generator: &dyn Generator) -> Self {
        let mut names = Self::default();
        let Some(references) = generator.references() else { return names };
        for kind in [LinkKind::Ref, LinkKind::PostUrl, LinkKind::SourceFile, LinkKind::PostSlug] {
            let by_name = names.by_name.entry(kind).or_default();
            for (at, page) in blog.posts().iter().enumerate() {
                for name in references.names(page, kind) {
                    by_name.entry(name).or_insert(at);
                }
            }
        }
        names
    }

    /// The page that one of `wanted` names, tried in order.
    pub fn find(&self, kind: LinkKind, wanted: &[String]) -> Option<usize> {
        let by_name = self.by_name.get(&kind)?;
        wanted.iter().find_map(|name| by_name.get(name).copied())
    }

    /// The page whose name is nearest to the last of `wanted`.
    pub fn near(&mut self, kind: LinkKind, wanted: &[String]) -> Option<usize> {
        self.searches += 1;
        let by_name = self.by_name.get(&kind).filter(|_| self.searches <= SEARCHES)?;
        let mut names: Vec<&str> = by_name.keys().map(String::as_str).collect();
        names.sort_unstable();
        let near = wanted.iter().rev().find_map(|name| nearest(name, names.iter().copied()))?;
        by_name.get(near).copied()
    }
}
