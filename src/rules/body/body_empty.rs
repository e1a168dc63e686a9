//! `body-empty`: a post without a body.

use crate::document::front_matter::Entry;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::site::Role;

/// See `rules/body/body-empty.md`.
pub struct BodyEmpty;

impl Define for BodyEmpty {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// Fields that say that the post is not finished, or that its content is elsewhere: a link post, a redirect, a
/// gallery, a podcast, a page that its layout fills.
const ELSEWHERE: [&str; 28] = [
    "link",
    "links",
    "external",
    "external_url",
    "external_link",
    "externalurl",
    "externallink",
    "redirect",
    "redirect_to",
    "canonical",
    "canonical_url",
    "canonicalurl",
    "source",
    "video",
    "youtube",
    "audio",
    "podcast",
    "gallery",
    "photos",
    "images",
    "resources",
    "sections",
    "blocks",
    "content",
    "body",
    "text",
    "_build",
    "build",
];

/// Layouts that are no more than a post's own.
const POST_LAYOUTS: [&str; 4] = ["post", "posts", "single", "default"];

impl PostRule for BodyEmpty {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let (Role::Post, Some(matter), Some(map)) = (subject.role, &post.front_matter, post.map()) else { return };
        let mut at = post.body.span.start();
        for comment in &post.body.comments {
            if post.text.get(at..comment.span.start()).is_some_and(|between| !between.trim().is_empty()) {
                return;
            }
            at = at.max(comment.span.end());
        }
        if post.text.get(at..).is_none_or(|rest| !rest.trim().is_empty()) {
            return;
        }
        if matter.closing.is_some() && !map.entries.iter().any(excuses) && !subject.path.contains("_drafts/") {
            found
                .at(matter.closing.unwrap_or(matter.opening), "the post has no body")
                .label("nothing follows")
                .help("write the post, or set `draft: true` until it is written");
        }
    }
}

fn excuses(entry: &Entry) -> bool {
    let key = entry.key.text.to_lowercase();
    let value = entry.value.as_text().unwrap_or("");
    match key.as_str() {
        "draft" => !value.eq_ignore_ascii_case("false"),
        "published" => value.eq_ignore_ascii_case("false"),
        "layout" | "type" | "template" => !POST_LAYOUTS.contains(&value.trim_end_matches(".html")),
        key => ELSEWHERE.contains(&key) && !entry.value.is_empty(),
    }
}
