//! Zola's answers as its sources and their own tests give them; no package of it can be had to ask.

use super::Zola;
use crate::document::Post;
use crate::site::disk::MapDisk;
use crate::site::facts::{Facts, Page};
use crate::site::layout::{Layout, Lookup};
use crate::site::settings::Settings;
use crate::site::{Generator, Role};
use jiff::tz::TimeZone;
use std::sync::Arc;

fn site(files: &[&str]) -> Layout {
    let disk = MapDisk::new(files.iter().map(|path| (*path, "")));
    Layout { generator: Arc::new(Zola::with(&disk, &Settings::default())), disk: Arc::new(disk) }
}

#[test]
fn images_lie_beside_an_index_or_in_static() {
    let site = site(&["content/blog/a/index.md", "content/blog/a/그림.png", "static/x.png", "content/blog/y.png"]);
    let found = |path: &str| Lookup::Found { path: path.into() };
    let look = |url: &str| site.body_image("content/blog/a/index.ko.md", url);
    assert_eq!(look("그림.png"), found("content/blog/a/그림.png"));
    assert_eq!(look("/x.png"), found("static/x.png"));
    assert!(matches!(site.body_image("content/blog/b.md", "y.png"), Lookup::Missing { .. }));
    assert_eq!(site.body_image("content/blog/제목.md", "y.png"), Lookup::Undecided);
    assert!(matches!(site.body_link("content/blog/b.md", "@/blog/none.md#x"), Lookup::Missing { .. }));
    assert_eq!(site.body_link("content/blog/b.md", "@/blog/a/index.md"), found("content/blog/a/index.md"));
}

#[test]
fn roles() {
    let zola = Zola::with(&MapDisk::default(), &Settings::default());
    assert_eq!(zola.role("content/edition-2/posts/01-a/index.md"), Role::Post);
    assert_eq!(zola.role("content/news/2022-12-31.md"), Role::Post);
    assert_eq!(zola.role("content/news/_index.ko.md"), Role::Page);
    assert_eq!(zola.role("content/pages/about.md"), Role::Page);
    assert_eq!(zola.role("content/README.md"), Role::Other);
    assert_eq!(zola.role("docs/a.md"), Role::Other);
}

/// The page of `path` with this front matter in a site with these settings and files.
fn page_beside(settings: &[(&str, &str)], files: &[(&str, &str)], path: &str, front_matter: &str) -> Page {
    let text = format!("+++\n{front_matter}\n+++\n");
    let all = files.iter().map(|(path, text)| (*path, *text)).chain([(path, text.as_str())]);
    let disk = MapDisk::new(all);
    let zola = Zola::with(&disk, &Settings::sample(settings));
    let layout = Layout { generator: Arc::new(zola), disk: Arc::new(disk) };
    let post = Post::parse(text.clone(), &layout.generator.dialect(path));
    Facts::of(&post, path, layout.role(path), &layout, &TimeZone::UTC).page
}

fn page(settings: &[(&str, &str)], path: &str, front_matter: &str) -> Page {
    page_beside(settings, &[], path, front_matter)
}

#[track_caller]
fn check(settings: &[(&str, &str)], cases: &[(&str, &str, &str)]) {
    for (path, front_matter, url) in cases {
        let found = page(settings, path, front_matter).url.map(|url| url.path);
        assert_eq!(found.as_deref(), Some(*url), "{path} {front_matter}");
    }
}

#[test]
fn urls_as_zola_tests_its_own() {
    check(
        &[],
        &[
            ("content/posts/intro/start.md", "slug = \"hello-world\"", "/posts/intro/hello-world/"),
            ("content/start.md", "slug = \"hello-world\"", "/hello-world/"),
            ("content/start.md", "slug = \"hello-&-world\"", "/hello-world/"),
            ("content/posts/intro/start.md", "path = \"hello-world\"", "/hello-world/"),
            ("content/posts/intro/start.md", "path = \"/hello-world\"", "/hello-world/"),
            ("content/ file with space.md", "", "/file-with-space/"),
            ("content/posts/with-assets/index.md", "", "/posts/with-assets/"),
            ("content/posts/with-assets/index.md", "slug = \"hey\"", "/posts/hey/"),
            ("content/2018-10-08_hello.md", "", "/hello/"),
            ("content/2018-10-08 - hello.md", "", "/hello/"),
            ("content/2018-10-08.md", "", "/2018-10-08/"),
            ("content/a/2018-10-08-글/index.md", "", "/a/geul/"),
            ("content/글 모음/한국어.md", "", "/글 모음/hangugeo/"),
            ("content/index.md", "", "/"),
            ("content/_index.md", "", "/"),
            ("content/글/_index.md", "slug = \"x\"", "/글/"),
        ],
    );
    check(
        &[("slugify.paths", "safe"), ("slugify.paths_keep_dates", "true"), ("base_url", "https://example.org/sub/")],
        &[
            ("content/2018-10-08-日本.md", "", "/sub/2018-10-08-日本/"),
            ("content/a.md", "slug = \"日本?\"", "/sub/日本/"),
            ("content/a.md", "path = \"b/\"", "/sub/b/"),
        ],
    );
}

#[test]
fn languages() {
    let settings = &[("default_language", "ko"), ("languages.en.title", "x"), ("languages.zh-TW.title", "x")];
    check(
        settings,
        &[
            ("content/hello/nested/_index.en.md", "", "/en/hello/nested/"),
            ("content/_index.zh-TW.md", "", "/zh-TW/"),
            ("content/blog/a.en.md", "", "/en/blog/a/"),
            ("content/blog/a/index.zh-TW.md", "", "/zh-TW/blog/a/"),
            ("content/blog/a.en.md", "path = \"b\"", "/b/"),
            ("content/blog/a.ko.md", "", "/blog/a-ko/"),
            ("content/blog/a.md", "", "/blog/a/"),
        ],
    );
    let translated = page(settings, "content/blog/a/index.en.md", "");
    assert_eq!(
        (translated.language.as_deref(), translated.translation_key.as_deref()),
        (Some("en"), Some("blog/a/index"))
    );
    let unknown = page(settings, "content/blog/a.fr.md", "");
    assert_eq!((unknown.url, unknown.withheld.map(|why| why.as_str())), (None, Some("refused")));
    check(&[], &[("content/blog/v1.2.md", "", "/blog/v1-2/"), ("content/blog/index.fr.md", "", "/index-fr/")]);
}

#[test]
fn dates_aliases_and_what_is_withheld() {
    let date = |path, front_matter| page(&[], path, front_matter).date.map(|date| date.instant.to_string());
    assert_eq!(date("content/2018-10-08-a.md", "").as_deref(), Some("2018-10-08T00:00:00Z"));
    assert_eq!(date("content/2018-10-08-a.md", "date = 2019-01-01T00:00:00").as_deref(), Some("2019-01-01T00:00:00Z"));
    assert_eq!(date("content/a.md", "date = 2019-01-01T00:00:00+09:00").as_deref(), Some("2018-12-31T15:00:00Z"));
    let aliases = page(&[], "content/a.md", "aliases = [\"old\", \"/글/a.html\", \"b/\"]").aliases;
    assert_eq!(aliases.into_iter().map(|alias| alias.text).collect::<Vec<_>>(), ["/old/", "/글/a.html", "/b/"]);
    let why = |path, front_matter| page(&[], path, front_matter).withheld.map(|why| why.as_str());
    assert_eq!(why("content/a.md", "draft = true\nrender = false"), Some("draft"));
    assert_eq!(why("content/a.md", "render = false"), Some("unrendered"));
    assert_eq!(why("content/a.md", "date = 2999-01-01"), None);
    let section = [("content/글/_index.md", "+++\ndraft = true\n+++\n")];
    let below = page_beside(&[], &section, "content/글/깊이/a.md", "");
    assert_eq!(below.withheld.map(|why| why.as_str()), Some("draft"));
    assert_eq!(page_beside(&[], &section, "content/a.md", "").withheld, None);
}

#[test]
fn terms_have_pages_where_their_taxonomy_is_configured() {
    let settings = &[("taxonomies.name", "tags"), ("taxonomy_root", "blog"), ("base_url", "https://example.org/글")];
    let front_matter = "[taxonomies]\ntags = [\"Rust 언어\"]\nseries = [\"x\"]";
    let terms = page(settings, "content/a.md", front_matter).terms;
    let terms: Vec<_> = terms.iter().map(|term| (term.term.as_str(), term.url.as_deref())).collect();
    assert_eq!(terms, [("Rust 언어", Some("/글/blog/tags/rust-eoneo/")), ("x", None)]);
}
