//! A run that is killed while it writes: every post is the old one or the new one, whole, and a later run ends the work.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;
#[path = "writing/refused.rs"]
mod refused;

use harness::lab::NOW;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How many posts the blog has; each needs a fix.
const POSTS: usize = 1000;

/// How many runs are killed at a moment of their own, spread over the whole run.
const BY_TIME: u32 = 12;

/// How many are killed after a share of the posts is written.
const BY_PROGRESS: usize = 14;

/// The rules whose faults the posts have; the others would only take time.
const RULES: &str = "trailing-space,hard-break-long,final-newline-missing,line-ending-mixed";

/// Of how many posts one is looked at while a run is watched, which must not take the run its core.
const SAMPLE: usize = 8;

/// A Hugo blog in a temporary folder, as it was and as a full run leaves it.
struct Blog {
    folder: TempDir,
    old: BTreeMap<PathBuf, Vec<u8>>,
    new: BTreeMap<PathBuf, Vec<u8>>,
    /// How long a full run takes.
    time: Duration,
}

/// How many posts were found old and how many new.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    old: usize,
    new: usize,
    /// Temporary files that a killed run left behind.
    extra: usize,
}

/// A post of its own kind of fault: white space, breaks, line endings, the end of the file.
fn post(at: usize) -> String {
    let head = format!("---\ntitle: 글 {at}\ndate: 2024-05-01\n---\n\n");
    match at % 5 {
        0 => format!("{head}봄 {at} \n여름\n"),
        1 => format!("{head}봄 {at}     \n여름\n"),
        2 => format!("{head}봄 {at}\n여름"),
        3 => format!("{head}봄 {at}\r\n여름\n가을\n"),
        _ => format!("{head}- 봄 {at} \n- 여름\t\n\n> 가을  \n"),
    }
}

fn fix(folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(folder)
        .args(["--fix", "--quiet", "--now", NOW, "--select", RULES])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn bytes_of(paths: impl Iterator<Item = PathBuf>) -> BTreeMap<PathBuf, Vec<u8>> {
    paths.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

impl Blog {
    fn new() -> Self {
        // In memory where that can be had: what a dying process leaves is the same there, and flushing a thousand files
        // for each of many runs takes a disk minutes.
        let folder = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
        let posts = folder.path().join("content/posts");
        for part in ["a", "b", "c", "d"] {
            fs::create_dir_all(posts.join(part)).unwrap();
        }
        fs::write(folder.path().join("hugo.toml"), "baseURL = \"https://example.org/\"\n").unwrap();
        let part = |at: usize| ["a", "b", "c", "d"][at % 4];
        let paths: Vec<PathBuf> = (0..POSTS).map(|at| posts.join(part(at)).join(format!("글-{at:04}.md"))).collect();
        for (at, path) in paths.iter().enumerate() {
            fs::write(path, post(at)).unwrap();
        }
        let old = bytes_of(paths.iter().cloned());
        let start = Instant::now();
        assert!(fix(folder.path()).wait().unwrap().success());
        let time = start.elapsed();
        let new = bytes_of(paths.into_iter());
        assert!(old.iter().all(|(path, bytes)| new[path] != *bytes), "every post needs a fix");
        Self { folder, old, new, time }
    }

    /// Makes every post old again, and removes what killed runs have left.
    fn reset(&self) {
        for path in self.below().filter(|path| is_ours(path)) {
            fs::remove_file(path).unwrap();
        }
        for (path, bytes) in &self.old {
            fs::write(path, bytes).unwrap();
        }
    }

    fn below(&self) -> impl Iterator<Item = PathBuf> {
        let posts = self.folder.path().join("content/posts");
        let folders = ["a", "b", "c", "d"].into_iter().map(move |part| posts.join(part));
        folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path())
    }

    /// About how many posts are no longer old: the length tells, since a new text is shorter or longer.
    fn written(&self) -> usize {
        let length = |path: &Path| fs::metadata(path).map(|file| file.len()).unwrap_or_default();
        let sample = self.old.iter().step_by(SAMPLE);
        sample.filter(|(path, bytes)| length(path) != bytes.len() as u64).count() * SAMPLE
    }

    /// Looks at every file: whole, nothing missing, nothing strange beside them.
    fn examine(&self) -> Found {
        let mut found = Found::default();
        for (path, old) in &self.old {
            let now = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            match () {
                () if now == *old => found.old += 1,
                () if now == self.new[path] => found.new += 1,
                () => panic!("{} is neither old nor new: {}", path.display(), String::from_utf8_lossy(&now)),
            }
        }
        for path in self.below().filter(|path| !self.old.contains_key(path)) {
            assert!(is_ours(&path), "{} was not there", path.display());
            found.extra += 1;
        }
        found
    }

    /// Fixes what is left, and asserts that nothing is.
    fn end(&self) {
        assert!(fix(self.folder.path()).wait().unwrap().success());
        assert_eq!(self.examine().new, POSTS);
    }
}

/// Whether a file has the name that temporary files have.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.starts_with(".matterlint-") && name.ends_with('~')
}

/// Sends a signal; a process that has ended is none of our business.
fn signal(child: &Child, name: &str) {
    let _ = Command::new("sh").args(["-c", &format!("kill -{name} {}", child.id())]).stderr(Stdio::null()).status();
}

/// Whether this process was told to ignore a signal, and with it what it starts: shells do that with SIGINT for what runs in
/// the background.
fn is_ignored(number: i32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (number - 1) & 1 == 1)
}

/// Waits until `share` posts are written or the run is over.
fn wait_for(blog: &Blog, child: &mut Child, share: usize) {
    while blog.written() < share && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_killed_run_leaves_every_post_whole() {
    let blog = Blog::new();
    let mut all = Vec::new();
    for at in 0..BY_TIME {
        blog.reset();
        let mut child = fix(blog.folder.path());
        // Multiples of the golden ratio fall evenly into any part of the run.
        let share = (f64::from(at) * 0.618_033_988).fract();
        sleep(blog.time.mul_f64(share));
        child.kill().unwrap();
        child.wait().unwrap();
        all.push(blog.examine());
    }
    for at in 0..BY_PROGRESS {
        blog.reset();
        let mut child = fix(blog.folder.path());
        wait_for(&blog, &mut child, at * POSTS / BY_PROGRESS + 1);
        child.kill().unwrap();
        child.wait().unwrap();
        all.push(blog.examine());
        if at == BY_PROGRESS / 2 {
            blog.end();
        }
    }
    assert!(all.iter().any(|found| found.new == 0), "no run was killed before it wrote: {all:?}");
    let middle = all.iter().filter(|found| found.old > 0 && found.new > 0).count();
    assert!(middle >= BY_PROGRESS / 4, "only {middle} runs were killed while they wrote: {all:?}");
    blog.end();
}

#[test]
fn an_interrupted_run_leaves_every_post_whole() {
    let blog = Blog::new();
    for (name, number) in [("INT", 2), ("TERM", 15)] {
        if is_ignored(number) {
            println!("skipped: SIG{name} is ignored here, as in the background of a shell");
            continue;
        }
        let middle = (0..20).find_map(|_| {
            blog.reset();
            let mut child = fix(blog.folder.path());
            wait_for(&blog, &mut child, POSTS / 10);
            signal(&child, name);
            let status = child.wait().unwrap();
            // On a busy machine the run may be over before the signal comes.
            let found = Some(blog.examine()).filter(|_| !status.success())?;
            assert_eq!(status.signal(), Some(number));
            (found.old > 0 && found.new > 0).then_some(found)
        });
        assert!(middle.is_some(), "SIG{name} never came in the middle of writing");
        blog.end();
    }
}
