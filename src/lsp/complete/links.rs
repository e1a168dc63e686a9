//! Addresses of the blog's own posts, and of their headings.

use super::offer::Offer;
use crate::lsp::ground::Ground;
use crate::site::facts::{LinkFact, LinkKind};
use crate::site::{Facts, Target, target};
use crate::text::{Span, fold};
use lsp_types::{CompletionItemKind, CompletionItemLabelDetails};
use std::cmp::Reverse;

/// The most posts that are offered at once.
const MOST: usize = 100;

/// What may stand as an address of which `typed` is there; whether that is not all.
pub(super) fn offers(ground: &Ground<'_>, typed: &str, kind: LinkKind) -> (Vec<Offer>, bool) {
    match typed.split_once('#') {
        Some((path, _)) => (anchors(ground, path, kind), false),
        None => posts(ground, typed, kind),
    }
}

/// The anchors of the post to which `path` leads: of this one, where it is empty.
fn anchors(ground: &Ground<'_>, path: &str, kind: LinkKind) -> Vec<Offer> {
    let Some(from) = ground.facts() else { return Vec::new() };
    let post = if path.is_empty() {
        Some(from)
    } else {
        let link = LinkFact { url: path.to_owned(), span: Span::default(), kind };
        match target(ground.blog, ground.layout, from, &link) {
            Target::Post { post, .. } | Target::SourceFile { post } => {
                ground.blog.posts().get(post).map(|post| &**post)
            }
            _ => None,
        }
    };
    let ids = post.into_iter().flat_map(|post| post.anchors.iter()).enumerate();
    let offer = |(at, id): (usize, &str)| {
        let text = format!("{path}#{id}");
        let mut offer = Offer::new(&text, text.clone(), CompletionItemKind::REFERENCE);
        offer.item.sort_text = Some(format!("{at:05}"));
        offer
    };
    ids.map(offer).collect()
}

fn posts(ground: &Ground<'_>, typed: &str, kind: LinkKind) -> (Vec<Offer>, bool) {
    let wanted = fold(typed);
    let mut found: Vec<(bool, &Facts, String)> = Vec::new();
    for post in ground.blog.posts().iter().filter(|post| post.path != ground.path && post.page.url.is_some()) {
        let Some(address) = address(ground, post, typed, kind) else { continue };
        let title = post.title.as_ref().map(|title| fold(&title.text)).unwrap_or_default();
        let begins = fold(&address).starts_with(&*wanted);
        if begins || fold(&address).contains(&*wanted) || title.contains(&*wanted) {
            found.push((begins, post, address));
        }
    }
    found.sort_by_key(|(begins, post, _)| Reverse((*begins, post.page.date.map(|date| date.instant))));
    let is_cut = found.len() > MOST;
    let offer = |(at, (_, post, address)): (usize, (bool, &Facts, String))| {
        let title = post.title.as_ref().map(|title| title.text.clone()).unwrap_or_default();
        let mut offer = Offer::new(&address, address.clone(), CompletionItemKind::REFERENCE);
        let state = post.page.withheld(ground.clock.now).map(|why| format!(" ({})", why.as_str()));
        offer.item.detail = Some(format!("{title}{}", state.unwrap_or_default()));
        offer.item.label_details =
            Some(CompletionItemLabelDetails { detail: None, description: offer.item.detail.clone() });
        offer.item.filter_text = Some(format!("{address} {title}"));
        offer.item.sort_text = Some(format!("{at:05}"));
        offer
    };
    (found.into_iter().take(MOST).enumerate().map(offer).collect(), is_cut)
}

/// How a link or call written here names `post`: as the generator finds it, in the way that was begun.
fn address(ground: &Ground<'_>, post: &Facts, typed: &str, kind: LinkKind) -> Option<String> {
    let generator = &ground.layout.generator;
    let references = generator.references();
    match kind {
        LinkKind::Url => {
            let by_file = typed.starts_with(['.', '@']) || !typed.starts_with('/') && !typed.is_empty();
            let file =
                if typed.starts_with('@') { below_content(post) } else { Some(relative(ground.path, &post.path)) };
            let file = file.filter(|file| by_file && references.and_then(|names| names.rewrites(file)) == Some(true));
            file.or_else(|| Some(post.page.url.as_ref()?.path.clone()))
        }
        LinkKind::Ref => {
            Some(post.path.strip_prefix("content/").map_or_else(|| post.path.clone(), |path| format!("/{path}")))
        }
        LinkKind::PostUrl | LinkKind::SourceFile | LinkKind::PostSlug => {
            references?.names(post, kind).into_iter().max_by_key(String::len)
        }
    }
}

/// Zola's internal link.
fn below_content(post: &Facts) -> Option<String> {
    Some(format!("@/{}", post.path.strip_prefix("content/")?))
}

/// The path of the file `to` from the folder of the file `from`.
fn relative(from: &str, to: &str) -> String {
    let (mut from, mut to) = (from, to);
    while let (Some((one, from_rest)), Some((two, to_rest))) = (from.split_once('/'), to.split_once('/')) {
        if one != two {
            break;
        }
        (from, to) = (from_rest, to_rest);
    }
    let up = from.matches('/').count();
    if up == 0 { format!("./{to}") } else { format!("{}{to}", "../".repeat(up)) }
}
