//! The pages that Jekyll's plugins make of old paths, of terms, and of files without front matter.

use crate::harness;
use crate::real::{jekyll, site};
use jiff::tz::TimeZone;
use matterlint::document::Post;
use matterlint::site::disk::MapDisk;
use matterlint::site::facts::{Page, Source};
use matterlint::site::{GeneratorName, by_name};
use std::path::Path;
use std::process::Command;

const CONFIG: &str = "title: a
plugins: [jekyll-redirect-from, jekyll-archives, jekyll-optional-front-matter]
jekyll-archives:
  enabled: [tags, categories]
  permalinks: {tag: '/tags/:name/', category: /c/:type-:name.html}
";

const POST: &str = "---
redirect_from:
- /옛 주소/
- old/path
- /a%20b.html
tags: [C++, 한국어 글, 1.10, Ünï.x]
category: 日本 語
---
text
";

fn has_plugins() -> bool {
    let load = "require 'jekyll-archives'; require 'jekyll-redirect-from'; require 'jekyll-optional-front-matter'";
    Command::new("ruby").args(["-e", load]).output().is_ok_and(|output| output.status.success())
}

fn page(disk: &MapDisk, path: &str, text: &str) -> Page {
    let generator = by_name(GeneratorName::Jekyll, disk);
    let post = Post::parse(text.to_owned(), &generator.dialect(path));
    generator.page(&Source { path, post: &post, zone: &TimeZone::UTC, disk })
}

/// Whether a browser that asks for `url` gets a page.
fn is_served(out: &Path, url: &str) -> bool {
    let file = out.join(url.trim_start_matches('/'));
    if url.ends_with('/') {
        file.join("index.html").is_file()
    } else {
        file.is_file() || out.join(format!("{}.html", &url[1..])).is_file()
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn old_paths_terms_and_bare_files_have_their_pages() {
    if !has_plugins() {
        harness::skipped("Jekyll's plugins are not here; .ci/run shows how to install them");
        return;
    }
    let bare = "no front matter\n";
    let files = [
        ("_config.yml", CONFIG),
        ("_layouts/archive.html", "x"),
        ("_posts/2022-12-31-a.md", POST),
        ("docs/가.md", bare),
        ("docs/contributing.md", bare),
    ];
    let disk = MapDisk::new(files);
    let folder = site(files);
    let out = jekyll(folder.path()).unwrap();
    let post = page(&disk, "_posts/2022-12-31-a.md", POST);
    let terms: Vec<_> = post.terms.iter().map(|term| term.url.as_deref().unwrap().to_owned()).collect();
    let aliases: Vec<_> = post.aliases.iter().map(|alias| alias.text.clone()).collect();
    let url = page(&disk, "docs/가.md", bare).url.unwrap().path;
    assert_eq!((aliases.len(), terms.len(), url.as_str()), (3, 5, "/docs/가.html"));
    for url in aliases.iter().chain(&terms).chain([&url]) {
        assert!(is_served(&out, url), "{url}");
    }
    assert!(page(&disk, "docs/contributing.md", bare).url.is_none() && !is_served(&out, "/docs/contributing.html"));
}
