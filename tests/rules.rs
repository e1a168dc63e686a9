//! Every fixture of every rule: good ones are silent, bad ones show their rule and nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::example::{Example, Verdict, fixture_files, fixture_sites};
use harness::lab::{Case, Finding, Fix, Lab, of_site};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

fn list(findings: &[Finding]) -> String {
    findings.iter().fold(String::new(), |mut list, finding| {
        let _ = writeln!(list, "  {}:{}: {} {}", finding.path, finding.line, finding.rule, finding.message);
        list
    })
}

/// What is wrong with the outcome of a fixture; nothing when all is as its name says.
fn complaint(origin: &str, rule: &str, bad: bool, found: &[Finding]) -> Option<String> {
    if bad && found.is_empty() {
        return Some(format!("{origin}: {rule} is silent"));
    }
    let strange: Vec<_> = found.iter().filter(|finding| !bad || finding.rule != rule).cloned().collect();
    (!strange.is_empty()).then(|| format!("{origin}: unexpected\n{}", list(&strange)))
}

#[test]
fn files_show_what_their_names_say() {
    let examples = fixture_files();
    assert!(examples.len() > 100, "the fixtures were not found");
    let mut lab = Lab::new();
    let numbers: Vec<_> = examples.iter().map(|example| lab.add(&example.case)).collect();
    let found = lab.run();
    let mut wrong = Vec::new();
    for (example, number) in examples.iter().zip(numbers) {
        let bad = example.verdict != Verdict::Good;
        wrong.extend(complaint(&example.origin, &example.rule, bad, &found[number]));
        if bad {
            snapshot(Path::new(&example.origin), &found[number], &lab.draw(number));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sites_show_what_their_names_say() {
    let mut wrong = Vec::new();
    for (rule, bad, folder) in fixture_sites() {
        let (found, drawing) = of_site(&folder);
        wrong.extend(complaint(&folder.display().to_string(), &rule, bad, &found));
        if bad {
            snapshot(&folder, &found, &drawing);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Pins the list and the drawing of a bad fixture in a file beside it.
fn snapshot(origin: &Path, found: &[Finding], drawing: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(origin.parent().unwrap());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = origin.file_name().unwrap().to_string_lossy().trim_end_matches(".md").to_owned();
    settings.bind(|| insta::assert_snapshot!(name, format!("{}\n{drawing}", list(found))));
}

/// Rule, line and message: what the byte order mark and the line ending must not change.
fn gist(found: &[Finding]) -> Vec<(String, usize, String)> {
    found.iter().map(|finding| (finding.rule.clone(), finding.line, finding.message.clone())).collect()
}

/// Makes the twin of a case, where it can have one.
type Twin = fn(&Case) -> Option<Case>;

#[test]
fn a_byte_order_mark_and_crlf_change_nothing() {
    let twins: [(&str, Twin); 2] = [
        ("BOM", |case| {
            let marked = case.text.starts_with('\u{feff}');
            (!marked).then(|| Case { text: format!("\u{feff}{}", case.text), ..case.clone() })
        }),
        ("CRLF", |case| {
            (!case.text.contains('\r')).then(|| Case { text: case.text.replace('\n', "\r\n"), ..case.clone() })
        }),
    ];
    let examples = fixture_files();
    let mut lab = Lab::new();
    let mut pairs = Vec::new();
    for example in &examples {
        let original = lab.add(&example.case);
        for (name, twin) in &twins {
            pairs.extend(twin(&example.case).map(|twin| (&example.origin, *name, original, lab.add(&twin))));
        }
    }
    assert!(pairs.len() > 200);
    let found = lab.run();
    let mut wrong = Vec::new();
    for (origin, name, original, twin) in pairs {
        if gist(&found[original]) != gist(&found[twin]) {
            wrong.push(format!(
                "{origin}: the {name} twin differs\n{}instead of\n{}",
                list(&found[twin]),
                list(&found[original])
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn spans_and_fixes_lie_on_characters_and_fixes_match_their_page() {
    let examples: Vec<Example> = fixture_files();
    let mut lab = Lab::new();
    let numbers: Vec<_> = examples.iter().map(|example| lab.add(&example.case)).collect();
    let found = lab.run();
    let mut best: BTreeMap<&str, u8> = BTreeMap::new();
    let rank =
        |safety: &str| ["", "suggestion", "unsafe", "safe"].iter().position(|word| *word == safety).unwrap() as u8;
    for (example, number) in examples.iter().zip(numbers) {
        let text = &example.case.text;
        for finding in &found[number] {
            let whole = finding.offset..finding.offset + finding.length;
            assert!(text.get(whole).is_some(), "{}: a span is off: {finding:?}", example.origin);
            let Some(fix) = &finding.fix else { continue };
            let best = best.entry(example.rule.as_str()).or_default();
            *best = (*best).max(rank(&fix.safety));
            let mut changed = text.clone();
            let mut edits = fix.edits.clone();
            edits.sort();
            for (offset, length, new) in edits.iter().rev() {
                assert!(
                    text.get(*offset..offset + length).is_some(),
                    "{}: an edit is off: {finding:?}",
                    example.origin
                );
                changed.replace_range(*offset..offset + length, new);
            }
            assert_ne!(&changed, text, "{}: a fix that changes nothing: {finding:?}", example.origin);
        }
    }
    let sites = fixture_sites();
    for (rule, _, folder) in &sites {
        for fix in of_site(folder).0.into_iter().filter_map(|finding| finding.fix) {
            let best = best.entry(rule.as_str()).or_default();
            *best = (*best).max(rank(&fix.safety));
        }
    }
    let mut wrong = Vec::new();
    let registry = matterlint::lint::Registry::new(matterlint::rules::all());
    for page in registry.pages() {
        let stated = page.fix.map_or(0, |safety| safety as u8 + 1);
        let emitted = best.get(page.name).copied().unwrap_or(0);
        if stated != emitted {
            wrong.push(format!("{}: the page says {:?}, the fixtures show rank {emitted}", page.name, page.fix));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `text` with the edits of a fix.
fn mended(text: &str, fix: &Fix) -> String {
    let mut edits = fix.edits.clone();
    edits.sort();
    let mut changed = text.to_owned();
    edits.iter().rev().for_each(|(offset, length, new)| changed.replace_range(*offset..offset + length, new));
    changed
}

/// The findings of `after` that `before` has not, and how many of `rule` are gone.
fn change(rule: &str, before: &[Finding], after: &[Finding]) -> (Vec<Finding>, usize) {
    let of_rule = |found: &[Finding]| found.iter().filter(|finding| finding.rule == rule).count();
    let is_new =
        |finding: &&Finding| !before.iter().any(|old| (&old.rule, &old.message) == (&finding.rule, &finding.message));
    (after.iter().filter(is_new).cloned().collect(), of_rule(before).saturating_sub(of_rule(after)))
}

#[test]
fn each_fix_of_the_body_mends_its_fault_and_makes_no_other() {
    let examples: Vec<Example> =
        fixture_files().into_iter().filter(|example| example.family != "front-matter").collect();
    let mut lab = Lab::new();
    let numbers: Vec<_> = examples.iter().map(|example| lab.add(&example.case)).collect();
    let found = lab.run();
    let mut after = Lab::new();
    let mut steps = Vec::new();
    for (example, number) in examples.iter().zip(numbers) {
        for (finding, fix) in found[number].iter().filter_map(|finding| Some((finding, finding.fix.as_ref()?))) {
            let text = mended(&example.case.text, fix);
            steps.push((example, &found[number], finding, after.add(&Case { text, ..example.case.clone() })));
        }
    }
    assert!(steps.len() > 60);
    let results = after.run();
    let mut wrong = Vec::new();
    for (example, before, finding, number) in steps {
        let (mut new, gone) = change(&finding.rule, before, &results[number]);
        // What is a link now leads to a file that the fixture has not.
        new.retain(|found| !["image-missing", "link-target-missing"].contains(&found.rule.as_str()));
        if !new.is_empty() || gone == 0 {
            wrong.push(format!("{}: line {}: {gone} gone, new:\n{}", example.origin, finding.line, list(&new)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
