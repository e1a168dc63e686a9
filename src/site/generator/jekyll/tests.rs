//! Jekyll's ways with files, roles and names, over small sites in memory.

use super::Jekyll;
use super::config::Config;
use crate::document::Post;
use crate::site::Role;
use crate::site::disk::MapDisk;
use crate::site::facts::{Page, Source};
use crate::site::layout::{Layout, Lookup};
use crate::site::settings::Settings;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use std::sync::Arc;

fn site(settings: &[(&str, &str)]) -> Layout {
    let disk = MapDisk::new([("assets/그림.png", ""), ("2022/12/31/day.png", ""), ("docs/d.png", "")]);
    let settings = Settings::sample(settings);
    let generator = Jekyll::with(&disk, Config::of(&disk, &settings), &settings);
    Layout { generator: Arc::new(generator), disk: Arc::new(disk) }
}

const POST: &str = "_posts/2022-12-31-제목.md";

#[test]
fn root_paths_lie_below_the_source() {
    let site = site(&[("baseurl", "/blog")]);
    let found = Lookup::Found { path: "assets/그림.png".into() };
    assert_eq!(site.body_image(POST, "/assets/그림.png"), found);
    assert_eq!(site.body_image(POST, "/blog/assets/그림.png"), found);
    assert!(matches!(site.body_image(POST, "/assets/none.png"), Lookup::Missing { .. }));
    assert_eq!(site.body_image(POST, "/other-project/none.png"), Lookup::Undecided);
    assert_eq!(site.body_image(POST, "{{ site.baseurl }}/assets/none.png"), Lookup::Undecided);
}

#[test]
fn relative_paths_resolve_against_the_url_of_the_page() {
    let plain = site(&[]);
    assert_eq!(plain.body_image(POST, "day.png"), Lookup::Found { path: "2022/12/31/day.png".into() });
    assert!(matches!(plain.body_image(POST, "assets/그림.png"), Lookup::Missing { .. }));
    assert_eq!(plain.body_image("docs/a.md", "d.png"), Lookup::Found { path: "docs/d.png".into() });
    assert!(plain.generator.moved_by(POST, "day.png").contains(&"permalink"));
    let at_top = Lookup::Missing { looked: vec!["x.png".into()] };
    assert_eq!(site(&[("permalink", "/:slug.html")]).body_image(POST, "x.png"), at_top);
    let unknown = site(&[("permalink", "/:year/:tilte/")]);
    assert_eq!(unknown.body_image(POST, "x.png"), Lookup::Undecided);
    assert_eq!(site(&[("plugins", "jekyll-postfiles|x")]).body_image(POST, "x.png"), Lookup::Undecided);
}

#[test]
fn roles() {
    let site = site(&[("collections.docs.output", "true"), ("exclude", "notes.md|old/")]);
    for (path, role) in [
        (POST, Role::Post),
        ("_posts/2019/2019-01-01-a.md", Role::Post),
        ("travel/_posts/2019-01-01-a.md", Role::Post),
        ("_drafts/a.md", Role::Post),
        ("_docs/a.md", Role::Page),
        ("about.md", Role::Page),
        ("_includes/a.md", Role::Other),
        ("_pages/a.md", Role::Other),
        ("_posts/_old/2019-01-01-a.md", Role::Other),
        ("_posts/old/_a/2019-01-01-a.md", Role::Post),
        ("_posts/misnamed.md", Role::Post),
        ("_templates/post.md", Role::Template),
        ("notes.md", Role::Other),
        ("old/a.md", Role::Other),
        ("older/a.md", Role::Page),
        ("readme.md", Role::Other),
        (".github/ISSUE_TEMPLATE/bug.md", Role::Other),
    ] {
        assert_eq!(site.role(path), role, "{path}");
    }
}

#[test]
fn the_name_of_a_post_carries_its_date() {
    let site = site(&[]);
    assert_eq!(site.generator.path_date(POST).map(|found| found.used), Some(true));
    assert_eq!(site.generator.path_date("docs/2022-12-31-a.md").map(|found| found.used), Some(false));
    assert_eq!(site.generator.path_date("_posts/2022_12_31-a.md"), None);
}

fn page(settings: &[(&str, &str)], path: &str, front_matter: &str) -> Page {
    let text = format!("---\n{front_matter}---\ntext\n");
    let site = site(settings);
    let zone = TimeZone::fixed(Offset::constant(9));
    let post = Post::parse(text, &site.generator.dialect(path));
    site.generator.page(&Source { path, post: &post, zone: &zone, disk: site.disk.as_ref() })
}

fn url(settings: &[(&str, &str)], path: &str, front_matter: &str) -> Option<String> {
    page(settings, path, front_matter).url.map(|url| url.path)
}

#[test]
fn a_time_without_quotes_and_offset_is_utc_so_that_the_day_may_shift() {
    for (date, expected) in [
        ("2022-12-31 23:30:00", "/2023/01/01/제목.html"),
        ("2022-12-31 23:30", "/2022/12/31/제목.html"),
        ("'2022-12-31 23:30:00'", "/2022/12/31/제목.html"),
        ("2022-12-31 23:30:00 -0800", "/2023/01/01/제목.html"),
        ("2022-02-30", "/2022/03/02/제목.html"),
    ] {
        assert_eq!(url(&[], POST, &format!("date: {date}\n")).as_deref(), Some(expected), "{date}");
    }
    let page = page(&[], POST, "date: 2022-12-31 23:30:00\n");
    assert_eq!(page.date.map(|date| date.instant.to_string()).as_deref(), Some("2022-12-31T23:30:00Z"));
    assert_eq!(page.from.map(|(from, _)| from), page.date.map(|date| date.instant));
}

#[test]
fn folders_and_front_matter_give_categories() {
    let path = "travel/_posts/2022-12-31-제목.md";
    let both = "categories: A b\ncategory: C d\n";
    assert_eq!(url(&[], path, both).as_deref(), Some("/travel/a/b/c d/2022/12/31/제목.html"));
    assert_eq!(
        url(&[], path, "categories: 2022\n"),
        None,
        "Jekyll gives up reading, and takes the moment of the build"
    );
    assert_eq!(url(&[("permalink", "none")], POST, "a: b: c\n").as_deref(), Some("/2022-12-31-제목.html"));
}

#[test]
fn reasons_not_to_publish() {
    let reason = |settings: &[(&str, &str)], path: &str, front_matter: &str| {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        page(settings, path, front_matter).withheld(now).map(|why| why.as_str())
    };
    for (path, front_matter, expected) in [
        (POST, "draft: true\n", None),
        (POST, "published: false\n", Some("unrendered")),
        (POST, "published:\n", Some("unrendered")),
        (POST, "published: 'false'\n", None),
        (POST, "date: soon\n", Some("refused")),
        (POST, "permalink: /:tilte/\n", Some("refused")),
        ("_posts/제목.md", "", Some("misnamed")),
        ("_posts/2099-01-01-제목.md", "", Some("future")),
        ("_drafts/제목.md", "", Some("draft")),
        ("_docs/a.md", "", Some("unrendered")),
        ("about.md", "date: 2099-01-01\n", None),
    ] {
        assert_eq!(reason(&[("collections.docs.order", "x")], path, front_matter), expected, "{path} {front_matter}");
    }
    assert_eq!(reason(&[("future", "true")], "_posts/2099-01-01-a.md", ""), None);
    assert_eq!(reason(&[("show_drafts", "true")], "_drafts/a.md", ""), None);
    assert!(page(&[], POST, "draft: true\n").draft);
}

#[test]
fn old_paths_count_where_the_plugin_does() {
    let aliases = |settings: &[(&str, &str)]| {
        let found = page(settings, POST, "redirect_from: [/옛/, b%20c]\n").aliases;
        found.into_iter().map(|alias| alias.text).collect::<Vec<_>>()
    };
    assert_eq!(aliases(&[("plugins", "jekyll-redirect-from|x"), ("baseurl", "/blog")]), ["/blog/옛/", "/blog/b c"]);
    assert!(aliases(&[]).is_empty());
}
