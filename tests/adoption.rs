//! How an old blog takes matterlint up: the command as its author runs it, in a folder of its own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A blog of plain Markdown files.
fn blog(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The exit code, standard output and standard error.
fn run(folder: &Path, arguments: &str) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("GITHUB_ACTIONS")
        .args(arguments.split(' '))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The findings, one a line.
fn found(folder: &Path, arguments: &str) -> Vec<String> {
    let (_, out, _) = run(folder, &format!("{arguments} --output-format concise --hints"));
    out.lines().map(str::to_owned).collect()
}

const OLD: &str = "---\ntitle: 글\n---\n\n![](바다.png)\n\n![](바다.png)\n\n##\n";

#[test]
fn a_baseline_hides_what_was_there() {
    let folder = blog(&[("글/a.md", OLD), ("글/b.md", OLD)]);
    let here = folder.path();
    let all = found(here, "check").len();
    assert!(all > 6, "{all}");
    let (code, out, note) = run(here, "baseline write");
    assert_eq!((code, out), (0, format!("recorded {all} findings in matterlint-baseline.json\n")));
    assert!(note.contains("once `baseline = \"matterlint-baseline.json\"` stands in matterlint.toml"), "{note}");
    let recorded = fs::read_to_string(here.join("matterlint-baseline.json")).unwrap();
    assert_eq!(found(here, "check").len(), all, "nothing names the file yet");
    write(here, "matterlint.toml", "baseline = \"matterlint-baseline.json\"\n");
    let told = format!("no findings in 2 posts; {all} older findings in the baseline\n");
    assert_eq!(run(here, "check"), (0, told, String::new()));
    assert_eq!(found(here, "check --no-baseline").len(), all);
    assert_eq!(found(&here.join("글"), "check").len(), 0, "paths do not depend on the working folder");
    assert_eq!(run(here, "baseline write").2, "", "the configuration names it");
    assert_eq!(fs::read_to_string(here.join("matterlint-baseline.json")).unwrap(), recorded);
    let json = run(here, "check --output-format json").1;
    assert!(json.contains(&format!("\"older\":{all},\"unchanged\":0")), "{json}");
}

#[test]
fn it_survives_moved_lines_and_other_line_ends_and_reports_what_is_new() {
    let folder = blog(&[("a.md", OLD), ("matterlint.toml", "baseline = \"old.json\"\n")]);
    let here = folder.path();
    assert_eq!(run(here, "baseline write").0, 0);
    let moved = OLD.replace("---\n\n![", "---\n\n새 글\n\n![").replace("\n##", "\n새 글\n\n##");
    write(here, "a.md", &moved);
    assert_eq!(found(here, "check"), [""; 0]);
    write(here, "a.md", &moved.replace('\n', "\r\n"));
    assert_eq!(found(here, "check"), [""; 0]);
    write(here, "a.md", &format!("{moved}\n![](바다.png)\n"));
    let new = found(here, "check");
    assert!(!new.is_empty() && new.iter().all(|line| line.starts_with("a.md:15:")), "{new:?}");
}

#[test]
fn what_is_in_it_is_not_fixed() {
    let old = "---\ntitle: 글\n---\n\n옛 줄 \n";
    let folder =
        blog(&[("a.md", old), ("matterlint.toml", "baseline = \"old.json\"\nselect = [\"trailing-space\"]\n")]);
    let here = folder.path();
    assert_eq!(run(here, "baseline write").1, "recorded 1 finding in old.json\n");
    let both = format!("{old}\n새 줄 \n");
    write(here, "a.md", &both);
    run(here, "check --fix");
    assert_eq!(fs::read_to_string(here.join("a.md")).unwrap(), format!("{old}\n새 줄\n"));
}

#[test]
fn what_is_no_longer_needed_is_told_and_dropped() {
    let folder = blog(&[("a.md", OLD), ("b.md", OLD), ("c.md", OLD), ("matterlint.toml", "baseline = \"old.json\"\n")]);
    let here = folder.path();
    run(here, "baseline write");
    write(here, "a.md", &OLD.replace("\n##\n", "\n## 제목\n"));
    let (code, _, err) = run(here, "check");
    assert_eq!(code, 0);
    assert_eq!(err, "note: 1 entry of the baseline is no longer needed; `matterlint baseline write` drops it\n");
    assert_eq!(run(here, "check --fix").2, err, "a run that fixes tells it too");
    assert_eq!(run(here, "check b.md").2, "", "other files are not judged by a run without them");
    fs::remove_file(here.join("c.md")).unwrap();
    assert!(run(here, "check b.md").2.contains("entries of the baseline are no longer needed"));
    run(here, "baseline write old.json a.md");
    assert_eq!(run(here, "check").2, "");
    let text = fs::read_to_string(here.join("old.json")).unwrap();
    assert!(text.contains("b.md") && !text.contains("c.md"), "{text}");
}

#[test]
fn a_baseline_that_cannot_be_used_is_told() {
    let folder = blog(&[("a.md", OLD), ("x.json", "{\"version\": 1,\n<<<<<<< HEAD\n"), ("y.json", "{\"a\": 1}")]);
    let here = folder.path();
    let (code, _, err) = run(here, "check --baseline x.json");
    assert!(code == 2 && err.contains("x.json:2:1") && err.contains("baseline write x.json"), "{err}");
    let (code, _, err) = run(here, "check --baseline none.json");
    assert!(code == 2 && err.contains("the baseline `none.json` cannot be read"), "{err}");
    let (code, _, err) = run(here, "baseline write a.md");
    assert!(code == 2 && err.contains("matterlint-baseline.json a.md"), "{err}");
    assert_eq!(run(here, "baseline write y.json").0, 2, "another program's file stays");
    assert_eq!(fs::read_to_string(here.join("y.json")).unwrap(), "{\"a\": 1}");
    assert_eq!(fs::read_to_string(here.join("a.md")).unwrap(), OLD);
}

const MANY: &str = "---\ntitle: 글\ndate: 2024-02-31 # 메모\ntags: [봄, 봄]\n---\n\n![](바다.png)\n\n한 줄은 길고\n![](산.png)\n끝.\n\n\
                    - 하나\n- ![](a.png)\n\n```text\n줄 \n\n##제목\n\n| a | b |\n|---|---|\n| ![](c.png) | d |\n";

#[test]
fn suppressions_are_written_for_all_that_is_found_and_only_once() {
    let json = "{\n  \"title\": \"글\",\n  \"date\": \"2024-02-31\"\n}\n\n![](바다.png)\n";
    let crlf = MANY.replace('\n', "\r\n");
    let files = [("a.md", MANY), ("글/b.md", &crlf), ("json.md", json), ("empty.md", "---\ndate: 2024-02-31\n---")];
    let folder = blog(&files);
    let here = folder.path();
    assert!(found(here, "check").len() > 20);
    let (code, diff, _) = run(here, "add-ignores --hints --diff");
    assert!(code == 1 && diff.contains("+<!-- matterlint-disable-"), "{diff}");
    assert_eq!(fs::read_to_string(here.join("a.md")).unwrap(), MANY, "a diff writes nothing");
    let (code, out, err) = run(here, "add-ignores --hints --reason 옛_글");
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert_eq!(found(here, "check"), [""; 0]);
    let text = fs::read_to_string(here.join("a.md")).unwrap();
    assert!(text.contains("-- 옛_글 -->\n![](바다.png)"), "{text}");
    assert!(text.contains("tags: [봄, 봄]  # matterlint: ignore[tag-repeated] -- 옛_글\n"), "{text}");
    let other = fs::read_to_string(here.join("글/b.md")).unwrap();
    assert!(!other.replace("\r\n", "").contains('\n'), "line ends stay what they are");
    assert_eq!(run(here, "add-ignores --hints"), (0, "nothing to suppress\n".to_owned(), String::new()));
    assert_eq!(fs::read_to_string(here.join("a.md")).unwrap(), text);
    assert_eq!(run(here, "add-ignores --diff --hints").1, "");
}

#[test]
fn only_what_is_asked_for_is_suppressed() {
    let folder = blog(&[("a.md", MANY), ("b.md", MANY)]);
    let here = folder.path();
    let before = found(here, "check").len();
    assert_eq!(run(here, "add-ignores --select image-alt-missing a.md").0, 0);
    assert_eq!(fs::read_to_string(here.join("b.md")).unwrap(), MANY);
    let after = found(here, "check");
    assert!(after.iter().all(|line| !(line.starts_with("a.md") && line.contains("[image-alt-missing]"))), "{after:?}");
    assert!(after.len() + 4 >= before && after.len() < before, "{after:?}");
    let (code, _, err) = run(here, "add-ignores --reason a-->b");
    assert!(code == 2 && err.contains("cannot stand in a comment"), "{err}");
}

#[test]
fn a_post_that_cannot_be_read_keeps_its_bytes() {
    let broken = "---\ntitle: \"글\n---\n\n![](a.png)\n";
    let folder = blog(&[("a.md", broken)]);
    let (code, out, err) = run(folder.path(), "add-ignores");
    assert_eq!((code, out.as_str()), (1, "nothing to suppress\n"));
    assert!(err.contains("cannot be suppressed"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), broken);
}

/// Copies the files of `from`, folders included.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// What is left after suppressions were written is what was told, and a second run changes nothing.
#[test]
fn every_fixture_comes_to_rest() {
    let folder = TempDir::new().unwrap();
    for family in ["front-matter", "body", "site"] {
        let here = folder.path().join(family);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(family), &here);
        let before = found(&here, "check").len();
        let (_, out, told) = run(&here, "add-ignores --hints");
        let left: Vec<String> =
            found(&here, "check").into_iter().filter(|line| !line.contains("encoding-invalid")).collect();
        let is_told = |line: &String| {
            let (path, rule) = (line.split(':').next().unwrap(), line.split(['[', ']']).nth(1).unwrap());
            told.lines().any(|note| note.contains(&format!(" {path}: ")) && note.contains(&format!("`{rule}`")))
        };
        let untold: Vec<&String> = left.iter().filter(|line| !is_told(line)).collect();
        assert!(untold.is_empty(), "{family}: {out}{untold:#?}");
        assert!(left.len() * 5 < before, "{family}: {} of {before} left\n{told}", left.len());
        assert_eq!(run(&here, "add-ignores --hints").1, "nothing to suppress\n", "{family}");
    }
}
