//! `matterlint check --watch` and the line of progress, as an author meets them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a change may take to be seen on a machine that is busy.
const DEADLINE: Duration = Duration::from_secs(40);

const POST: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n본문\n";

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn blog() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "hugo.toml", "baseURL = 'https://example.org/'\n");
    write(folder.path(), "content/posts/봄/index.md", POST);
    folder
}

fn matterlint(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_matterlint"));
    command.current_dir(root).args(arguments).env_remove("GITHUB_ACTIONS").stdin(Stdio::null());
    command
}

/// A run that goes on, with what it has said so far, findings and notes alike.
struct Run {
    child: Child,
    said: Arc<Mutex<String>>,
    read: usize,
}

impl Run {
    fn begin(root: &Path, arguments: &[&str]) -> Self {
        let mut command = matterlint(root, arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let said = Arc::clone(&said);
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    said.lock().unwrap().push_str(&(line + "\n"));
                }
            });
        }
        Self { child, said, read: 0 }
    }

    /// Waits until the line that ends a look has come, and gives what was said since the last one.
    fn next(&mut self) -> String {
        let begun = Instant::now();
        while begun.elapsed() < DEADLINE {
            let said = self.said.lock().unwrap().clone();
            let new = &said[self.read..];
            if let Some(end) = new.find("(Ctrl-C ends)\n") {
                // What goes to the other stream may come a moment later.
                thread::sleep(Duration::from_millis(100));
                let said = self.said.lock().unwrap().clone();
                let end = said.len().max(self.read + end);
                let new = said[self.read..end].to_owned();
                self.read = end;
                return new;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("nothing came; all that was said: {}", self.said.lock().unwrap());
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn sees_changes(more: &[&str]) {
    let folder = blog();
    let root = folder.path();
    let arguments = [&["--watch", "--output-format", "concise"], more].concat();
    let mut run = Run::begin(root, &arguments);
    assert!(run.next().contains(" watching 1 post (Ctrl-C ends)"));

    write(root, "content/posts/봄/index.md", &POST.replace("본문", "![바다](sea.png)"));
    let said = run.next();
    assert!(
        said.contains("image-missing") && said.contains("checked again, 1 post changed; watching 1 post"),
        "{said}"
    );

    write(root, "content/posts/봄/sea.png", "x");
    let said = run.next();
    assert!(!said.contains("image-missing") && said.contains("checked again; watching 1 post"), "{said}");

    write(root, "matterlint.toml", "rules = 1\n");
    let said = run.next();
    assert!(said.contains("matterlint.toml") && said.contains("nothing is checked until this is mended"), "{said}");
    fs::remove_file(root.join("matterlint.toml")).unwrap();
    assert!(run.next().contains("checked again; watching 1 post"));

    // A folder that is new is watched, too.
    write(root, "content/posts/island/index.md", &POST.replace("title", "tilte"));
    let said = run.next();
    assert!(said.contains("island/index.md") && said.contains("watching 2 posts"), "{said}");
    write(root, "content/posts/island/index.md", POST);
    let said = run.next();
    assert!(!said.contains("island/index.md") && said.contains("watching 2 posts"), "{said}");

    // As many editors write: another file takes the place of the first.
    write(root, "content/posts/봄/.new", &POST.replace("date: 2024-05-01", "date: 2024-05-32"));
    fs::rename(root.join("content/posts/봄/.new"), root.join("content/posts/봄/index.md")).unwrap();
    let said = run.next();
    assert!(said.contains("date-invalid") && said.contains("1 post changed"), "{said}");

    fs::rename(root.join("content/posts/island"), root.join("content/posts/islet")).unwrap();
    assert!(run.next().contains("watching 2 posts"));
    write(root, "content/posts/islet/index.md", &POST.replace("title", "tilte"));
    assert!(run.next().contains("islet/index.md"));
    fs::remove_dir_all(root.join("content/posts/islet")).unwrap();
    assert!(run.next().contains("watching 1 post "));
    fs::remove_file(root.join("content/posts/봄/index.md")).unwrap();
    let said = run.next();
    assert!(said.contains("no posts were found") && said.contains("watching 0 posts"), "{said}");
    assert!(run.child.try_wait().unwrap().is_none());
}

#[test]
fn every_change_is_seen() {
    sees_changes(&[]);
}

#[test]
fn every_change_is_seen_where_the_system_does_not_tell() {
    sees_changes(&["--poll"]);
}

#[test]
fn what_does_not_matter_is_passed_over() {
    let folder = blog();
    let root = folder.path();
    let mut run = Run::begin(root, &["--watch", "--output-format", "full", "--output-format", "json=found.json"]);
    let first = run.next();
    assert!(first.contains("no findings in 1 post") && !first.contains('\x1b'), "{first}");
    let written = || fs::metadata(root.join("found.json")).unwrap().modified().unwrap();
    let before = written();
    write(root, "public/index.md", POST);
    write(root, "node_modules/x/readme.md", POST);
    write(root, ".git/HEAD", "x");
    write(root, "content/posts/봄/index.md", POST);
    write(root, "notes.txt", "x");
    thread::sleep(Duration::from_millis(1500));
    assert_eq!(&run.said.lock().unwrap()[run.read..], "");
    assert_eq!(written(), before, "its own report is no change");
    write(root, "content/posts/봄/index.md", &POST.replace("title", "tilte"));
    assert!(run.next().contains("1 post changed"));
    assert!(fs::read_to_string(root.join("found.json")).unwrap().contains("tilte"));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let folder = blog();
    let refused = |arguments: &[&str]| {
        let output = matterlint(folder.path(), &[&["--watch"], arguments].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused(&["--output-format", "json"]).contains("`--watch` shows `full`, `grouped` or `concise`"));
    assert!(refused(&["--fix"]).contains("cannot be used with"));
    assert!(refused(&["-"]).contains("`--watch` watches files"));
    assert!(refused(&["--stdin-filename", "a.md"]).contains("cannot be used with"));
    assert!(refused(&["--select", "no-such-rule"]).contains("no-such-rule"));
}

/// What the command prints to a terminal; `None` where there is no program that makes one.
fn on_terminal(root: &Path, arguments: &str, ends: impl Fn(&str) -> bool) -> Option<String> {
    let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_matterlint"));
    let mut script = Command::new("script");
    script.current_dir(root).args(["-qfec", &command, "/dev/null"]).env("TERM", "xterm").env_remove("GITHUB_ACTIONS");
    let mut child = script.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut stream = child.stdout.take()?;
    let mut said = Vec::new();
    let mut bytes = [0; 4096];
    while let Ok(read @ 1..) = stream.read(&mut bytes) {
        said.extend_from_slice(&bytes[..read]);
        if ends(&String::from_utf8_lossy(&said)) {
            break;
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    Some(String::from_utf8_lossy(&said).into_owned())
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_is_drawn_anew() {
    let folder = blog();
    let Some(said) = on_terminal(folder.path(), "--watch", |said| said.contains("(Ctrl-C ends)")) else { return };
    assert!(said.contains("\x1b[2J\x1b[3J\x1b[H"), "{said:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_long_run_says_how_far_it_is() {
    let folder = blog();
    let text = POST.replace("본문", &"![바다](sea.png) 본문 **글**\n\n".repeat(40));
    for number in 0..1500 {
        write(folder.path(), &format!("content/posts/{number}.md"), &text);
    }
    let begun = Instant::now();
    let Some(said) = on_terminal(folder.path(), "--statistics", |_| false) else { return };
    if begun.elapsed() < Duration::from_secs(3) {
        return;
    }
    assert!(said.contains("\rchecked ") && said.contains(" of 1,501 posts"), "{said:?}");
    let wiped = said.rfind("   \r").unwrap_or_else(|| panic!("the line stays: {said:?}"));
    assert!(said.rfind("checked ") < Some(wiped) && Some(wiped) < said.find("image-missing"), "{said:?}");
    let Some(quiet) = on_terminal(folder.path(), "--statistics --quiet", |_| false) else { return };
    assert!(!quiet.contains("checked "), "{quiet:?}");
}
