//! Every image that we find in a Hugo site is served where its page asks for it.

use crate::harness::example::{files_below, package};
use crate::real::{hugos, site};
use matterlint::document::Post;
use matterlint::site::disk::MapDisk;
use matterlint::site::{GeneratorName, Layout, Lookup, by_name};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The addresses of all images of all built pages, each with the folder of its page.
fn asked_for(out: &Path) -> Vec<(PathBuf, String)> {
    let pages = files_below(out).into_iter().filter(|path| path.extension().is_some_and(|it| it == "html"));
    let images = pages.flat_map(|page| {
        let html = fs::read_to_string(&page).unwrap();
        let sources = html.split("<img").skip(1).filter_map(|tag| tag.split('>').next()?.split_once("src="));
        let sources: Vec<_> = sources.filter_map(|(_, rest)| rest.trim_matches('"').split('"').next()).collect();
        sources.into_iter().map(|url| (page.parent().unwrap().to_owned(), url.to_owned())).collect::<Vec<_>>()
    });
    images.collect()
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_serves_every_image_that_we_find_in_our_site() {
    let root = package("fixtures/sites/hugo-ko");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    let all: Vec<_> = files_below(&root).iter().map(|path| (name(path), fs::read(path).unwrap())).collect();
    let text = |content: &[u8]| String::from_utf8_lossy(content).into_owned();
    let disk = Arc::new(MapDisk::new(all.iter().map(|(path, content)| (path.as_str(), text(content)))));
    let generator = by_name(GeneratorName::Hugo, disk.as_ref());
    let layout = Layout { generator: generator.clone(), disk };
    let mut found = Vec::new();
    for (path, content) in all.iter().filter(|(path, _)| path.starts_with("content/") && path.ends_with(".md")) {
        let post = Post::parse(text(content), &generator.dialect(path));
        for image in &post.body.images {
            let url = &image.destination.url;
            let lookup = layout.body_image(path, url);
            assert!(matches!(lookup, Lookup::Found { .. }), "{url} in {path}: {lookup:?}");
            found.push(url.clone());
        }
    }
    assert!(found.len() >= 2, "{found:?}");
    let folder = site(all);
    for hugo in hugos() {
        let out = hugo.build(folder.path());
        let asked = asked_for(&out);
        for url in &found {
            let pages: Vec<_> = asked.iter().filter(|(_, asked)| asked == url).collect();
            assert!(!pages.is_empty(), "no page of the site asks for {url} (strict: {})", hugo.strict);
            for (page, url) in pages {
                let file = if let Some(rooted) = url.strip_prefix('/') { out.join(rooted) } else { page.join(url) };
                assert!(file.is_file(), "{} is not served (strict: {})", file.display(), hugo.strict);
            }
        }
    }
}
