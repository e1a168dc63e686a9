//! Small configurations of other linters and what they come to: each result is one that matterlint and its schema take.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

use matterlint::config::{Carried, ConfigError, Files, Imported, Linter, Starter, read, schema};
use matterlint::lint::Registry;
use matterlint::rules;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

struct Shelf(BTreeMap<PathBuf, String>);

impl Files for Shelf {
    fn read(&self, path: &Path) -> io::Result<String> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn show(&self, path: &Path) -> String {
        path.strip_prefix("/blog").unwrap_or(path).display().to_string()
    }
}

fn registry() -> Registry {
    Registry::new(rules::all())
}

/// Imports the first file; the others are there to be extended, all but those whose name the linter looks for.
fn import(linter: Linter, files: &[(&str, &str)]) -> Result<Imported, ConfigError> {
    let path = |name: &str| Path::new("/blog").join(name);
    let shelf = Shelf(files.iter().map(|(name, text)| (path(name), (*text).to_owned())).collect());
    let known: Vec<&str> = linter.file_names().iter().flat_map(|group| group.iter().copied()).collect();
    let counts = |(at, (name, _)): &(usize, &(&str, &str))| *at == 0 || known.contains(name);
    let counting: Vec<PathBuf> = files.iter().enumerate().filter(counts).map(|(_, (name, _))| path(name)).collect();
    linter.import(&counting, &shelf, &registry())
}

fn sound(linter: Linter, files: &[(&str, &str)]) -> Imported {
    let imported = import(linter, files).expect("a sound configuration");
    let registry = registry();
    let text = Starter { registry: &registry, schema: None, generator: None, imported: Some(&imported) }.text();
    let options = read("matterlint.toml", &text, &registry).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"));
    assert_eq!(options.exclude.unwrap_or_default(), imported.exclude, "{text}");
    let value: Value = toml::from_str(&text).unwrap();
    let validator = jsonschema::draft202012::new(&schema(&registry)).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    imported
}

/// The rules as `name = setting`, joined.
fn said(imported: &Imported) -> String {
    let one = |(name, carried): (&String, &Carried)| {
        format!("{name}={}", serde_json::to_string(&carried.setting).expect("settings are JSON").replace('"', ""))
    };
    imported.rules.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn left(imported: &Imported) -> String {
    imported.left.iter().map(|left| left.what.as_str()).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn markdownlint(json: &str, rules: &str, remains: &str) {
    let imported = sound(Linter::Markdownlint, &[(".markdownlint.json", json)]);
    assert_eq!((said(&imported).as_str(), left(&imported).as_str()), (rules, remains));
}

#[track_caller]
fn rumdl(toml: &str, rules: &str, remains: &str) {
    let imported = sound(Linter::Rumdl, &[(".rumdl.toml", toml)]);
    assert_eq!((said(&imported).as_str(), left(&imported).as_str()), (rules, remains));
}

#[test]
fn codes_names_and_tags_switch_off() {
    markdownlint(r#"{"MD009": false}"#, "hard-break-long=off trailing-space=off", "");
    markdownlint(
        r#"{"no-alt-text": false, "md013": {"line_length": 120}}"#,
        "image-alt-missing=off",
        "MD013 line-length",
    );
    markdownlint(
        r#"{"images": false, "MD045": true}"#,
        "link-definition-duplicate=off link-definition-unused=off link-reference-undefined=off",
        "MD054 link-image-style",
    );
    markdownlint(
        r#"{"MD047": {"enabled": false}, "MD042": null, "MD099": true}"#,
        "final-newline-missing=off link-empty=off",
        "`MD099`",
    );
    markdownlint(
        r#"{"MD045": "warning", "MD042": {"severity": "error"}}"#,
        "image-alt-missing=warning link-empty=error",
        "",
    );
    markdownlint(r#"{"MD024": false, "MD041": false}"#, "", "MD024 no-duplicate-heading; MD041 first-line-heading");
}

#[test]
fn a_default_of_false_switches_off_all_that_is_not_named() {
    let imported = sound(
        Linter::Markdownlint,
        &[(".markdownlint.yaml", "default: false\nMD045: true\nMD024:\n  siblings_only: true\n")],
    );
    let rules = said(&imported);
    assert!(
        rules.contains("heading-duplicate={same-text:siblings}") && rules.contains("trailing-space=off"),
        "{rules}"
    );
    assert!(
        !rules.contains("image-alt-missing") && !rules.contains("footnote") && !rules.contains("heading-first"),
        "{rules}"
    );
    assert_eq!(imported.left, []);
}

#[test]
fn options_narrow_or_ask() {
    markdownlint(r#"{"MD009": {"br_spaces": 0}}"#, "hard-break-style={style:backslash}", "");
    markdownlint(r#"{"MD009": {"br_spaces": 4}}"#, "hard-break-long=off trailing-space=off", "");
    markdownlint(
        r#"{"MD009": {"br_spaces": 2, "list_item_empty_lines": true, "code_blocks": true}}"#,
        "hard-break-long=off trailing-space=off",
        "MD009 `code_blocks`",
    );
    markdownlint(r#"{"MD024": true}"#, "heading-duplicate={same-text:post}", "");
    markdownlint(r#"{"MD025": {"front_matter_title": ""}}"#, "heading-h1-in-body=off", "");
    markdownlint(r#"{"MD025": {"front_matter_title": "^\\s*title\\s*[:=]", "level": 1}}"#, "", "");
    markdownlint(r#"{"MD025": {"level": 2}}"#, "heading-h1-in-body=off", "");
    markdownlint(r#"{"MD041": {"level": 2}}"#, "", "MD041 first-line-heading");
    markdownlint(
        r#"{"MD041": {"level": 2, "front_matter_title": "", "severity": "warning"}}"#,
        "heading-first-level={level:warning,first:2}",
        "",
    );
    markdownlint(
        r#"{"MD051": {"ignored_pattern": "^fig"}, "MD052": {"ignored_labels": ["x"]}}"#,
        "link-fragment-missing=off",
        "",
    );
    markdownlint(
        r#"{"MD052": {"ignored_labels": ["x", "y"]}, "MD053": {"ignored_definitions": ["//"]}}"#,
        "link-reference-undefined=off",
        "",
    );
}

#[test]
fn comments_trailing_commas_and_yaml_words() {
    let jsonc = "\u{feff}// don't \"stop\n{ /* here */ \"MD045\": false, }\n";
    assert_eq!(said(&sound(Linter::Markdownlint, &[(".markdownlint.jsonc", jsonc)])), "image-alt-missing=off");
    let yaml = "MD045: no\nMD042: false\nMD047: ~\n";
    let imported = sound(Linter::Markdownlint, &[(".markdownlint.yaml", yaml)]);
    assert_eq!(said(&imported), "final-newline-missing=off link-empty=off", "js-yaml takes `no` for a word");
}

#[test]
fn options_and_rules_of_markdownlint_cli2() {
    let options = r#"{
        "config": {"MD045": false}, "ignores": ["node_modules", "**/초안/**", "!(a).md"], "gitignore": true,
        "globs": ["content/**/*.md", "README.md", "!content/old"], "customRules": ["./a.js"], "fix": true
    }"#;
    let imported = sound(Linter::Markdownlint, &[(".markdownlint-cli2.jsonc", options)]);
    assert_eq!(said(&imported), "image-alt-missing=off");
    assert_eq!(imported.exclude, ["/node_modules", "**/초안/**", "content/old"]);
    assert_eq!(imported.include, ["content/**/*.md", "/README.md"]);
    assert_eq!(left(&imported), "the ignored files `!(a).md`; `customRules`; `fix`");
    let both = [
        (".markdownlint-cli2.jsonc", options),
        (".markdownlint.yml", "MD042: false\n"),
        (".markdownlintignore", "# c\nold/\n!a.md\n"),
    ];
    let imported = sound(Linter::Markdownlint, &both);
    assert_eq!(said(&imported), "link-empty=off", "the rules beside it stand above");
    assert!(
        imported.exclude.contains(&"old/".to_owned())
            && left(&imported).contains("`config` in .markdownlint-cli2.jsonc")
    );
    let package = r#"{"name": "blog", "markdownlint-cli2": {"globs": ["**/*.md"], "config": {"MD009": false}}}"#;
    let imported = sound(Linter::Markdownlint, &[("package.json", package)]);
    assert_eq!((imported.include.len(), imported.rules.len()), (0, 2));
}

#[test]
fn what_is_extended_keeps_its_place() {
    let files = [
        (".markdownlint.json", r#"{"MD045": true, "extends": "./house.json", "images": true}"#),
        ("house.json", r#"{"extends": "style/all", "MD045": false, "MD042": false}"#),
        ("node_modules/style/all.json", r#"{"MD047": false, "MD009": false}"#),
    ];
    let imported = sound(Linter::Markdownlint, &files);
    assert_eq!(said(&imported), "final-newline-missing=off hard-break-long=off link-empty=off trailing-space=off");
    let Err(ConfigError::At(fault)) = import(Linter::Markdownlint, &[(".markdownlint.json", r#"{"extends": "gone"}"#)])
    else {
        panic!("the missing file was not seen")
    };
    assert_eq!(fault.span.slice(&fault.text), "gone");
    let circle =
        [(".markdownlint.json", r#"{"extends": "b.json"}"#), ("b.json", r#"{"extends": ".markdownlint.json"}"#)];
    assert!(matches!(import(Linter::Markdownlint, &circle), Err(ConfigError::At(_))));
}

#[test]
fn bad_input_is_shown_at_its_place() {
    let at = |linter, name: &str, text: &str| match import(linter, &[(name, text)]) {
        Err(ConfigError::At(fault)) => fault.span.slice(&fault.text).to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(at(Linter::Markdownlint, ".markdownlint-cli2.jsonc", r#"{"ignores": "old"}"#), "\"old\"");
    assert_eq!(at(Linter::Markdownlint, ".markdownlint.json", "{\"a\": tru}"), "tru");
    assert_eq!(at(Linter::Rumdl, ".rumdl.toml", "disable = \"MD009\"\n"), "\"MD009\"");
    let program = import(Linter::Markdownlint, &[(".markdownlint.cjs", "module.exports = {}")]);
    assert!(program.is_err_and(|error| error.to_string().contains("it is a program")));
}

#[test]
fn rumdl_by_lists_tables_and_paths() {
    rumdl(
        "disable = [\"MD009\", \"no-alt-text\", \"MD033\"]\n",
        "hard-break-long=off image-alt-missing=off trailing-space=off",
        "MD033 no-inline-html",
    );
    rumdl(
        "[global]\nenable = [\"ALL\"]\nextend-disable = [\"md066\"]\n",
        "footnote-undefined=off footnote-unused=off",
        "",
    );
    rumdl(
        "[MD024]\nsiblings-only = false\n[no-alt-text]\nseverity = \"info\"\n",
        "heading-duplicate={same-text:post} image-alt-missing=hint",
        "",
    );
    rumdl(
        "[rules.MD047]\nenabled = false\n[MD080]\nlevels = [1]\n",
        "final-newline-missing=off heading-duplicate=off",
        "",
    );
    rumdl(
        "line-length = 99\nflavor = \"hugo\"\n[MD013]\nreflow = true\n[MD057]\nroots = []\n",
        "",
        "`line-length`; `flavor`; MD013 line-length; MD057 existing-relative-links",
    );
    let some = sound(Linter::Rumdl, &[(".rumdl.toml", "enable = [\"MD045\", \"MD024\"]\n")]);
    assert!(said(&some).contains("heading-duplicate={same-text:siblings}") && said(&some).contains("link-empty=off"));
    assert!(!said(&some).contains("image-alt-missing"));
    let paths = "exclude = [\"drafts\", \"!a.md\"]\n[per-file-ignores]\n\"README.md\" = [\"MD045\", \"MD033\"]\n\"x/*.md\" = [\"MD009\"]\n";
    let imported = sound(Linter::Rumdl, &[(".rumdl.toml", paths)]);
    let globs: Vec<&String> = imported.overrides.iter().flat_map(|(globs, _)| globs).collect();
    let globs: Vec<&str> = globs.into_iter().map(String::as_str).collect();
    assert_eq!((imported.exclude, globs), (vec!["drafts".to_owned()], vec!["/README.md", "x/**/*.md"]));
}

#[test]
fn rumdl_in_a_project_file_and_over_another() {
    let ignored = [("rumdl.toml", "disable = [\"MD037\"]\n"), (".markdownlintignore", "old/\n")];
    let imported = sound(Linter::Rumdl, &ignored);
    assert_eq!(imported.exclude, ["old/"]);
    assert!(imported.rules["emphasis-literal"].from.ends_with("`matterlint explain emphasis-literal`"));
    let project = "[project]\nname = \"x\"\n[tool.rumdl]\ndisable = [\"MD045\"]\n[tool.rumdl.MD009]\nbr_spaces = 1\n";
    let imported = sound(Linter::Rumdl, &[("pyproject.toml", project)]);
    assert_eq!(said(&imported), "hard-break-style={style:backslash} image-alt-missing=off");
    let files = [
        (".rumdl.toml", "extends = \"base.toml\"\ndisable = [\"MD042\"]\nextend-disable = [\"MD047\"]\n"),
        (
            "base.toml",
            "disable = [\"MD045\"]\nextend-disable = [\"MD011\"]\nunfixable = [\"MD009\"]\nexclude = [\"x\"]\n",
        ),
    ];
    let imported = sound(Linter::Rumdl, &files);
    assert_eq!(said(&imported), "final-newline-missing=off link-empty=off link-reversed=off");
    assert_eq!(
        (imported.unfixable.as_slice(), imported.exclude.as_slice()),
        (&["hard-break-long".to_owned(), "trailing-space".to_owned()][..], &["x".to_owned()][..])
    );
}
