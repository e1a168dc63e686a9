//! `url-duplicate`: two posts are published at one URL, or one stands where another's alias should lead on.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::site::facts::Page;
use crate::site::{Blog, Facts, url_key};
use crate::text::Span;

/// See `rules/site/url-duplicate.md`.
pub struct UrlDuplicate;

impl Define for UrlDuplicate {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for UrlDuplicate {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let blog = subject.blog;
        let posts = blog.posts();
        let is_out = |at: usize| subject.is_published(at);
        // The first post beside `at` in a list that is published where it is.
        let rival = |at: usize, list: &[usize]| {
            list.iter().copied().find(|other| *other != at && is_out(*other) && !are_apart(&posts[at], &posts[*other]))
        };
        for (at, post) in posts.iter().enumerate().filter(|(at, _)| is_out(*at)) {
            let own = post.page.url.as_ref().map(|url| url_key(&url.path));
            if let Some((url, other)) = post.page.url.as_ref().and_then(|url| Some((url, rival(at, blog.at_url(&url.path))?))) {
                let finding = found.at(at, post.url_place(), format!("two posts are published at {}", shown(&url.path)));
                finding.label("only one of them can be read there").help("give one of them another `url` or `slug`");
                finding.related_in(posts[other].path.clone(), posts[other].url_place(), "the other post");
            }
            for alias in post.page.aliases.iter().filter(|alias| own != Some(url_key(&alias.text))) {
                if let Some(other) = rival(at, blog.at_url(&alias.text)) {
                    let message = format!("the alias {} is the URL of another post", shown(&alias.text));
                    let finding = found.at(at, alias.span, message);
                    finding.label("the redirect or the post is lost");
                    finding.help("remove the alias, or give the other post another URL");
                    finding.related_in(posts[other].path.clone(), posts[other].url_place(), "the post that stands there");
                } else if let Some(other) = rival(at, blog.at_alias(&alias.text)) {
                    let message = format!("two posts have the alias {}", shown(&alias.text));
                    let finding = found.at(at, alias.span, message);
                    finding.label("it can lead to one of them only").help("remove it from one of them");
                    finding.related_in(posts[other].path.clone(), alias_place(blog, other, &alias.text), "the other post");
                }
            }
        }
    }
}

/// Whether the two are served by different hosts, or are of two languages and nothing in them says that they are to share
/// a path, so that each is written to the folder of its language.
fn are_apart(one: &Facts, two: &Facts) -> bool {
    let (one, two) = (&one.page, &two.page);
    let by_name = |page: &Page| page.url.as_ref().is_none_or(|url| url.span.is_none());
    one.host != two.host || one.language != two.language && by_name(one) && by_name(two)
}

fn alias_place(blog: &Blog, post: usize, path: &str) -> Span {
    let aliases = &blog.posts()[post].page.aliases;
    aliases.iter().find(|alias| url_key(&alias.text) == url_key(path)).map(|alias| alias.span).unwrap_or_default()
}
