//! What is offered, in blogs of several generators.

use super::items;
use crate::lsp::tests::Desk;
use lsp_types::{CompletionItem, CompletionTextEdit};

const OTHER: &str = "---\ntitle: 가을 여행\ndate: 2024-05-01 10:00:00 +0900\ntags: [여행, \"a: b\", rust]\nseries: 산책\n---\n\n## 첫째\n";
const THIRD: &str =
    "---\ntitle: Winter\ndate: 2024-06-01 10:00:00 +0900\ntags: [여행]\ndraft: true\n---\n\n## One\n\n## One\n";

fn hugo(open: &str) -> Vec<CompletionItem> {
    let desk = Desk::new(&[
        ("hugo.toml", "baseURL = \"https://example.org/\"\n"),
        ("content/posts/가을.md", OTHER),
        ("content/posts/winter/index.md", THIRD),
        ("content/posts/a/index.md", open),
        ("content/posts/a/잎 1.png", "png"),
        ("content/posts/a/img/b.jpg", "jpg"),
        ("content/posts/a/notes.txt", "no image"),
        ("static/images/c.webp", "webp"),
        ("assets/photos/d.avif", "avif"),
    ]);
    items(&desk.ground(), desk.position()).items
}

fn labels(items: &[CompletionItem]) -> Vec<&str> {
    items.iter().map(|item| item.label.as_str()).collect()
}

fn inserted<'i>(items: &'i [CompletionItem], label: &str) -> &'i str {
    let item = items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("{label}: {:?}", labels(items)));
    match &item.text_edit {
        Some(CompletionTextEdit::Edit(edit)) => &edit.new_text,
        _ => panic!("{item:?}"),
    }
}

#[test]
fn fields_are_those_that_the_generator_knows_and_the_post_lacks() {
    let found = hugo("---\ntitle: a\nda‸\n---\n");
    assert!(labels(&found).contains(&"date") && !labels(&found).contains(&"title"));
    let date = found.iter().find(|item| item.label == "date").unwrap();
    assert_eq!(date.detail.as_deref(), Some("date"));
    assert!(date.documentation.is_some());
    assert_eq!(inserted(&found, "draft"), "draft: ");
    assert_eq!(inserted(&hugo("+++\n‸\n+++\n"), "draft"), "draft = ");
    assert_eq!(inserted(&hugo("{\n  ‸\n}\n"), "draft"), "\"draft\": ");
    assert_eq!(inserted(&hugo("---\ndr‸: true\n---\n"), "draft"), "draft");
    assert!(labels(&hugo("---\ntitle: a\n---\n\n‸\n")).is_empty());
}

#[test]
fn terms_are_counted_and_quoted_where_they_must_be() {
    let found = hugo("---\ntitle: a\ntags: [여‸\n---\n");
    assert_eq!(labels(&found), ["a: b", "rust", "여행"]);
    let most = found.iter().min_by_key(|item| item.sort_text.clone()).unwrap();
    assert_eq!((most.label.as_str(), most.detail.as_deref()), ("여행", Some("2 posts")));
    assert_eq!((inserted(&found, "여행"), inserted(&found, "a: b")), ("여행", "\"a: b\""));
    assert_eq!(inserted(&hugo("+++\ntags = [\"‸\"]\n+++\n"), "여행"), "\"여행\"");
    assert_eq!(labels(&hugo("---\nseries: ‸\n---\n")), ["산책"]);
    let quoted = hugo("---\ntags:\n  - \"여‸\"\n---\n");
    assert_eq!(quoted[2].filter_text.as_deref(), Some("\"여행"));
}

#[test]
fn dates_are_written_as_the_blog_writes_them() {
    let found = hugo("---\ndate: ‸\n---\n");
    assert_eq!(labels(&found), ["2026-06-01 00:00:00 +0000", "2026-06-01"]);
    assert_eq!(labels(&hugo("---\ndraft: ‸\n---\n")), ["true", "false"]);
}

#[test]
fn images_are_those_that_the_generator_would_find() {
    let found = hugo("---\ntitle: a\n---\n\n![잎](‸)\n");
    assert_eq!(labels(&found), ["img/", "잎 1.png", "/images/", "/posts/"]);
    assert_eq!(inserted(&found, "잎 1.png"), "잎%201.png");
    assert_eq!(found[1].detail.as_deref(), Some("3 bytes"));
    assert_eq!(labels(&hugo("---\ntitle: a\n---\n\n![잎](img/‸)\n")), ["img/b.jpg"]);
    assert_eq!(labels(&hugo("---\ntitle: a\n---\n\n![잎](/images/c‸)\n")), ["/images/c.webp"]);
    for open in ["<img alt=\"\" src=\"‸\">", "{{< figure src=\"‸\" >}}"] {
        assert_eq!(labels(&hugo(&format!("---\ntitle: a\n---\n\n{open}\n"))), labels(&found), "{open}");
    }
    assert!(hugo("---\ntitle: a\n---\n\n<img src=\"a.png\" alt=\"‸\">\n").is_empty());
    // A field of the front matter is read by templates, which look in `assets`, too.
    let found = hugo("---\ntitle: a\nimages: [‸]\n---\n");
    assert!(
        ["잎 1.png", "photos/", "/images/"].iter().all(|name| labels(&found).contains(name)),
        "{:?}",
        labels(&found)
    );
    assert_eq!(labels(&hugo("---\ntitle: a\nimages: [photos/‸]\n---\n")), ["photos/d.avif"]);
}

#[test]
fn links_lead_to_posts_and_their_headings() {
    let found = hugo("---\ntitle: a\n---\n\n[글](‸)\n");
    assert_eq!(labels(&found), ["/posts/winter/", "/posts/가을/"]);
    assert_eq!(found[0].detail.as_deref(), Some("Winter (draft)"));
    assert_eq!(labels(&hugo("---\ntitle: a\n---\n\n[글](여행‸)\n")), ["/posts/가을/"]);
    assert_eq!(
        labels(&hugo("---\ntitle: a\n---\n\n[글](/posts/winter/#‸)\n")),
        ["/posts/winter/#one", "/posts/winter/#one-1"]
    );
    assert_eq!(labels(&hugo("---\ntitle: a\n---\n\n## 둘\n\n[글](#‸)\n")), ["#둘"]);
    assert_eq!(labels(&hugo("---\ntitle: a\n---\n\n[글]({{< ref \"가‸\" >}})\n")), ["/posts/가을.md"]);
    assert!(hugo("---\ntitle: a\n---\n\n```\n[글](‸)\n```\n").is_empty());
}

#[test]
fn rules_are_named_in_comments_that_suppress_them() {
    for open in [
        "---\ntitle: a # matterlint: ignore[title-m‸\n---\n",
        "---\ntitle: a\n---\n\n<!-- matterlint-disable-next-line image-missing, ‸ -->\n",
    ] {
        let found = hugo(open);
        assert!(labels(&found).contains(&"title-missing"), "{open}");
    }
    assert!(hugo("---\ntitle: a\n---\n\n<!-- matterlint-disable link-broken -- 이유 ‸ -->\n").is_empty());
}

#[test]
fn other_generators_name_posts_in_their_own_ways() {
    let jekyll = |open: &str| {
        let desk = Desk::new(&[
            ("_config.yml", "title: x\n"),
            ("_posts/2024-05-01-가을.md", "---\ntitle: 가을\ncategories: [산]\n---\n"),
            ("_posts/2024-05-02-b.md", open),
        ]);
        items(&desk.ground(), desk.position()).items
    };
    assert_eq!(labels(&jekyll("---\ntitle: b\n---\n\n[글]({% post_url ‸ %})\n")), ["2024-05-01-가을"]);
    assert_eq!(labels(&jekyll("---\ncategory: ‸\n---\n")), ["산"]);
    let zola = Desk::new(&[
        ("config.toml", "base_url = \"https://example.org\"\n[[taxonomies]]\nname = \"tags\"\n"),
        ("content/가을.md", "+++\ntitle = \"가을\"\ndate = 2024-05-01\n[taxonomies]\ntags = [\"차\"]\n+++\n"),
        ("content/b.md", "+++\ntitle = \"b\"\n+++\n\n[글](@/‸)\n"),
    ]);
    assert_eq!(labels(&items(&zola.ground(), zola.position()).items), ["@/가을.md"]);
}
