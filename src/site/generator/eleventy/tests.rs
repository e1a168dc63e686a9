//! Eleventy's folders, roles and pages.

use super::Eleventy;
use crate::document::Post;
use crate::document::dialect::Wraps;
use crate::site::disk::MapDisk;
use crate::site::facts::{Page, Source};
use crate::site::{Generator, Role};
use jiff::Timestamp;
use jiff::tz::TimeZone;

#[test]
fn the_input_folder_is_read_from_the_program() {
    let program = "export default () => ({ dir: { input: 'src', includes: '_parts' } });";
    let eleventy = Eleventy::new(&MapDisk::new([("eleventy.config.js", program), ("src/blog/a.md", "")]));
    assert_eq!(eleventy.role("src/blog/a.md"), Role::Post);
    assert_eq!(eleventy.role("src/docs/a.md"), Role::Page);
    assert_eq!(eleventy.role("src/_parts/a.md"), Role::Other);
    assert_eq!(eleventy.role("docs/a.md"), Role::Other);
    assert_eq!(eleventy.path_date("src/blog/2022-12-31-글.md").map(|found| found.used), Some(true));
}

#[test]
fn what_the_program_says_of_markdown() {
    let markdown = |program: &str| Eleventy::new(&MapDisk::new([(".eleventy.js", program)])).dialect("a.md").markdown;
    let own = markdown("module.exports = () => ({});");
    assert!(own.indented_text && own.wraps == Wraps::Soft);
    let other = markdown("export default (c) => { c.setLibrary('md', markdownIt({ html: true, breaks: true })); };");
    assert!(!other.indented_text && other.wraps == Wraps::Unsure);
}

/// The page of `path` on a site with the given further files.
fn page(files: &[(&str, &str)], path: &str, matter: &str) -> Page {
    let disk = MapDisk::new(files.iter().copied().chain([(path, "")]));
    let eleventy = Eleventy::new(&disk);
    let post = Post::parse(format!("---\n{matter}\n---\n"), &eleventy.dialect(path));
    eleventy.page(&Source { path, post: &post, zone: &TimeZone::UTC, disk: &disk })
}

fn url(files: &[(&str, &str)], path: &str, matter: &str) -> Option<String> {
    page(files, path, matter).url.map(|url| url.path)
}

#[test]
fn permalinks_come_from_the_page_then_from_data_files() {
    let data = ("글/글.json", "{\"permalink\": \"/b/{{ page.fileSlug }}/\", \"date\": \"2001-02-03\"}");
    assert_eq!(url(&[data], "글/2022-12-31-차.md", "").as_deref(), Some("/b/차/"));
    assert_eq!(url(&[data], "글/더/차.md", "").as_deref(), Some("/b/차/"));
    assert_eq!(url(&[data], "글/차.md", "permalink: /own/").as_deref(), Some("/own/"));
    assert_eq!(url(&[data], "글/차.md", "permalink:").as_deref(), Some("/글/차/"));
    assert_eq!(
        page(&[data], "글/차.md", "").date.map(|date| date.instant.to_string()).as_deref(),
        Some("2001-02-03T00:00:00Z")
    );
    let inner = ("글/더/더.11tydata.json", "{\"permalink\": \"/inner/\"}");
    assert_eq!(url(&[data, inner], "글/더/차.md", "").as_deref(), Some("/inner/"));
}

#[test]
fn what_a_program_may_set_is_not_guessed() {
    let program = ("글/글.11tydata.js", "export default { permalink: (data) => x }");
    assert_eq!(url(&[program], "글/차.md", ""), None);
    assert_eq!(url(&[program], "글/차.md", "permalink: /own/").as_deref(), Some("/own/"));
    for config in [
        "config.addGlobalData(\"permalink\", () => x)",
        "config.addUrlTransform(x)",
        "config.addGlobalData(\"eleventyComputed\", {})",
    ] {
        assert_eq!(url(&[("eleventy.config.js", config)], "차.md", ""), None, "{config}");
    }
    let anchors = "markdownItAnchor({ permalink: markdownItAnchor.permalink.ariaHidden({}) })";
    assert_eq!(url(&[("eleventy.config.js", anchors)], "차.md", "").as_deref(), Some("/차/"));
    let layout = ("_includes/post.njk", "---\npermalink: /l/\n---\n");
    assert_eq!(url(&[layout], "차.md", ""), None);
    for matter in ["pagination: {data: x, size: 1}", "eleventyComputed: {permalink: /x/}", "permalink: \"{{ x }}/\""] {
        assert_eq!(url(&[], "차.md", matter), None, "{matter}");
    }
}

#[test]
fn what_is_not_written() {
    let reason = |files: &[(&str, &str)], path: &str, matter: &str| {
        page(files, path, matter).withheld(Timestamp::UNIX_EPOCH).map(|why| why.as_str())
    };
    for (matter, expected) in [
        ("permalink: false", Some("unrendered")),
        ("permalink: {serve: /x/}", Some("unrendered")),
        ("permalink: {build: /x/}", None),
        ("permalink: true", Some("refused")),
        ("permalink: /bare", Some("refused")),
        ("permalink: /bare\neleventyAllowMissingExtension: true", None),
        ("date: 2022/12/31", Some("refused")),
        ("date: 2022-12-31", None),
        ("date: git Created", None),
        ("date: 2999-01-01", None),
        ("draft: true", None),
    ] {
        assert_eq!(reason(&[], "차.md", matter), expected, "{matter}");
    }
    let drafts = ("eleventy.config.js", "config.addPreprocessor('drafts', '*', (data) => !data.draft)");
    assert_eq!(reason(&[drafts], "차.md", "draft: true"), Some("draft"));
    assert_eq!(reason(&[drafts], "차.md", "draft: false"), None);
    assert_eq!(reason(&[], "차.markdown", ""), Some("unrendered"));
}

#[test]
fn names_give_dates_and_strings_give_tags() {
    let date = |path: &str| page(&[], path, "").date.map(|date| date.instant.to_string());
    assert_eq!(date("2022-12-31-folder/차.md").as_deref(), Some("2022-12-31T00:00:00Z"));
    assert_eq!(date("2022-13-31-차.md"), None);
    let tags: Vec<_> = page(&[], "차.md", "tags: 차, 茶").terms.into_iter().map(|term| term.term).collect();
    assert_eq!(tags, ["차", "茶"]);
}

#[test]
fn ignored_files_and_the_address() {
    let files = [
        (".eleventyignore", "# no\nnotes/*.md\nold\n"),
        ("_data/metadata.js", "export default { title: 'x', url: \"https://example.org/\" }"),
    ];
    let eleventy = Eleventy::new(&MapDisk::new(files));
    for (path, role) in [("notes/a.md", Role::Other), ("old/b/a.md", Role::Other), ("notes/b/a.md", Role::Post)] {
        assert_eq!(eleventy.role(path), role, "{path}");
    }
    assert_eq!(eleventy.site_address(), Some("https://example.org/"));
}
