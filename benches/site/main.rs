//! How long a whole blog takes: `matterlint` and `matterlint list` on a blog of N posts and on one of a tenth of that,
//! beside the floor, which is reading all files and one pass of the Markdown parser over them on as many threads.
//!
//! `cargo bench --bench site -- 10000`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on must stop, and speaks")]

mod blog;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many posts unless the command says so.
const POSTS: usize = 10_000;

/// How often each thing is done; the fastest counts.
const ROUNDS: usize = 3;

fn main() {
    // `cargo bench` adds `--bench`, which is not for us.
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok());
    let most: usize = asked.unwrap_or(POSTS);
    println!("{:>7}  {:>8}  {:<15}  {:>9}  {:>8}  {:>6}", "posts", "tags", "", "time", "a post", "floors");
    for posts in [most / 10, most] {
        let folder = tempfile::tempdir().unwrap();
        let files = blog::write(folder.path(), posts);
        let tags = 2 * posts + blog::POPULAR.len();
        let floor = fastest(|| read_and_parse(&files));
        let tell = |what: &str, time: Duration| {
            let times = time.as_secs_f64() / floor.as_secs_f64();
            let each = time / u32::try_from(posts.max(1)).unwrap();
            println!("{posts:>7}  {tags:>8}  {what:<15}  {time:>9.1?}  {each:>8.1?}  {times:>6.1}");
        };
        tell("floor", floor);
        tell("matterlint", fastest(|| run(folder.path(), &["check"])));
        tell("matterlint list", fastest(|| run(folder.path(), &["list"])));
    }
}

fn fastest(mut work: impl FnMut()) -> Duration {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn read_and_parse(files: &[PathBuf]) {
    let events = |file: &PathBuf| pulldown_cmark::Parser::new(&fs::read_to_string(file).unwrap()).count();
    black_box(files.par_iter().map(events).sum::<usize>());
}

fn run(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_matterlint"));
    let command = command.args(arguments).args(["--now", "2026-01-01T00:00:00Z"]);
    let status = command.current_dir(folder).stdout(Stdio::null()).status().unwrap();
    assert!(matches!(status.code(), Some(0 | 1)), "matterlint could not do its work");
}
