//! A hundred thousand findings, in one post and in ten thousand: how much memory and time each format needs.
//!
//! `cargo test --release --test volume -- --ignored --nocapture` prints the figures.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]
#![cfg(target_os = "linux")]

mod harness;

use harness::command::{FORMATS, command, run, stdout};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a run needs.
struct Cost {
    /// The most memory while it writes, in KiB.
    memory: u64,
    time: Duration,
}

fn cost(folder: &Path, arguments: &[&str]) -> Cost {
    let begin = Instant::now();
    let mut child = command(folder, &[]).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    let (mut memory, mut chunk) = (0, vec![0; 1 << 16]);
    while out.read(&mut chunk).unwrap() > 0 {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        memory = memory.max(line.map_or(0, |line| line.trim().trim_end_matches(" kB").parse().unwrap()));
    }
    child.wait().unwrap();
    Cost { memory, time: begin.elapsed() }
}

/// A blog of `posts` posts that hold `parts` faulty paragraphs each, all with an end of their own.
fn blog(posts: usize, parts: usize, end: &str) -> TempDir {
    let blog = TempDir::new().unwrap();
    let config = "generator = \"plain\"\nroot = \".\"\nselect = [\"body\"]\n";
    fs::write(blog.path().join("matterlint.toml"), config).unwrap();
    for post in 0..posts {
        let mut text = format!("# 글 {post}\n\n");
        for part in 0..parts {
            text.push_str(&format!("![바다](없는 사진{post}-{part}.jpg) ##[error]x{end}"));
        }
        fs::write(blog.path().join(format!("{post}.md")), text + "\n").unwrap();
    }
    blog
}

#[test]
#[ignore = "takes a while"]
fn a_hundred_thousand_findings_need_little() {
    for (case, blog, can_be_fixed) in [
        ("10,000 posts", blog(10_000, 3, " \n\n##\n\n"), true),
        ("one post", blog(1, 34_000, " \n\n##\n\n"), true),
        ("one line", blog(1, 20_000, " "), false),
    ] {
        let found = stdout(&run(blog.path(), &[], &["--output-format", "json-lines"])).lines().count();
        let runs = FORMATS.map(|format| vec!["--output-format", format, "--draw-all"]).to_vec();
        let diff = can_be_fixed.then(|| vec!["--diff"]).into_iter().collect();
        for arguments in [runs, vec![vec!["--output-format", "full"]], diff].concat() {
            let Cost { memory, time } = cost(blog.path(), &arguments);
            let name = arguments.join(" ").replace("--output-format ", "").replace(" --draw-all", "");
            let _ = writeln!(std::io::stderr(), "{case}, {found} findings, {name}: {} MB, {time:.1?}", memory >> 10);
            assert!(memory > 0 && memory < 300 << 10, "{case}, {name}: {memory} KiB");
            assert!(time < Duration::from_secs(60), "{case}, {name}: {time:?}");
        }
    }
}
