//! `url-lookalike`: two URLs that differ in case or Unicode form only.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::site::url_key;
use crate::text::{QuickMap, fold_name, looks_same};

/// See `rules/site/url-lookalike.md`.
pub struct UrlLookalike;

impl Define for UrlLookalike {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for UrlLookalike {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut alike: QuickMap<_, Vec<(usize, &str)>> = QuickMap::default();
        for (at, post) in posts.iter().enumerate() {
            let Some(url) = &post.page.url else { continue };
            if subject.is_published(at) {
                alike.entry((&post.page.host, fold_name(url_key(&url.path)))).or_default().push((at, &url.path));
            }
        }
        for group in alike.values().filter(|group| group.len() > 1) {
            // Every post that is not spelt like the first differs from it, and the others from the first that does.
            let is_first = |path: &str| group.first().is_some_and(|(_, first)| url_key(first) == url_key(path));
            let Some(second) = group.iter().find(|(_, path)| !is_first(path)) else { continue };
            for (at, path) in group {
                let Some((other, twin)) = (if is_first(path) { Some(second) } else { group.first() }) else { continue };
                let (post, other) = (&posts[*at], &posts[*other]);
                let form = looks_same(url_key(path), url_key(twin));
                let how = if form { "Unicode form" } else { "case" };
                let shown_twin = if form { String::new() } else { format!(" {}", shown(twin)) };
                let message =
                    format!("the URL {} differs from another post's{shown_twin} only in {how}", shown(path));
                let finding = found.at(*at, post.url_place(), message);
                finding
                    .label("some disks and hosts take both for one")
                    .help("give one of the two posts another name or `slug`")
                    .related_in(other.path.clone(), other.url_place(), "the other post");
            }
        }
    }
}
