//! Jekyll's ways with files, roles and names, over small sites in memory.

use super::Jekyll;
use super::config::Config;
use crate::site::Role;
use crate::site::disk::MapDisk;
use crate::site::layout::{Layout, Lookup};
use crate::site::settings::Settings;
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
