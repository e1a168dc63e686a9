//! The JSON Schema of `matterlint.toml` takes every configuration that we show, and refuses what matterlint refuses.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::example::{files_below, package};
use jsonschema::Validator;
use matterlint::config::{read, schema};
use matterlint::lint::Registry;
use serde_json::Value;
use std::fs;

fn registry() -> Registry {
    Registry::new(matterlint::rules::all())
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema(&registry())).unwrap()
}

/// The configuration as a TOML reader sees it.
fn value(text: &str) -> Value {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The `toml` blocks of a Markdown text.
fn blocks(page: &str) -> Vec<String> {
    let parts = page.split("```toml\n").skip(1);
    parts.filter_map(|rest| rest.split_once("```")).map(|(block, _)| block.to_owned()).collect()
}

#[test]
fn every_configuration_that_we_show_is_taken() {
    let (registry, validator) = (registry(), validator());
    let mut shown = blocks(&fs::read_to_string(package("README.md")).unwrap());
    shown.extend(registry.pages().flat_map(|page| blocks(page.body)));
    let folders = ["fixtures", "rules", "tests/cli"].map(package);
    let files = folders.iter().flat_map(|folder| files_below(folder)).filter(|path| path.ends_with("matterlint.toml"));
    shown.extend(files.map(|path| fs::read_to_string(path).unwrap()));
    shown.retain(|text| read("matterlint.toml", text, &registry).is_ok());
    assert!(shown.len() > 60, "only {} configurations were found", shown.len());
    for text in shown {
        let value = value(&text);
        let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}\n{text}");
    }
}

#[test]
fn what_matterlint_refuses_is_refused() {
    let (registry, validator) = (registry(), validator());
    for text in [
        "generater = \"hugo\"",
        "generator = \"word\"",
        "exclude = \"content/old/\"",
        "fail-on = \"fatal\"",
        "[rules]\ntitle-mising = \"off\"",
        "[rules]\ntitle-missing = \"of\"",
        "[rules]\ntitle-missing = false",
        "[rules]\ndate-format = { format = 3 }",
        "[rules]\ndate-format = { from = \"rfc3339\" }",
        "[rules]\nhard-break-style = { style = \"tabs\" }",
        "[rules]\nkey-missing = { keys = \"date\" }",
        "[[overrides]]\nrules = { title-missing = \"off\" }",
        "[[overrides]]\npaths = [\"a/\"]\nrule = { title-missing = \"off\" }",
        "[[overrides]]\npaths = [\"a/\"]\nrules = { title-mising = \"off\" }",
    ] {
        assert!(read("matterlint.toml", text, &registry).is_err(), "matterlint takes it:\n{text}");
        assert!(!validator.is_valid(&value(text)), "the schema takes it:\n{text}");
    }
}

#[test]
fn the_schema_in_the_repository_is_current() {
    let path = package("schemas").join("matterlint.schema.json");
    let current = serde_json::to_string_pretty(&schema(&registry())).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(path, current).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap_or_default(), current, "run with UPDATE=1");
}
