//! Any bytes are safe input: every file here is checked or refused in plain words, and quickly.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has to stop")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Far more than a slow machine needs, far less than a hang.
const PATIENCE: Duration = Duration::from_secs(60);

struct Blog(TempDir);

impl Blog {
    fn new() -> Self {
        let blog = Self(TempDir::new().expect("a folder"));
        blog.write(
            "matterlint.toml",
            "generator = \"plain\"\nroot = \".\"\nselect = [\"title-missing\", \"heading-empty\", \"meta\"]\n",
        );
        blog
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.output(Command::new(env!("CARGO_BIN_EXE_matterlint")), arguments)
    }

    /// The same on a main thread with no more room than one of Windows has, the least of all systems.
    fn run_in_one_mebibyte(&self, arguments: &[&str]) -> Output {
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -s 1024 && exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_matterlint")]);
        self.output(if cfg!(unix) { shell } else { Command::new(env!("CARGO_BIN_EXE_matterlint")) }, arguments)
    }

    fn output(&self, mut command: Command, arguments: &[&str]) -> Output {
        let begun = Instant::now();
        let output = command.current_dir(self.path()).env_clear().args(arguments).output().expect("the command runs");
        assert!(begun.elapsed() < PATIENCE, "{arguments:?} took {:?}", begun.elapsed());
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
        output
    }

    /// The lines that the run reports of `arguments`, and its exit code.
    fn lines(&self, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
        let output = self.run(&[&["--output-format", "concise"], arguments].concat());
        let lines = String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect();
        (lines, output.status.code())
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn one_line_of_fifty_megabytes_is_checked_or_refused() {
    let blog = Blog::new();
    let text = format!("---\ntitle: a\n---\n\n{}\n", "낱말 word ".repeat(4_200_000));
    assert!(text.len() > 50_000_000);
    blog.write("a.md", text);
    assert_eq!(blog.lines(&["a.md"]), (vec![], Some(0)));
}

#[test]
fn a_file_beyond_the_limit_is_refused_and_the_rest_is_checked() {
    let blog = Blog::new();
    let huge = fs::File::create(blog.path().join("huge.md")).expect("a file");
    huge.set_len(65 << 20).expect("a sparse file");
    blog.write("small.md", "##\n");
    let output = blog.run(&["--output-format", "concise", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: huge.md: it is larger than 64 MiB: no post, and not checked\n");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("small.md:1:1: warning[heading-empty]"));
}

#[test]
fn deep_nesting_is_no_danger() {
    let blog = Blog::new();
    let deep = 100_000;
    for (name, text) in [
        ("brackets.md", "[".repeat(deep)),
        ("links.md", "[a](".repeat(deep)),
        ("quotes.md", "> ".repeat(deep)),
        ("lists.md", "- ".repeat(deep)),
        ("emphasis.md", "*a _b ".repeat(deep)),
        ("html.md", "<div>".repeat(deep)),
        ("templates.md", "{{< a ".repeat(deep)),
        ("liquid.md", "{% raw %}".repeat(deep)),
        ("comments.md", "<!-- ".repeat(deep)),
        ("backticks.md", (1..700).map(|length| "`".repeat(length) + " ").collect()),
        ("yaml-list.md", format!("---\na: {}\n---\n", "[".repeat(deep))),
        ("yaml-map.md", format!("---\n{}\n---\n", "{a: ".repeat(deep))),
        ("toml.md", format!("+++\na = {}\n+++\n", "[".repeat(deep))),
        ("toml-table.md", format!("+++\na{} = 1\n+++\n", ".a".repeat(deep))),
        ("toml-pairs.md", format!("+++\na = {}{}\n+++\n", "[".repeat(deep), "]".repeat(deep))),
        ("json.md", format!("{{\"a\": {}", "[".repeat(deep))),
        ("json-map.md", "{\"a\":".repeat(deep)),
    ] {
        blog.write(&format!("deep/{name}"), text);
    }
    for entry in fs::read_dir(blog.path().join("deep")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let output = blog.run_in_one_mebibyte(&["--isolated", "-q", path.to_str().expect("UTF-8")]);
        assert!(output.status.code().is_some_and(|code| code < 2), "{}: {}", path.display(), stderr(&output));
    }
}

#[test]
fn a_front_matter_full_of_faults_ends_soon() {
    let blog = Blog::new();
    blog.write("matterlint.toml", "generator = \"hugo\"\nroot = \".\"\n");
    for (faults, arguments) in [(4_000, &["check", "."][..]), (150, &["check", "--diff", "--unsafe-fixes", "."])] {
        let tags = vec!["차"; faults].join(",");
        blog.write("content/a.md", format!("---\ntags: [{tags}]\n{}---\n", "weight: 1\n".repeat(faults)));
        blog.write("content/b.md", format!("---\ntitle: \"{}\"\n---\n", "\u{200b}x".repeat(faults)));
        blog.run(arguments);
    }
}

#[test]
fn strange_bytes_are_shown_and_never_obeyed() {
    let blog = Blog::new();
    blog.write("empty.md", "");
    blog.write("nul.md", "---\ntitle: a\0b\n---\n\n##\0\n\n\0\n");
    blog.write("mark.md", "\u{feff}");
    blog.write("escape.md", "---\ntitle: \"\"\n---\n\n## \u{1b}]0;owned\u{7} \u{202e}\n\n##\n");
    blog.write("latin.md", b"caf\xe9\n");
    blog.write("utf16.md", b"\xff\xfe#\0 \0a\0");
    let output = blog.run(&["."]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&7));
    let (lines, _) = blog.lines(&["latin.md", "utf16.md", "empty.md", "mark.md"]);
    assert_eq!(
        lines,
        [
            "latin.md:1:4: error[encoding-invalid] the file is not UTF-8 text",
            "utf16.md:1:1: error[encoding-invalid] the file is not UTF-8 text",
        ]
    );
}

#[test]
fn a_folder_named_like_a_post_is_a_folder() {
    let blog = Blog::new();
    blog.write("x.md/inner.md", "##\n");
    let found = vec!["x.md/inner.md:1:1: warning[heading-empty] the heading has no text".to_owned()];
    assert_eq!(blog.lines(&["."]), (found.clone(), Some(1)));
    assert_eq!(blog.lines(&["x.md"]), (found, Some(1)));
}

#[test]
fn what_git_ignores_and_what_is_hidden_is_left_out_unless_named() {
    let blog = Blog::new();
    blog.write(".gitignore", "public/\n");
    for name in ["public/a.md", ".hidden/a.md", "node_modules/x/a.md", "a.txt", "shown.MD"] {
        blog.write(name, "##\n");
    }
    let output = blog.run(&["--show-files"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "shown.MD\n");
    let output = blog.run(&["--show-files", "public/a.md", "a.txt"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "a.txt\npublic/a.md\n");
}

#[cfg(unix)]
#[test]
fn a_circle_of_links_ends() {
    let blog = Blog::new();
    blog.write("posts/a.md", "##\n");
    std::os::unix::fs::symlink("..", blog.path().join("posts/up")).expect("a link");
    std::os::unix::fs::symlink("loop.md", blog.path().join("loop.md")).expect("a link");
    let (lines, code) = blog.lines(&["."]);
    assert_eq!((lines.len(), code), (1, Some(1)));
    let output = blog.run(&["loop.md"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_checked() {
    use std::os::unix::fs::PermissionsExt as _;
    let blog = Blog::new();
    blog.write("locked.md", "##\n");
    blog.write("open.md", "##\n");
    fs::set_permissions(blog.path().join("locked.md"), fs::Permissions::from_mode(0o000)).expect("permissions");
    let output = blog.run(&["--output-format", "concise", "."]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("open.md:1:1"));
    // The superuser may read everything.
    if fs::read(blog.path().join("locked.md")).is_err() {
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stderr(&output), "error: locked.md: the system does not permit reading it\n");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_unicode_is_checked() {
    use std::os::unix::ffi::OsStrExt as _;
    let blog = Blog::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    if fs::write(blog.path().join(name), "##\n").is_ok() {
        let (lines, code) = blog.lines(&["."]);
        assert_eq!((lines.len(), code), (1, Some(1)));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault_and_what_was_found_counts() {
    use std::process::Stdio;
    let blog = Blog::new();
    blog.write("a.md", "##\n\n".repeat(50_000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(blog.path())
        .args(["--output-format", "concise"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(1)));
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused_and_never_waited_for() {
    let blog = Blog::new();
    blog.write("a.md", "##\n");
    let made = Command::new("mkfifo").arg(blog.path().join("pipe.md")).status().expect("the command runs");
    assert!(made.success());
    let (lines, code) = blog.lines(&["."]);
    assert_eq!((lines.len(), code), (1, Some(1)), "a walk passes a pipe by");
    let why = "it is a pipe or a device: `-` reads what a program writes";
    for name in ["pipe.md", "/dev/zero"] {
        let output = blog.run(&[name, "a.md"]);
        assert_eq!((stderr(&output), output.status.code()), (format!("error: {name}: {why}\n"), Some(2)));
        let output = blog.run(&["--config", name, "a.md"]);
        let said = format!("error: the configuration `{name}` cannot be read: {why}\n");
        assert_eq!((stderr(&output), output.status.code()), (said, Some(2)));
    }
}

#[test]
fn names_are_shown_in_one_line_and_never_obeyed() {
    let blog = Blog::new();
    for name in ["new\nline.md", "esc\u{1b}[31m.md", "::error::.md", "\u{202e}dm.md"] {
        if fs::write(blog.path().join(name), "##\n").is_ok() {
            let (lines, code) = blog.lines(&[name]);
            assert_eq!((lines.len(), code), (1, Some(1)), "{lines:?}");
            assert!(!lines[0].starts_with("::") && !lines[0].contains(['\u{1b}', '\u{202e}']), "{lines:?}");
        }
    }
    let long = format!("{}.md", "x".repeat(300));
    let output = blog.run(&[&long]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn standard_input_that_cannot_be_read_is_named() {
    let blog = Blog::new();
    let folder = fs::File::open(blog.path()).expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(blog.path())
        .arg("-")
        .stdin(folder)
        .output()
        .expect("the command runs");
    assert!(stderr(&output).starts_with("error: standard input cannot be read"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
}
