//! `translation-missing`: a post that lacks one of the languages of its site.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::site::Role;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// See `rules/site/translation-missing.md`.
pub struct TranslationMissing {
    languages: Vec<String>,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    languages: Vec<String>,
}

impl Define for TranslationMissing {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { languages: options.languages })
    }
}

impl SiteRule for TranslationMissing {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut wanted: BTreeSet<&str> = self.languages.iter().map(String::as_str).collect();
        let mut families: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
        for (at, post) in posts.iter().enumerate().filter(|(at, _)| subject.is_published(*at)) {
            let Some(language) = post.page.language.as_deref() else { continue };
            if self.languages.is_empty() {
                wanted.insert(language);
            }
            if let Some(key) = post.page.translation_key.as_deref().filter(|_| post.role == Role::Post) {
                families.entry(key).or_default().push((at, language));
            }
        }
        for family in families.values() {
            let missing: Vec<&str> =
                wanted.iter().copied().filter(|code| !family.iter().any(|(_, known)| known == code)).collect();
            let Some((at, _)) = family.first().filter(|_| !missing.is_empty()) else { continue };
            let codes: Vec<String> = missing.iter().map(|code| shown(code)).collect();
            let message = format!("the post has no translation into {}", codes.join(", "));
            found.at(*at, posts[*at].place(), message).help("translate it");
        }
    }
}
