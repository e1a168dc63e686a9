//! `matterlint init` as an author runs it, in a folder of its own: what is written, what is never replaced, and that
//! matterlint and the JSON Schema take all of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use matterlint::config::{Starter, read, schema};
use matterlint::lint::Registry;
use matterlint::site::GeneratorName;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn blog(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The exit code, and what was said on both streams.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

/// Every example of a text, which stands in a comment, as if its author had switched it on.
fn switched_on(text: &str) -> String {
    let is_example = |line: &str| {
        let key = line.split(" = ").next().unwrap_or_default();
        let is_key = line.contains(" = ") && key.chars().all(|ch| ch.is_ascii_lowercase() || ch == '-');
        is_key || line == "[[overrides]]"
    };
    let lines = text.lines().map(|line| line.strip_prefix("# ").filter(|line| is_example(line)).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_example_can_be_switched_on() {
    let registry = Registry::new(matterlint::rules::all());
    let validator = jsonschema::draft202012::new(&schema(&registry)).unwrap();
    for generator in GeneratorName::all().into_iter().map(Some).chain([None]) {
        let starter = Starter { registry: &registry, schema: Some("./x.json"), generator, imported: None };
        let text = starter.text();
        assert!(text.starts_with("#:schema ./x.json\n"), "{text}");
        let all = switched_on(&text);
        for (text, keys) in [(text, 1), (all, 6)] {
            let faults = read("matterlint.toml", &text, &registry);
            assert!(faults.is_ok(), "{faults:?}\n{text}");
            let value: Value = toml::from_str(&text).unwrap();
            assert!(validator.is_valid(&value) && value.as_object().unwrap().len() == keys, "{text}");
        }
    }
}

#[test]
fn what_is_written_is_the_schema_and_a_configuration_that_changes_nothing() {
    let folder = blog(&[("글/a.md", "---\ntitle: 글\n---\n\n![](바다.png)\n")]);
    let here = folder.path();
    let before = run(here, &["--output-format", "json"]);
    assert_eq!(run(here, &["init"]).0, 0);
    assert_eq!(run(here, &["--output-format", "json"]), before);
    let schema = fs::read_to_string(here.join(".matterlint.schema.json")).unwrap();
    assert_eq!(run(here, &["config", "--schema"]), (0, schema));
    let mut names: Vec<_> = fs::read_dir(here).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".matterlint.schema.json", "matterlint.toml", "글"]);
}

#[test]
fn nothing_is_replaced() {
    for name in ["matterlint.toml", ".matterlint.toml"] {
        let folder = blog(&[(name, "broken ["), ("글/a.md", "")]);
        let here = folder.path();
        let (code, said) = run(here, &["init"]);
        assert!(code == 2 && said.contains(&format!("`{name}` is there already")), "{said}");
        assert_eq!(fs::read_to_string(here.join(name)).unwrap(), "broken [");
        let (code, said) = run(&here.join("글"), &["init"]);
        assert!(code == 2 && said.contains(&format!("`../{name}` counts here already")), "{said}");
        assert_eq!(run(&here.join("글"), &["init", ".", "--no-schema"]).0, 0);
        assert!(!here.join("글/.matterlint.schema.json").exists());
        assert_eq!(run(here, &["init", "-"]).0, 0);
    }
}

#[test]
fn a_configuration_above_the_repository_counts_for_nothing() {
    let folder = blog(&[("matterlint.toml", ""), ("blog/.git/HEAD", ""), ("blog/a.md", "")]);
    assert_eq!(run(&folder.path().join("blog"), &["init"]).0, 0);
}

#[test]
fn a_file_that_programs_share_counts_where_it_has_a_part_for_the_linter() {
    let package = r#"{"devDependencies": {"markdownlint-cli2": "^0.22.1"}}"#;
    let project = "[tool.ruff]\nline-length = 99\n";
    let folder = blog(&[("package.json", package), ("pyproject.toml", project)]);
    let here = folder.path();
    for linter in ["markdownlint", "rumdl"] {
        let (code, said) = run(here, &["init", "--from", linter]);
        assert!(code == 2 && said.contains(&format!("no configuration of {linter} is found in `.`")), "{said}");
    }
    fs::write(here.join("package.json"), r#"{"markdownlint-cli2": {"config": {"MD045": false}}}"#).unwrap();
    fs::write(here.join("pyproject.toml"), "[tool.rumdl]\ndisable = [\"MD045\"]\n").unwrap();
    for linter in ["markdownlint", "rumdl"] {
        let (code, said) = run(here, &["init", "-", "--from", linter]);
        assert!(code == 0 && said.contains("\nimage-alt-missing = \"off\"  # MD045\n"), "{said}");
    }
}

#[test]
fn what_stands_in_a_foreign_file_stays_in_its_comment() {
    let yaml = "\"MD099\\nfail-on = 1\": true\n\"x\\e[31m\": true\nMD045: {\"a\\rb\": 1}\n";
    let cli2 = r#"{"ignores": ["a\"b", "c\\d\n\u007f/**"], "odd\nkey": 1}"#;
    let folder = blog(&[(".markdownlint.yaml", yaml), (".markdownlint-cli2.jsonc", cli2)]);
    let (code, said) = run(folder.path(), &["init", "--from", "markdownlint"]);
    assert!(code == 0 && !said.contains('\u{1b}'), "{said}");
    let written = fs::read_to_string(folder.path().join("matterlint.toml")).unwrap();
    assert!(!written.contains(['\u{1b}', '\r', '\u{7f}']), "{written}");
    let value: toml::Table = toml::from_str(&written).unwrap();
    assert_eq!(value.keys().collect::<Vec<_>>(), ["exclude", "rules"]);
}
