//! Hexo's places, roles and pages.

use super::Hexo;
use crate::document::Post;
use crate::site::Generator as _;
use crate::site::Role;
use crate::site::disk::MapDisk;
use crate::site::facts::{Page, Source};
use crate::site::layout::{Layout, Lookup};
use crate::site::settings::Settings;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::Arc;

fn site(settings: &[(&str, &str)]) -> Layout {
    let disk = MapDisk::new([("source/_posts/a/그림.png", ""), ("source/images/x.png", "")]);
    let generator = Hexo::with(&disk, &Settings::sample(settings));
    Layout { generator: Arc::new(generator), disk: Arc::new(disk) }
}

#[test]
fn the_asset_folder_of_a_post() {
    let with = site(&[("post_asset_folder", "true")]);
    let path = "source/_posts/a.md";
    assert_eq!(with.body_image(path, "그림.png"), Lookup::Found { path: "source/_posts/a/그림.png".into() });
    // Hexo shows it, as `/images/x.png`.
    assert_eq!(with.body_image(path, "images/x.png"), Lookup::Found { path: "source/images/x.png".into() });
    assert!(matches!(with.body_image(path, "none.png"), Lookup::Missing { .. }));
    assert!(matches!(with.body_image(path, "/images/none.png"), Lookup::Missing { .. }));
    assert_eq!(site(&[]).body_image(path, "none.png"), Lookup::Undecided);
    assert_eq!(site(&[]).front_matter_image(path, "none.png"), Lookup::Undecided);
    assert!(matches!(site(&[]).front_matter_image(path, "/images/none.png"), Lookup::Missing { .. }));
    assert!(matches!(site(&[]).front_matter_image(path, "/images/X.png"), Lookup::OtherCase { .. }));
    assert_eq!(site(&[("theme", "away")]).body_image(path, "/images/none.png"), Lookup::Undecided);
}

#[test]
fn anchors_keep_their_case() {
    let hexo = site(&[]);
    let path = "source/_posts/a.md";
    let post = Post::parse("# 설치 Guide\n\n## FAQ\n\n## faq\n".to_owned(), &hexo.generator.dialect(path));
    let anchors = hexo.generator.anchors(&post.text, &post.body);
    let ids: Vec<_> = anchors.ids.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["설치-Guide", "FAQ", "faq"]);
}

#[test]
fn roles_and_dates() {
    let hexo = site(&[("new_post_name", ":year-:month-:day-:title.md")]);
    assert_eq!(hexo.role("source/_posts/2022-12-31-a.md"), Role::Post);
    assert_eq!(hexo.role("source/_drafts/a.md"), Role::Post);
    assert_eq!(hexo.role("source/docs/a.md"), Role::Page);
    assert_eq!(hexo.role("scaffolds/post.md"), Role::Template);
    assert_eq!(hexo.role("README.md"), Role::Other);
    assert_eq!(hexo.role("source/_posts/_hidden.md"), Role::Other);
    assert_eq!(hexo.generator.path_date("source/_posts/2022-12-31-a.md").map(|found| found.used), Some(true));
}

const ZONE: &str = "Asia/Seoul";

/// The page of a post with the given front matter, on a site whose zone is Seoul's.
fn page(settings: &[(&str, &str)], path: &str, matter: &str) -> Page {
    let packages =
        "{\"hexo-generator-tag\": \"2\", \"hexo-generator-category\": \"2\", \"hexo-generator-alias\": \"1\"}";
    let disk = MapDisk::new([("package.json", packages)]);
    let hexo = Hexo::with(&disk, &Settings::sample(settings));
    let post = Post::parse(format!("---\n{matter}\n---\n"), &hexo.dialect(path));
    hexo.page(&Source { path, post: &post, zone: &TimeZone::get(ZONE).unwrap(), disk: &disk })
}

fn url(settings: &[(&str, &str)], path: &str, matter: &str) -> Option<String> {
    page(settings, path, matter).url.map(|url| url.path)
}

#[test]
fn urls_of_posts_follow_the_pattern() {
    let post = "source/_posts/깊은/글 1.md";
    let dated = "date: 2022-12-31 05:00:00\ntitle: 차, 茶!\ncategories: [개발, C++]\nabbrlink: 4a17";
    assert_eq!(url(&[], post, dated).as_deref(), Some("/2022/12/31/깊은/글 1/"));
    for (pattern, expected) in [
        (":year/:i_month/:hour:minute/:name.html", "/2022/12/0500/글 1.html"),
        ("posts/:abbrlink/", "/posts/4a17/"),
        (":category/:post_title/", "/개발/C/차-茶/"),
        (":timestamp/", "/1672430400/"),
    ] {
        assert_eq!(url(&[("permalink", pattern)], post, dated).as_deref(), Some(expected), "{pattern}");
    }
    assert_eq!(url(&[("permalink", ":id/")], post, dated), None);
    assert_eq!(url(&[], post, "title: 날짜 없음"), None);
    let base = [("url", "https://example.org/블로그/"), ("pretty_urls.trailing_html", "false")];
    assert_eq!(url(&base, post, "permalink: a//b.html").as_deref(), Some("/블로그/a/b"));
}

#[test]
fn a_script_may_make_other_urls() {
    let disk = MapDisk::new([("scripts/links.js", "hexo.extend.filter.register('post_permalink', x)")]);
    let hexo = Hexo::with(&disk, &Settings::default());
    let post = Post::parse("---\ndate: 2022-12-31\n---\n".into(), &hexo.dialect("source/_posts/a.md"));
    let source = Source { path: "source/_posts/a.md", post: &post, zone: &TimeZone::UTC, disk: &disk };
    assert_eq!(hexo.page(&source).url, None);
}

#[test]
fn urls_of_pages_are_their_places() {
    assert_eq!(url(&[], "source/소개/index.md", "").as_deref(), Some("/소개/index.html"));
    let pretty = [("pretty_urls.trailing_index", "false")];
    assert_eq!(url(&pretty, "source/소개/index.md", "").as_deref(), Some("/소개/"));
    assert_eq!(url(&[], "source/a.md", "permalink: b/").as_deref(), Some("/b/index.html"));
    assert_eq!(url(&[], "source/a.md", "permalink: b").as_deref(), Some("/b.html"));
}

#[test]
fn the_names_of_files_give_dates_and_fields() {
    let named = [("new_post_name", ":lang/:year-:month-:day-:title.md"), ("permalink", ":lang/:title/")];
    let found = page(&named, "source/_posts/ko/2022-12-31-글.md", "lang: en");
    assert_eq!(found.url.map(|url| url.path).as_deref(), Some("/ko/글/"));
    assert_eq!(found.date.map(|date| date.instant.to_string()).as_deref(), Some("2022-12-30T15:00:00Z"));
    let other = page(&named, "source/_posts/2022-12-31-글.md", "lang: en");
    assert_eq!(other.url.map(|url| url.path).as_deref(), Some("/en/2022-12-31-글/"));
    assert_eq!(other.date, None);
}

#[test]
fn an_offset_in_yaml_is_used_up() {
    for (date, instant) in [
        ("2022-12-31 05:00:00", Some("2022-12-30T20:00:00Z")),
        ("2022-12-31T05:00:00+09:00", Some("2022-12-30T11:00:00Z")),
        ("2022-12-31 05:00:00 +0900", Some("2022-12-30T20:00:00Z")),
        ("\"2022-12-31\"", Some("2022-12-31T00:00:00Z")),
        ("작년", None),
    ] {
        let found = page(&[], "source/_posts/a.md", &format!("date: {date}")).date;
        assert_eq!(found.map(|date| date.instant.to_string()).as_deref(), instant, "{date}");
    }
}

#[test]
fn drafts_and_what_is_left_out() {
    let reason = |settings: &[(&str, &str)], path: &str, matter: &str| {
        page(settings, path, matter).withheld(Timestamp::UNIX_EPOCH).map(|why| why.as_str())
    };
    let post = "source/_posts/a.md";
    assert_eq!(reason(&[], "source/_drafts/a.md", ""), Some("draft"));
    assert_eq!(reason(&[("render_drafts", "true")], "source/_drafts/a.md", ""), None);
    assert_eq!(reason(&[], post, "published: false"), Some("draft"));
    for matter in ["published:", "published: no", "draft: true", "date: 2022-12-31"] {
        assert_eq!(reason(&[], post, matter), None, "{matter}");
    }
    assert_eq!(reason(&[("future", "false")], post, "date: 2022-12-31"), Some("future"));
    assert_eq!(reason(&[("skip_render", "_posts/*")], post, ""), Some("unrendered"));
    assert_eq!(reason(&[("post_asset_folder", "true")], "source/_posts/a.markdown", ""), Some("unrendered"));
    assert_eq!(reason(&[], "source/_posts/a.MD", ""), Some("unrendered"));
    assert_eq!(reason(&[], "source/_posts/100%.md", "date: 2022-12-31"), Some("refused"));
    assert_eq!(site(&[("skip_render", "docs/*")]).role("source/docs/a.md"), Role::Other);
}

#[test]
fn terms_and_aliases() {
    let settings = [("filename_case", "1"), ("tag_map.차", "Tea"), ("url", "https://example.org/b")];
    let found =
        page(&settings, "source/_posts/a.md", "tag: [차, C++]\ncategories:\n  - [Dev, 웹]\n  - 일기\nalias: /old/\n");
    let terms: Vec<_> = found.terms.iter().map(|term| (term.term.as_str(), term.url.as_deref().unwrap())).collect();
    let expected = [
        ("차", "/b/tags/tea/"),
        ("C++", "/b/tags/c/"),
        ("Dev", "/b/categories/dev/"),
        ("웹", "/b/categories/dev/웹/"),
        ("일기", "/b/categories/일기/"),
    ];
    assert_eq!(terms, expected);
    assert_eq!(found.aliases.iter().map(|alias| alias.text.as_str()).collect::<Vec<_>>(), ["/b/old/"]);
}
