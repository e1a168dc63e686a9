//! What is shown, in blogs of several generators.

use super::hover;
use crate::lsp::tests::Desk;
use lsp_types::HoverContents;

fn shown(open: &str) -> Option<String> {
    let desk = Desk::new(&[
        ("hugo.toml", "baseURL = \"https://example.org/\"\ntimeZone = \"Asia/Seoul\"\n"),
        (
            "content/posts/가을.md",
            "---\ntitle: 가을\ndate: 2024-05-01\ntags: [여행]\naliases: [/old/]\n---\n\n## 첫째\n",
        ),
        ("content/posts/a.md", open),
        ("static/leaf.gif", "GIF89a\u{10}\u{0}\u{20}\u{0}\u{0}\u{0}\u{0};"),
    ]);
    match hover(&desk.ground(), desk.position())?.contents {
        HoverContents::Markup(content) => Some(content.value),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_field_tells_what_the_generator_makes_of_it() {
    let told = shown("---\ntitle: a\nda‸te: 2026-07-01T10:00:00+09:00\n---\n").unwrap();
    assert!(told.starts_with("**date** (date): when the post was written"), "{told}");
    assert!(told.contains("Wednesday, 2026-07-01 01:00 +00:00, in the future"), "{told}");
    assert!(told.contains("URL: `/posts/a/`\n\nnot published: it waits until"), "{told}");
    let told = shown("---\ntitle: a\ndate: 2024-05-01\nslug: 다른-‸길\n---\n").unwrap();
    assert!(told.contains("URL: `/posts/다른-길/`\n\npublished, dated Wednesday, 2024-05-01"), "{told}");
    let told = shown("---\ntitle: a\ndra‸ft: true\n---\n").unwrap();
    assert!(told.contains("(true or false)") && told.contains("not published: it is a draft"), "{told}");
    assert!(shown("---\ntitle: a\ndate: 어‸제\n---\n").unwrap().contains("no date to the generator"));
    assert_eq!(shown("---\ntitle: a\nno-such-field‸: 1\n---\n"), None);
}

#[test]
fn a_value_tells_what_it_is_read_as() {
    let tail = |open: &str| shown(open).unwrap().split("\n\n").nth(1).map(str::to_owned);
    for (open, read) in [
        ("tags: [\"가 나\", 다]‸", Some("read as `가 나`, `다`")),
        ("ta‸gs: 가 나, 다", Some("read as `가 나, 다`")),
        ("weig‸ht: 0x1F", Some("read as the number 31")),
        ("weig‸ht: 31", None),
        ("weig‸ht: \"31\"", Some("read as text, and not as a number")),
        ("isCJKLang‸uage: \"true\"", Some("read as text, and not as true or false")),
        ("isCJKLang‸uage: true", None),
        ("descrip‸tion: True", Some("read as `true`")),
        ("descrip‸tion:", Some("no value")),
        ("descrip‸tion: 글", None),
    ] {
        assert_eq!(tail(&format!("---\ntitle: a\n{open}\n---\n")).as_deref(), read, "{open}");
    }
}

#[test]
fn a_term_an_image_and_a_link_tell_what_they_are() {
    assert_eq!(
        shown("---\ntitle: a\ntags: [여‸행]\n---\n").as_deref(),
        Some("`여행` in `tags`: 2 posts, listed at `/tags/여행/`")
    );
    assert_eq!(
        shown("---\ntitle: a\n---\n\n![잎](/le‸af.gif)\n").as_deref(),
        Some("`static/leaf.gif`\n\n16 × 32 pixels, 14 bytes")
    );
    assert_eq!(shown("---\ntitle: a\n---\n\n![잎](/none‸.gif)\n"), None);
    let told = shown("---\ntitle: a\n---\n\n[가을 글‸](/posts/가을/#첫째)\n").unwrap();
    assert!(
        told.starts_with("**가을**\n\nURL: `/posts/가을/`\n\npublished") && told.ends_with("heading `#첫째`"),
        "{told}"
    );
    assert!(shown("---\ntitle: a\n---\n\n[글](/old‸/)\n").unwrap().starts_with("over a redirect to\n\n**가을**"));
    assert_eq!(
        shown("---\ntitle: a\n---\n\n[글](/posts/none‸/)\n").as_deref(),
        Some("no page is published at `/posts/none/`")
    );
    assert_eq!(shown("---\ntitle: a\n---\n\n[글](https://example.com/‸)\n"), None);
}

#[test]
fn a_rule_shows_its_page() {
    let told = shown("---\ntitle: a\n---\n\n<!-- matterlint-disable-next-line image-mis‸sing -->\n").unwrap();
    assert!(told.starts_with("**image-missing** (B101)") && told.contains("## Bad"), "{told}");
    assert_eq!(shown("---\ntitle: a\n---\n\nwords‸\n"), None);
}
