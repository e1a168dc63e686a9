//! The formats that other programs read: valid by their published schemas, written whole, and unheard by the runners of CI
//! jobs that show them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::command::{FORMATS, command, run, stdout};
use quick_xml::events::Event;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A post with a fault that is fixed, and one whose text a runner would obey.
const POST: &str = "---\ntitle: 봄 ::error::x\ndate: 2025-02-30\ntags: [봄, 봄]\n---\n\n::error::x\n##[group]y\n";

fn blog() -> TempDir {
    let blog = TempDir::new().unwrap();
    fs::write(blog.path().join("matterlint.toml"), "generator = \"hugo\"\nroot = \".\"\n").unwrap();
    fs::create_dir_all(blog.path().join("content/posts")).unwrap();
    fs::write(blog.path().join("content/posts/봄.md"), POST).unwrap();
    blog
}

/// What a run over all fixtures looks like in a format.
fn fixtures(format: &str) -> String {
    stdout(&run(Path::new(env!("CARGO_MANIFEST_DIR")), &[], &["check", "fixtures", "--output-format", format]))
}

/// A published schema: from our copies, or beside the clone.
fn schema(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = [root.join("tests/formats/schemas").join(name), root.join("../shared/reference/schemas").join(name)];
    let found = places.into_iter().find(|path| path.is_file());
    if found.is_none() {
        harness::skipped(&format!("the schema {name} is not at hand"));
    }
    found
}

fn validator(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(schema(name).unwrap()).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn assert_valid(validator: &jsonschema::Validator, value: &Value) {
    let faults: Vec<String> =
        validator.iter_errors(value).take(5).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn sarif_is_valid() {
    let log: Value = serde_json::from_str(&fixtures("sarif")).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    for field in ["fixes", "relatedLocations"] {
        assert!(results.iter().any(|result| result.get(field).is_some()), "{field}");
    }
    assert_valid(&validator("sarif-2.1.0.json"), &log);
    let mut wrong = log;
    wrong["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!validator("sarif-2.1.0.json").is_valid(&wrong));
}

#[test]
fn reviewdog_formats_are_valid() {
    let document: Value = serde_json::from_str(&fixtures("rdjson")).unwrap();
    assert!(document["diagnostics"].as_array().unwrap().iter().any(|found| found.get("suggestions").is_some()));
    assert_valid(&validator("rdjson.json"), &document);
    let line_validator = validator("rdjsonl-line.json");
    for line in fixtures("rdjsonl").lines() {
        assert_valid(&line_validator, &serde_json::from_str(line).unwrap());
    }
}

#[test]
fn gitlab_has_what_it_needs_and_no_fingerprint_twice() {
    let violations: Vec<Value> = serde_json::from_str(&fixtures("gitlab")).unwrap();
    let mut prints: Vec<&str> = violations.iter().map(|found| found["fingerprint"].as_str().unwrap()).collect();
    for found in &violations {
        assert!(["info", "minor", "major"].contains(&found["severity"].as_str().unwrap()));
        assert!(found["location"]["lines"]["begin"].as_u64().unwrap() > 0);
    }
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), violations.len());
}

#[test]
fn xml_is_valid() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        return harness::skipped(
            "xmllint (libxml2-utils) is not installed, and JUnit and Checkstyle are not validated",
        );
    }
    let folder = TempDir::new().unwrap();
    for (format, name) in [("junit", "junit-10.xsd"), ("checkstyle", "checkstyle-report-1.0.0.xsd")] {
        let Some(schema) = schema(name) else { continue };
        let file = folder.path().join(format);
        fs::write(&file, fixtures(format)).unwrap();
        let output =
            Command::new("xmllint").args(["--noout", "--huge", "--schema"]).arg(schema).arg(file).output().unwrap();
        assert!(output.status.success(), "{format}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Checkstyle's own schema may not be copied: this is what it says of the elements that we write.
#[test]
fn checkstyle_is_what_its_readers_know() {
    let text = fixtures("checkstyle");
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut open, mut errors) = (Vec::new(), 0);
    loop {
        let (start, is_open) = match reader.read_event().unwrap() {
            Event::Start(start) => (start, true),
            Event::Empty(start) => (start, false),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let name = start.name().as_ref().to_owned();
        let attributes: Vec<(String, String)> = start
            .attributes()
            .map(|attribute| attribute.unwrap())
            .map(|attribute| (attribute.key.as_ref().to_owned(), attribute.value.into_owned()))
            .collect();
        let names: Vec<&str> = attributes.iter().map(|(name, _)| name.as_str()).collect();
        let parent = open.last().map(String::as_str);
        match (parent, name.as_str()) {
            (None, "checkstyle") => assert_eq!(names, ["version"]),
            (Some("checkstyle"), "file") => assert_eq!(names, ["name"]),
            (Some("file"), "error") => {
                assert_eq!(names, ["line", "column", "severity", "message", "source"]);
                assert!(attributes[..2].iter().all(|(_, number)| number.parse::<u32>().unwrap() > 0));
                assert!(["error", "warning", "info"].contains(&attributes[2].1.as_str()));
                errors += 1;
            }
            other => panic!("{other:?}"),
        }
        if is_open {
            open.push(name);
        }
    }
    assert!(open.is_empty() && errors > 100, "{errors}");
}

#[test]
fn several_formats_are_written_at_once_and_whole() {
    let blog = blog();
    let targets: Vec<String> = FORMATS[1..].iter().map(|name| format!("{name}={name}.out")).collect();
    let arguments: Vec<&str> = targets.iter().flat_map(|target| ["--output-format", target]).collect();
    let output = run(blog.path(), &[], &[&arguments[..], &["--output-format", "full"]].concat());
    assert_eq!(stdout(&output), stdout(&run(blog.path(), &[], &[])));
    for name in &FORMATS[1..] {
        let alone = stdout(&run(blog.path(), &[], &["--output-format", name]));
        assert_eq!(fs::read_to_string(blog.path().join(format!("{name}.out"))).unwrap(), alone, "{name}");
    }
    let left = fs::read_dir(blog.path()).unwrap().filter(|entry| {
        entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with(".matterlint-"))
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn a_runner_is_spoken_to_by_itself() {
    let (blog, runner) = (blog(), ("GITHUB_ACTIONS", "true"));
    let summary = blog.path().join("summary");
    fs::write(&summary, "before\n").unwrap();
    let variables = [runner, ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let lines = stdout(&run(blog.path(), &variables, &[]));
    assert!(
        lines.lines().count() > 0
            && lines.lines().all(|line| line.starts_with("::error file=content/posts/봄.md")
                || line.starts_with("::warning file=content/posts/봄.md")),
        "{lines}"
    );
    let table = fs::read_to_string(&summary).unwrap();
    assert!(table.starts_with("before\n") && table.contains("| error | date\\-invalid |"), "{table}");
    for format in ["full", "concise", "grouped", "json"] {
        let text = stdout(&run(blog.path(), &variables, &["--output-format", format]));
        assert!(text.lines().all(|line| !line.trim_start().starts_with("::") && !line.contains("##[")), "{text}");
    }
    assert_eq!(fs::read_to_string(&summary).unwrap(), table);
    let broken = [runner, ("GITHUB_STEP_SUMMARY", "no/such/folder")];
    let output = run(blog.path(), &broken, &[]);
    assert_eq!((stdout(&output), output.status.code()), (lines, Some(1)));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("note: there is no job summary: "));
}

#[test]
fn a_diff_is_not_obeyed_and_still_applies() {
    let blog = blog();
    let plain = stdout(&run(blog.path(), &[], &["--diff"]));
    assert!(plain.contains("\n ::error::x\n"), "{plain}");
    let heard = stdout(&run(blog.path(), &[("GITHUB_ACTIONS", "true")], &["--diff"]));
    let token = heard.lines().next().unwrap().strip_prefix("::stop-commands::").unwrap();
    assert_eq!(heard, format!("::stop-commands::{token}\n{plain}::{token}::\n"));
    assert!(token.len() > 30);
    let patch = blog.path().join("a.patch");
    let file = fs::File::create(&patch).unwrap();
    command(blog.path(), &[("GITHUB_ACTIONS", "true")]).arg("--diff").stdout(file).status().unwrap();
    assert_eq!(fs::read_to_string(&patch).unwrap(), plain, "a file is no log");
    fs::write(&patch, heard).unwrap();
    let applied = Command::new("git").current_dir(blog.path()).args(["apply", "a.patch"]).output().unwrap();
    assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
    assert!(fs::read_to_string(blog.path().join("content/posts/봄.md")).unwrap().contains("tags: [봄]"));
}
