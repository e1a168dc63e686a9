//! Links and images of the open post that lead to files of the blog; those to other sites an editor finds by itself.

use super::ground::Ground;
use super::here::image_file;
use crate::site::facts::LinkKind;
use crate::site::{Target, targets};
use lsp_types::DocumentLink;

/// All of them, in the order of the text.
#[must_use]
pub fn of(ground: &Ground<'_>) -> Vec<DocumentLink> {
    let own = ground.facts();
    let links = own.into_iter().flat_map(|own| own.links.iter().zip(targets(ground.blog, ground.layout, own)));
    let to_posts = links.filter_map(|(link, target)| {
        let (Target::Post { post, .. } | Target::Alias { post, .. }) = target else { return None };
        let post = ground.blog.posts().get(post)?;
        let is_call = link.kind != LinkKind::Url;
        let title = post.title.as_ref().map(|title| title.text.clone());
        Some((
            link.span,
            DocumentLink {
                range: ground.range(link.span),
                target: ground.uri(&post.path),
                tooltip: title.or_else(|| is_call.then(|| post.path.clone())),
                data: None,
            },
        ))
    });
    let images = ground.post.body.images.iter().filter_map(|image| {
        let span = image.destination.span?;
        let path = image_file(ground, &image.destination.url, false)?;
        let target = ground.uri(&path);
        Some((span, DocumentLink { range: ground.range(span), target, tooltip: Some(path), data: None }))
    });
    let mut all: Vec<_> = to_posts.chain(images).collect();
    // Links that share one place, such as that of a definition, come once.
    all.sort_by_key(|(span, _)| *span);
    all.dedup_by_key(|(span, _)| *span);
    all.into_iter().map(|(_, link)| link).collect()
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::lsp::tests::Desk;

    #[test]
    fn posts_and_images_are_linked_and_other_sites_are_not() {
        let desk = Desk::new(&[
            ("hugo.toml", "baseURL = \"https://example.org/\"\n"),
            ("content/posts/나.md", "---\ntitle: 나\n---\n"),
            (
                "content/posts/a.md",
                "---\ntitle: a\n---\n‸\n[글](/posts/나/) ![잎](/b.png) [밖](https://example.com/) [없음](/posts/x/)\n\n\
                 [하나][나] [둘][나]\n\n[나]: /posts/나/#x\n",
            ),
            ("static/b.png", "x"),
        ]);
        let all = of(&desk.ground());
        let told: Vec<_> =
            all.iter().map(|link| (link.range.start.character, link.tooltip.as_deref().unwrap())).collect();
        assert_eq!(told, [(4, "나"), (20, "static/b.png"), (5, "나")]);
        assert!(all[0].target.as_ref().unwrap().as_str().ends_with("/content/posts/%EB%82%98.md"));
    }
}
