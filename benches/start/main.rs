//! What a run costs from the start of the process to its exit, beside an empty program: this one, called with `empty`, which
//! does nothing but read its arguments with clap, with a derived definition of one flag and the paths, as matterlint would
//! be if it did nothing. Both are built alike; all runs take turns. The medians count; the quickest tenth is told as well, since
//! on a busy machine most of the rest is waiting.
//!
//! `cargo bench --bench start`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on must stop, and speaks")]

use clap::Parser;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each program runs.
const ROUNDS: usize = 400;

/// How many runs of each do not count: by then the files are in memory.
const WARM: usize = 20;

/// The promise: a small post in at most so many times of what an empty program takes.
const MOST: f64 = 1.5;

/// The empty program.
#[derive(Parser)]
#[command(version)]
struct Empty {
    /// A flag
    #[arg(long)]
    flag: bool,
    /// Files
    paths: Vec<PathBuf>,
}

struct Run {
    name: &'static str,
    program: PathBuf,
    arguments: &'static [&'static str],
    /// Where it runs, below the folder of the benchmark.
    folder: &'static str,
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("empty") {
        let empty = Empty::parse();
        std::process::exit(i32::from(empty.flag && empty.paths.is_empty()));
    }
    let folder = tempfile::tempdir().unwrap();
    write_blogs(folder.path());
    // What a linker has just written lies in the cache of files in small pieces, and starts later than what an installation
    // has copied.
    let installed = |name: &str, file: &Path| {
        let copy = folder.path().join(name);
        fs::copy(file, &copy).unwrap();
        copy
    };
    let own = installed("empty", &std::env::current_exe().unwrap());
    let ours = installed("matterlint", Path::new(env!("CARGO_BIN_EXE_matterlint")));
    let run = |name, arguments, folder| Run { name, program: ours.clone(), arguments, folder };
    let runs = [
        Run {
            name: "an empty clap program",
            program: own,
            arguments: &["empty", "content/posts/spring.md"],
            folder: "hugo",
        },
        run("matterlint --version", &["--version"], "hugo"),
        run("check of a post without a site", &["check", "spring.md"], "alone"),
        run("check of a post in a small Hugo blog", &["check", "content/posts/spring.md"], "hugo"),
        run("check of the whole small blog", &["check"], "hugo"),
    ];
    let mut times: Vec<Vec<Duration>> = runs.iter().map(|_| Vec::new()).collect();
    for round in 0..WARM + ROUNDS {
        for (run, times) in runs.iter().zip(&mut times) {
            let time = run.time(folder.path());
            if round >= WARM {
                times.push(time);
            }
        }
    }
    times.iter_mut().for_each(|times| times.sort());
    let at =
        |share: usize| times.iter().map(|times| times[times.len() * share / 100].as_secs_f64()).collect::<Vec<_>>();
    let (medians, quick) = (at(50), at(10));
    println!("| what runs | median, ms | | quickest tenth, ms | |\n|---|---:|---:|---:|---:|");
    for ((run, median), quick_one) in runs.iter().zip(&medians).zip(&quick) {
        let times = [median / medians[0], quick_one / quick[0]];
        println!(
            "| {} | {:.2} | {:.2}× | {:.2} | {:.2}× |",
            run.name,
            median * 1e3,
            times[0],
            quick_one * 1e3,
            times[1]
        );
    }
    let kept = medians[3] / medians[0] <= MOST;
    println!("\na small post in at most {MOST} times of an empty program: {}", if kept { "kept" } else { "missed" });
}

impl Run {
    fn time(&self, root: &Path) -> Duration {
        let mut command = Command::new(&self.program);
        command.args(self.arguments).current_dir(root.join(self.folder));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let status = command.status().unwrap();
        let time = start.elapsed();
        assert!(status.success(), "{} could not do its work", self.name);
        time
    }
}

/// A small post as people write them, alone and in a Hugo blog with a few others.
fn write_blogs(root: &Path) {
    let posts = root.join("hugo/content/posts");
    fs::create_dir_all(&posts).unwrap();
    fs::create_dir_all(root.join("alone")).unwrap();
    fs::write(root.join("hugo/hugo.toml"), "baseURL = \"https://example.org/\"\ntitle = \"산책 일기\"\n").unwrap();
    for (day, name) in [(28, "walk"), (29, "rain"), (30, "spring")] {
        let post = format!(
            "---\ntitle: 봄이 왔다\ndate: 2024-04-{day}T09:00:00+09:00\ndescription: 봄날의 산책에 대하여 {day}\n\
             tags: [산책, 봄]\n---\n\n봄이 왔다. [지난해의 글](https://example.org/spring/)을 **다시** 읽었다.\n\n## 강가에서\n\n\
             물이 `맑다`.\n\n- 하나\n- 둘\n"
        );
        fs::write(posts.join(format!("{name}.md")), &post).unwrap();
        if name == "spring" {
            fs::write(root.join("alone/spring.md"), post).unwrap();
        }
    }
}
