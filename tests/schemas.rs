//! The JSON that other programs read is what `schemas/` says: every output is valid, and holds no field without a word.
//!
//! Of JSON Schema only the keywords that our schemas use are known here; any other stops the test.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use regex::Regex;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

fn output(arguments: &[&str]) -> Value {
    serde_json::from_slice(&printed(arguments, "json")).unwrap()
}

fn printed(arguments: &[&str], format: &str) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_matterlint"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).args(["--output-format", format]);
    command.output().unwrap().stdout
}

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What is wrong with `value` by `schema`, whose references are looked up in `root`.
fn faults(value: &Value, schema: &Value, root: &Value, place: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut complain = |what: String| wrong.push(format!("{place}: {what}: {value}"));
    let mut inner = Vec::new();
    for (keyword, asked) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "title" | "description" | "$defs" => {}
            "$ref" => {
                let target = root.pointer(asked.as_str().unwrap().trim_start_matches('#')).unwrap();
                inner.extend(faults(value, target, root, place));
            }
            "anyOf" => {
                let all = asked.as_array().unwrap().iter().map(|schema| faults(value, schema, root, place));
                inner.extend(all.min_by_key(Vec::len).unwrap());
            }
            "type" => {
                let is_type = |name: &Value| type_of(value) == name;
                if !asked.as_array().map_or_else(|| is_type(asked), |names| names.iter().any(is_type)) {
                    complain(format!("is not of type {asked}"));
                }
            }
            "const" if value != asked => complain(format!("is not {asked}")),
            "enum" if !asked.as_array().unwrap().contains(value) => complain(format!("is none of {asked}")),
            "minimum" if value.as_u64().is_some_and(|number| number < asked.as_u64().unwrap()) => {
                complain(format!("is less than {asked}"));
            }
            "pattern" if !Regex::new(asked.as_str().unwrap()).unwrap().is_match(value.as_str().unwrap_or_default()) => {
                complain(format!("does not match {asked}"));
            }
            "const" | "enum" | "minimum" | "pattern" => {}
            "required" => {
                let missing = asked.as_array().unwrap().iter().filter(|key| value.get(key.as_str().unwrap()).is_none());
                missing.for_each(|key| complain(format!("has no {key}")));
            }
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    match asked.get(key) {
                        Some(schema) => inner.extend(faults(value, schema, root, &format!("{place}/{key}"))),
                        None => complain(format!("`{key}` is not described")),
                    }
                }
            }
            "additionalProperties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    inner.extend(faults(value, asked, root, &format!("{place}/{key}")));
                }
            }
            "items" => {
                for (at, value) in value.as_array().into_iter().flatten().enumerate() {
                    inner.extend(faults(value, asked, root, &format!("{place}/{at}")));
                }
            }
            _ => panic!("this test does not know the keyword `{keyword}`"),
        }
    }
    wrong.extend(inner);
    wrong
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn assert_valid(value: &Value, schema: &Value) {
    let faults = faults(value, schema, schema, "");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn findings_are_what_the_schema_says() {
    let found = output(&["check", "fixtures"]);
    let findings = found["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| !finding["fix"].is_null()));
    assert!(findings.iter().any(|finding| finding["related"].get(0).is_some()));
    assert_valid(&found, &schema("check.schema.json"));
    assert_valid(&output(&["check", "fixtures/sites"]), &schema("check.schema.json"));
    let lines = String::from_utf8(printed(&["check", "fixtures"], "json-lines")).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(Value::from(lines), found["findings"]);
}

#[test]
fn the_inventory_is_what_the_schema_says() {
    let blog = output(&["list", "fixtures/sites", "--now", "2024-06-01T00:00:00Z"]);
    let posts = blog["posts"].as_array().unwrap();
    assert!(posts.iter().any(|post| post["published"] == true));
    assert_valid(&blog, &schema("list.schema.json"));
    assert_valid(&output(&["list", "fixtures"]), &schema("list.schema.json"));
    assert_valid(&output(&["list", "schemas"]), &schema("list.schema.json"));
}

#[test]
fn the_rule_book_is_what_the_schema_says() {
    assert_valid(&output(&["rules"]), &schema("rules.schema.json"));
}

#[test]
fn a_wrong_document_is_seen() {
    let schema = schema("check.schema.json");
    let mut found = output(&["check", "fixtures/readme"]);
    found["findings"][0]["line"] = 0.into();
    found["findings"][1]["severity"] = "fatal".into();
    found["findings"][1]["fix"]["edits"][0]["length"] = "2".into();
    found["findings"][2]["colour"] = "red".into();
    found["summary"].as_object_mut().unwrap().remove("hints");
    let mut places: Vec<_> =
        faults(&found, &schema, &schema, "").iter().map(|fault| fault.split(": ").next().unwrap().to_owned()).collect();
    let expected =
        ["/findings/0/line", "/findings/1/fix/edits/0/length", "/findings/1/severity", "/findings/2", "/summary"];
    places.sort();
    assert_eq!(places, expected);
}
