//! `link-to-fragment-missing`: a link to a place in another post that is not there.

use crate::lint::{BadOption, Define, LinkRule, SUGGESTIONS, SiteFindings, SiteSubject, Target, is_outside_text, nearest, place_of, shown};
use crate::site::facts::Facts;
use crate::text::{QuickMap, QuickSet, fold_name};

/// Of so few anchors, or for so few links, they are sooner looked through than hashed.
const FEW: usize = 32;

/// See `rules/site/link-to-fragment-missing.md`.
pub struct LinkToFragmentMissing;

impl Define for LinkToFragmentMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl LinkRule for LinkToFragmentMissing {
    fn check(&self, subject: &SiteSubject<'_>, post: usize, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut searched = 0;
        let links = posts.get(post).map_or(0, |post| post.links.len());
        let mut anchors = Anchors { links, of_long: QuickMap::default() };
        for (link, target) in subject.links_of(post) {
            let Target::Post { post: to, fragment: Some(fragment) } = target else { continue };
            let Some(page) = posts.get(*to) else { continue };
            let written = link.url.split_once('#').map_or("", |(_, written)| written);
            let is_there = anchors.have(*to, page, fragment) || anchors.have(*to, page, written);
            if is_there || is_outside_text(fragment) || !subject.is_published(*to) || !can_tell(subject, page) {
                continue;
            }
            let what = format!("the page {} has no anchor {}", shown(place_of(page)), shown(&format!("#{fragment}")));
            let finding = found.at(post, link.span, what);
            finding.label("leads to the top of that page");
            searched += 1;
            let few = searched <= SUGGESTIONS;
            let folded = fold_name(fragment);
            let respelt = page.anchors.iter().filter(|_| few).find(|id| fold_name(id) == folded);
            let near = || nearest(fragment, page.anchors.iter().filter(|_| few));
            match respelt.or_else(near) {
                Some(near) => finding.help(format!("did you mean `#{near}`?")),
                None => finding.help(format!("write the anchor of a heading in `{}`, or leave it out", page.path)),
            };
        }
    }
}

/// The anchors of the pages that the links of one post lead into.
struct Anchors<'a> {
    /// How many links the post has.
    links: usize,
    /// Those of pages with many, where the post has many links too.
    of_long: QuickMap<usize, QuickSet<&'a str>>,
}

impl<'a> Anchors<'a> {
    /// Whether the page number `at` has the anchor `id`.
    fn have(&mut self, at: usize, page: &'a Facts, id: &str) -> bool {
        if page.anchors.len().min(self.links) <= FEW {
            return page.anchors.contains(id);
        }
        let all = self.of_long.entry(at).or_insert_with(|| page.anchors.iter().collect());
        all.contains(id)
    }
}

/// Whether all anchors of the page are known, and no other post may be read at its URL.
fn can_tell(subject: &SiteSubject<'_>, page: &Facts) -> bool {
    let at_url = page.page.url.as_ref().map_or(0, |url| subject.blog.at_url(&url.path).len());
    page.anchors_complete && !page.page.is_section && at_url <= 1
}
