//! Twice the text costs twice the instructions, for every rule: each is given its own examples over and over, and what is
//! known to lead readers of Markdown astray.
//!
//! `cargo test --release --test linear -- --ignored` counts with valgrind, which has to be installed. `MATTERLINT_INPUTS`
//! names the inputs that are counted, parted by commas, where not all are. A rule that takes too long makes the test fail soon:
//! no longer text is counted where it would take for ever, and no further one where so many were wrong already.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]
#![cfg(target_os = "linux")]

mod harness;
#[path = "linear/inputs.rs"]
mod inputs;

use harness::example::pages;
use harness::lab::{Case, NOW};
use inputs::{Input, inputs};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tempfile::TempDir;

/// How many times the instructions may grow when the text doubles: sorting and growing lists ask for a little more than two.
const LIMIT: f64 = 2.2;

/// A post with next to nothing in it.
const EMPTY: &str = "---\ntitle: 글\n---\n";

/// From how many times its size on a text is doubled, until it does not grow too fast.
const LONGER: [usize; 3] = [1, 4, 12];

/// As many instructions as valgrind counts in a minute: a text that would take more is not counted. What is compared for
/// the first few hundred findings only takes six billions before it ends.
const CEILING: f64 = 1e10;

/// After so many inputs that are wrong, no more are counted.
const ENOUGH: usize = 3;

/// For so many of them it is told which rules are to blame: that takes minutes each.
const BLAMED: usize = 1;

/// All rules of posts, those that are off by default too.
const ALL: &[&str] = &["--extend-select", "front-matter,body,meta"];

/// How many instructions a check of `text` takes in a blog of its own.
fn count(input: &Input, text: &str, selection: &[&str]) -> u64 {
    let folder = TempDir::new().unwrap();
    let case = Case { text: text.to_owned(), generator: input.generator.clone(), ..Case::default() };
    case.write(folder.path());
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", env!("CARGO_BIN_EXE_matterlint"), "check"])
        .args(["--now", NOW, "--output-format", "concise"])
        .args(selection)
        .current_dir(folder.path())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let refs = told.lines().find_map(|line| line.split_once("refs:")).map(|(_, count)| count.trim().replace(',', ""));
    refs.and_then(|refs| refs.parse().ok()).unwrap_or_else(|| panic!("{}: {told}", input.name))
}

/// How many times the instructions grow when the text of `input` doubles; `start` is what a run without a text takes.
fn growth(input: &Input, start: u64, selection: &[&str]) -> f64 {
    growth_of(|times| {
        let text = input.text(times);
        (text.len(), count(input, &text, selection).saturating_sub(start))
    })
}

/// How many times the instructions grow when a text doubles, of which `measure` tells the length and what it takes. Some work
/// is done for the first few findings only: where a text has fewer, one that is longer tells.
fn growth_of(measure: impl Fn(usize) -> (usize, u64)) -> f64 {
    let mut least = f64::INFINITY;
    for (at, times) in LONGER.into_iter().enumerate() {
        let [(one, first), (two, second)] = [times, 2 * times].map(&measure);
        let growth = 2.0 * (second as f64 / two as f64) / (first as f64 / one as f64);
        least = least.min(growth);
        let longer = LONGER.get(at + 1).map_or(1.0, |next| *next as f64 / times as f64);
        if least <= LIMIT || second as f64 * longer.powf(growth.log2()) > CEILING {
            break;
        }
    }
    least
}

/// What `work` makes of each of `all`, on every core.
fn on_all_cores<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let done = Mutex::new(BTreeMap::new());
    let next = Mutex::new(0..all.len());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some(at) = next.lock().unwrap().next() else { break };
                    let result = work(&all[at]);
                    done.lock().unwrap().insert(at, result);
                }
            });
        }
    });
    done.into_inner().unwrap().into_values().collect()
}

/// The rules that grow too fast on `input`, or the reading of it.
fn culprits(input: &Input) -> String {
    let rules: Vec<String> = pages().iter().filter_map(|path| name_of(path)).collect();
    let start = count(input, EMPTY, &["--select", &rules[0]]);
    let growths = on_all_cores(&rules, |rule| growth(input, start, &["--select", rule]));
    let lowest = growths.iter().copied().fold(f64::INFINITY, f64::min);
    if lowest > LIMIT {
        return format!("the reading of the text, {lowest:.2} times");
    }
    let fast = rules.iter().zip(&growths).filter(|(_, growth)| **growth > LIMIT);
    fast.map(|(rule, growth)| format!("{rule}, {growth:.2} times")).collect::<Vec<_>>().join("; ")
}

/// The name of the rule whose page is at `path`, where it is one of posts.
fn name_of(path: &Path) -> Option<String> {
    let is_of_posts = !path.parent()?.ends_with("site");
    is_of_posts.then(|| path.file_stem().unwrap().to_string_lossy().into_owned())
}

#[test]
#[ignore = "needs valgrind, and takes minutes"]
fn twice_the_text_costs_twice_the_instructions() {
    let mut inputs = inputs();
    assert!(inputs.len() > 100, "the examples were not found");
    if let Ok(named) = std::env::var("MATTERLINT_INPUTS") {
        inputs.retain(|input| named.split(',').any(|name| name == input.name));
    }
    let empty = |input: &Input| (input.generator.clone(), count(input, EMPTY, ALL));
    let starts: BTreeMap<String, u64> = {
        let one_each: BTreeMap<&str, &Input> = inputs.iter().map(|input| (input.generator.as_str(), input)).collect();
        on_all_cores(&one_each.into_values().collect::<Vec<_>>(), |input| empty(input)).into_iter().collect()
    };
    let wrong = AtomicUsize::new(0);
    let growths = on_all_cores(&inputs, |input| {
        let growth = (wrong.load(Ordering::Relaxed) < ENOUGH).then(|| growth(input, starts[&input.generator], ALL))?;
        wrong.fetch_add(usize::from(growth > LIMIT), Ordering::Relaxed);
        Some(growth)
    });
    let counted = growths.iter().flatten().count();
    let of_inputs = inputs.iter().zip(&growths);
    let wrong = of_inputs.filter_map(|(input, growth)| Some((input, growth.filter(|growth| *growth > LIMIT)?)));
    let wrong: Vec<String> = wrong
        .enumerate()
        .map(|(nth, (input, growth))| {
            let blame = if nth < BLAMED { format!(" ({})", culprits(input)) } else { String::new() };
            format!("{}: {growth:.2} times{blame}", input.name)
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "instructions grow too fast when the text doubles, in {} of {counted} inputs that were counted, of {}:\n{}",
        wrong.len(),
        inputs.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_growth_is_told_from_its_counts() {
    let of =
        |instructions: fn(f64) -> f64| growth_of(|times| (times * 1000, instructions(times as f64 * 1000.0) as u64));
    assert!((of(|length| 90.0 * length) - 2.0).abs() < 0.01);
    assert!(of(|length| length * length.log2()) < LIMIT);
    assert!(of(|length| length * length) > 3.9);
    // Much in a short text that does not last, and little that a longer one brings to light.
    assert!(of(|length| length * length.min(3000.0)) < LIMIT);
    assert!(of(|length| 5000.0 * length + length * length) > LIMIT);
}

#[test]
fn what_would_take_for_ever_is_not_counted() {
    let longest = AtomicUsize::new(0);
    let growth = growth_of(|times| {
        longest.fetch_max(times, Ordering::Relaxed);
        (times, 200_000_000 * (times * times) as u64)
    });
    assert!(growth > LIMIT);
    assert_eq!(longest.into_inner(), 2, "four times that text would take 13 billions");
}
