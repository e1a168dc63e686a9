//! What Hugo makes of whole little sites in memory; each line was observed on 0.168.0 or, where it is pinned, 0.111.3.

use crate::document::Post;
use crate::site::disk::MapDisk;
use crate::site::facts::Page;
use crate::site::{Facts, GeneratorName, Layout, by_name};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::Arc;

fn pages(config: &str, files: &[(&str, &str)]) -> Vec<Page> {
    let texts = files.iter().map(|(path, matter)| {
        let fence = if path.ends_with(".md") { "---\n" } else { "" };
        ((*path).to_owned(), format!("{fence}{matter}{fence}"))
    });
    let texts: Vec<(String, String)> = texts.chain([("hugo.toml".to_owned(), config.to_owned())]).collect();
    let disk = Arc::new(MapDisk::new(texts.clone()));
    let layout = Layout { generator: by_name(GeneratorName::Hugo, disk.as_ref()), disk };
    let posts = texts.into_iter().filter(|(path, _)| path.ends_with(".md"));
    let gathered = posts.map(|(path, text)| {
        let post = Post::parse(text, &layout.generator.dialect(&path));
        Facts::of(&post, &path, layout.role(&path), &layout, &TimeZone::UTC).page
    });
    gathered.collect()
}

fn page(config: &str, path: &str, matter: &str) -> Page {
    pages(config, &[(path, matter)]).remove(0)
}

fn url(config: &str, path: &str, matter: &str) -> String {
    page(config, path, matter).url.map(|url| url.path).unwrap_or_default()
}

#[test]
fn a_url_from_name_slug_or_field() {
    for (path, matter, expected) in [
        ("content/posts/Größe und Maß.md", "", "/posts/größe-und-maß/"),
        ("content/posts/amp & (paren).md", "", "/posts/amp--paren/"),
        ("content/posts/묶음/index.md", "slug: 꾸러미!\n", "/posts/꾸러미/"),
        ("content/posts/a.md", "slug: 1.10\n", "/posts/1.1/"),
        ("content/posts/a.md", "url: /Up/Per C/\n", "/Up/Per C/"),
        ("content/posts/a.md", "url: /v1.0/x\n", "/v1.0/x"),
        ("content/posts/a.md", "url: ../b//c\n", "/b/c/"),
        ("content/about.md", "", "/about/"),
        ("content/posts/_index.md", "", "/posts/"),
        ("content/_index.md", "", "/"),
    ] {
        assert_eq!(url("", path, matter), expected, "{path} {matter}");
    }
    assert_eq!(url("baseURL = 'https://e.org/블로그/'", "content/posts/a.md", ""), "/블로그/posts/a/");
    assert_eq!(url("uglyURLs = true", "content/posts/a.md", ""), "/posts/a.html");
}

#[test]
fn an_older_version_has_its_own_ways() {
    let old = [("netlify.toml", "HUGO_VERSION = \"0.111.3\"\n"), ("content/posts/a  &b.md", "url: ''\ndraft: yes\n")];
    let found = pages("", &old).remove(0);
    assert_eq!(found.url.map(|url| url.path).as_deref(), Some("/posts/a-b/"));
    assert!(found.draft);
    assert!(!page("", "content/posts/a.md", "draft: yes\n").draft);
}

#[test]
fn a_permalink_names_the_field_that_decides_it() {
    let config = "[permalinks]\nposts = '/:year/:month/:slug/'\n";
    let found = page(config, "content/posts/a.md", "title: 첫 글\ndate: 2022-12-31T23:30:00+09:00\n");
    let url = found.url.unwrap();
    assert_eq!((url.path.as_str(), url.span.map(|span| span.start())), ("/2022/12/첫-글/", Some(11)));
    let found = page(config, "content/posts/a.md", "slug: s\ntitle: a\n").url.unwrap();
    assert_eq!((found.path.as_str(), found.span.map(|span| span.start())), ("/1/01/s/", Some(10)));
}

#[test]
fn dates_decide_when_a_page_is_there() {
    let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let reason = |config: &str, matter: &str| {
        page(config, "content/posts/2099-05-05-a.md", matter).withheld(now).map(|why| why.as_str())
    };
    assert_eq!(reason("", "title: a\n"), None);
    assert_eq!(reason("", "date: 2099-01-01\n"), Some("future"));
    assert_eq!(reason("buildFuture = true", "date: 2099-01-01\n"), None);
    assert_eq!(reason("", "date: 2099-01-01\npublishDate: 2020-01-01\n"), None);
    assert_eq!(reason("", "unpublishdate: 2020-01-01\n"), Some("expired"));
    assert_eq!(reason("", "expiryDate: 0001-01-01T00:00:00Z\n"), None);
    assert_eq!(reason("", "build:\n  render: never\n"), Some("unrendered"));
    assert_eq!(reason("[frontmatter]\ndate = [':filename', ':default']", "title: a\n"), Some("future"));
    assert_eq!(reason("[frontmatter]\npublishDate = ['publishdate']", "date: 2099-01-01\n"), None);
}

#[test]
fn sections_hand_drafts_and_slugs_down() {
    let found = pages(
        "",
        &[
            ("content/posts/_index.md", "slug: 글\ncascade:\n  draft: true\n"),
            ("content/posts/a.md", "title: a\n"),
            ("content/posts/b.md", "draft: false\n"),
        ],
    );
    assert_eq!(found[1].url.as_ref().map(|url| url.path.as_str()), Some("/글/a/"));
    assert!(found[1].draft && !found[2].draft);
}

#[test]
fn languages_have_prefixes_aliases_and_keys() {
    let config = "[languages.en]\nweight = 1\n[languages.ko]\nweight = 2\n";
    let found = page(config, "content/posts/a.ko.md", "aliases: old /abs\ntags: [C#, a b]\n");
    assert_eq!(found.url.map(|url| url.path).as_deref(), Some("/ko/posts/a/"));
    let aliases: Vec<_> = found.aliases.iter().map(|alias| alias.text.as_str()).collect();
    assert_eq!(aliases, ["/ko/posts/old/", "/ko/abs/"]);
    let terms: Vec<_> = found.terms.iter().filter_map(|term| term.url.as_deref()).collect();
    assert_eq!(terms, ["/ko/tags/c#/", "/ko/tags/a-b/"]);
    assert_eq!((found.language.as_deref(), found.translation_key.as_deref()), (Some("ko"), Some("/posts/a")));
}
