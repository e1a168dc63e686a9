//! The table of `benches/README.md`: what matterlint costs beside the floor and beside other linters, each run as a
//! whole process, one after the other, again and again, on the same files and as many threads.
//!
//! `cargo bench --bench table -- 1000 10000`, or with folders of real blogs in the place of numbers.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on must stop, and speaks")]

#[path = "../blog/mod.rs"]
mod blog;
#[path = "../floor.rs"]
mod floor;
mod program;

use program::{Program, programs};
use std::path::Path;
use std::time::Duration;

/// The sizes of the blogs unless the command says so.
const SIZES: [&str; 3] = ["100", "1000", "10000"];

/// How often each program is run; the median counts.
const ROUNDS: usize = 7;

/// What takes longer than this is run once.
const LONG: Duration = Duration::from_secs(4);

fn main() {
    // `cargo bench` adds `--bench`, which is not for us.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["floor", folder] => println!("{:?}", floor::pass(Path::new(folder))),
        ["blog", folder, posts] => {
            std::fs::create_dir_all(folder).unwrap();
            blog::write(Path::new(folder), posts.parse().unwrap());
        }
        [] => table(&SIZES),
        ref asked => table(asked),
    }
}

fn table(asked: &[&str]) {
    let programs = programs();
    println!("| blog | posts | MB | {} |", heading(&programs));
    println!("|---|---:|---:|{}", "---:|".repeat(programs.len()));
    for asked in asked {
        let folder = tempfile::tempdir().unwrap();
        let (name, root) = match asked.parse() {
            Ok(posts) => {
                blog::write(folder.path(), posts);
                ("generated".to_owned(), folder.path().to_owned())
            }
            Err(_) => {
                // The programs run there: a path from here would lead nowhere.
                let root = std::path::absolute(asked).unwrap();
                (root.file_name().unwrap().to_string_lossy().into_owned(), root)
            }
        };
        let (posts, bytes, _) = floor::pass(&root);
        let row = row(&programs, &root, posts);
        println!("| {name} | {posts} | {:.1} | {row} |", bytes as f64 / 1e6);
    }
}

fn heading(programs: &[Program]) -> String {
    programs.iter().map(|program| program.name.clone()).collect::<Vec<_>>().join(" | ")
}

/// The medians of all programs in `root`, how many floors that is, and how much memory each needs.
fn row(programs: &[Program], root: &Path, posts: usize) -> String {
    let mut times: Vec<Vec<Duration>> = programs.iter().map(|_| Vec::new()).collect();
    for round in 0..ROUNDS {
        for (program, known) in programs.iter().zip(&mut times) {
            if posts <= program.most_posts && (round == 0 || known.iter().all(|time| *time < LONG)) {
                known.push(program.time(root));
            }
        }
    }
    let medians: Vec<Option<Duration>> = times.into_iter().map(median).collect();
    let floor = medians.first().copied().flatten().unwrap();
    let cell = |(program, time): (&Program, &Option<Duration>)| {
        let Some(time) = *time else { return "–".to_owned() };
        let peak = if time < LONG { format!(", {} MB", program.peak(root) / 1_000_000) } else { String::new() };
        format!("{} ms, {:.2}×{peak}", millis(time), time.as_secs_f64() / floor.as_secs_f64())
    };
    programs.iter().zip(&medians).map(cell).collect::<Vec<_>>().join(" | ")
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort();
    times.get(times.len() / 2).copied()
}

fn millis(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 100.0 { format!("{millis:.1}") } else { format!("{millis:.0}") }
}
