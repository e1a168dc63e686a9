//! The floors of the house: no module imports from a floor above its own, rules never import each other, each outside
//! library has one home, and files stay small.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. A module may name those before it, and itself.
const FLOORS: &[&str] =
    &["text", "document", "site", "lint", "config", "rules", "report", "fixer", "session", "lsp", "cli"];

/// An outside library and the only places that may name it.
const HOMES: &[(&str, &[&str])] = &[
    ("granit_parser", &["src/document/front_matter/yaml/"]),
    ("toml", &["src/document/front_matter/"]),
    ("jsonc_parser", &["src/document/front_matter/json/"]),
    ("serde_yaml", &["src/document/front_matter/edit/tests/"]),
    ("pulldown_cmark", &["src/document/body/"]),
    ("memchr", &["src/text/", "src/document/", "src/site/address/"]),
    ("regex", &["src/site/generator/", "src/rules/"]),
    (
        "jiff",
        &["src/site/", "src/lint/", "src/config/", "src/rules/front_matter/", "src/session/", "src/lsp/", "src/cli/"],
    ),
    (
        "unicode_normalization",
        &[
            "src/text/fold.rs",
            "src/site/anchor/",
            "src/site/generator/docusaurus/kebab.rs",
            "src/site/generator/hugo/sanitize.rs",
            "src/rules/body/image_unicode_form.rs",
        ],
    ),
    ("deunicode", &["src/site/anchor/"]),
    ("percent_encoding", &["src/site/address/", "src/lsp/uri.rs"]),
    (
        "serde_json",
        &["src/document/front_matter/edit/tests/", "src/lint/", "src/config/", "src/report/", "src/lsp/", "src/cli/"],
    ),
    ("schemars", &["src/config/"]),
    ("sha1_smol", &["src/site/generator/hexo/hash.rs", "src/report/fingerprint.rs"]),
    ("imagesize", &["src/rules/body/image_type_mismatch.rs", "src/lsp/hover/image.rs"]),
    ("strsim", &["src/text/nearest.rs"]),
    ("foldhash", &["src/text/table.rs"]),
    ("unicode_width", &["src/lint/length.rs", "src/report/"]),
    ("miette", &["src/report/"]),
    ("similar", &["src/report/"]),
    ("csv", &["src/report/"]),
    ("quick_xml", &["src/report/xml.rs"]),
    ("clap", &["src/cli/"]),
    ("lsp_server", &["src/lsp/"]),
    ("lsp_types", &["src/lsp/"]),
    ("anstream", &["src/cli/"]),
    ("terminal_size", &["src/cli/"]),
    ("ignore", &["src/session/"]),
    ("rayon", &["src/session/"]),
    ("mimalloc", &["src/main.rs"]),
    ("simdutf8", &["src/session/source.rs"]),
    ("notify", &["src/session/watcher/"]),
    ("tempfile", &["src/session/", "src/report/diff_tests.rs"]),
    ("globset", &["src/config/", "src/site/glob.rs"]),
];

const LONGEST_FILE: usize = 250;
const LONGEST_RULE: usize = 200;

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The code of a file without its tests, which may reach further. A line that only names a file of tests ends nothing.
fn product(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source)
}

fn floor_of(path: &str) -> Option<(usize, &'static str)> {
    let first = path.strip_prefix("src/")?.split(['/', '.']).next()?;
    FLOORS.iter().position(|floor| *floor == first).map(|at| (at, FLOORS[at]))
}

#[test]
fn imports_go_down() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let Some((own, _)) = floor_of(&path) else { continue };
        for (at, line) in product(&source).lines().enumerate() {
            let code = line.split("//").next().unwrap_or(line);
            for (_, rest) in code.match_indices("crate::").map(|(at, found)| code.split_at(at + found.len())) {
                for (floor, name) in FLOORS.iter().enumerate().skip(own + 1) {
                    if rest.strip_prefix(name).is_some_and(|after| after.starts_with([':', ';', ',', ' '])) {
                        wrong.push(format!("{path}:{}: {} may not name {name} (floor {floor})", at + 1, FLOORS[own]));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_never_import_each_other() {
    for (path, source) in sources().iter().filter(|(path, _)| path.starts_with("src/rules/")) {
        let code = product(source);
        assert!(!code.contains("crate::rules"), "{path} names another rule");
        assert!(!code.contains("super::"), "{path} reaches into its family");
    }
}

#[test]
fn every_library_has_one_home() {
    let mut wrong = Vec::new();
    // Tests call other readers to judge what we write.
    for (path, source) in sources().into_iter().filter(|(path, _)| !path.ends_with("_tests.rs")) {
        for (library, homes) in HOMES {
            let at_home = homes.iter().any(|home| path.starts_with(home));
            let named = product(&source).lines().any(|line| {
                let code = line.split("//").next().unwrap_or(line).trim();
                code.match_indices(&format!("{library}::")).any(|(at, _)| {
                    let before = code[..at].chars().next_back();
                    !before.is_some_and(|ch| ch.is_alphanumeric() || ch == '_' || ch == ':')
                })
            });
            if named && !at_home {
                wrong.push(format!("{path} names {library}, whose home is {homes:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        if !source.starts_with("//! ") {
            wrong.push(format!("{path} does not open with a sentence"));
        }
        let lines = product(&source).lines().count();
        let in_rules = path.starts_with("src/rules/");
        let most = if in_rules { LONGEST_RULE } else { LONGEST_FILE };
        if lines > most {
            wrong.push(format!("{path} has {lines} lines, more than {most}"));
        }
        for name in ["utils", "helpers", "common", "misc"] {
            if path.split(['/', '.']).any(|part| part == name) {
                wrong.push(format!("{path} is called {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
