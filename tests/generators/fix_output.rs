//! What the real generators build is the same before and after safe fixes: pages, feeds and search indexes, byte for byte
//! but for white space at line ends.

use crate::fix_compare::{By, FIX, compare};
use crate::fix_posts::{Reader, own, rule_book};
use crate::fix_sites::{Files, build_jekyll, hugo_layouts, hugo_site, jekyll_folder, jekyll_site};
use crate::harness::example::{files_below, package};
use crate::harness::lab::{NOW, matterlint};
use crate::harness::skipped;
use crate::hugo_sites::sites;
use crate::real::{hugos, site};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// Our sites in which no two posts or terms share a page: of two, either may win in any build, whatever is fixed.
const OWN_SITES: &[&str] =
    &["dates", "dates in Seoul", "all built", "own fields", "dates in names", "rendered", "taxonomies"];

fn with_hugos(name: &str, files: &Files, is_new: bool) -> usize {
    let each = hugos().into_iter().filter(|hugo| hugo.strict || !is_new).map(|hugo| {
        let folder = site(files.iter().cloned());
        let by = if hugo.strict { By::Lines } else { By::Words };
        compare(&format!("{name}, strict: {}", hugo.strict), folder.path(), by, &|folder, out| {
            hugo.run(folder, &["--destination", &out.to_string_lossy(), "--clock", NOW])
        })
    });
    each.min().unwrap()
}

fn with_jekyll(name: &str, files: Files) -> usize {
    compare(name, jekyll_folder(files).path(), By::Lines, &build_jekyll)
}

/// Where the sites that the corpus holds lie; `None`, said aloud, where they are not at hand.
fn corpus(name: &str) -> Option<Files> {
    let corpus = std::env::var_os("MATTERLINT_CORPUS").map_or_else(|| package("../shared/corpus"), Into::into);
    let folder = corpus.join(name);
    if !folder.is_dir() {
        skipped(&format!("{} is not here", folder.display()));
        return None;
    }
    Some(below(&folder))
}

fn below(folder: &Path) -> Files {
    let path = |file: &Path| file.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files_below(folder).into_iter().map(|file| (path(&file), fs::read(&file).unwrap())).collect()
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_builds_the_same_from_our_posts() {
    let posts = own(Reader::Hugo);
    let least = posts.len() * 2 / 3;
    assert!(with_hugos("own posts", &hugo_site(posts), false) >= least);
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_our_posts() {
    let posts = own(Reader::Jekyll);
    let least = posts.len() * 2 / 3;
    assert!(with_jekyll("own posts", jekyll_site(posts)) >= least);
}

/// A site whose posts all end in need of fixes.
fn soiled(mut files: Files) -> Files {
    for (_, text) in files.iter_mut().filter(|(path, _)| path.ends_with(".md")) {
        text.extend("\n\n봄 \n여름     \n\n- 가을 \n- 겨울\t\n\n> 끝".bytes());
    }
    files
}

fn fixture(name: &str) -> Files {
    below(&package("fixtures/sites").join(name))
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_builds_the_same_from_our_sites() {
    let mut all: Vec<(&str, Files, bool)> = sites()
        .into_iter()
        .filter(|site| OWN_SITES.contains(&site.name))
        .map(|site| (site.name, site.files, site.is_new))
        .collect();
    all.push(("hugo-ko", fixture("hugo-ko"), false));
    for (name, mut files, is_new) in all {
        hugo_layouts(&mut files);
        assert!(with_hugos(name, &soiled(files), is_new) >= 1, "{name}");
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_our_site() {
    assert!(with_jekyll("jekyll-ja", soiled(fixture("jekyll-ja"))) >= 3);
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_builds_the_same_from_real_blogs() {
    // Hugo's documentation is written for the current Hugo.
    for (name, is_new, least) in [("seed-blog", false, 50), ("hugo-docs", true, 5)] {
        let Some(files) = corpus(name) else { continue };
        assert!(with_hugos(name, &files, is_new) >= least);
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_real_blogs() {
    for (name, least) in [("jekyll-site", 10), ("japanese-jekyll", 100)] {
        let Some(files) = corpus(name) else { continue };
        assert!(with_jekyll(name, files) >= least);
    }
}

/// The posts of the rule book that have safe fixes, in the place that `place` gives each.
fn fixable(files: impl Fn(Vec<(String, String)>) -> Files) -> Vec<(String, String)> {
    let all = rule_book();
    let folder = site(files(all.clone()));
    let output = matterlint(folder.path(), FIX);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let fixed: Vec<&str> = json["fixed"].as_array().unwrap().iter().filter_map(|file| file["path"].as_str()).collect();
    all.into_iter().filter(|(name, _)| fixed.iter().any(|path| path.contains(name.as_str()))).collect()
}

/// Leaves out the posts at which the generator stops, which the rule book has for good reason.
fn accepted(
    mut posts: Vec<(String, String)>,
    refusal: impl Fn(Vec<(String, String)>) -> Option<String>,
) -> Vec<(String, String)> {
    let all = posts.len();
    while let Some(told) = refusal(posts.clone()) {
        let before = posts.len();
        posts.retain(|(name, _)| !told.contains(name.as_str()));
        assert!(posts.len() < before, "{told}");
    }
    assert!(posts.len() * 2 > all);
    posts
}

fn told(output: &Output) -> Option<String> {
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (!output.status.success()).then_some(told)
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_builds_the_same_from_the_rule_book() {
    let mut posts = fixable(hugo_site);
    for hugo in hugos() {
        posts = accepted(posts, |posts| {
            let folder = site(hugo_site(posts));
            told(&hugo.run(folder.path(), &["--destination", "out", "--clock", NOW]))
        });
    }
    with_hugos("rule book", &hugo_site(posts), false);
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_the_rule_book() {
    let posts = accepted(fixable(jekyll_site), |posts| {
        let (folder, out) = (jekyll_folder(jekyll_site(posts)), TempDir::new().unwrap());
        told(&build_jekyll(folder.path(), out.path()))
    });
    with_jekyll("rule book", jekyll_site(posts));
}
