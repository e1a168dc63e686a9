//! Hugo's ways with files, roles and settings, over small sites in memory.

use super::Hugo;
use crate::site::disk::MapDisk;
use crate::site::layout::{Layout, Lookup};
use crate::site::settings::Settings;
use crate::site::{Generator, Role};
use jiff::civil::date;
use std::sync::Arc;

fn site(settings: &[(&str, &str)], files: &[&str]) -> Layout {
    let disk = MapDisk::new(files.iter().map(|path| (*path, "")));
    let generator = Hugo::with(&disk, &Settings::sample(settings));
    Layout { generator: Arc::new(generator), disk: Arc::new(disk) }
}

fn found(path: &str) -> Lookup {
    Lookup::Found { path: path.into() }
}

const FILES: [&str; 9] = [
    "content/posts/a/index.md",
    "content/posts/a/그림.png",
    "content/posts/b.md",
    "content/posts/beside.png",
    "content/posts/b/sub.png",
    "static/images/s.png",
    "assets/images/only.png",
    "content/about.md",
    "static/top.png",
];

#[test]
fn a_bundle_holds_its_images_and_a_single_file_does_not() {
    let site = site(&[], &FILES);
    assert_eq!(site.body_image("content/posts/a/index.md", "그림.png"), found("content/posts/a/그림.png"));
    assert_eq!(site.body_image("content/posts/a/index.md", "../beside.png"), found("content/posts/beside.png"));
    assert!(matches!(site.body_image("content/posts/b.md", "beside.png"), Lookup::Missing { .. }));
    assert_eq!(site.body_image("content/posts/b.md", "sub.png"), found("content/posts/b/sub.png"));
    assert_eq!(site.body_image("content/posts/b.md", "../beside.png"), found("content/posts/beside.png"));
    assert_eq!(site.generator.moved_by("content/posts/b.md", "sub.png"), ["url", "slug"]);
    assert!(site.generator.moved_by("content/posts/a/index.md", "그림.png").is_empty());
}

#[test]
fn ugly_urls_put_a_single_file_beside_its_images() {
    let site = site(&[("uglyURLs", "true")], &FILES);
    assert_eq!(site.body_image("content/posts/b.md", "beside.png"), found("content/posts/beside.png"));
}

#[test]
fn root_paths_are_static_files_or_resources_of_pages() {
    let site = site(&[("baseURL", "https://example.org/sub/")], &FILES);
    let look = |url: &str| site.body_image("content/posts/b.md", url);
    assert_eq!(look("/images/s.png"), found("static/images/s.png"));
    assert_eq!(look("/sub/images/s.png"), found("static/images/s.png"));
    assert_eq!(look("/posts/a/%EA%B7%B8%EB%A6%BC.png"), found("content/posts/a/그림.png"));
    assert_eq!(look("/posts/moved/x.png"), Lookup::Undecided);
    assert!(matches!(look("/images/none.png"), Lookup::Missing { .. }));
    assert!(matches!(look("/none.png"), Lookup::Missing { .. }));
}

#[test]
fn assets_answer_front_matter_and_hooks_only() {
    let plain = site(&[], &FILES);
    assert!(matches!(plain.body_image("content/posts/b.md", "/images/only.png"), Lookup::Missing { .. }));
    let matter = plain.front_matter_image("content/posts/b.md", "/images/only.png");
    assert_eq!(matter, found("assets/images/only.png"));
    assert_eq!(plain.front_matter_image("content/posts/b.md", "s.png"), found("static/images/s.png"));
    assert!(matches!(plain.front_matter_image("content/posts/b.md", "no.png"), Lookup::Missing { .. }));

    let hook = [FILES.as_slice(), &["layouts/_default/_markup/render-image.html"]].concat();
    let hooked = site(&[], &hook);
    assert_eq!(hooked.body_image("content/posts/b.md", "/images/only.png"), found("assets/images/only.png"));
    assert_eq!(hooked.body_image("content/posts/b.md", "none.png"), Lookup::Undecided);
}

#[test]
fn a_theme_that_is_not_here_may_hold_root_paths_but_no_bundle_images() {
    let site = site(&[("theme", "paper")], &FILES);
    assert_eq!(site.body_image("content/posts/b.md", "/images/none.png"), Lookup::Undecided);
    assert!(matches!(site.body_image("content/posts/a/index.md", "none.png"), Lookup::Missing { .. }));
}

#[test]
fn the_theme_on_disk_has_static_files_too() {
    let files = [FILES.as_slice(), &["themes/paper/static/img/t.png"]].concat();
    let site = site(&[("theme", "paper")], &files);
    assert_eq!(site.body_image("content/posts/b.md", "/img/t.png"), found("themes/paper/static/img/t.png"));
    assert!(matches!(site.body_image("content/posts/b.md", "/img/none.png"), Lookup::Missing { .. }));
}

#[test]
fn several_languages_share_bundles_and_use_the_embedded_hook() {
    let files = ["content/en/posts/a/index.md", "content/ko/posts/a/index.md", "content/en/posts/a/X.png"];
    let settings = [("languages.en.contentDir", "content/en"), ("languages.ko.contentDir", "content/ko")];
    let site = site(&settings, &files);
    assert_eq!(site.body_image("content/ko/posts/a/index.md", "x.png"), found("content/en/posts/a/X.png"));
    assert_eq!(site.role("content/ko/posts/a/index.md"), Role::Post);
}

#[test]
fn roles() {
    let site = site(&[("params.mainSections", "essays|memo"), ("languages.ko.weight", "1")], &[]);
    for (path, role) in [
        ("content/posts/a.md", Role::Post),
        ("content/posts/a/index.ko.md", Role::Post),
        ("content/ko/posts/a.md", Role::Post),
        ("content/essays/a.md", Role::Post),
        ("content/posts/_index.md", Role::Page),
        ("content/about.md", Role::Page),
        ("content/posts/index.md", Role::Page),
        ("content/docs/install.md", Role::Page),
        ("archetypes/posts.md", Role::Template),
        ("README.md", Role::Other),
        ("content/posts/LICENSE.md", Role::Other),
        ("themes/paper/exampleSite/content/posts/a.md", Role::Other),
        ("node_modules/x/README.md", Role::Other),
        ("public/posts/a.md", Role::Other),
    ] {
        assert_eq!(site.role(path), role, "{path}");
    }
}

#[test]
fn the_date_in_a_name_counts_only_with_the_token() {
    let path = "content/posts/2022-12-31-a/index.md";
    let plain = site(&[], &[]);
    let dated = site(&[("frontmatter.date", ":filename|:default")], &[]);
    assert_eq!(
        plain.generator.path_date(path).map(|found| (found.date, found.used)),
        Some((date(2022, 12, 31), false))
    );
    assert_eq!(dated.generator.path_date(path).map(|found| found.used), Some(true));
}

#[test]
fn mounts_replace_the_content_folder() {
    let disk = MapDisk::new([("content/en/posts/a.md", "")]);
    let mut settings = Settings::default();
    let mount = Settings::sample(&[("source", "content/en"), ("target", "content")]);
    settings.put(
        &["module", "mounts"],
        crate::site::settings::Setting::List(vec![crate::site::settings::Setting::Table(mount)]),
    );
    let hugo = Hugo::with(&disk, &settings);
    assert_eq!(hugo.role("content/en/posts/a.md"), Role::Post);
    assert_eq!(hugo.role("content/LICENSE.md"), Role::Other);
}
