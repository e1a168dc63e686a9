//! Fixes on every fixture, page example and real blog: they come to rest, a second run changes nothing, no proof fails,
//! and nothing new is found.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;
#[path = "fixes/proof.rs"]
mod proof;
#[path = "fixes/random.rs"]
mod random;

use harness::example::{children, files_below, fixture_files, fixture_sites, of_page, package, pages};
use harness::lab::{Finding, Lab, SINCE, findings, listed, matterlint};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The two ways to fix.
const WAYS: [&[&str]; 2] = [&["--fix"], &["--fix", "--unsafe-fixes"]];

/// How often each rule speaks in each file.
type Voices = BTreeMap<String, BTreeMap<String, usize>>;

fn voices(findings: Vec<Finding>) -> Voices {
    let mut voices = Voices::new();
    for finding in findings {
        *voices.entry(finding.path).or_default().entry(finding.rule).or_default() += 1;
    }
    voices
}

/// Fixes all posts of `folder`, and complains where a proof fails or a second run would change something. Gives what is
/// found afterwards.
fn fix(folder: &Path, way: &[&str], wrong: &mut Vec<String>) -> Voices {
    let first = matterlint(folder, &[way, &["--output-format", "json"]].concat());
    let told = String::from_utf8_lossy(&first.stderr).into_owned();
    if !told.is_empty() || !matches!(first.status.code(), Some(0 | 1)) {
        wrong.push(format!("{way:?} in {}: {:?}\n{told}", folder.display(), first.status.code()));
    }
    let again: Vec<&str> = way.iter().map(|word| if *word == "--fix" { "--diff" } else { word }).collect();
    let second = matterlint(folder, &again);
    let rest = String::from_utf8_lossy(&second.stdout).into_owned();
    if !rest.is_empty() || second.status.code() != Some(0) {
        wrong.push(format!("a second {way:?} in {} would change\n{rest}", folder.display()));
    }
    voices(listed(&first))
}

/// Fixes the posts of `folder`, judged by `arguments`, in both ways, one after the other, and complains of what does not hold: after safe fixes no
/// rule may find more than before; an unsafe fix may let another rule see what is wrong, but no file may have more faults;
/// and what is found after fixing is what the next check finds.
fn fix_all(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    let paths = if arguments.is_empty() { &["."] } else { arguments };
    let mut before = voices(findings(folder, paths));
    for way in WAYS {
        let after = fix(folder, &[way, arguments].concat(), &mut wrong);
        for (path, found) in &after {
            let old = before.get(path).cloned().unwrap_or_default();
            let is_safe = way.len() == 1;
            let more = |(rule, count): (&String, &usize)| *count > old.get(rule).copied().unwrap_or(0);
            if if is_safe { found.iter().any(more) } else { found.values().sum::<usize>() > old.values().sum() } {
                wrong.push(format!("{way:?}: {path} has {found:?} after {old:?}"));
            }
        }
        before = after;
    }
    let checked = voices(findings(folder, paths));
    for (path, found) in checked.iter().filter(|(path, found)| before.get(*path) != Some(found)) {
        wrong.push(format!("{path} has {found:?}, and while it was fixed {:?} was found", before.get(path)));
    }
    if checked.len() < before.len() {
        wrong.push("posts that are clean had findings while they were fixed".to_owned());
    }
    wrong
}

#[test]
fn fixtures_and_examples_come_to_rest() {
    let mut lab = Lab::new();
    let examples = pages().into_iter().flat_map(|page| of_page(&page));
    let count = fixture_files().into_iter().chain(examples).map(|case| lab.add(&case.case)).count();
    assert!(count > 500, "the cases were not found");
    let mut wrong = fix_all(lab.folder(), &[]);
    wrong.extend(fix_all(lab.past(), &SINCE));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fixture_sites_come_to_rest() {
    let sites = fixture_sites().into_iter().map(|(_, _, folder)| folder);
    let copy = copied(sites.chain(children(&package("fixtures/sites"))));
    let wrong = fix_all(copy.path(), &[]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "minutes: `just fixes`"]
fn real_blogs_come_to_rest() {
    let corpus = package("../shared/corpus");
    if !corpus.is_dir() {
        return harness::skipped("the real blogs of ../shared/corpus are not here");
    }
    let copy = copied(children(&corpus).into_iter().filter(|path| path.is_dir()));
    let wrong = fix_all(copy.path(), &[]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Copies of sites that may be written, each in a folder of its own.
fn copied(sites: impl Iterator<Item = PathBuf>) -> TempDir {
    let copy = TempDir::new().unwrap();
    for (at, site) in sites.enumerate() {
        for file in files_below(&site) {
            let target = copy.path().join(format!("site-{at}")).join(file.strip_prefix(&site).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            // Reading and writing leaves the permissions of the original behind.
            fs::write(&target, fs::read(&file).unwrap()).unwrap();
        }
    }
    copy
}
