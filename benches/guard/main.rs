//! Counts the instructions of fixed work, which no other load on the machine changes, and fails where they have grown by
//! more than a few in a hundred since they were recorded. Needs valgrind.
//!
//! `cargo bench --bench guard`, and `cargo bench --bench guard -- record` to accept what is counted now.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on must stop, and speaks")]

#[path = "../blog/mod.rs"]
mod blog;
mod count;
mod record;

use count::instructions;
use record::Record;
use std::path::Path;
use std::process::ExitCode;

/// By how many in a hundred a count may grow.
const TOLERANCE: f64 = 3.0;

/// How many posts the blog has.
const POSTS: usize = 300;

/// The work that is counted: what it is called, and the arguments of matterlint in the blog.
const WORK: [(&str, &[&str]); 5] = [
    ("start", &["--version"]),
    ("one-post", &["check", "content/posts/000/post-000001.md"]),
    ("check", &["check"]),
    ("fix", &["check", "--diff", "--unsafe-fixes"]),
    ("list", &["list"]),
];

fn main() -> ExitCode {
    let records = std::env::args().any(|word| word == "record");
    let folder = tempfile::tempdir().unwrap();
    blog::write(folder.path(), POSTS);
    let now = Record::new(WORK.map(|(name, arguments)| (name.to_owned(), instructions(folder.path(), arguments))));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/guard/recorded.txt");
    if records {
        std::fs::write(&file, now.text()).unwrap();
        println!("{}", now.text());
        return ExitCode::SUCCESS;
    }
    let before = Record::read(&std::fs::read_to_string(&file).unwrap());
    if before.compiler != now.compiler {
        println!("recorded with {}, built with {}: counts of two compilers say nothing", before.compiler, now.compiler);
        println!("`cargo bench --bench guard -- record` records them anew");
        return if std::env::var_os("CI").is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    let mut fails = false;
    for (name, count) in &now.counts {
        let Some(known) = before.count(name) else {
            println!("{name:<9} {count:>14}  not recorded");
            fails = true;
            continue;
        };
        let growth = 100.0 * (*count as f64 / known as f64 - 1.0);
        let verdict = if growth > TOLERANCE { "has grown too much" } else { "" };
        println!("{name:<9} {count:>14}  {growth:+.2} %  {verdict}");
        fails |= growth > TOLERANCE;
    }
    if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
