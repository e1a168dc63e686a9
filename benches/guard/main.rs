//! Counts the instructions of fixed work, which no other load on the machine changes, and fails where they have grown by
//! more than a few in a hundred since they were recorded. Needs valgrind.
//!
//! Another machine may count otherwise: folders above have files for git, its C library copies by other instructions. The
//! floor has a part in that, so what is compared is the work as a multiple of the floor in the same folder. Only the start,
//! which is no work on posts, is compared as it is. A processor without AVX2 counts 5 in a hundred more, and cannot be
//! compared with one that has it.
//!
//! `cargo bench --bench guard`, and `cargo bench --bench guard -- record` to accept what is counted now.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on must stop, and speaks")]

#[path = "../blog/mod.rs"]
mod blog;
mod count;
#[path = "../floor.rs"]
mod floor;
mod record;

use record::Record;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// By how many in a hundred a count may grow.
const TOLERANCE: f64 = 3.0;

/// How many posts the blog has.
const POSTS: usize = 300;

/// What the floor is called.
const FLOOR: &str = "floor";

/// What is no work on posts.
const START: &str = "start";

/// How many bytes the path of the blog has, which is copied for every file in it.
const PATH: usize = 96;

/// The work that is counted: what it is called, and the arguments of matterlint in the blog.
const WORK: [(&str, &[&str]); 5] = [
    (START, &["--version"]),
    ("one-post", &["check", "content/posts/000/post-000001.md"]),
    ("check", &["check"]),
    ("fix", &["check", "--diff", "--unsafe-fixes"]),
    ("list", &["list"]),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, folder] = words.as_slice()
        && first == "floor"
    {
        println!("{:?}", floor::pass(Path::new(folder)));
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().unwrap();
    let root = root(folder.path());
    let now = Record::new(
        std::iter::once((FLOOR.to_owned(), count::floor(&root)))
            .chain(WORK.map(|(name, arguments)| (name.to_owned(), count::instructions(&root, arguments)))),
    );
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/guard/recorded.txt");
    if words.iter().any(|word| word == "record") {
        fs::write(&file, now.text()).unwrap();
        println!("{}", now.text());
        return ExitCode::SUCCESS;
    }
    let before = Record::read(&fs::read_to_string(&file).unwrap());
    if before.compiler != now.compiler {
        println!("recorded with {}, built with {}: counts of two compilers say nothing", before.compiler, now.compiler);
        println!("`cargo bench --bench guard -- record` records them anew");
        return if std::env::var_os("CI").is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    println!("in {} on {}", root.display(), machine());
    if compare(&before, &now) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A folder in `folder` that nothing above it has a say in, whose path has the length that all have.
fn root(folder: &Path) -> PathBuf {
    let missing = PATH.saturating_sub(folder.as_os_str().len() + 1).max(1);
    let root = folder.join("x".repeat(missing));
    fs::create_dir_all(root.join(".git")).unwrap();
    blog::write(&root, POSTS);
    root
}

/// The processor, which decides by which instructions bytes are copied and searched.
fn machine() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or_else(|| "an unknown processor".to_owned(), |(_, name)| name.to_owned())
}

/// Tells how each work has grown. Whether none has grown too much.
fn compare(before: &Record, now: &Record) -> bool {
    let growth = |name: &str| Some(now.count(name)? as f64 / before.count(name)? as f64);
    let floor = growth(FLOOR).unwrap_or(1.0);
    let mut is_well = true;
    for (name, count) in &now.counts {
        let Some(grown) = growth(name) else {
            println!("{name:<9} {count:>14}  not recorded");
            is_well = false;
            continue;
        };
        let against = if name == START { 1.0 } else { floor };
        let percent = |grown: f64| 100.0 * (grown - 1.0);
        let more = if name == FLOOR { 0.0 } else { percent(grown / against) };
        let verdict = if more > TOLERANCE { "has grown too much" } else { "" };
        println!("{name:<9} {count:>14}  {:+.2} %, beside the floor {more:+.2} %  {verdict}", percent(grown));
        is_well &= more <= TOLERANCE;
    }
    is_well
}
