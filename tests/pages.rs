//! The rule book: every rule has a page and every page a rule; every example on a page holds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;
#[allow(dead_code, reason = "the build writes what it reads")]
#[path = "../build/pages.rs"]
mod made;

use harness::example::{Verdict, children, of_page, package, pages, sections};
use harness::lab::{Finding, Lab, matterlint};
use matterlint::lint::Registry;
use std::collections::BTreeSet;
use std::fs;

fn registry() -> Registry {
    Registry::new(matterlint::rules::all())
}

#[test]
fn pages_are_sound() {
    let registry = registry();
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for page in registry.pages() {
        let mut complain = |what: &str| wrong.push(format!("{}: {what}", page.name));
        if !page.name.chars().all(|ch| ch.is_ascii_lowercase() || ch == '-' || ch.is_ascii_digit()) {
            complain("the name is not kebab-case");
        }
        if !names.insert(page.name) || !codes.insert(page.code) {
            complain("the name or code stands twice");
        }
        if !page.code.starts_with(['F', 'B', 'S', 'X']) {
            complain("the code does not begin with the letter of a family");
        }
        if !page.summary.ends_with('.') || page.summary.trim_end_matches('.').contains(". ") {
            complain("the summary is not one sentence");
        }
        let sections = sections(page.body);
        let order = ["Bad", "Good", "Options", "Limits"];
        let ranks: Vec<_> = sections.iter().map(|section| order.iter().position(|known| known == section)).collect();
        if ranks.contains(&None) || !ranks.is_sorted() || !sections.starts_with(&["Bad".to_owned(), "Good".to_owned()])
        {
            complain("the sections are not Bad, Good, Options, Limits");
        }
        for lead in ["subject of `", "reported by `", "switch on `", "see `", "See `"] {
            let named = page.body.split(lead).skip(1).filter_map(|rest| rest.split('`').next());
            for name in named.filter(|name| registry.find(name).is_none()) {
                complain(&format!("`{name}` is no rule"));
            }
        }
        for (name, option) in page.options {
            if !option.about.ends_with('.') {
                complain(&format!("option {name}: `about` is not a sentence"));
            }
        }
        if let Err(bad) = registry.maker(registry.find(page.name).unwrap()).build(page.given(&serde_json::Map::new())) {
            complain(&format!("the default options are refused: {bad}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_that_describes_no_rule_stops_the_build() {
    let sound = "---\nname: a-rule\ncode: B999\nsummary: A fault.\nfamily: body\nseverity: hint\ndefault: true\nsince: 0.1.0\n\
                 options:\n  words: { type: list, default: [가], about: Words. }\n---\n\nWhy.\n";
    let (code, page) = made::read("body", "a-rule", sound).unwrap();
    assert!(
        code == "B999" && page.contains(r#"OptionValue::List(&["가"])"#) && page.contains(r#"body: "Why.\n""#),
        "{page}"
    );
    for (old, new, fault) in [
        ("---\nname", "name", "no front matter"),
        ("name: a-rule\n", "name: b-rule\n", "the rule on it `b-rule`"),
        ("B999", "B99", "not a letter and three digits"),
        ("family: body", "family: site", "its family is `site`"),
        ("severity: hint", "severity: mild", "unknown variant `mild`"),
        ("since: 0.1.0", "sinse: 0.1.0", "unknown field `sinse`"),
        ("[가]", "3", "the option `words`: its default is no list"),
        ("type: list, default: [가]", "type: choice, choices: [a], default: b", "its default is no choice"),
    ] {
        let told = made::read("body", "a-rule", &sound.replacen(old, new, 1)).unwrap_err();
        assert!(told.contains(fault), "{told}");
    }
}

#[test]
fn pages_files_and_registrations_agree() {
    let registry = registry();
    let registered: BTreeSet<_> = registry.pages().map(|page| page.name.to_owned()).collect();
    let written: BTreeSet<_> =
        pages().iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(registered, written, "pages in rules/ and lines of registration differ");
    for folder in children(&package("src/rules")).iter().filter(|path| path.is_dir()) {
        for file in children(folder) {
            let stem = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
            assert!(stem == "mod" || registered.contains(&stem), "{} is not registered", file.display());
        }
    }
    for page in registry.pages() {
        let family = serde_json::to_value(page.family).unwrap();
        let file = package("rules").join(family.as_str().unwrap()).join(format!("{}.md", page.name));
        assert!(file.is_file(), "{} is not where its family says", page.name);
        let fixtures = children(&package("fixtures").join(family.as_str().unwrap()).join(page.name));
        let has =
            |word: &str| fixtures.iter().any(|path| path.file_name().unwrap().to_string_lossy().starts_with(word));
        assert!(has("bad") && has("good"), "{} lacks a bad or a good fixture", page.name);
    }
}

#[test]
fn examples_hold() {
    let mut lab = Lab::new();
    let examples: Vec<_> = pages().iter().flat_map(|page| of_page(page)).collect();
    assert!(examples.len() > 100, "the examples were not found");
    let numbers: Vec<_> = examples.iter().map(|example| lab.add(&example.case)).collect();
    let found = lab.run();
    let mut wrong = Vec::new();
    for (example, number) in examples.iter().zip(numbers) {
        let path = example.case.path();
        let is_ours = |finding: &&Finding| finding.path == path || finding.rule != example.rule;
        let shown = found[number].iter().filter(is_ours).map(|finding| (finding.rule.as_str(), finding.line));
        let shown: Vec<_> = shown.collect();
        let wanted: Vec<_> = match &example.verdict {
            Verdict::Good => Vec::new(),
            Verdict::Bad(lines) => lines.iter().map(|line| (example.rule.as_str(), *line)).collect(),
        };
        let unmarked = example.verdict == Verdict::Bad(Vec::new());
        if shown != wanted || unmarked {
            wrong.push(format!("{}: wanted {wanted:?}, found {:?}", example.origin, found[number]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_has_examples_of_both_kinds() {
    for page in pages() {
        let examples = of_page(&page);
        let meta = page.components().any(|part| part.as_os_str() == "meta");
        assert!(meta || examples.iter().any(|example| example.verdict != Verdict::Good), "{}", page.display());
        assert!(meta || examples.iter().any(|example| example.verdict == Verdict::Good), "{}", page.display());
    }
}

#[test]
fn the_table_of_rules_is_current() {
    let registry = registry();
    let mut table = String::from(
        "# All rules\n\nMade from the pages by `UPDATE=1 cargo test --test pages`; do not edit by hand.\n\n\
         | code | rule | severity | default | fix | what it reports |\n|---|---|---|---|---|---|\n",
    );
    for page in registry.pages() {
        let family = serde_json::to_value(page.family).unwrap();
        let fix = page.fix.map(|fix| serde_json::to_value(fix).unwrap());
        table += &format!(
            "| {} | [{}]({}/{}.md) | {} | {} | {} | {} |\n",
            page.code,
            page.name,
            family.as_str().unwrap(),
            page.name,
            page.severity,
            if page.default { "on" } else { "off" },
            fix.as_ref().and_then(|fix| fix.as_str()).unwrap_or("–"),
            page.summary,
        );
    }
    let path = package("rules/README.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &table).unwrap();
    }
    let is_current = fs::read_to_string(&path).unwrap_or_default() == table;
    assert!(is_current, "rules/README.md is not what the pages say: `just accept` writes it");
}

#[test]
fn each_silent_failure_has_its_rule_or_its_reason() {
    let ledger = fs::read_to_string(package("rules/silent-failures.md")).unwrap();
    let registry = registry();
    let mut wanted = 1..=50;
    let rows = ledger.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| #"));
    for row in rows {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [number, _, _, answer] = cells[..] else { panic!("four cells: {row}") };
        assert_eq!(number.parse().ok(), wanted.next(), "the numbers go from 1 to 50: {row}");
        let is_excused = answer.starts_with("left: ") || answer.starts_with("declined: ");
        let links: Vec<_> = answer.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(is_excused || !links.is_empty(), "neither rule nor reason: {row}");
        for link in links {
            let name = link.rsplit('/').next().unwrap().trim_end_matches(".md");
            assert!(registry.find(name).is_some() && package("rules").join(link).is_file(), "no such rule: {link}");
        }
    }
    assert_eq!(wanted.next(), None, "some of the fifty are not there");
}

#[test]
fn our_own_pages_and_documents_are_clean() {
    let root = package("");
    let output = matterlint(&root, &["check", "--hints", "rules", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"]);
    let drawing = String::from_utf8_lossy(&output.stdout);
    assert!(drawing.starts_with("no findings in "), "{drawing}");
}
