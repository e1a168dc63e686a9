//! What is never written, and what is written although it looks odd, through the command.

use crate::harness::lab::matterlint;
use crate::harness::skipped;
use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

const SOUND: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n봄 \n여름\n";
const FIXED: &str = "---\ntitle: 글\ndate: 2024-05-01\n---\n\n봄\n여름\n";

/// Ways to fix, the boldest last.
const WAYS: [&[&str]; 3] = [&["--fix"], &["--fix", "--unsafe-fixes"], &["--fix", "--unsafe-fixes", "--select", "all"]];

/// Front matter that cannot be read, before a body that needs fixes.
const BROKEN: &[(&str, &str)] = &[
    ("yaml.md", "---\ntitle: \"글\ntags: [a, a]\n---\n\n봄 \n##여름"),
    ("flow.md", "---\ntitle: 글\ntags: [a, a\ndate: 2024-5-1\n---\n\n봄 \n##여름"),
    ("indent.md", "---\ntitle: 글\n\ttags: [a, a]\n---\n\n봄 \n##여름"),
    ("colon.md", "---\ntitle: C: 글\ndate: 2024-5-1\n---\n\n봄 \n##여름"),
    ("list.md", "---\n- 글\n- 글\n---\n\n봄 \n##여름"),
    ("toml.md", "+++\ntitle = 글\ntags = [\"a\", \"a\"]\n+++\n\n봄 \n##여름"),
    ("toml-twice.md", "+++\ntitle = \"글\"\ntitle = \"글\"\n+++\n\n봄 \n##여름"),
    ("json.md", "{\"title\": 글, \"tags\": [\"a\", \"a\"]}\n\n봄 \n##여름"),
    ("json-comma.md", "{\"title\": \"글\",}\n\n봄 \n##여름"),
    ("open.md", "---\ntitle: 글\ntags: [a, a]\n\n봄 \n##여름"),
    ("open-toml.md", "+++\ntitle = \"글\"\n\n봄 \n##여름"),
    ("open-json.md", "{\"title\": \"글\"\n\n봄 \n##여름"),
];

/// A Hugo blog with these posts.
fn blog(posts: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("hugo.toml"), "baseURL = \"https://example.org/\"\n").unwrap();
    fs::create_dir_all(folder.path().join("content/posts")).unwrap();
    for (name, text) in posts {
        fs::write(at(&folder, name), text).unwrap();
    }
    folder
}

fn at(folder: &TempDir, name: &str) -> std::path::PathBuf {
    folder.path().join("content/posts").join(name)
}

fn text(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(at(folder, name)).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Gives `bytes` to the command, and what it makes of them.
fn piped(folder: &Path, arguments: &[&str], bytes: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(folder)
        .args(["--stdin-filename", "content/posts/new.md"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn front_matter_that_cannot_be_read_keeps_the_whole_file() {
    let folder = blog(BROKEN);
    for way in WAYS {
        let output = matterlint(folder.path(), way);
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(1), ""));
        for (name, old) in BROKEN {
            assert_eq!(text(&folder, name), *old, "{way:?}: {name}");
            let output = piped(folder.path(), way, old.as_bytes());
            assert_eq!(String::from_utf8_lossy(&output.stdout), *old, "{way:?}: {name} from standard input");
        }
    }
}

#[test]
fn a_fault_in_one_file_leaves_the_others_their_fixes() {
    let folder = blog(&[("a.md", SOUND), ("locked.md", SOUND), ("linked.md", SOUND), ("z.md", SOUND)]);
    fs::set_permissions(at(&folder, "locked.md"), Permissions::from_mode(0o444)).unwrap();
    fs::hard_link(at(&folder, "linked.md"), folder.path().join("other-name.txt")).unwrap();
    fs::write(at(&folder, "korean.md"), b"---\ntitle: \xb1\xdb\n---\n\nx \n").unwrap();
    fs::File::create(at(&folder, "large.md")).unwrap().set_len(matterlint::session::LARGEST + 1).unwrap();
    let output = matterlint(folder.path(), &["--fix", "--hints", "--output-format", "concise"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: content/posts/large.md: it is larger than 64 MiB: no post, and not checked\n\
         error: content/posts/linked.md: it was not fixed: it has 2 names on the disk (hard links), and replacing it would \
         part them\n\
         error: content/posts/locked.md: it was not fixed: it is read-only\n"
    );
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = out.lines().map(|line| line.split_once(": ").unwrap().0).collect();
    assert_eq!(lines, ["content/posts/korean.md:2:8", "content/posts/linked.md:6:2", "content/posts/locked.md:6:2"]);
    for name in ["a.md", "z.md"] {
        assert_eq!(text(&folder, name), FIXED);
    }
    for name in ["locked.md", "linked.md"] {
        assert_eq!(text(&folder, name), SOUND);
    }
    assert_eq!(fs::read(at(&folder, "korean.md")).unwrap(), b"---\ntitle: \xb1\xdb\n---\n\nx \n");
}

#[test]
fn a_link_stays_one_and_its_file_is_fixed_once() {
    let (folder, away) = (blog(&[("a.md", SOUND)]), TempDir::new().unwrap());
    let target = away.path().join("b.md");
    fs::write(&target, SOUND).unwrap();
    symlink(&target, at(&folder, "b.md")).unwrap();
    symlink("a.md", at(&folder, "again.md")).unwrap();
    // A walk follows no links.
    assert!(matterlint(folder.path(), &["--fix"]).status.success());
    assert_eq!((text(&folder, "a.md").as_str(), text(&folder, "b.md").as_str()), (FIXED, SOUND));
    fs::write(at(&folder, "a.md"), SOUND).unwrap();
    let named = ["--fix", "content/posts/a.md", "content/posts/again.md", "content/posts/b.md"];
    let output = matterlint(folder.path(), &named);
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
    for name in ["a.md", "again.md", "b.md"] {
        assert_eq!(text(&folder, name), FIXED, "{name}");
        assert_eq!(at(&folder, name).is_symlink(), name != "a.md");
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), FIXED);
    assert_eq!(fs::read_dir(away.path()).unwrap().count(), 1);
}

#[test]
fn a_folder_that_lets_nothing_be_written_keeps_its_posts() {
    let folder = blog(&[("a.md", SOUND)]);
    let posts = folder.path().join("content/posts");
    fs::set_permissions(&posts, Permissions::from_mode(0o555)).unwrap();
    let may_all_the_same = fs::write(posts.join("probe"), "").is_ok();
    let output = matterlint(folder.path(), &["--fix"]);
    fs::set_permissions(&posts, Permissions::from_mode(0o755)).unwrap();
    if may_all_the_same {
        return skipped("who runs this test may write into read-only folders");
    }
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(said(&output), "error: content/posts/a.md: it was not fixed: its folder is not writable\n");
    assert_eq!(text(&folder, "a.md"), SOUND);
}

/// Another program saves a post again and again while it is fixed. Whatever wins, the post is whole: one of the texts
/// that were saved, or such a text fixed.
#[test]
fn a_post_that_is_saved_meanwhile_stays_whole() {
    let folder = blog(&[("a.md", SOUND)]);
    let (post, beside, stop) = (at(&folder, "a.md"), folder.path().join("saving"), AtomicBool::new(false));
    let mut codes = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0.. {
                fs::write(&beside, SOUND.replace('글', &format!("글 {number}"))).unwrap();
                fs::rename(&beside, &post).unwrap();
                if stop.load(Ordering::Relaxed) {
                    return;
                }
            }
        });
        for _ in 0..20 {
            let output = matterlint(folder.path(), &["--fix", "--quiet"]);
            let changed =
                "error: content/posts/a.md: it was not fixed: it changed while it was being checked; run again\n";
            let expected = if output.status.success() { "" } else { changed };
            assert_eq!(said(&output), expected);
            codes.push(output.status.code());
            let now = fs::read_to_string(&post).unwrap();
            let number: String = now.chars().filter(char::is_ascii_digit).collect();
            let number = number.trim_end_matches("20240501");
            let saved = SOUND.replace('글', &format!("글 {number}"));
            assert!(now == saved || now == saved.replace("봄 \n", "봄\n"), "{now}");
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert!(codes.contains(&Some(2)), "no run met a change: {codes:?}");
}

#[test]
fn a_diff_writes_nothing() {
    let folder = blog(&[("a.md", SOUND), ("b.md", FIXED)]);
    let post = at(&folder, "a.md");
    let state = || {
        let times = [&post, post.parent().unwrap()].map(|path| fs::metadata(path).unwrap().modified().unwrap());
        (times, fs::read(&post).unwrap())
    };
    let before = state();
    let output = matterlint(folder.path(), &["--diff", "--unsafe-fixes"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.ends_with("\n-봄 \n+봄\n 여름\n".as_bytes()), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(state(), before);
    assert!(matterlint(folder.path(), &["--diff", "content/posts/b.md"]).status.success());
}

#[test]
fn standard_input_keeps_its_bytes() {
    let folder = blog(&[]);
    let fixed = |arguments: &[&str], bytes: &[u8]| {
        let output = piped(folder.path(), arguments, bytes);
        (output.stdout.clone(), output.status.code(), said(&output))
    };
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    let (out, code, told) = fixed(&["--fix"], &windows(SOUND));
    let counted = "fixed 1 finding in 1 post; no findings remain in 1 post\n";
    assert_eq!((out, code, told.as_str()), (windows(FIXED), Some(0), counted));
    for bytes in [&b"---\ntitle: \xb1\xdb\n---\n\nx \n"[..], BROKEN[0].1.as_bytes(), b"\xff\xfe\x00 \r\n \r"] {
        let (out, code, told) = fixed(&["--fix", "--unsafe-fixes", "--output-format", "concise"], bytes);
        assert_eq!((out.as_slice(), code), (bytes, Some(1)), "{told}");
        assert!(told.starts_with("content/posts/new.md:"), "{told}");
    }
    let (out, code, told) = fixed(&["--fix", "--exit-non-zero-on-fix", "--quiet"], SOUND.as_bytes());
    assert_eq!((out.as_slice(), code, told.as_str()), (FIXED.as_bytes(), Some(1), ""));
    let (out, code, told) = fixed(&["--fix", "--quiet"], FIXED.as_bytes());
    assert_eq!((out.as_slice(), code, told.as_str()), (FIXED.as_bytes(), Some(0), ""));
    let (out, code, _) = fixed(&["--fix", "--quiet"], b"");
    assert_eq!((out.len(), code), (0, Some(1)), "an empty post has no front matter");
}
