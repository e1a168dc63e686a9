//! One fault at a time is put into good posts; exactly the right rule must speak, at the right line.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that cannot go on must stop and say why")]

#[path = "mutation/faults.rs"]
mod faults;
mod harness;

use faults::{FAULTS, Fault, Post};
use harness::example::{children, package};
use harness::lab::{NOW, findings};
use matterlint::session::RealDisk;
use matterlint::site::{GeneratorName, Layout, Role, by_name, detect};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

/// How many good posts of one blog are spoilt.
const POSTS_A_BLOG: usize = 4;

/// Our own small sites, and the real blogs where they are at hand.
fn blogs() -> Vec<PathBuf> {
    let mut blogs = children(&package("fixtures/sites"));
    let corpus = package("../shared/corpus");
    if corpus.is_dir() {
        blogs.extend(children(&corpus).into_iter().filter(|path| path.is_dir()));
    } else {
        harness::skipped("the real blogs of ../shared/corpus are not here; only our own sites are spoilt");
    }
    blogs
}

fn layout(blog: &Path) -> Layout {
    let disk = RealDisk::new(blog.to_owned());
    let generator = detect(&disk).unwrap_or_else(|| by_name(GeneratorName::Plain, &disk));
    Layout { generator, disk: Arc::new(disk) }
}

/// Posts with YAML front matter in which nothing at all is found, hints included.
fn good_posts(blog: &Path, layout: &Layout) -> Vec<(String, Post)> {
    let spoilt: BTreeSet<_> = findings(blog, &["."]).into_iter().map(|finding| finding.path).collect();
    let shown = Command::new(env!("CARGO_BIN_EXE_matterlint")).current_dir(blog).arg("--show-files").output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    let sound = |path: &&str| layout.role(path) == Role::Post && !spoilt.contains(*path);
    let posts = shown.lines().filter(sound).filter_map(|path| {
        let text = fs::read_to_string(blog.join(path)).ok()?;
        let post = Post::cut(&text).filter(|post| !post.body.trim().is_empty())?;
        Some((path.to_owned(), post))
    });
    posts.collect()
}

/// What is found in `text` as if it stood at `path`: rule and line.
fn check(blog: &Path, path: &str, text: &str) -> Vec<(String, u64)> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(blog)
        // What holds between posts has tests of its own, and would read the whole blog for each spoilt post.
        .args(["--ignore", "site", "--output-format", "json", "--now", NOW, "--stdin-filename", path])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|finding| (finding["rule"].as_str().unwrap().to_owned(), finding["line"].as_u64().unwrap())).collect()
}

/// Spoils the good posts of one blog; what is wrong, and how often each fault was shown.
fn spoil(blog: &Path) -> (Vec<String>, BTreeMap<&'static str, usize>) {
    let layout = layout(blog);
    let generator = layout.generator.name().as_str();
    let posts = good_posts(blog, &layout);
    let mut wrong = Vec::new();
    let mut shown = BTreeMap::new();
    for Fault { name, rule, generators, inject } in FAULTS {
        if !generators.is_empty() && !generators.contains(&generator) {
            continue;
        }
        let mutants = posts.iter().filter_map(|(path, post)| inject(post).map(|mutant| (path, mutant)));
        for (path, mutant) in mutants.take(POSTS_A_BLOG) {
            let found = check(blog, path, &mutant.text);
            if found == [((*rule).to_owned(), mutant.line as u64)] {
                *shown.entry(*name).or_default() += 1;
            } else {
                let path = blog.join(path);
                wrong.push(format!("{}: {name}: wanted {rule} at {}, found {found:?}", path.display(), mutant.line));
            }
        }
    }
    (wrong, shown)
}

#[test]
fn each_fault_is_found_and_nothing_else() {
    let blogs = blogs();
    let results: Vec<_> = thread::scope(|scope| {
        let spoiling: Vec<_> = blogs.iter().map(|blog| scope.spawn(|| spoil(blog))).collect();
        spoiling.into_iter().map(|handle| handle.join().unwrap()).collect()
    });
    let mut wrong = Vec::new();
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for (complaints, counts) in results {
        wrong.extend(complaints);
        for (name, count) in counts {
            *shown.entry(name).or_default() += count;
        }
    }
    for fault in FAULTS.iter().filter(|fault| !shown.contains_key(fault.name)) {
        wrong.push(format!("{}: no good post could be spoilt in this way", fault.name));
    }
    println!("{} kinds of faults, {} spoilt posts", shown.len(), shown.values().sum::<usize>());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
