//! What a keystroke costs an editor: a post of 100 KB in a blog of N posts, typed into at many places, until it is known
//! what is found in all posts; and how long the first look at the blog takes.
//!
//! `cargo bench --bench keystroke -- 10000`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on must stop, and speaks")]

#[path = "../blog/mod.rs"]
mod blog;
mod post;

use matterlint::lint::Registry;
use matterlint::session::{Instead, Live, Request, Session};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many posts unless the command says so.
const POSTS: usize = 10_000;

/// How many letters are typed at each place.
const LETTERS: usize = 40;

fn main() {
    // `cargo bench` adds `--bench`, which is not for us.
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let posts: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or(POSTS);
    let only = words.next();
    let folder = tempfile::tempdir().unwrap();
    let files = blog::write(folder.path(), posts);
    let links: Vec<String> = files.iter().step_by(97).map(|file| url(folder.path(), file)).collect();
    let text = post::text(&links);
    let file = folder.path().join("content/posts/long.md");
    std::fs::write(&file, &text).unwrap();

    let mut live = live(folder.path());
    let start = Instant::now();
    live.open().unwrap();
    let kib = text.len() >> 10;
    println!("{posts} posts and one of {kib} KiB; {} findings", findings(&live));
    println!("{:<12} {:>9.1?}", "first look", start.elapsed());
    println!(
        "{:<12} {:>9}  {:>9}  {:>9}  {:>10}  {:>9}",
        "typed in", "median", "p95", "most", "site rules", "in pauses"
    );
    for (name, before) in post::PLACES {
        if only.as_ref().is_none_or(|only| only == name) {
            type_in(&mut live, &file, &text, name, before);
        }
    }
}

/// Types letters after `before` and takes them away again.
fn type_in(live: &mut Live, file: &Path, text: &str, name: &str, before: &str) {
    let at = text.find(before).unwrap() + before.len();
    let runs = live.site_runs();
    let (mut times, mut behind) = (Vec::new(), Vec::new());
    for letters in (1..=LETTERS / 2).chain((0..LETTERS / 2).rev()) {
        let typed: String = "가나다 다시 abc".chars().cycle().take(letters).collect();
        let typed = [&text[..at], &typed, &text[at..]].concat();
        let start = Instant::now();
        live.session().view().put(file.to_owned(), Instead::Bytes(typed.into_bytes().into()));
        live.change_now(&[file.to_owned()]).unwrap();
        let _ = live.report(file);
        times.push(start.elapsed());
        let start = Instant::now();
        live.catch_up();
        behind.push(start.elapsed());
    }
    times.sort();
    behind.sort();
    let (median, late, most) = (share(&times, 50), share(&times, 95), share(&times, 100));
    let (runs, pause) = (live.site_runs() - runs, share(&behind, 50));
    println!("{name:<12} {median:>9.1?}  {late:>9.1?}  {most:>9.1?}  {runs:>10}  {pause:>9.1?}");
}

/// The time that so many of a hundred do not exceed.
fn share(times: &[Duration], percent: usize) -> Duration {
    times.get((times.len() * percent / 100).min(times.len() - 1)).copied().unwrap_or_default()
}

fn live(root: &Path) -> Live {
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    let request = Request { paths: vec![PathBuf::from(".")], ..Request::new(root.to_owned(), now) };
    let registry = Registry::new(matterlint::rules::all());
    Live::new(Session::new(request, registry).unwrap())
}

fn findings(live: &Live) -> usize {
    live.run().outcome.files.iter().map(|file| file.diagnostics.len()).sum()
}

/// Where Hugo publishes the post.
fn url(root: &Path, file: &Path) -> String {
    let path: PathBuf = file.strip_prefix(root.join("content")).unwrap().with_extension("");
    format!(
        "/{}/#part-1-of-{}",
        path.display(),
        path.to_string_lossy()
            .trim_start_matches(|ch: char| !ch.is_ascii_digit())
            .split("post-")
            .nth(1)
            .unwrap()
            .trim_start_matches('0')
    )
}
